"""How the options of a poll stand on P: on few pages, and never in smaller type.

They are tried as roomy rows, as close rows, and as close rows in two columns; the first of those that need
fewest pages is taken.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from pygame import Rect

from game.desktop.class_windows.rows import OptionRow, SharesRow
from game.desktop.class_windows.signs import Strokes
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.kit import Kit, MirrorLine
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.theme import Look

_GAP, _CLOSE, _BETWEEN = 1.5, 0.25, 4.0
_GAPS = (3.0, 2.0, 1.0, 0.5, _CLOSE)
# A line of an option holds at least so many letters of its size, set beside the mark.
_NARROWEST = 13

Row = OptionRow | SharesRow


@dataclass(frozen=True, slots=True)
class SideBySide(Part):
    """Rows in two columns, read down the first and then down the second."""

    first: Column
    second: Column

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of the taller column."""
        wide = _half(kit, width)
        return max(self.first.height(kit, wide), self.second.height(kit, wide))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw both from the same top."""
        wide = _half(pen.kit, box.width)
        self.first.draw(pen, Rect(box.left, box.top, wide, box.height))
        self.second.draw(pen, Rect(box.right - wide, box.top, wide, box.height))

    def mirror(self, look: Look, /) -> Iterator[MirrorLine]:
        """Yield the first column, then the second."""
        yield from self.first.mirror(look)
        yield from self.second.mirror(look)


def arranged(kit: Kit, parts: tuple[Part, ...], width: int, height: int) -> tuple[Part, ...]:
    """Return the parts of a phase, its first run of options as it is set on pages of this size."""
    first = next((at for at, part in enumerate(parts) if isinstance(part, Row)), len(parts))
    rows = tuple(takewhile(lambda part: isinstance(part, Row), parts[first:]))
    if not rows:
        return parts
    before, after = parts[:first], parts[first + len(rows) :]
    page = _Page(kit, width, height)
    close = tuple(replace(row, close=True) for row in rows if isinstance(row, Row))
    ways = (rows, tuple(page.filled(close, _column)), tuple(page.paired(close)))
    return (*min(((*before, *way) for way in ways if way), key=page.needed), *after)


@dataclass(frozen=True, slots=True)
class _Page:
    """What fits a page of P."""

    kit: Kit
    width: int
    height: int

    def needed(self, parts: tuple[Part, ...]) -> int:
        """Return how many pages the parts need."""
        pages, used = 1, 0
        for part in parts:
            high, gap = part.height(self.kit, self.width), self.kit.look.g(_GAP) if used else 0
            pages, used = (
                (pages, used + gap + high) if used + gap + high <= self.height else (pages + 1, high)
            )
        return pages

    def filled(
        self, rows: tuple[Row, ...], make: Callable[["_Page", tuple[Row, ...]], Part]
    ) -> Iterator[Part]:
        """Yield parts that each hold as many rows as fit a page, in their order."""
        while rows:
            fitting = (
                count
                for count in range(len(rows), 1, -1)
                if make(self, rows[:count]).height(self.kit, self.width) <= self.height
            )
            count = next(fitting, 1)
            yield make(self, rows[:count])
            rows = rows[count:]

    def paired(self, rows: tuple[Row, ...]) -> Iterator[Part]:
        """Yield the rows of a ballot in two columns, where a line of a column holds enough letters."""
        votable = all(isinstance(row, OptionRow) for row in rows)
        if votable and _half(self.kit, self.width) - self.kit.look.mark >= _NARROWEST * self.kit.look.size(
            "label"
        ):
            yield from self.filled(rows, _pair)


def _column(page: _Page, rows: tuple[Row, ...]) -> Part:
    """Return rows as far from each other as the page lets them be, each in the middle of its lines."""
    set_apart = (Column(tuple(replace(row, apart=gap) for row in rows), 0.0) for gap in (*_GAPS, 0.0))
    return next(
        (one for one in set_apart if one.height(page.kit, page.width) <= page.height), Column(rows, 0.0)
    )


def _pair(page: _Page, rows: tuple[Row, ...]) -> Part:
    """Return rows in two columns, as even as their order lets them be."""
    halves = [
        SideBySide(Column(rows[:at], _CLOSE), Column(rows[at:], _CLOSE)) for at in range(1, len(rows) + 1)
    ]
    return min(halves, key=lambda pair: pair.height(page.kit, page.width))


def _half(kit: Kit, width: int) -> int:
    return (width - kit.look.g(_BETWEEN)) // 2


@dataclass(frozen=True, slots=True)
class Tally(Part):
    """The foot of a poll: a stroke for each who has voted, how many that are, and what decides."""

    voted: int
    of: int
    says: str
    rule: str = ""

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of one line, or of two where the rule needs them."""
        _, _, rule = self._widths(kit, width)
        return max(kit.look.line("label"), self._rule().height(kit, rule))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw strokes, count and rule from the left, all about one middle."""
        strokes, count, rule = self._widths(pen.kit, box.width)
        Strokes(self.voted, self.of).draw(pen, Rect(box.left, box.top, strokes, box.height))
        line = pen.kit.look.line("label")
        left = box.left + strokes + pen.g(3)
        PlainText(self.says, "label").draw(pen, Rect(left, box.centery - line // 2, count, line))
        high = self._rule().height(pen.kit, rule)
        self._rule().draw(pen, Rect(box.right - rule, box.centery - high // 2, rule, high))

    def mirror(self, look: Look, /) -> Iterator[MirrorLine]:
        """Yield the count, then the rule."""
        yield from PlainText(self.says, "label").mirror(look)
        yield from self._rule().mirror(look)

    def _rule(self) -> PlainText:
        return PlainText(self.rule, "plain", "ink2", align="right")

    def _widths(self, kit: Kit, width: int) -> tuple[int, int, int]:
        """Return the widths of strokes, count and rule; strokes are given what the words leave."""
        count = kit.cache.role_width(kit.look, "label", self.says) + kit.look.g(1)
        rest = width - count - kit.look.g(6)
        whole = kit.cache.role_width(kit.look, "plain", self.rule) + kit.look.g(1) if self.rule else 0
        rule = min(whole, max(rest // 2, kit.look.g(1)))
        groups = -(-max(self.voted, self.of) // 5) or 1
        return min(rest - rule, round(groups * kit.look.line("plain") * 0.9)), count, rule
