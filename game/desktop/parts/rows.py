"""Rows of a panel: docket entries, grounds of the record, deadlines and fines, and what rose or fell.

A value that has passed through others, day by day, rolls through them once, and rests.
"""

from pygame import Rect, Surface

from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.marks import TruthLabel, triangle
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, read
from game.desktop.toolkit.pictures import icon
from game.desktop.toolkit.prose import PlainText, Prose
from game.model.value import value

_LEAST_TEXT = 15  # em: with less beside the day the text stands under it
_MOST_STEPS = 14  # in a quarter of a second: as many as can be seen


@value
class DatedRow(Part):
    """A dated row: the day, what happened beside it or, where that is narrow, under it, its truth below."""

    day: str
    what: Prose
    truth: TruthLabel | None = None
    under: tuple[Part, ...] = ()

    def height(self, kit: Kit, width: int, /) -> int:
        indent = self._indent(kit, width)
        above = 0 if indent else kit.look.line("row")
        return above + self._body().height(kit, width - indent) + kit.look.g(0.75)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        indent = self._indent(pen.kit, box.width)
        top = box.top + pen.g(0.375)
        down = (pen.kit.look.line(self.what.role) - pen.kit.look.line("row")) // 2 if indent else 0
        pen.text((box.left, top + down), self.day, "row", "ink2")
        if not indent:
            top += pen.kit.look.line("row")
        self._body().put(pen, (box.left + indent, top), box.width - indent)

    def mirror(self, look: Look, /) -> Mirror:
        return read(look, MirrorLine("date", self.day), self._body())

    def _body(self) -> Column:
        return Column((self.what, *self.under, *((self.truth,) if self.truth else ())), 0.25)

    def _indent(self, kit: Kit, width: int) -> int:
        beside = kit.cache.role_width(kit.look, "row", "30 Nov 2028") + kit.look.g(2)
        return beside if width - beside >= _LEAST_TEXT * kit.look.size("row") else 0


@value
class ValueRow(Part):
    """A name at the left and a value at the right, with an icon before the name."""

    name: str
    value: str
    icon: str = ""
    value_role: str = "row"
    value_ink: str = "ink"
    icon_ink: str = "ink2"
    leads: bool = False

    def height(self, kit: Kit, width: int, /) -> int:
        line = kit.look.line("row")
        names = PlainText(self.name, "row").height(kit, self._name_width(kit, width))
        below = self._value().height(kit, width) if self._broken(kit, width) else 0
        return max(names, line) + kit.look.g(0.75) + below

    def draw(self, pen: Pen, box: Rect, /) -> None:
        top = box.top + pen.g(0.375)
        side = self._side(pen.kit)
        if side:
            drawn = icon(pen.kit, self.icon, pen.kit.look.size("row"), self.icon_ink)
            middle = top + pen.kit.look.line("row") // 2
            pen.mark(drawn, drawn.get_rect(midleft=(box.left, middle)))
        name = PlainText(self.name, "row")
        name.put(pen, (box.left + side, top), self._name_width(pen.kit, box.width))
        down = self.value_top(pen.kit, box.width)
        self._value().put(pen, (box.left, box.top + down), box.width)

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("row", self.name)
        yield MirrorLine("value", self.value)

    def value_top(self, kit: Kit, width: int) -> int:
        """Return how far down the value stands: beside the name, or below it."""
        name = PlainText(self.name, "row").height(kit, self._name_width(kit, width))
        return kit.look.g(0.375) + (name if self._broken(kit, width) else 0)

    def _value(self) -> PlainText:
        return PlainText(self.value, self.value_role, self.value_ink, align="right")

    def _side(self, kit: Kit) -> int:
        return kit.look.size("row") + kit.look.g(1) if self.icon else 0

    def _value_width(self, kit: Kit) -> int:
        value = kit.cache.role_width(kit.look, self.value_role, self.value)
        return value + kit.look.g(4 if self.leads else 2)

    def _broken(self, kit: Kit, width: int) -> bool:
        value = self._value_width(kit)
        whole = self._side(kit) + kit.cache.role_width(kit.look, "row", self.name) + value
        return value > width * 0.6 and whole > width

    def _name_width(self, kit: Kit, width: int) -> int:
        beside = 0 if self._broken(kit, width) else self._value_width(kit)
        return width - self._side(kit) - beside


