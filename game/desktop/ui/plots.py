"""A meter over the turns of a play, as a line between its bounds."""

from collections.abc import Iterator
from dataclasses import dataclass

from pygame import Rect

from game.desktop.theme import Look
from game.desktop.ui import shapes
from game.desktop.ui.flow import Setting, lay_plain
from game.desktop.ui.part import Kit, Line, Part
from game.desktop.ui.pen import Pen

_FIELD = 12


@dataclass(frozen=True, slots=True)
class OverTime(Part):
    """One meter: a point for each turn, between its lowest and its highest value."""

    name: str
    values: tuple[int, ...]
    bounds: tuple[int, int]
    says: str

    def height(self, kit: Kit, width: int, /) -> int:
        """Answer with the height of the name and the field."""
        return self._head(kit, width) + kit.look.g(_FIELD + 1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the name, the values, and the line between its bounds."""
        wide = pen.width(self.says, "row")
        head = self._head(pen.kit, box.width)
        line = pen.kit.look.line("row-label")
        for number, words in enumerate(self._name(pen.kit, box.width)):
            pen.text((box.left, box.top + number * line), words, "row-label", "ink")
        pen.text((box.right - wide, box.top), self.says, "row", "ink2")
        self._field(pen, Rect(box.left, box.top + head + pen.g(0.5), box.width, pen.g(_FIELD)))

    def mirror(self, _look: Look, /) -> Iterator[Line]:
        """Give the name and the values."""
        yield Line("meter", self.name)
        yield Line("value", self.says)

    def _name(self, kit: Kit, width: int) -> tuple[str, ...]:
        beside = width - kit.store.role_width(kit.look, "row", self.says) - kit.look.g(2)
        laid = lay_plain(kit, self.name, Setting("row-label", beside))
        return tuple(" ".join(segment.text for segment in line) for line in laid.lines)

    def _head(self, kit: Kit, width: int) -> int:
        return kit.look.line("row-label") * max(1, len(self._name(kit, width)))

    def _field(self, pen: Pen, field: Rect) -> None:
        edge = pen.kit.look.edge
        for y in (field.top, field.centery, field.bottom):
            pen.fill(Rect(field.left, y, field.width, edge), "hair")
        step = field.width / max(1, len(self.values) - 1)
        low, high = self.bounds
        points = [
            (
                field.left + round(step * at),
                field.bottom - round((value - low) / max(1, high - low) * field.height),
            )
            for at, value in enumerate(self.values)
        ]
        if len(points) > 1:
            shapes.line(pen.kit.store, pen.surface, points, shapes.Stroke(pen.colour("ink"), 3))
        dot = shapes.disc(pen.kit.store, 4.5, pen.colour("ink"), (pen.colour("ink"), 0.0))
        for point in points:
            pen.surface.blit(dot, dot.get_rect(center=point))
