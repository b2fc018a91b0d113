"""Rows of P: an option on the ballot, an option with its bars, an entry, a meter that moved."""

from collections.abc import Iterator
from dataclasses import dataclass

from pygame import Rect

from game.classroom.polls import Bar
from game.desktop.classes.signs import bar, option_mark
from game.desktop.theme import Look
from game.desktop.ui.boxes import Column
from game.desktop.ui.flow import Laid, Setting, lay
from game.desktop.ui.marks import TruthLabel
from game.desktop.ui.part import Kit, Line, Part
from game.desktop.ui.pen import Pen
from game.desktop.ui.pictures import icon
from game.desktop.ui.prose import MEASURE, Ink, Prose, Text, write

_LABELS = 0.45  # of the width, the labels beside bars


@dataclass(frozen=True, slots=True)
class OptionRow(Part):
    """An option: its mark and its words; one that is not open in outline, with a lock and the reason."""

    letter: str
    label: str
    why: tuple[str, ...] = ()
    lines: bool = True

    def height(self, kit: Kit, width: int, /) -> int:
        """Answer with the height of mark or words, whichever is taller, and the room around."""
        words = self._words().height(kit, self._room(kit, width))
        return max(kit.look.mark, words) + kit.look.g(2)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw mark, words and the thin line below."""
        side = pen.kit.look.mark
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

    def mirror(self, _look: Look, /) -> Iterator[Line]:
        """Give letter and label, then why it is not open."""
        yield Line("option", f"{self.letter}. {self.label}")
        for reason in self.why:
            yield Line("reason", reason)

    def _words(self) -> Column:
        label = Text(self.label, "label", "ink2" if self.why else "ink")
        reasons = (Text(f"{_INDENT}{reason}", "plain") for reason in self.why)
        return Column((label, *reasons), 0.25)

    def _lock(self, pen: Pen, words: Rect) -> None:
        side = pen.kit.look.size("plain")
        label = Text(self.label, "label").height(pen.kit, words.width)
        pen.surface.blit(icon(pen.kit, "lock", side, "ink"), (words.left, words.top + label + pen.g(0.5)))

    def _room(self, kit: Kit, width: int) -> int:
        return width - kit.look.mark - kit.look.g(3)


_INDENT = "\u2003\u2009"  # room for the lock before a reason


@dataclass(frozen=True, slots=True)
class SharesRow(Part):
    """An option with its first poll hollow and thin, and its last one filled below; counts and percents.

    Where there was one poll only, both are the same.
    """

    letter: str
    label: str
    first: Bar | None
    last: Bar | None
    before: str = ""

    def height(self, kit: Kit, width: int, /) -> int:
        """Answer with the height of label or bars, whichever is taller, and the room around."""
        label = Text(self.label, "row-label").height(kit, self._label_width(kit, width))
        bars = kit.look.line("row") + kit.look.line("label")
        return max(label, bars, kit.look.mark) + kit.look.g(1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw mark, label, bars and the thin line below."""
        kit = pen.kit
        side = kit.look.mark
        pen.surface.blit(option_mark(kit, self.letter, side), (box.left, box.centery - side // 2))
        wide = self._label_width(kit, box.width)
        label = Text(self.label, "row-label")
        high = label.height(kit, wide)
        left = box.left + side + pen.g(3)
        label.draw(pen, Rect(left, box.centery - high // 2, wide, high))
        self._bars(pen, Rect(left + wide + pen.g(3), box.top, box.right - left - wide - pen.g(3), box.height))
        pen.fill(Rect(box.left, box.bottom - kit.look.edge, box.width, kit.look.edge), "hair")

    def mirror(self, _look: Look, /) -> Iterator[Line]:
        """Give letter, label and both counts."""
        yield Line("option", f"{self.letter}. {self.label}")
        if self.first and self.first is not self.last:
            yield Line("count", self._said_before(self.first))
        if self.last:
            yield Line("count", f"{self.last.count} {self.last.percent} %")

    def _said_before(self, one: Bar) -> str:
        return f"{one.count} {self.before}, {one.percent} %"

    def _bars(self, pen: Pen, box: Rect) -> None:
        kit = pen.kit
        row, label = kit.look.line("row"), kit.look.line("label")
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
            x += pen.text((x, top), str(self.last.count), "label-bold", "ink") + pen.g(1)
            pen.text((x, top + (label - row) // 2), f"{self.last.percent} %", "row", "ink")

    def _label_width(self, kit: Kit, width: int) -> int:
        return round(width * _LABELS) - kit.look.mark


@dataclass(frozen=True, slots=True)
class Whole(Part):
    """Words that cannot be broken, such as an address: larger where there is room, else smaller."""

    text: str
    larger: str
    smaller: str

    def height(self, kit: Kit, width: int, /) -> int:
        """Answer with the height of one line."""
        return kit.look.line(self._role(kit, width))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Write them at the left."""
        pen.text(box.topleft, self.text, self._role(pen.kit, box.width), "ink")

    def mirror(self, _look: Look, /) -> Iterator[Line]:
        """Give the words."""
        yield Line("text", self.text)

    def _role(self, kit: Kit, width: int) -> str:
        fits = kit.store.role_width(kit.look, self.larger, self.text) <= width
        return self.larger if fits else self.smaller


@dataclass(frozen=True, slots=True)
class Labelled(Part):
    """A text with the word of its truth label below it, where it has one."""

    part: Part
    truth: str
    kind: str

    def height(self, kit: Kit, width: int, /) -> int:
        """Answer with the height of both."""
        return self._column().height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw both."""
        self._column().draw(pen, box)

    def mirror(self, look: Look, /) -> Iterator[Line]:
        """Give the text, then the label."""
        yield from self._column().mirror(look)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Answer with the text and the label apart."""
        return (self.part, TruthLabel(self.kind, self.truth)) if self.truth else (self.part,)

    def _column(self) -> Column:
        return Column(self.parts, 0.5)


@dataclass(frozen=True, slots=True)
class Excerpt(Part):
    """Some lines of a paragraph that is longer than a page."""

    whole: Prose
    first: int
    last: int

    def height(self, kit: Kit, _width: int, /) -> int:
        """Answer with the height of its lines."""
        return (self.last - self.first) * kit.look.line(self.whole.role)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Write its lines."""
        laid = lines_of(pen.kit, self.whole, box.width)
        some = Laid(laid.lines[self.first : self.last], laid.width)
        write(pen, some, box.topleft, Ink(self.whole.role, self.whole.ink))

    def mirror(self, look: Look, /) -> Iterator[Line]:
        """Give the whole paragraph, once."""
        if not self.first:
            yield from self.whole.mirror(look)


def lines_of(kit: Kit, prose: Prose, width: int) -> Laid:
    """Answer with the lines of a text of one paragraph."""
    widest = min(width, kit.look.size(prose.role) * MEASURE)
    return lay(kit, prose.blocks[0], Setting(prose.role, widest))
