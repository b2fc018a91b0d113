"""Parts that hold parts: one under another, side by side, with room around, on a sheet."""

from collections.abc import Hashable
from typing import ClassVar

from pygame import Rect

from game.desktop.toolkit.part import Composed, Kit, Look, Mirror, Part, Pen, Skin, Wrapper, read
from game.model.value import value


@value
class Column(Part):
    """Parts one under another with a gap in g; a part without height takes no gap."""

    parts: tuple[Part, ...]
    gap: float = 1.0

    def height(self, kit: Kit, width: int, /) -> int:
        heights = [height for part in self.parts if (height := part.height(kit, width))]
        return sum(heights) + kit.look.g(self.gap) * max(0, len(heights) - 1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        y = box.top
        for part in self.parts:
            if part.height(pen.kit, box.width):
                y += part.put(pen, (box.left, y), box.width) + pen.g(self.gap)


@value
class Roll(Column):
    """A column of which only what is in sight is drawn; nothing in it can be pressed, nothing is empty.

    `key` is another for every other text.
    """

    key: Hashable = ""

    def height(self, kit: Kit, width: int, /) -> int:
        return sum(self._heights(kit, width)) + kit.look.g(self.gap) * max(0, len(self.parts) - 1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        clip = pen.surface.get_clip()
        y = box.top
        for part, high in zip(self.parts, self._heights(pen.kit, box.width), strict=True):
            if y + high > clip.top and y < clip.bottom:
                part.draw(pen, Rect(box.left, y, box.width, high))
            y += high + pen.g(self.gap)

    def _heights(self, kit: Kit, width: int) -> tuple[int, ...]:
        """Measuring a long text takes longer than drawing what is in sight of it, so it is done once."""
        key = ("roll", self.key, width, kit.look.size("body"), kit.look.size("row"))
        return kit.cache.layout(key, lambda: tuple(part.height(kit, width) for part in self.parts))


@value
class TwoColumns(Part):
    """Two parts side by side; the first takes a share of the width, or stands over the second."""

    first: Part
    second: Part
    share: float
    gap: float = 1.5
    least: int = 0

    def height(self, kit: Kit, width: int, /) -> int:
        if width < self.least * kit.look.size("body"):
            return Column((self.first, self.second), self.gap).height(kit, width)
        left, right = self._widths(kit, width)
        return max(self.first.height(kit, left), self.second.height(kit, right))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        if box.width < self.least * pen.kit.look.size("body"):
            Column((self.first, self.second), self.gap).draw(pen, box)
            return
        left, right = self._widths(pen.kit, box.width)
        self.first.draw(pen, Rect(box.left, box.top, left, box.height))
        self.second.draw(pen, Rect(box.right - right, box.top, right, box.height))

    def _widths(self, kit: Kit, width: int) -> tuple[int, int]:
        gap = kit.look.g(self.gap)
        left = round((width - gap) * self.share)
        return left, width - gap - left


@value
class Padded(Wrapper):
    """A part with room around it: left, top, right and bottom in g."""

    part: Part
    room: tuple[float, float, float, float]

    def height(self, kit: Kit, width: int, /) -> int:
        left, top, right, bottom = (kit.look.g(each) for each in self.room)
        return self.part.height(kit, width - left - right) + top + bottom

    def draw(self, pen: Pen, box: Rect, /) -> None:
        left, top, right, bottom = (pen.g(each) for each in self.room)
        inner = Rect(box.left + left, box.top + top, box.width - left - right, box.height - top - bottom)
        self.part.draw(pen, inner)


@value
class Narrow(Wrapper):
    """A part no wider than some em of the body text, at the left of its box."""

    part: Part
    ems: float

    def height(self, kit: Kit, width: int, /) -> int:
        return self.part.height(kit, self._width(kit, width))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        self.part.draw(pen, Rect(box.left, box.top, self._width(pen.kit, box.width), box.height))

    def _width(self, kit: Kit, width: int) -> int:
        return min(width, round(self.ems * kit.look.size("body")))


@value
class InColumn(Part):
    """A part that is there only where everything stands in one column."""

    part: Part
    column: ClassVar[bool] = True

    def height(self, kit: Kit, width: int, /) -> int:
        return self.part.height(kit, width) if kit.look.column is self.column else 0

    def draw(self, pen: Pen, box: Rect, /) -> None:
        if pen.kit.look.column is self.column:
            self.part.draw(pen, box)

    def mirror(self, look: Look, /) -> Mirror:
        return read(look, *((self.part,) if look.column is self.column else ()))


@value
class InSpread(InColumn):
    """A part that is there only where a spread is shown: pictures are the first to go."""

    column: ClassVar[bool] = False


@value
class Panel(Wrapper):
    """A part on a sheet of its own with an edge; `bar` draws a band of a colour at its left."""

    part: Part
    room: tuple[float, float, float, float] = (2.0, 1.5, 2.0, 1.5)
    fill: str = "paper"
    edge: str = "rule"
    radius: float = 0.25
    bar: str = ""

    def height(self, kit: Kit, width: int, /) -> int:
        return Padded(self.part, self.room).height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.panel(box, Skin(self.fill, self.edge, self.radius))
        if self.bar:
            pen.fill(Rect(box.left, box.top, pen.g(0.75), box.height), self.bar)
        Padded(self.part, self.room).draw(pen, box)


@value
class Space(Part):
    """Empty space, some g high."""

    high: float

    def height(self, kit: Kit, _width: int, /) -> int:
        return kit.look.g(self.high)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw nothing."""


@value
class Rule(Part):
    """A thin line across; `hair` is decoration, `rule` parts what differs."""

    role: str = "hair"

    def height(self, kit: Kit, _width: int, /) -> int:
        return kit.look.edge

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.fill(Rect(box.left, box.top, box.width, pen.kit.look.edge), self.role)


def parted(parts: tuple[Part, ...], role: str = "hair") -> tuple[Part, ...]:
    """Return the parts and a thin line between each two."""
    return tuple(each for part in parts for each in (Rule(role), part))[1:]


@value
class Pairs(Composed):
    """Parts in two columns where there is room for both, else one under another."""

    parts: tuple[Part, ...]
    least: int = 34
    gap: float = 1.5

    def composed(self) -> Column:
        whole = (*self.parts, Space(0)) if len(self.parts) % 2 else self.parts
        rows = zip(whole[::2], whole[1::2], strict=True)
        return Column(
            tuple(TwoColumns(left, right, 0.5, self.gap * 2, self.least) for left, right in rows), self.gap
        )
