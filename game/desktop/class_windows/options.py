"""The options of a poll on P: as rows on few pages, never in smaller type, with their votes.

They are tried as roomy rows, as close rows, and as close rows in two columns; the first of those that need
fewest pages is taken.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile

from pygame import Rect

from game.classroom.polls import Bar
from game.desktop.class_windows.marks import bar, option_mark
from game.desktop.class_windows.pages import paged
from game.desktop.toolkit.boxes import Column, TwoColumns
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen
from game.desktop.toolkit.pictures import icon
from game.desktop.toolkit.prose import PlainText
from game.model.value import value

_CLOSE, _BETWEEN = 0.25, 4.0
# What is left after that makes the type larger.
_GAPS = (0.5, _CLOSE, 0.0)
# A line of an option holds at least so many letters of its size, set beside the mark.
_NARROWEST = 13
_CLOSE_MARK = 0.8
_LABELS = 0.45  # of the width, the labels beside bars
_INDENT = "\u2003\u2009"  # room for the lock before a reason


def _mark(kit: Kit, close: bool) -> int:
    """Return the height of a mark: never so small that the letter in it would be less than body text."""
    return round(kit.look.mark * _CLOSE_MARK) if close else kit.look.mark


@value
class BallotRow(Part):
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
        words = self._words().height(kit, self._room(kit, width))
        return max(_mark(kit, self.close), words) + kit.look.g((1.0 if self.close else 2.0) + self.apart)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        kit, side = pen.kit, _mark(pen.kit, self.close)
        mark = option_mark(kit, self.letter, side, outline=bool(self.why))
        pen.surface.blit(mark, (box.left, box.centery - side // 2))
        words, wide = self._words(), self._room(kit, box.width)
        high = words.height(kit, wide)
        place = Rect(box.right - wide, box.centery - high // 2, wide, high)
        words.draw(pen, place)
        if self.why:
            label = PlainText(self.label, self._role).height(kit, wide)
            lock = icon(kit, "lock", kit.look.size("plain"), "ink")
            pen.surface.blit(lock, (place.left, place.top + label + pen.g(0.5)))
        if self.lines:
            pen.fill(Rect(box.left, box.bottom - kit.look.edge, box.width, kit.look.edge), "hair")

    def mirror(self, _look: Look, /) -> Mirror:
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

    def _room(self, kit: Kit, width: int) -> int:
        return width - _mark(kit, self.close) - kit.look.g(1.5 if self.close else 3.0)


@value
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
        label = PlainText(self.label, "row-label").height(kit, self._label_width(kit, width))
        bars = kit.look.line("row") + kit.look.line(self._count)
        around = (0.25 if self.close else 1.0) + self.apart
        return max(label, bars, _mark(kit, self.close)) + kit.look.g(around)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        kit = pen.kit
        side = _mark(kit, self.close)
        pen.surface.blit(option_mark(kit, self.letter, side), (box.left, box.centery - side // 2))
        wide = self._label_width(kit, box.width)
        label = PlainText(self.label, "row-label")
        high = label.height(kit, wide)
        left = box.left + side + pen.g(3)
        label.draw(pen, Rect(left, box.centery - high // 2, wide, high))
        self._bars(pen, Rect(left + wide + pen.g(3), box.top, box.right - left - wide - pen.g(3), box.height))
        pen.fill(Rect(box.left, box.bottom - kit.look.edge, box.width, kit.look.edge), "hair")

    def mirror(self, _look: Look, /) -> Mirror:
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

    def _label_width(self, kit: Kit, width: int) -> int:
        return round(width * _LABELS) - _mark(kit, self.close)


Row = BallotRow | SharesRow


def arranged(kit: Kit, parts: tuple[Part, ...], width: int, height: int) -> tuple[Part, ...]:
    """Return the parts of a phase, its first run of options as it is set on pages of this size."""
    first = next((at for at, part in enumerate(parts) if isinstance(part, Row)), len(parts))
    rows = tuple(takewhile(lambda part: isinstance(part, Row), parts[first:]))
    if not rows:
        return parts
    before, after = parts[:first], parts[first + len(rows) :]
    page, look = Rect(0, 0, width, height), kit.look
    close = tuple(replace(row, close=True) for row in rows if isinstance(row, Row))
    roomy = tuple(row for row in rows if isinstance(row, Row))
    ways = [tuple(_filled(kit, each, page, _column)) for each in (roomy, close)]
    # In two columns only where a line of a column holds enough letters.
    wide = (width - look.g(_BETWEEN)) // 2 - look.mark
    if all(isinstance(row, BallotRow) for row in rows) and wide >= _NARROWEST * look.size("label"):
        ways.append(tuple(_filled(kit, close, page, _pair)))
    fewest = min(((*before, *way) for way in ways), key=lambda way: len(paged(kit, way, width, height)))
    return (*fewest, *after)


def _filled(
    kit: Kit, rows: tuple[Row, ...], page: Rect, make: Callable[[Kit, tuple[Row, ...], Rect], Part]
) -> Iterator[Part]:
    """Yield parts that each hold as many rows as fit a page, in their order."""
    while rows:
        count = len(rows)
        while count > 1 and make(kit, rows[:count], page).height(kit, page.width) > page.height:
            count -= 1
        yield make(kit, rows[:count], page)
        rows = rows[count:]


def _column(kit: Kit, rows: tuple[Row, ...], page: Rect) -> Part:
    """Return rows as far from each other as the page lets them be, each in the middle of its lines."""
    for gap in _GAPS:
        column = Column(tuple(replace(row, apart=gap) for row in rows), 0.0)
        if column.height(kit, page.width) <= page.height:
            return column
    return Column(rows, 0.0)


def _pair(kit: Kit, rows: tuple[Row, ...], page: Rect) -> Part:
    """Return rows in two columns, as even as their order lets them be."""
    places = range(1, len(rows) + 1)
    columns = ((Column(rows[:at], _CLOSE), Column(rows[at:], _CLOSE)) for at in places)
    pairs = [TwoColumns(first, second, 0.5, _BETWEEN) for first, second in columns]
    return min(pairs, key=lambda pair: pair.height(kit, page.width))
