"""Which words of a case no dictionary knows, neither that of the law nor the case itself.

The dictionary of everyday words is that of the package `pyspellchecker`, which need not be installed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from game import places
from game.content.loading import Loaded
from game.content.mentions import LINK
from game.workshop.prose_texts import Text, names_in

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
    *(
        ("manoeu", "maneu"),
        ("paed", "ped"),
        ("haem", "hem"),
        ("anaesth", "anesth"),
        ("cheque", "check"),
        ("pyjam", "pajam"),
    ),
)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that nothing knows: how often it stands in the case, where first, and what may be meant."""

    word: str
    count: int
    first: Text
    suggested: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """What came of looking words up: those that nothing knows, or why none could be looked up."""

    unknown: tuple[Unknown, ...] = ()
    why_not: str = ""


def spelling_of(texts: Sequence[Text], loaded: Loaded) -> Spelling:
    """Return the words of some texts that nothing knows; the case's own names are known."""
    scenario = loaded.playable
    language = scenario.words.language.split("-")[0].lower()
    try:
        dictionary = _dictionary(language)
    except (ModuleNotFoundError, ValueError) as error:
        return Spelling(why_not=_why_not(error, language))
    found = _Found(texts)
    own = loaded.path.parent / OWN_WORDS
    known = {*_listed(places.spelling() / f"law.{language}.txt"), *_listed(own), *_names(loaded)}
    known |= found.names - found.slips()
    unknown = [word for word in found.counts if not _is_known(word, known, dictionary)]
    return Spelling(tuple(found.told(word, dictionary) for word in sorted(unknown)))


def _names(loaded: Loaded) -> set[str]:
    """Return the words of all names in a case, its rule books and its shared words."""
    sources = loaded.playable.sources
    plain = loaded.tree.plain if loaded.tree else {}
    names = [
        *names_in(plain),
        *(one.cite for one in sources.authorities.values()),
        *(one.term for one in sources.glossary.values()),
        *(one.name for one in sources.cast.values()),
    ]
    return {word.lower() for name in names for word, _ in _written(name)}


class _Found:
    """The words of some texts, in small letters: how often, where first, and which of them are names."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.counts: Counter[str] = Counter()
        self.first: dict[str, Text] = {}
        small, inside = set[str](), set[str]()
        for text in texts:
            for word, opens in _written(text.text):
                self.counts[word.lower()] += 1
                self.first.setdefault(word.lower(), text)
                if word[0].islower():
                    small.add(word.lower())
                elif not opens:
                    inside.add(word.lower())
        # A name has a capital wherever it stands, and not only where a sentence begins.
        often = {word for word, count in self.counts.items() if count >= _OFTEN}
        self.names = (inside | often) - small

    def slips(self) -> set[str]:
        """Return names that stand here once and are one letter off another that stands here often."""
        often = [name for name in self.names if self.counts[name] >= _OFTEN]
        once = [name for name in self.names if self.counts[name] == 1]
        return {name for name in once if any(_one_off(name, other) for other in often)}

    def told(self, word: str, dictionary: "SpellChecker") -> Unknown:
        """Return what is told of a word that nothing knows."""
        near = [name for name in self.names if self.counts[name] >= _OFTEN and _one_off(word, name)]
        close = dictionary.candidates(word) or set()
        likely = sorted(close - {word}, key=lambda one: (-dictionary.word_usage_frequency(one), one))
        return Unknown(
            word,
            self.counts[word],
            self.first[word],
            tuple(dict.fromkeys([*near, *likely]))[:_MOST_SUGGESTED],
        )


@lru_cache(maxsize=2)
def _dictionary(language: str) -> "SpellChecker":
    from spellchecker import SpellChecker

    return SpellChecker(language=language, distance=1)


def _why_not(error: Exception, language: str) -> str:
    if isinstance(error, ModuleNotFoundError):
        return (
            "no dictionary is installed; `python -m pip install pyspellchecker` gets one, "
            "with the Python that runs the game"
        )
    return f"there is no dictionary for the language '{language}'"


def _is_known(word: str, known: set[str], dictionary: "SpellChecker") -> bool:
    if len(word) < 3 or _ROMAN.fullmatch(word):
        return True
    return any(form in known or form in dictionary for form in _forms(word))


def _forms(word: str) -> Iterator[str]:
    """Yield a word as it may stand in a dictionary: by itself, in the singular, and in American spelling."""
    bare = _SHORTENED.sub("", word)
    yield word
    for form in (bare, *(bare.removesuffix(end) for end in ("s", "es") if bare.endswith(end))):
        yield form
        yield from (form.replace(british, american) for british, american in _BRITISH if british in form)


def _one_off(word: str, other: str) -> bool:
    """Return whether two words differ in one letter, and not only by a plural or a genitive."""
    if word.rstrip("s'") == other.rstrip("s'") or abs(len(word) - len(other)) > 1 or len(word) < 4:
        return False
    head = next(
        (n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
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
