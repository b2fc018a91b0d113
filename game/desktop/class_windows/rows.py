"""Rows of P: an option on the ballot, and an option with its bars."""

from collections.abc import Iterator
from dataclasses import dataclass

from pygame import Rect

from game.classroom.polls import Bar
from game.desktop.class_windows.signs import bar, option_mark
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.kit import Kit, MirrorLine
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.pictures import icon
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.theme import Look

_CLOSE_MARK = 0.8
_LABELS = 0.45  # of the width, the labels beside bars


def mark_of(kit: Kit, close: bool) -> int:
    """Return the height of a mark: never so small that the letter in it would be less than body text."""
    return round(kit.look.mark * _CLOSE_MARK) if close else kit.look.mark


@dataclass(frozen=True, slots=True)
class OptionRow(Part):
    """An option: its mark and its words; one that is not open in outline, with a lock and the reason.

    A close one has a smaller mark and less room around; where it cannot be voted for, its label is set in
    the type of the body. `apart` is room that the page has left, half above the words and half below them.
    """

    letter: str
    label: str
    why: tuple[str, ...] = ()
    lines: bool = True
    close: bool = False
    apart: float = 0.0

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of mark or words, whichever is taller, and the room around."""
        words = self._words().height(kit, self._room(kit, width))
        return max(self._mark(kit), words) + kit.look.g((1.0 if self.close else 2.0) + self.apart)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw mark, words and the thin line below."""
        side = self._mark(pen.kit)
        mark = option_mark(pen.kit, self.letter, side, outline=bool(self.why))
        middle = box.centery
        pen.surface.blit(mark, (box.left, middle - side // 2))
        wide = self._room(pen.kit, box.width)
        words = self._words()
        high = words.height(pen.kit, wide)
        words.draw(pen, Rect(box.right - wide, middle - high // 2, wide, high))
        if self.why:
            self._lock(pen, Rect(box.right - wide, middle - high // 2, wide, high))
        if self.lines:
            pen.fill(Rect(box.left, box.bottom - pen.kit.look.edge, box.width, pen.kit.look.edge), "hair")

    def mirror(self, _look: Look, /) -> Iterator[MirrorLine]:
        """Yield letter and label, then why it is not open."""
        yield MirrorLine("option", f"{self.letter}. {self.label}")
        for reason in self.why:
            yield MirrorLine("reason", reason)

    @property
    def _role(self) -> str:
        return "row-label" if self.why and self.close else "label"

    def _words(self) -> Column:
        label = PlainText(self.label, self._role, "ink2" if self.why else "ink", balanced=True)
        reasons = (PlainText(f"{_INDENT}{reason}", "plain") for reason in self.why)
        return Column((label, *reasons), 0.25)

    def _lock(self, pen: Pen, words: Rect) -> None:
        side = pen.kit.look.size("plain")
        label = PlainText(self.label, self._role).height(pen.kit, words.width)
        pen.surface.blit(icon(pen.kit, "lock", side, "ink"), (words.left, words.top + label + pen.g(0.5)))

    def _room(self, kit: Kit, width: int) -> int:
        return width - self._mark(kit) - kit.look.g(1.5 if self.close else 3.0)

    def _mark(self, kit: Kit) -> int:
        return mark_of(kit, self.close)


_INDENT = "\u2003\u2009"  # room for the lock before a reason


@dataclass(frozen=True, slots=True)
class SharesRow(Part):
    """An option with its first poll hollow and thin, and its last one filled below; counts and percents.

    Where there was one poll only, both are the same. A close one has a smaller mark, less room around, and
    its last count in the type of the rest.
    """

    letter: str
    label: str
    first: Bar | None
    last: Bar | None
    before: str = ""
    close: bool = False
    apart: float = 0.0

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of label or bars, whichever is taller, and the room around."""
        label = PlainText(self.label, "row-label").height(kit, self._label_width(kit, width))
        bars = kit.look.line("row") + kit.look.line(self._count)
        return max(label, bars, self._mark(kit)) + kit.look.g((0.25 if self.close else 1.0) + self.apart)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw mark, label, bars and the thin line below."""
        kit = pen.kit
        side = self._mark(kit)
        pen.surface.blit(option_mark(kit, self.letter, side), (box.left, box.centery - side // 2))
        wide = self._label_width(kit, box.width)
        label = PlainText(self.label, "row-label")
        high = label.height(kit, wide)
        left = box.left + side + pen.g(3)
        label.draw(pen, Rect(left, box.centery - high // 2, wide, high))
        self._bars(pen, Rect(left + wide + pen.g(3), box.top, box.right - left - wide - pen.g(3), box.height))
        pen.fill(Rect(box.left, box.bottom - kit.look.edge, box.width, kit.look.edge), "hair")

    def mirror(self, _look: Look, /) -> Iterator[MirrorLine]:
        """Yield letter, label and both counts."""
        yield MirrorLine("option", f"{self.letter}. {self.label}")
        if self.first and self.first is not self.last:
            yield MirrorLine("count", self._said_before(self.first))
        if self.last:
            yield MirrorLine("count", f"{self.last.count} {self.last.percent}%")

    def _said_before(self, one: Bar) -> str:
        return f"{one.count} {self.before}, {one.percent}%"

    def _bars(self, pen: Pen, box: Rect) -> None:
        kit = pen.kit
        row, label = kit.look.line("row"), kit.look.line(self._count)
        y = box.centery - (row + label) // 2
        most = round(box.width * 0.6)
        only = self.first is self.last
        if self.first and not only:
            wide = round(most * self.first.percent / 100)
            high = round(row * 0.55)
            bar(pen, Rect(box.left, y + (row - high) // 2, wide, high), self.letter, hollow=True)
            pen.text((box.left + wide + pen.g(1), y), self._said_before(self.first), "row", "ink2")
        if self.last:
            wide = round(most * self.last.percent / 100)
            high = round(label * 0.66)
            top = box.centery - label // 2 if only else y + row
            bar(pen, Rect(box.left, top + (label - high) // 2, wide, high), self.letter)
            x = box.left + wide + pen.g(1)
            bold = "row-bold" if self.close else "label-bold"
            # Nearer, in large type, one vote and three percent would read as thirteen.
            apart = max(pen.g(1), round(kit.look.size("row") * 0.6))
            x += pen.text((x, top), str(self.last.count), bold, "ink") + apart
            pen.text((x, top + (label - row) // 2), f"{self.last.percent}%", "row", "ink")

    @property
    def _count(self) -> str:
        return "row" if self.close else "label"

    def _mark(self, kit: Kit) -> int:
        return mark_of(kit, self.close)

    def _label_width(self, kit: Kit, width: int) -> int:
        return round(width * _LABELS) - self._mark(kit)
