"""Lines for a plain terminal, wrapped at 80 columns: Markdown as plain words, cited authorities as notes."""

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from game.content.mentions import LINK, Link, link_of
from game.content.phrases import Phrases
from game.content.words import inside_speech
from game.errors import GameError
from game.model.cites import Cite, pinned
from game.model.ids import AuthorityId

_LONGEST_GIVEN = 40


def sentence(said: GameError | str) -> str:
    """Return what an error or a text says, as a sentence."""
    said = " ".join(str(said).split())
    return said[:1].upper() + said[1:] + ("" if said.endswith((".", "!", "?")) else ".")


def quoted(given: str) -> str:
    """Return what was typed, fit to be shown: on one line, and not too long."""
    shown = "".join(" " if unicodedata.category(one).startswith("C") else one for one in given).strip()
    return shown if len(shown) <= _LONGEST_GIVEN else f"{shown[:_LONGEST_GIVEN]}…"


Shown = Callable[[Link], str]
"""Gives the words that stand for a link."""

_ITEM = re.compile(r"\s*(?:[-*+]|(\d+)[.)])\s+")
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[\w.,;:!?…”’)])_{1,3}(?!\w)")
_OPENING = re.compile(r"(^|[\s(\[\u2014\u2013“‘])([\"'])(?=\S)")


class Piece(NamedTuple):
    """A paragraph, or an item of a list with its mark."""

    text: str
    mark: str = ""


def pieces(markdown: str, shown: Shown) -> Iterator[Piece]:
    """Yield the paragraphs and items of a text, without marks; links as words."""
    for paragraph in re.split(r"\n\s*\n", markdown.strip()):
        for mark, text in items(paragraph):
            yield Piece(words_of(text, shown), mark)


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


def items(paragraph: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a paragraph, each with the mark of its list item, if it is one."""
    mark, gathered = "", ""
    for line in paragraph.splitlines():
        item = _ITEM.match(line)
        if item:
            if gathered:
                yield mark, gathered
            mark, gathered = f"{item[1]}." if item[1] else "-", line[item.end() :]
        else:
            gathered = f"{gathered} {line}"
    if gathered.strip():
        yield mark, gathered


WIDTH = 80

# A section sign stays with its number, and a note with the word that it belongs to.
_BOUND = re.compile(r"(?<=§) | (?=\[\d+[\],( ])")
_BETWEEN = "\u00a0"


class Page:
    """Gathers lines; each is whole, and none is wider than a terminal."""

    # Names that the case hides until its debrief are shown there only, on a page that is `unmasked`.
    def __init__(self, phrases: Phrases, unmasked: bool = False) -> None:
        self.phrases = phrases
        self.words = phrases.words
        self._unmasked = unmasked
        self._lines: list[str] = []
        self._notes: dict[AuthorityId, int] = {}

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the lines so far."""
        return tuple(self._lines)

    def line(self, text: str, indent: int = 0, hang: int = 0) -> None:
        """Add a text of one paragraph; `hang` indents its further lines more than its first."""
        first, rest = " " * indent, " " * (indent + hang)
        bound = _BOUND.sub(_BETWEEN, printed(text))
        lines = textwrap.wrap(
            bound, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
        )
        self._lines.extend(line.replace(_BETWEEN, " ") for line in lines)

    def title(self, text: str) -> None:
        """Add the line that says what the page is about."""
        self.line(text)

    def speech(self, name: str, text: str, _face: str = "") -> None:
        """Add what somebody says, by name; lines show no face."""
        said = inside_speech(self.plain(text))
        self.gap()
        self.line(self.words("terminal.speech", name=name, text=said))

    def ruling(self, text: str, _face: str = "") -> None:
        """Add what a court rules; lines show no face."""
        self.line(text)

    def stations(self, stations: Iterable[tuple[str, bool]]) -> None:
        """Add the line of stations, each with whether one is there now."""
        said = [self.words("terminal.station_here", station=one) if here else one for one, here in stations]
        if said:
            self.line(self.words("terminal.stations", stations=", ".join(said)))

    def begin_paper(self, title: str) -> None:
        """Add the title of a document; what is added until `end_paper` stands in it."""
        self.gap()
        self.line(title)

    def end_paper(self) -> None:
        """Leave the document."""

    def gap(self) -> None:
        """Leave a line empty, unless the one before is."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def heading(self, text: str) -> None:
        """Add a heading after an empty line."""
        self.gap()
        self.line(text)

    def markdown(self, text: str, indent: int = 0) -> None:
        """Add a text as authors write it: paragraphs apart, items of a list together."""
        was_item = False
        for piece in pieces(text, self._shown):
            if not (was_item and piece.mark):
                self.gap()
            was_item = bool(piece.mark)
            lead = f"{piece.mark} " if piece.mark else ""
            self.line(lead + piece.text, indent, len(lead))

    def plain(self, text: str) -> str:
        """Return the words of a text as authors write it; what it cites becomes a note."""
        return words_of(text, self._shown)

    def cited(self, text: str, cites: Iterable[Cite]) -> str:
        """Return a text and the numbers of the notes that tell its authorities."""
        return " ".join([self.plain(text), *(self._note(cite) for cite in cites)])

    def notes(self) -> None:
        """Add the authorities that were cited, each with its number; they count anew from here."""
        if not self._notes:
            return
        self.gap()
        for cite, number in self._notes.items():
            self.line(f"[{number}] {self.phrases.scenario.sources.authorities[cite].cite}", hang=4)
        self._notes = {}

    def _note(self, cite: Cite) -> str:
        number = self._notes.setdefault(cite.authority, len(self._notes) + 1)
        return f"[{pinned(str(number), cite.pin)}]"

    def _shown(self, link: Link) -> str:
        sources = self.phrases.scenario.sources
        if link.noun == "authority" and link.id in sources.authorities:
            return self._note(Cite(AuthorityId(link.id), link.pin))
        if link.noun == "term" and not link.shown and link.id in sources.glossary:
            return sources.glossary[link.id].term
        hidden = self.phrases.scenario.mask.names.get(link.id) if link.noun == "stand-in" else None
        if hidden:
            return hidden.real if self._unmasked else hidden.shown_as
        return link.shown or link.id.replace("-", " ")
