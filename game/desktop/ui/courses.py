"""Two courses as lines: what both shared, where they parted, yours below and history above."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pygame
from pygame import Rect

from game.desktop.theme import Look
from game.desktop.ui import shapes
from game.desktop.ui.flow import Setting, lay_plain
from game.desktop.ui.part import Kit, Line, Part
from game.desktop.ui.pen import Pen

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Courses(Part):
    """The stations of both courses; the last station of each is its ending."""

    shared: tuple[str, ...]
    yours: tuple[str, ...]
    history: tuple[str, ...]
    names: tuple[str, str, str]

    def height(self, kit: Kit, width: int, /) -> int:
        """Answer with the height of both lines and their labels."""
        if self._as_words(kit.look, width):
            return sum(self._row_height(kit, line.text, width) for line in self.mirror(kit.look))
        if not self.yours and not self.history:
            return kit.look.g(4) + 2 * kit.look.line("row")
        return kit.look.g(11) + 4 * kit.look.line("row")

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the lines, or say them in words where there is no room for lines."""
        if self._as_words(pen.kit.look, box.width):
            self._words(pen, box)
            return
        apart = bool(self.yours or self.history)
        middle = box.top + (box.height // 2 if apart else pen.g(2))
        step = self._step(pen, box)
        start = box.left + pen.g(7)
        common = [(start + round(step * at), middle) for at in range(len(self.shared))]
        after = len(self.shared)
        for labels, way, name in ((self.history, -1, 1), (self.yours, 1, 0)):
            points = [
                (start + round(step * (after + at)), middle + way * pen.g(4)) for at in range(len(labels))
            ]
            if labels:
                self._branch(pen, (common[-1] if common else (start, middle), *points), way < 0)
                self._stations(pen, box, (points, labels, way))
                self._name(pen, box, (self.names[name], points[-1][1]), way < 0)
        self._line(pen, common, False)
        self._stations(pen, box, (common, self.shared, 0))
        if apart and common:
            self._fork(pen, common[-1])

    def mirror(self, _look: Look, /) -> Iterator[Line]:
        """Give both courses in words."""
        yours, history, fork = self.names
        if not self.yours and not self.history:
            yield Line("course", f"{yours}: {', '.join(self.shared)}")
            return
        yield Line("course", f"{yours}: {', '.join((*self.shared, *self.yours))}")
        yield Line("course", f"{history}: {', '.join((*self.shared, *self.history))}")
        if self.shared:
            yield Line("fork", f"{fork}: {self.shared[-1]}")

    @property
    def _columns(self) -> int:
        return len(self.shared) + max(len(self.yours), len(self.history))

    def _as_words(self, look: Look, width: int) -> bool:
        return width / max(1, self._columns) < 4.2 * look.size("row")

    def _row_height(self, kit: Kit, text: str, width: int) -> int:
        return len(lay_plain(kit, text, Setting("row", width)).lines) * kit.look.line("row") + kit.look.g(1)

    def _words(self, pen: Pen, box: Rect) -> None:
        y = box.top
        for line in self.mirror(pen.kit.look):
            laid = lay_plain(pen.kit, line.text, Setting("row", box.width))
            for number, segments in enumerate(laid.lines):
                pen.text((box.left, y + number * pen.kit.look.line("row")), segments[0].text, "row", "ink")
            y += self._row_height(pen.kit, line.text, box.width)

    def _branch(self, pen: Pen, points: tuple[Point, ...], real: bool) -> None:
        first, second = points[0], points[1]
        knee = (first[0] + min(pen.g(5), (second[0] - first[0]) // 2), second[1])
        self._line(pen, [first, knee, *points[1:]], real)

    def _line(self, pen: Pen, points: list[Point], real: bool) -> None:
        for start, end in pairwise(points):
            if real:
                _dashed_line(pen, start, end)
            else:
                pygame.draw.line(pen.surface, pen.colour("ink"), start, end, 5)
        if not real:
            for point in points[1:-1]:
                pygame.draw.circle(pen.surface, pen.colour("ink"), point, 2)

    def _stations(self, pen: Pen, box: Rect, what: tuple[list[Point], tuple[str, ...], int]) -> None:
        points, labels, way = what
        ends = way != 0 or not (self.yours or self.history)
        for number, (point, label) in enumerate(zip(points, labels, strict=True)):
            last = ends and number == len(labels) - 1
            _station(pen, point, way < 0, last)
            self._label(pen, box, (point, label, way))

    def _label(self, pen: Pen, box: Rect, what: tuple[Point, str, int]) -> None:
        point, label, way = what
        forks = way == 0 and bool(self.yours or self.history) and label == self.shared[-1]
        room = round(self._step(pen, box)) // (2 if forks else 1) + (pen.g(1) if forks else 0)
        line = pen.kit.look.line("row")
        laid = lay_plain(pen.kit, label, Setting("row", max(room - pen.g(1), 40), balanced=True))
        shown = laid.lines[:2]
        top = point[1] - pen.g(1.5) - line * len(shown) if way < 0 else point[1] + pen.g(1.5)
        for number, segments in enumerate(shown):
            text = segments[0].text + ("…" if number == 1 and len(laid.lines) > 2 else "")
            wide = pen.width(text, "row")
            middle = point[0] - wide // 2
            if forks:
                middle = point[0] + pen.g(1) - wide  # left of the branch that falls away from it
            x = max(box.left, min(middle, box.right - wide))
            pen.text((x, top + number * line), text, "row", "ink")

    def _name(self, pen: Pen, box: Rect, what: tuple[str, int], real: bool) -> None:
        name, y = what
        top = y - pen.kit.look.line("row-bold") // 2
        pen.text(
            (box.right - pen.width(name, "row-bold"), top), name, "row-bold", "accent" if real else "ink"
        )

    def _step(self, pen: Pen, box: Rect) -> float:
        """The names of the courses stand at the right of their lines."""
        apart = bool(self.yours or self.history)
        names = max(pen.width(name, "row-bold") for name in self.names[:2]) if apart else 0
        return (box.width - pen.g(14) - names) / max(1, self._columns - 1)

    def _fork(self, pen: Pen, point: Point) -> None:
        side = pen.g(1.5)
        corners = ((side, 0), (2 * side, side), (side, 2 * side), (0, side))
        drawn = shapes.polygon(pen.kit.store, corners, pen.colour("accent"), (pen.colour("accent"), 0))
        pen.surface.blit(drawn, drawn.get_rect(center=point))


def _station(pen: Pen, point: Point, real: bool, last: bool) -> None:
    unit = pen.kit.look.unit
    ink = pen.colour("accent" if real else "ink")
    if last:
        box = Rect(0, 0, round(2.4 * unit), round(2.4 * unit))
        box.center = point
        pen.surface.fill(ink, box)
        if real:
            pen.fill(box.inflate(-6, -6), "paper")
        return
    fill = pen.colour("paper") if real else ink
    drawn = shapes.disc(pen.kit.store, 1.1 * unit, fill, (ink, 3.0 if real else 0.0))
    pen.surface.blit(drawn, drawn.get_rect(center=point))


def _dashed_line(pen: Pen, start: Point, end: Point) -> None:
    length = max(1, round(((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5))
    for at in range(0, length, 10):
        ends = [
            (
                start[0] + (end[0] - start[0]) * min(part, length) / length,
                start[1] + (end[1] - start[1]) * min(part, length) / length,
            )
            for part in (at, at + 6)
        ]
        pygame.draw.line(pen.surface, pen.colour("accent"), ends[0], ends[1], 3)


@dataclass(frozen=True, slots=True)
class OverTime(Part):
    """A meter over the turns of a play, as steps, with its first and last value."""

    name: str
    values: tuple[int, ...]
    bounds: tuple[int, int]
    says: str

    def height(self, kit: Kit, _width: int, /) -> int:
        """Answer with the height of the name and the line."""
        return kit.look.line("row-label") + kit.look.g(7)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the name, the values, and the line between its bounds."""
        line = pen.kit.look.line("row-label")
        wide = pen.width(self.says, "row")
        shown = lay_plain(pen.kit, self.name, Setting("row-label", box.width - wide - pen.g(2))).lines[0]
        pen.text(box.topleft, shown[0].text, "row-label", "ink")
        pen.text((box.right - wide, box.top), self.says, "row", "ink2")
        field = Rect(box.left, box.top + line + pen.g(0.5), box.width, pen.g(5.5))
        for y in (field.top, field.bottom):
            pen.fill(Rect(field.left, y, field.width, pen.kit.look.edge), "hair")
        low, high = self.bounds
        step = field.width / max(1, len(self.values) - 1)
        points = [
            (
                field.left + round(step * at),
                field.bottom - round((value - low) / max(1, high - low) * field.height),
            )
            for at, value in enumerate(self.values)
        ]
        if len(points) > 1:
            pygame.draw.lines(pen.surface, pen.colour("ink"), False, points, 3)
        for point in points:
            pen.fill(Rect(point[0] - 3, point[1] - 3, 7, 7), "ink")

    def mirror(self, _look: Look, /) -> Iterator[Line]:
        """Give the name and the values."""
        yield Line("meter", self.name)
        yield Line("value", self.says)
