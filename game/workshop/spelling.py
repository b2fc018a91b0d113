"""The words of a case that are in no dictionary, in no list of legal words, and no names of the case.

The dictionary of everyday words is that of the package `pyspellchecker`, which need not be installed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from game import places
from game.content.loaded import Loaded
from game.content.mentions import LINK, with_all_said
from game.content.problems import Place
from game.content.translating import PARAGRAPHS, PROSE, every_text, parts_of
from game.content.tree import Steps

if TYPE_CHECKING:
    from spellchecker import SpellChecker

OWN_WORDS = "words.txt"
_MOST_SUGGESTED = 3
_OFTEN = 3
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ROMAN = re.compile(r"[ivxlc]+")
# A genitive, or a verb that leans on the word: Ada's, there'll, they've.
_SHORTENED = re.compile(r"'(s|ll|d|ve|re|m)?$")
_SENTENCE_ENDS = re.compile(r"(?:^|[.!?:“\"]\s*|\n)\W*$")

# What is spelt otherwise in Britain, and the American way, which the dictionary has; no more than that,
# so that a slip is not taken for an island.
_BRITISH: Sequence[tuple[str, str]] = (
    *(("our", "or"), ("ise", "ize"), ("isa", "iza"), ("isi", "izi"), ("yse", "yze"), ("ysi", "yzi")),
    *(("tre", "ter"), ("ogue", "og"), ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("mme", "m")),
    *(("licence", "license"), ("defence", "defense"), ("offence", "offense"), ("pretence", "pretense")),
    *(("manoeu", "maneu"), ("paed", "ped"), ("haem", "hem"), ("anaesth", "anesth")),
    *(("cheque", "check"), ("pyjam", "pajam")),
)

# What an author says of what is meant is prose too, though nobody who plays reads it.
_PROSE = PROSE | {"intended"}

# Keys that hold the names of people, of companies and of things.
_NAMES: Sequence[str] = ("name", "real", "also", "shown_as", "who", "cite", "term")


class ProseText(NamedTuple):
    """A text of a scenario that somebody reads, and the steps that lead to it in its file."""

    steps: Steps
    text: str


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word in no list: how often it is in the case, where it is first, and what may be meant."""

    word: str
    count: int
    place: Place
    suggested: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """The unknown words of a case, or why none could be looked up."""

    unknown: tuple[UnknownWord, ...] = ()
    why_not: str = ""


def prose_in(part: Any, steps: Steps = ()) -> Iterator[ProseText]:
    """Yield every text of a part of a scenario that is prose, in the order of the file."""
    for key, inside in parts_of(part):
        here = (*steps, key)
        if key in PARAGRAPHS and not (key == "text" and isinstance(inside, dict) and "choices" in inside):
            for one in every_text(inside, here):
                yield ProseText(one.steps, with_all_said(one.text))
        elif key in _PROSE and isinstance(inside, str):
            yield ProseText(here, inside)
        elif isinstance(inside, dict | list):
            yield from prose_in(inside, here)


def names_in(part: Any) -> Iterator[str]:
    """Yield the texts that name people, companies, cases and terms."""
    for key, inside in parts_of(part):
        if key in _NAMES:
            yield from (text.text for text in every_text(inside, ()))
        elif isinstance(inside, dict | list):
            yield from names_in(inside)


