"""Two courses as lines: what both shared, where they parted, yours below and history above.

Where there is no room for lines, the same is said in rows, one for each station.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pygame import Rect

from game.desktop.theme import Look
from game.desktop.ui import shapes, stubs
from game.desktop.ui.flow import Setting, lay_plain
from game.desktop.ui.part import Kit, Line, Part
from game.desktop.ui.pen import Pen
from game.desktop.ui.station_rows import StationRows
from game.desktop.ui.stubs import Stop

Point = tuple[int, int]
_FORK = 0.6  # of a step, behind the last station that both shared
_MOST_LINES = 4
_DASHES = (6, 4)


@dataclass(frozen=True, slots=True)
class Courses(Part):
    """The stations of both courses; the last station of each is its ending."""

    shared: tuple[Stop, ...]
    yours: tuple[Stop, ...]
    history: tuple[Stop, ...]
    names: tuple[str, str, str]

    def height(self, kit: Kit, width: int, /) -> int:
        """Answer with the height of both lines, their labels and their roads."""
        if not self._fits(kit, width):
            return self._rows().height(kit, width)
        shared, yours = (self._label_high(kit, width, stops) for stops in (self.shared, self.yours))
        return self._above(kit, width) + kit.look.g(1.75) + max(shared, self._half(kit) + yours)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the lines, or the rows where there is no room for lines."""
        if not self._fits(pen.kit, box.width):
            self._rows().draw(pen, box)
            return
        level = box.top + self._above(pen.kit, box.width)
        step = self._step(pen.kit, box.width)
        start = box.left + round(step / 2)
        common = [(start + round(step * at), level) for at in range(len(self.shared))]
        if self._apart:
            fork = (common[-1][0] + round(step * _FORK), level)
            for stops, way in ((self.history, -1), (self.yours, 1)):
                first = fork[0] + round(step * (1 - _FORK / 2))
                half = way * self._half(pen.kit)
                points = [(first + round(step * at), level + half) for at in range(len(stops))]
                self._branch(pen, box, (fork, points, stops))
            _thick(pen, common[0], fork)
            self._stations(pen, box, (common, self.shared, 0))
            self._fork(pen, fork)
        else:
            _thick(pen, common[0], common[-1])
            self._stations(pen, box, (common, self.shared, 0))

    def mirror(self, _look: Look, /) -> Iterator[Line]:
        """Give both courses in words, then the roads of each station."""
        yours, history, fork = self.names
        yield Line("course", f"{yours}: {_said((*self.shared, *self.yours))}")
        if self.history:
            yield Line("course", f"{history}: {_said((*self.shared, *self.history))}")
            yield Line("fork", f"{fork}: {self.shared[-1].label}")
        for stop in (*self.shared, *self.yours):
            yield from stop.lines()

    @property
    def _apart(self) -> bool:
        return bool(self.yours or self.history)

    def _rows(self) -> StationRows:
        return StationRows(
            (*self.shared, *self.yours), self.history and self.shared + self.history, self.names
        )

    def _above(self, kit: Kit, width: int) -> int:
        """What stands over the shared line: its roads, or the other branch with its labels."""
        shared = max(stubs.high(kit, self.shared), kit.look.g(2))
        labels = self._label_high(kit, width, self.history) + kit.look.g(1.5)
        return max(shared, self._half(kit) + labels) if self.history else shared

    def _half(self, kit: Kit) -> int:
        if not self._apart:
            return 0
        return max(kit.look.g(4), (stubs.high(kit, self.yours) + kit.look.g(2)) // 2)

    def _label_high(self, kit: Kit, width: int, stops: Sequence[Stop]) -> int:
        step = self._step(kit, width)
        return max((_lines(kit, stop.label, step) for stop in stops), default=0) * kit.look.line("row")

    def _step(self, kit: Kit, width: int) -> float:
        """Half a step is left at both ends, for the labels; then come the names of the courses."""
        names = (kit.store.role_width(kit.look, "row-bold", name) for name in self.names[:2])
        beside = max(names) if self._apart else 0
        longer = max(len(self.yours), len(self.history))
        steps = len(self.shared) - 1 + (_FORK / 2 + longer if self._apart else 0)
        return (width - beside) / (steps + 1)

    def _fits(self, kit: Kit, width: int) -> bool:
        """Marks and labels of neighbours keep apart, and no word of a label is broken."""
        step = self._step(kit, width)
        stops = (*self.shared, *self.yours, *self.history)
        words = (word for stop in stops for word in stop.label.split())
        widest = max((kit.store.role_width(kit.look, "row", word) for word in words), default=0)
        lines = max((_lines(kit, stop.label, step) for stop in stops), default=1)
        room = _room(kit, step)
        return room >= widest and step > stubs.wide(kit) + kit.look.g(1) and lines <= _MOST_LINES

    def _branch(self, pen: Pen, box: Rect, what: tuple[Point, list[Point], tuple[Stop, ...]]) -> None:
        fork, points, stops = what
        if not points:
            return
        real = points[0][1] < fork[1]
        knee = (fork[0] + min(pen.g(4), (points[0][0] - fork[0]) // 2), points[0][1])
        colour = pen.colour("accent" if real else "ink")
        stroke = shapes.Stroke(colour, 3 if real else 5, _DASHES if real else None)
        shapes.line(pen.kit.store, pen.surface, [fork, knee], stroke)
        if real:
            _dashed(pen, knee, points[-1])
        else:
            _thick(pen, knee, points[-1])
        self._stations(pen, box, (points, stops, -1 if real else 1))
        name = self.names[1 if real else 0]
        top = points[0][1] - pen.kit.look.line("row-bold") // 2
        place = (box.right - pen.width(name, "row-bold"), top)
        pen.text(place, name, "row-bold", "accent" if real else "ink")

    def _stations(self, pen: Pen, box: Rect, what: tuple[list[Point], tuple[Stop, ...], int]) -> None:
        points, stops, way = what
        ends = way != 0 or not self._apart
        for number, (point, stop) in enumerate(zip(points, stops, strict=True)):
            _station(pen, point, way < 0, ends and number == len(stops) - 1)
            self._label(pen, box, (point, stop.label, way))
            if way >= 0:
                stubs.draw_above(pen, stop, point)

    def _label(self, pen: Pen, box: Rect, what: tuple[Point, str, int]) -> None:
        point, label, way = what
        room = _room(pen.kit, self._step(pen.kit, box.width))
        lines = lay_plain(pen.kit, label, Setting("row", room, True)).lines
        high = pen.kit.look.line("row")
        top = point[1] + pen.g(1.5) if way >= 0 else point[1] - pen.g(1.25) - len(lines) * high
        for number, line in enumerate(lines):
            wide = line[-1].x + line[-1].width
            x = max(box.left, min(point[0] - wide // 2, box.right - wide))
            words = " ".join(segment.text for segment in line)
            pen.text((x, top + number * high), words, "row", "accent" if way < 0 else "ink")

    def _fork(self, pen: Pen, point: Point) -> None:
        side = pen.g(1.5)
        corners = ((side, 0), (2 * side, side), (side, 2 * side), (0, side))
        drawn = shapes.polygon(pen.kit.store, corners, pen.colour("accent"), (pen.colour("accent"), 0))
        pen.surface.blit(drawn, drawn.get_rect(center=point))


def _said(stops: Sequence[Stop]) -> str:
    return ", ".join(stop.label for stop in stops)


def _lines(kit: Kit, label: str, step: float) -> int:
    return len(lay_plain(kit, label, Setting("row", _room(kit, step), True)).lines)


def _room(kit: Kit, step: float) -> int:
    """The widest that a label may be, so that it touches no other."""
    return round(step) - kit.look.g(1)


def _thick(pen: Pen, start: Point, end: Point) -> None:
    pen.fill(Rect(start[0], start[1] - 2, end[0] - start[0], 5), "ink")


def _dashed(pen: Pen, start: Point, end: Point) -> None:
    for x in range(start[0], end[0], sum(_DASHES)):
        pen.fill(Rect(x, start[1] - 1, min(_DASHES[0], end[0] - x), 3), "accent")


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
