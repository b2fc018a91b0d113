"""Markdown as authors write it, turned into the plain words of a terminal."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from game.content.links import LINK, Link, link_of

Shown = Callable[[Link], str]
"""Gives the words that stand for a link."""

_ITEM = re.compile(r"\s*(?:[-*+]|(\d+)[.)])\s+")
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[\w.,;:!?…”’)])_{1,3}(?!\w)")
_OPENING = re.compile(r"(^|[\s(\[\u2014\u2013“‘])([\"'])(?=\S)")


class Piece(NamedTuple):
    """A paragraph, or an item of a list with its sign."""

    text: str
    sign: str = ""


def pieces(markdown: str, shown: Shown) -> Iterator[Piece]:
    """Yield the paragraphs and items of a text, without marks; links as words."""
    for paragraph in re.split(r"\n\s*\n", markdown.strip()):
        for sign, text in items(paragraph):
            yield Piece(words_of(text, shown), sign)


def words_of(markdown: str, shown: Shown) -> str:
    """Return the words of a text on one line, without marks; links as words."""
    bare = _EMPHASIS.sub("", printed(" ".join(markdown.split())))
    return LINK.sub(lambda match: shown(link_of(match)), bare)


def printed(text: str) -> str:
    """Return straight quotation marks turned into those of good print."""
    opened = _OPENING.sub(lambda match: match[1] + ("“" if match[2] == '"' else "‘"), text)
    # A mark that opens may follow another one that does.
    opened = _OPENING.sub(lambda match: match[1] + ("“" if match[2] == '"' else "‘"), opened)
    return opened.replace('"', "”").replace("'", "’")


def inside_speech(text: str) -> str:
    """Return what somebody says, fit to stand between double quotation marks."""
    return text.replace("“", "‘").replace("”", "’")


def items(paragraph: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a paragraph, each with the sign of its item of a list, or with none."""
    sign, gathered = "", ""
    for line in paragraph.splitlines():
        item = _ITEM.match(line)
        if item:
            if gathered:
                yield sign, gathered
            sign, gathered = f"{item[1]}." if item[1] else "-", line[item.end() :]
        else:
            gathered = f"{gathered} {line}"
    if gathered.strip():
        yield sign, gathered
