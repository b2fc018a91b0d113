"""Texts of P, and how they go over its pages and columns: in their order, none smaller, none alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from pygame import Rect

from game.desktop.toolkit.boxes import Column, Space, TwoColumns
from game.desktop.toolkit.flow import LaidText, Setting, lay
from game.desktop.toolkit.kit import Kit, MirrorLine
from game.desktop.toolkit.marks import TruthLabel
from game.desktop.toolkit.part import Composed, Part
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.prose import MEASURE, Ink, PlainText, Prose, write
from game.desktop.toolkit.theme import Look

GAP = 1.5  # g


@dataclass(frozen=True, slots=True)
class Whole(Part):
    """Words that cannot be broken, such as an address: larger where there is room, else smaller."""

    text: str
    larger: str
    smaller: str

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of one line."""
        return kit.look.line(self._role(kit, width))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Write them at the left."""
        pen.text(box.topleft, self.text, self._role(pen.kit, box.width), "ink")

    def mirror(self, _look: Look, /) -> Iterator[MirrorLine]:
        """Yield the words."""
        yield MirrorLine("text", self.text)

    def _role(self, kit: Kit, width: int) -> str:
        fits = kit.cache.role_width(kit.look, self.larger, self.text) <= width
        return self.larger if fits else self.smaller


@dataclass(frozen=True, slots=True)
class Breakable(Composed):
    """Parts that stand together where a page has the room, and go over pages one by one where it has not."""

    together: Part
    parts: tuple[Part, ...]

    def composed(self) -> Part:
        """Return all of them together."""
        return self.together


def labelled(part: Part, truth: str, kind: str) -> Breakable:
    """Return a text with the word of its truth label below it, if it has one."""
    parts = (part, TruthLabel(kind, truth)) if truth else (part,)
    return Breakable(Column(parts, 0.5), parts)


def side_by_side(first: tuple[Part, ...], second: tuple[Part, ...]) -> Breakable:
    """Return two texts with their headings, beside each other."""
    together = TwoColumns(Column(first, 0.25), Column(second, 0.25), 0.5, 4.0)
    return Breakable(together, (*first, *second))


@dataclass(frozen=True, slots=True)
class NextPage(Space):
    """Nothing: what comes after it stands on the next page."""

    high: float = 0.0


@dataclass(frozen=True, slots=True)
class Excerpt(Part):
    """Some lines of a paragraph that is longer than a page."""

    whole: Prose
    first: int
    last: int

    def height(self, kit: Kit, _width: int, /) -> int:
        """Return the height of its lines."""
        return (self.last - self.first) * kit.look.line(self.whole.role)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Write its lines."""
        laid = _lines_of(pen.kit, self.whole, box.width)
        some = LaidText(laid.lines[self.first : self.last], laid.width)
        write(pen, some, box.topleft, Ink(self.whole.role, self.whole.ink))

    def mirror(self, look: Look, /) -> Iterator[MirrorLine]:
        """Yield the whole paragraph, once."""
        if not self.first:
            yield from self.whole.mirror(look)


def _lines_of(kit: Kit, prose: Prose, width: int) -> LaidText:
    """Return the lines of a text of one paragraph."""
    widest = min(width, kit.look.size(prose.role) * MEASURE)
    return lay(kit, prose.blocks[0], Setting(prose.role, widest))


def paged(kit: Kit, parts: tuple[Part, ...], width: int, height: int) -> list[tuple[Part, ...]]:
    """Return the parts of each page, in their order; a part that is too tall has a page of its own.

    A heading goes to the page of what it is over, where both have room there.
    """
    pages: list[tuple[Part, ...]] = [()]
    for part in _parted(kit, parts, width, height):
        begins = isinstance(part, NextPage)
        if pages[-1] and (begins or Column((*pages[-1], part), GAP).height(kit, width) > height):
            last = pages[-1][-1]
            is_heading = isinstance(last, PlainText) and last.role == "heading3"
            over = (last,) if pages[-1][1:] and is_heading else ()
            if begins or Column((*over, part), GAP).height(kit, width) > height:
                over = ()
            pages[-1] = pages[-1][: len(pages[-1]) - len(over)]
            pages.append(over)
        if not begins:
            pages[-1] = (*pages[-1], part)
    return pages


def even(kit: Kit, parts: tuple[Part, ...], column: Rect, count: int) -> list[tuple[Part, ...]]:
    """Return the parts of each column; where all fit one page, its columns are as even as may be."""
    columns = paged(kit, parts, column.width, column.height)
    if not 1 < len(columns) <= count:
        return columns
    low, high = column.height // count, column.height
    while high - low > kit.look.line("body"):
        middle = (low + high) // 2
        tried = paged(kit, parts, column.width, middle)
        low, high = (low, middle) if len(tried) <= count else (middle, high)
    return paged(kit, parts, column.width, high)


def _parted(kit: Kit, parts: tuple[Part, ...], width: int, height: int) -> Iterator[Part]:
    """Yield the parts; of one that is taller than a page, as many lines as fit, and then the rest."""
    for part in parts:
        if part.height(kit, width) <= height:
            yield part
        elif isinstance(part, Breakable):
            yield from _parted(kit, part.parts, width, height)
        elif isinstance(part, Prose) and len(part.blocks) == 1:
            lines, fitting = (
                len(_lines_of(kit, part, width).lines),
                max(1, height // kit.look.line(part.role)),
            )
            yield from (Excerpt(part, at, min(at + fitting, lines)) for at in range(0, lines, fitting))
        else:
            yield part


def is_whole(part: Part) -> bool:
    """Return whether a part cannot go on over two pages."""
    return not isinstance(part, Breakable | Prose)