@value
class IconText(Part):
    """A text with an icon before its first line; without one the text alone."""

    icon: str
    text: PlainText

    def width(self, kit: Kit) -> int:
        """Return the width of both on one line."""
        return self._side(kit) + kit.cache.role_width(kit.look, self.text.role, self.text.text)

    def height(self, kit: Kit, width: int, /) -> int:
        return self.text.height(kit, width - self._side(kit))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        side = self._side(pen.kit)
        if side:
            drawn = icon(pen.kit, self.icon, pen.kit.look.size(self.text.role), self.text.ink)
            middle = box.top + pen.kit.look.line(self.text.role) // 2
            pen.mark(drawn, drawn.get_rect(midleft=(box.left, middle)))
        self.text.put(pen, (box.left + side, box.top), box.width - side)

    def _side(self, kit: Kit) -> int:
        return kit.look.size(self.text.role) + kit.look.g(1) if self.icon else 0


@value
class CausedRow(Part):
    """A row of something that rose or fell, with a triangle, and the cause below it."""

    row: ValueRow
    way: str
    better: bool
    cause: str

    def height(self, kit: Kit, width: int, /) -> int:
        cause = self._cause().height(kit, width)
        return self.row.height(kit, width) + (cause + kit.look.g(0.25) if cause else 0)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        high = self.row.put(pen, box.topleft, box.width)
        value = pen.width(self.row.value, self.row.value_role)
        drawn = rise(pen, self.way, self.better)
        line = Rect(box.left, box.top + self.row.value_top(pen.kit, box.width), 1, pen.kit.look.line("row"))
        if pen.shows_whole(line):
            pen.surface.blit(drawn, drawn.get_rect(midright=(box.right - value - pen.g(1), line.centery)))
        self._cause().put(pen, (box.left, box.top + high - pen.g(0.25)), box.width)

    def mirror(self, look: Look, /) -> Mirror:
        return read(look, self.row, self._cause())

    def _cause(self) -> PlainText:
        return PlainText(self.cause, "small", "ink2", "note")


def rise(pen: Pen, way: str, better: bool) -> Surface:
    """Return the triangle of something that rose or fell, for better or worse."""
    side = round(pen.kit.look.size("row") * 0.62)
    return triangle(pen.kit, way, side, "up" if better else "down")


@value
class TickingRow(Part):
    """A row with its value at the end of some days; `steps` are its values on the days before, in order."""

    name: str
    row: ValueRow
    steps: tuple[str, ...]

    def height(self, kit: Kit, width: int, /) -> int:
        return self.row.height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        shown = [*_some(self.steps), self.row.value]
        wide = max(pen.width(each, self.row.value_role) for each in shown)
        high = pen.kit.look.line("row")
        rest = Rect(0, box.top + self.row.value_top(pen.kit, box.width), min(wide, box.width), high)
        rest.right = box.right
        ground = pen.ground(rest)
        self.row.draw(pen, box)
        if ground is not None:
            pen.rolls(f"tick:{self.name}", rest, [self._step(pen, ground, each) for each in shown])

    def mirror(self, look: Look, /) -> Mirror:
        yield from self.row.mirror(look)

    def _step(self, pen: Pen, ground: Surface, value: str) -> Surface:
        """The place of the value with one of its steps in it."""
        drawn, at = ground.copy(), ground.get_rect()
        text = pen.line_of(value, self.row.value_role, self.row.value_ink)
        drawn.blit(text, text.get_rect(midright=at.midright))
        return drawn


def _some(steps: tuple[str, ...]) -> tuple[str, ...]:
    """As many steps as can be seen, the first among them, evenly taken."""
    count = min(len(steps), _MOST_STEPS)
    return tuple(steps[number * len(steps) // count] for number in range(count))