def spelling_of(texts: Sequence[ProseText], loaded: Loaded) -> Spelling:
    """Return the words of some texts that are in no list; the case's own names are known."""
    language = loaded.playable.words.language.split("-")[0].lower()
    try:
        dictionary = _dictionary(language)
    except ModuleNotFoundError:
        gets = "`python -m pip install pyspellchecker` gets one, with the Python that runs the game"
        return Spelling(why_not=f"no dictionary is installed; {gets}")
    except ValueError:
        return Spelling(why_not=f"there is no dictionary for the language '{language}'")
    assert loaded.tree is not None, "what can be played was read from a file"
    found, place = _Vocabulary(texts), loaded.tree.place
    own = loaded.path.parent / OWN_WORDS
    # The words of all names in the case, its rule books and its shared words.
    sources = loaded.playable.sources
    names = [
        *names_in(loaded.tree.plain),
        *(one.cite for one in sources.authorities.values()),
        *(one.term for one in sources.glossary.values()),
        *(one.name for one in sources.cast.values()),
    ]
    known = {word.lower() for name in names for word, _ in _written(name)}
    known |= _listed(places.spelling() / f"law.{language}.txt") | _listed(own) | (found.names - found.slips())
    unknown = [
        UnknownWord(word, count, place(found.first[word].steps), found.suggested(word, dictionary))
        for word, count in sorted(found.counts.items())
        if len(word) > 2 and not _ROMAN.fullmatch(word)
        if not any(form in known or form in dictionary for form in _forms(word))
    ]
    return Spelling(tuple(unknown))


@lru_cache(maxsize=2)
def _dictionary(language: str) -> "SpellChecker":
    from spellchecker import SpellChecker

    return SpellChecker(language=language, distance=1)


class _Vocabulary:
    """The words of some texts, in small letters: how often, where first, and which of them are names."""

    def __init__(self, texts: Sequence[ProseText]) -> None:
        self.counts: Counter[str] = Counter()
        self.first: dict[str, ProseText] = {}
        small, inside = set[str](), set[str]()
        for text in texts:
            for word, opens in _written(text.text):
                self.counts[word.lower()] += 1
                self.first.setdefault(word.lower(), text)
                if word[0].islower():
                    small.add(word.lower())
                elif not opens:
                    inside.add(word.lower())
        # A name has a capital everywhere, and not only at the beginning of a sentence.
        often = {word for word, count in self.counts.items() if count >= _OFTEN}
        self.names = (inside | often) - small
        self._frequent = [name for name in self.names if name in often]

    def slips(self) -> set[str]:
        """Return the names that occur once and are one letter off another that occurs often."""
        once = [name for name in self.names if self.counts[name] == 1]
        return {name for name in once if any(_one_off(name, other) for other in self._frequent)}

    def suggested(self, word: str, dictionary: "SpellChecker") -> tuple[str, ...]:
        """Return what may be meant by an unknown word."""
        near = [name for name in self._frequent if _one_off(word, name)]
        close = dictionary.candidates(word) or set()
        likely = sorted(close - {word}, key=lambda one: (-dictionary.word_usage_frequency(one), one))
        return tuple(dict.fromkeys([*near, *likely]))[:_MOST_SUGGESTED]


def _forms(word: str) -> Iterator[str]:
    """Yield the forms of a word to look up: itself, its singular, and both in American spelling."""
    bare = _SHORTENED.sub("", word)
    yield word
    for form in (bare, *(bare.removesuffix(end) for end in ("s", "es") if bare.endswith(end))):
        yield form
        yield from (form.replace(british, american) for british, american in _BRITISH if british in form)


def _one_off(word: str, other: str) -> bool:
    """Return whether two words differ in one letter, and not only by a plural or a genitive."""
    if word.rstrip("s'") == other.rstrip("s'") or abs(len(word) - len(other)) > 1 or len(word) < 4:
        return False
    shorter = min(len(word), len(other))
    head = next((n for n in range(shorter) if word[n] != other[n]), shorter)
    tails = ((1, 1), (0, 1), (1, 0))
    return any(word[head + left :] == other[head + right :] for left, right in tails)


def _written(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a text as they are written, and whether each opens a sentence."""
    shown = LINK.sub(lambda match: match[2] or " ", text)
    for found in _LETTERS.finditer(shown):
        yield found[0].replace("’", "'"), bool(_SENTENCE_ENDS.search(shown[: found.start()]))


def _listed(file: Path) -> set[str]:
    """Return the words of a list, one a line; a line that opens with # is a remark."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {line.strip().lower() for line in lines if line.strip() and not line.startswith("#")}
