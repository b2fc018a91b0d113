"""Lines for a plain terminal, wrapped at 80 columns; cited authorities become notes at the end."""

import re
import textwrap
from collections.abc import Iterable

from game.content.links import Link
from game.content.phrases import Phrases
from game.model.ids import AuthorityId
from game.pages.lines.plain_text import pieces, printed, words_of

WIDTH = 80

# A section sign stays with its number, and a note with the word that it belongs to.
_BOUND = re.compile(r"(?<=§) | (?=\[\d+\])")
_BETWEEN = "\u00a0"


class Page:
    """Gathers lines; each is whole, and none is wider than a terminal.

    Names that the case hides until its debrief are shown there only, on a page that is `unmasked`.
    """

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
            if not (was_item and piece.sign):
                self.gap()
            was_item = bool(piece.sign)
            lead = f"{piece.sign} " if piece.sign else ""
            self.line(lead + piece.text, indent, len(lead))

    def plain(self, text: str) -> str:
        """Return the words of a text as authors write it; what it cites becomes a note."""
        return words_of(text, self._shown)

    def cited(self, text: str, cites: Iterable[AuthorityId]) -> str:
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

    def _note(self, cite: AuthorityId) -> str:
        return f"[{self._notes.setdefault(cite, len(self._notes) + 1)}]"

    def _shown(self, link: Link) -> str:
        sources = self.phrases.scenario.sources
        if link.noun == "authority" and link.id in sources.authorities:
            return self._note(AuthorityId(link.id))
        if link.noun == "term" and not link.shown and link.id in sources.glossary:
            return sources.glossary[link.id].term
        hidden = self.phrases.scenario.mask.names.get(link.id) if link.noun == "stand-in" else None
        if hidden:
            return hidden.real if self._unmasked else hidden.shown_as
        return link.shown or link.id.replace("-", " ")
