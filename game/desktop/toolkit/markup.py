"""Prose as authors write it, read into runs: paragraphs, lists, emphasis and links."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from game.desktop.toolkit.intents import LinkKind
from game.model.value import value

NO_BREAK = "\u00a0"

_PIECES = re.compile(
    r"\[\[(?P<term>[^\]|]+)(?:\|(?P<shown>[^\]]+))?\]\]"
    r"|\[@(?P<authority>[^\]\s]+)(?P<pin> at [^\]]+)?\]"
    r"|\[#(?P<name>[^\]]+)\]"
    r"|(?P<strong>\*\*)"
    r"|(?P<slanted>\*|(?<!\w)_(?=\w)|(?<=[\w.,;!?])_(?!\w))"
)
_ITEM = re.compile(r"^\s*(?:[-*+]|(?P<number>\d+[.)]))\s+")
_UNIT = re.compile(r"(?<![\w,.])(\d{1,3}(?:,\d{3})*|§§?|No\.) (?=\w)")


@value
class ProseLink:
    """A link in prose: to a glossary term or an authority."""

    kind: LinkKind
    name: str


@value
class Run:
    """Some words that look alike and lead to the same place."""

    text: str
    strong: bool = False
    slanted: bool = False
    link: ProseLink | None = None


@value
class TextBlock:
    """A paragraph, or an item of a list with its bullet."""

    runs: tuple[Run, ...]
    bullet: str = ""

    @property
    def text(self) -> str:
        """Return the words alone."""
        return "".join(run.text for run in self.runs).replace(NO_BREAK, " ")


Naming = Callable[[str, str], str]
"""Gives the words shown for a term, an authority with its pin or a name: `naming("term", "contempt")`."""


def bare(_kind: str, name: str) -> str:
    """Return a name in words where nothing better is known."""
    return name.replace("-", " ")


def blocks(text: str, naming: Naming = bare) -> tuple[TextBlock, ...]:
    """Return the paragraphs and items of some Markdown."""
    return tuple(TextBlock(tuple(_runs(words, naming)), bullet) for bullet, words in _paragraphs(text))


def plain(text: str, naming: Naming = bare) -> str:
    """Return the words of some Markdown, on one line; what is numbered keeps its number."""
    numbered = ((block.bullet.strip("\u2022"), block.text) for block in blocks(text, naming))
    return " ".join(part for pair in numbered for part in pair if part)


def unlinked(linked: tuple[TextBlock, ...]) -> tuple[TextBlock, ...]:
    """Return the same words without their links, for a text that only repeats what was read."""
    return tuple(
        replace(block, runs=tuple(replace(run, link=None) for run in block.runs)) for block in linked
    )


@lru_cache(512)
def _paragraphs(text: str) -> tuple[tuple[str, str], ...]:
    """Kept, since a screen asks for the same text at every key."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return tuple((bullet, _quoted(words)) for paragraph in paragraphs for bullet, words in _items(paragraph))


def _items(paragraph: str) -> Iterator[tuple[str, str]]:
    bullet, gathered = "", ""
    for line in paragraph.splitlines():
        item = _ITEM.match(line)
        if item:
            if gathered:
                yield bullet, gathered
            bullet, gathered = item["number"] or "\u2022", line[item.end() :].strip()
        else:
            gathered = f"{gathered} {line.strip()}".strip()
    if gathered:
        yield bullet, gathered


def _runs(text: str, naming: Naming) -> Iterator[Run]:
    strong = slanted = False
    done = 0
    for piece in _PIECES.finditer(text):
        if piece.start() > done:
            yield Run(_bound(text[done : piece.start()]), strong, slanted)
        done = piece.end()
        if piece["strong"]:
            strong = not strong
        elif piece["slanted"]:
            slanted = not slanted
        elif piece["name"]:
            yield Run(naming("name", piece["name"]), strong, slanted)
        else:
            kind: LinkKind = "term" if piece["term"] else "authority"
            shown = piece["shown"] or naming(kind, piece[kind] + (piece["pin"] or ""))
            yield Run(_bound(shown), strong, slanted, ProseLink(kind, piece[kind]))
    if done < len(text):
        yield Run(_bound(text[done:]), strong, slanted)


def _bound(text: str) -> str:
    return _UNIT.sub(lambda match: f"{match[1]}{NO_BREAK}", text)


def _quoted(text: str) -> str:
    """Turn straight quotes into printed ones."""
    text = re.sub(r'(^|[\s(\[\u2014\u201c])(\**)"', "\\1\\2\u201c", text).replace('"', "\u201d")
    return re.sub(r"(^|[\s(\[\u201c])(\**)'(?=\S)", "\\1\\2\u2018", text).replace("'", "\u2019")
