"""How a phase stands on pages of P: type that no last row strains at, one idea a page, and the pages.

Nothing is ever made smaller to fit, and what a page leaves free its type takes. Nothing is left out of the
class: every phone and the report have all of it, and P says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pygame import Rect

from game.classroom.views.reading import DEPTHS, farther
from game.desktop.toolkit.boxes import Column, Space, TwoColumns
from game.desktop.toolkit.flow import LaidText, Setting, lay
from game.desktop.toolkit.part import Composed, Kit, Look, Mirror, MirrorLine, Part, Pen
from game.desktop.toolkit.prose import MEASURE, Ink, PlainText, Prose, write
from game.desktop.toolkit.theme import ROLES, Colour
from game.model.value import value

# Sizes in a window 1080 high, as fonts are opened; rendered, the smallest is 1/22 of the height.
_LARGE: Mapping[str, int] = {"heading3": 56, "heading2": 58, "heading1": 72, "display": 96, "sum": 64}
SIZES: Mapping[str, int] = {
    **dict.fromkeys(("body", "small"), 51),
    **dict.fromkeys(("plain", "row", "row-label", "row-bold"), 57),
    **dict.fromkeys(("label", "label-bold"), 57),
    **_LARGE,
}
# The figures of the room code fill some 0.68 of their em: they are an eighth of the height.
CODE = 200
USUAL_DEPTH = DEPTHS[0]
# By how much the type of a page may grow to take the room that it leaves; the largest that fits is taken.
GROWTHS = (1.6, 1.45, 1.3, 1.2, 1.1, 1.05)
GAP = 1.5  # g, between the parts of a page


@dataclass(frozen=True)
class ProjectorLook(Look):
    """The look of P in a room of some depth, on a page whose type has grown by some factor."""

    depth: int = USUAL_DEPTH
    grown: float = 1.0

    @cached_property
    def farther(self) -> float:
        """Return how many times larger than usual the smallest type is; never smaller."""
        return farther(self.depth) * self.grown

    @cached_property
    def _sizes(self) -> Mapping[str, int]:
        share = self.height / 1080
        sizes = {role: size * self.farther for role, size in SIZES.items()}
        return {role: round(size * share) for role, size in {**sizes, "code": CODE}.items()}

    @cached_property
    def _lines(self) -> Mapping[str, int]:
        return {role: round(size * ROLES[role].line) for role, size in self._sizes.items()}

    @property
    def mark(self) -> int:
        """Return the height of the mark of an option."""
        return round(0.07 * self.height * min(self.farther, 1.3))

    @property
    def column(self) -> bool:
        """Return False: nothing on P is set in one column."""
        return False


def projected(size: tuple[int, int], theme: str, colours: Mapping[str, Colour], depth: int) -> ProjectorLook:
    """Return the look of P on a display of this size."""
    return ProjectorLook(size[0], size[1], theme, 100, colours, "serif", depth)


@value
class Whole(Part):
    """Words that cannot be broken, such as an address: larger where there is room, else smaller."""

    text: str
    larger: str
    smaller: str

    def height(self, kit: Kit, width: int, /) -> int:
        return kit.look.line(self._role(kit, width))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.text(box.topleft, self.text, self._role(pen.kit, box.width), "ink")

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("text", self.text)

    def _role(self, kit: Kit, width: int) -> str:
        fits = kit.cache.role_width(kit.look, self.larger, self.text) <= width
        return self.larger if fits else self.smaller


@value
class Breakable(Composed):
    """Parts that stand together where a page has the room, and go over pages one by one where it has not."""

    together: Part
    parts: tuple[Part, ...]

    def composed(self) -> Part:
        return self.together


def side_by_side(first: tuple[Part, ...], second: tuple[Part, ...]) -> Breakable:
    """Return two texts with their headings, beside each other."""
    together = TwoColumns(Column(first, 0.25), Column(second, 0.25), 0.5, 4.0)
    return Breakable(together, (*first, *second))


@value
class NextPage(Space):
    """Nothing: what comes after it stands on the next page, under another heading where it has one."""

    high: float = 0.0
    over: tuple[Part, ...] | None = None


@value
class Excerpt(Part):
    """Some lines of a paragraph that is longer than a page."""

    whole: Prose
    first: int
    last: int

    def height(self, kit: Kit, _width: int, /) -> int:
        return (self.last - self.first) * kit.look.line(self.whole.role)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        laid = _lines_of(pen.kit, self.whole, box.width)
        some = LaidText(laid.lines[self.first : self.last], laid.width)
        write(pen, some, box.topleft, Ink(self.whole.role, self.whole.ink))

    def mirror(self, look: Look, /) -> Mirror:
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


def _parted(kit: Kit, parts: tuple[Part, ...], width: int, height: int) -> Iterator[Part]:
    """Yield the parts; of one that is taller than a page, as many lines as fit, and then the rest."""
    for part in parts:
        if part.height(kit, width) <= height:
            yield part
        elif isinstance(part, Breakable):
            yield from _parted(kit, part.parts, width, height)
        elif isinstance(part, Prose) and len(part.blocks) == 1:
            lines = len(_lines_of(kit, part, width).lines)
            fitting = max(1, height // kit.look.line(part.role))
            yield from (Excerpt(part, at, min(at + fitting, lines)) for at in range(0, lines, fitting))
        else:
            yield part
