"""A meter over the turns of a play, as a line between its bounds, beside that of the real course."""

from collections.abc import Sequence
from dataclasses import dataclass

from pygame import Rect

from game.desktop.toolkit import shapes
from game.desktop.toolkit.flow import Setting, lay_plain
from game.desktop.toolkit.kit import Kit, Mirror, MirrorLine
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.theme import Look

_FIELD, _TALL = 12, 13
_DASHES = (9, 6)
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MeterValues:
    """The values of a meter along one course, the first of them at this number of turns."""

    each: tuple[int, ...]
    begin: int = 0


@dataclass(frozen=True, slots=True)
class OverTime(Part):
    """One meter: a point for each turn; history is dashed from where it parts, and may be missing."""

    name: str
    own: MeterValues
    real: MeterValues
    bounds: tuple[int, int]
    says: str
    days: tuple[str, str]

    def height(self, kit: Kit, width: int, /) -> int:
        days = self._day_lines(kit, width) * kit.look.line("row")
        return self._head(kit, width) + kit.look.g(self._high(kit.look) + 1) + days

    def draw(self, pen: Pen, box: Rect, /) -> None:
        wide = pen.width(self.says, "row")
        head = self._head(pen.kit, box.width)
        line = pen.kit.look.line("row-label")
        for number, words in enumerate(self._name(pen.kit, box.width)):
            pen.text((box.left, box.top + number * line), words, "row-label", "ink")
        if self._is_under(pen.kit, box.width):
            pen.text((box.left, box.top + head - line), self.says, "row", "ink2")
        else:
            pen.text((box.right - wide, box.top), self.says, "row", "ink2")
        beside = self._beside(pen.kit)
        field = Rect(box.left + beside, box.top + head + pen.g(0.5), box.width - beside - pen.g(0.75), 0)
        field.height = pen.g(self._high(pen.kit.look))
        edge, half = pen.kit.look.edge, pen.kit.look.line("row") // 2
        for y in (field.top, field.centery, field.bottom):
            pen.fill(Rect(field.left, y, field.width, edge), "hair")
        for bound, y in ((self.bounds[1], field.top + half - pen.g(0.5)), (self.bounds[0], field.bottom)):
            x = field.left - pen.g(1) - pen.width(str(bound), "row")
            pen.text((x, y - half), str(bound), "row", "ink2")
        self._line(pen, field, self.real, real=True)
        self._line(pen, field, self.own, real=False)
        self._days(pen, box, field)

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("meter", self.name)
        yield MirrorLine("value", self.says)
        yield MirrorLine("note", " ".join((*map(str, reversed(self.bounds)), *self.days)))

    def _high(self, look: Look) -> int:
        return _TALL if look.height >= 1080 and not look.column else _FIELD

    def _name(self, kit: Kit, width: int) -> tuple[str, ...]:
        room = width if self._is_under(kit, width) else self._name_room(kit, width)
        laid = lay_plain(kit, self.name, Setting("row-label", room))
        return tuple(" ".join(segment.text for segment in line) for line in laid.lines)

    def _name_room(self, kit: Kit, width: int) -> int:
        return width - kit.cache.role_width(kit.look, "row", self.says) - kit.look.g(2)

    def _is_under(self, kit: Kit, width: int) -> bool:
        """Return whether the values stand below the name, since a word of it would be broken beside them."""
        words = (kit.cache.role_width(kit.look, "row-label", word) for word in self.name.split())
        return max(words, default=0) > self._name_room(kit, width)

    def _head(self, kit: Kit, width: int) -> int:
        lines = len(self._name(kit, width)) + (1 if self._is_under(kit, width) else 0)
        return kit.look.line("row-label") * max(1, lines)

    def _beside(self, kit: Kit) -> int:
        """The room for the bounds at the left."""
        return max(kit.cache.role_width(kit.look, "row", str(bound)) for bound in self.bounds) + kit.look.g(1)

    def _line(self, pen: Pen, field: Rect, values: MeterValues, real: bool) -> None:
        points = self._points(field, values)
        colour = pen.colour("accent" if real else "ink")
        if len(points) > 1:
            stroke = shapes.Stroke(colour, 3, _DASHES if real else None)
            shapes.line(pen.kit.cache, pen.surface, points, stroke)
        fill = pen.colour("paper") if real else colour
        dot = shapes.disc(pen.kit.cache, 4.5, fill, (colour, 2.0 if real else 0.0))
        for point in points[1:] if real else points:
            pen.surface.blit(dot, dot.get_rect(center=point))

    def _points(self, field: Rect, values: MeterValues) -> Sequence[Point]:
        most = max(len(self.own.each), self.real.begin + len(self.real.each)) - 1
        low, high = self.bounds
        return [
            (
                field.left + round(field.width * (values.begin + at) / max(1, most)),
                field.bottom - round((value - low) / max(1, high - low) * field.height),
            )
            for at, value in enumerate(values.each)
        ]

    def _day_lines(self, kit: Kit, width: int) -> int:
        used = sum(kit.cache.role_width(kit.look, "row", day) for day in self.days)
        return 1 if used + self._beside(kit) + kit.look.g(3) < width else 2

    def _days(self, pen: Pen, box: Rect, field: Rect) -> None:
        y = field.bottom + pen.g(0.5)
        begun, over = self.days
        pen.text((field.left, y), begun, "row", "ink2")
        if self._day_lines(pen.kit, box.width) > 1:
            y += pen.kit.look.line("row")
        wide = pen.width(over, "row")
        # Under the last turn of the play, which history may have outlived.
        end = self._points(field, self.own)[-1][0] - wide // 2
        least = field.left + (pen.width(begun, "row") + pen.g(2) if y == field.bottom + pen.g(0.5) else 0)
        pen.text((max(least, min(end, field.right - wide)), y), over, "row", "ink2")


@dataclass(frozen=True, slots=True)
class LineKey(Part):
    """What the lines of plots stand for: yours whole, history dashed."""

    yours: str
    history: str

    def height(self, kit: Kit, width: int, /) -> int:
        return kit.look.line("row") * (1 if self._fits(kit, width) else 2)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        line, long = pen.kit.look.line("row"), pen.g(4)
        x, y = box.left, box.top
        for name, ink, dashes in ((self.yours, "ink", None), (self.history, "accent", _DASHES)):
            points = [(x, y + line // 2), (x + long, y + line // 2)]
            shapes.line(pen.kit.cache, pen.surface, points, shapes.Stroke(pen.colour(ink), 3, dashes))
            wide = pen.text((x + long + pen.g(1), y), name, "row", "ink2")
            if self._fits(pen.kit, box.width):
                x += long + wide + pen.g(4)
            else:
                y += line

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("note", self.yours)
        yield MirrorLine("note", self.history)

    def _fits(self, kit: Kit, width: int) -> bool:
        words = sum(kit.cache.role_width(kit.look, "row", name) for name in (self.yours, self.history))
        return words + kit.look.g(14) < width
