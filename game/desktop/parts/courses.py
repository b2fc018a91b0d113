"""Two courses as lines: yours straight, history above it where it goes another way, forks between.

The plan is that of every chart of courses (`game.pages.courses`). Where there is no room for
lines beside each other, the same is drawn in rows, one for each station.
"""

# Longer than 250 lines because the glance at both courses draws the same lines as their chart.

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from itertools import pairwise

from pygame import Rect

from game.desktop.parts.course_rows import (
    STUB_COLUMNS,
    CourseStop,
    StationRows,
    cell,
    draw_real,
    draw_station,
    draw_stubs_above,
    stubs_height,
)
from game.desktop.parts.rows import IconText
from game.desktop.toolkit import shapes
from game.desktop.toolkit.boxes import Rule
from game.desktop.toolkit.marks import Point
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen
from game.desktop.toolkit.prose import PlainText
from game.model.value import value
from game.pages import courses as course_plan
from game.pages.courses import CoursePlan, plan_of

_MOST_LINES = 4
_LEAST_STEP = 3.5  # g: stations of neighbours keep apart, at a glance


@value
class CourseChart(Part):
    """The stations of both courses; the last of each is its ending. Without history there is one."""

    own: tuple[CourseStop, ...]
    history: tuple[CourseStop, ...]
    names: tuple[str, str, str]
    numbers: Mapping[str, int] = field(default_factory=dict)

    def height(self, kit: Kit, width: int, /) -> int:
        across = ChartLines(kit, self, width)
        return across.height() if across.fits() else self._rows().height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        across = ChartLines(pen.kit, self, box.width)
        if across.fits():
            across.draw(pen, box)
        else:
            self._rows().draw(pen, box)

    def mirror(self, _look: Look, /) -> Mirror:
        yours, history, fork = self.names
        for name, stops in ((yours, self.own), (history, self.history)):
            if stops:
                yield MirrorLine("course", f"{name}: {', '.join(stop.said for stop in stops)}")
        plan = self.plan
        for key in dict.fromkeys(part.one for part in plan.leaving()):
            yield MirrorLine("fork", f"{fork}: {plan.label[key]}")
        for stop in self.own:
            for stub in stop.stubs:
                yield MirrorLine("stub", f"{stop.label}: {stub.target.label}", stub.target)

    def numbered(self) -> "CourseChart":
        """Return the chart with the number of each station before its label, in the order of the rows."""
        numbers = {key: number for number, key in enumerate(course_plan.in_order(self.plan.courses), start=1)}
        own, history = (
            tuple(replace(stop, label=f"{numbers[stop.key]}. {stop.label}") for stop in stops)
            for stops in (self.own, self.history)
        )
        return CourseChart(own, history, self.names, numbers)

    @property
    def plan(self) -> CoursePlan:
        """Return the steps and lanes of both courses."""
        courses = [course_plan.CourseLine(self.names[0], "main", _stops(self.own))]
        if self.history:
            courses.append(course_plan.CourseLine(self.names[1], "real", _stops(self.history)))
        return plan_of(tuple(courses))

    def _rows(self) -> StationRows:
        return StationRows(self.plan, {stop.key: stop for stop in self.own})


class ChartLines:
    """The stations beside each other: how wide a step is, how high the lines lie, what is drawn where."""

    def __init__(self, kit: Kit, courses: CourseChart, width: int) -> None:
        self._kit, self._courses, self._plan = kit, courses, courses.plan
        plan = self._plan
        self._is_parted = plan.lanes[0] < 0
        names = (kit.cache.role_width(kit.look, "row-bold", name) for name in courses.names[:2])
        beside = max(names) + kit.look.g(2) if self._is_parted else 0
        self._step = (width - beside) / (max(plan.step.values()) + 1)
        self._room = round(self._step) - kit.look.g(1)  # so that no label touches another

    def fits(self) -> bool:
        """Marks and labels of neighbours keep apart, and no word of a label is broken."""
        came_to = [stop.came_to[1] for stop in self._courses.own]
        words = (word for label in (*self._plan.label.values(), *came_to) for word in label.split())
        widest = max((self._kit.cache.role_width(self._kit.look, "row", word) for word in words), default=0)
        most = self._label_high(self._plan.label.values()) // self._kit.look.line("row")
        apart = self._step > STUB_COLUMNS * cell(self._kit) + self._kit.look.g(2 if self._is_parted else 1)
        return self._room >= widest and apart and most <= _MOST_LINES

    def height(self) -> int:
        """Return the height of all."""
        came_to = ((one.came_to[1],) if one.came_to[1] else () for one in self._courses.own)
        labels = ((one.label,) for one in self._courses.own)
        own = map(sum, zip(map(self._label_high, labels), map(self._label_high, came_to), strict=True))
        return self._above() + self._kit.look.g(1.75) + max(own)

    def draw(self, pen: Pen, box: Rect) -> None:
        """Draw history first, so that yours lies on top of what both share."""
        level = box.top + self._above()
        across = {key: round(self._step * (step + 0.5)) for key, step in self._plan.step.items()}
        lanes = {key: level + lane * self._apart() for key, lane in self._plan.lane.items()}
        spots = {key: (box.left + across[key], lanes[key]) for key in self._plan.step}
        for part in self._plan.parts():
            if part.kind == "real":
                for start, end in pairwise(self._way(spots, part)):
                    draw_real(pen, start, end)
        for part in self._plan.parts():
            if part.kind == "main":
                start, end = spots[part.one], spots[part.other]
                pen.fill(Rect(start[0], start[1] - 2, end[0] - start[0], 5), "ink")
        for key, spot in spots.items():
            draw_station(pen, spot, self._plan.kind[key] == "real", self._plan.ends(key))
            self._label(pen, spot, key)
        self._roads(pen, spots)
        side = pen.g(1.5)
        corners = ((side, 0), (2 * side, side), (side, 2 * side), (0, side))
        fork = shapes.polygon(pen.kit.cache, corners, pen.colour("accent"), (pen.colour("accent"), 0))
        for part in self._plan.leaving():
            pen.surface.blit(fork, fork.get_rect(center=self._way(spots, part)[1]))
        if self._is_parted:
            # At the right stands which line is whose.
            level, names = spots[self._courses.own[-1].key][1], self._courses.names
            for name, y, ink in ((names[0], level, "ink"), (names[1], level - self._apart(), "accent")):
                top = y - pen.kit.look.line("row-bold") // 2
                pen.text((box.right - pen.width(name, "row-bold"), top), name, "row-bold", ink)

    def _roads(self, pen: Pen, spots: dict[str, Point]) -> None:
        for stop in self._courses.own:
            draw_stubs_above(pen, stop, spots[stop.key])

    def _above(self) -> int:
        """What stands over your line: its roads, and over those history with its labels."""
        g = self._kit.look.g
        if not self._is_parted:
            return max(stubs_height(self._kit, self._courses.own), g(2))
        real = (label for key, label in self._plan.label.items() if self._plan.kind[key] == "real")
        return self._apart() + self._label_high(real) + g(1.5)

    def _apart(self) -> int:
        return max(self._kit.look.g(4), stubs_height(self._kit, self._courses.own) + self._kit.look.g(1.5))

    def _way(self, spots: Mapping[str, Point], part: course_plan.CourseSegment) -> list[Point]:
        """The line of history: between two stations it goes up to its lane, and so it comes down."""
        (x, y), (x2, y2) = spots[part.one], spots[part.other]
        half, slope = round(self._step / 2), self._kit.look.g(0.75)
        level = y + (part.lane - self._plan.lane[part.one]) * self._apart()
        way = [(x, y)]
        if level != y:
            way += [(x + half - slope, y), (x + half + slope, level)]
        if level != y2:
            way += [(x2 - half - slope, level), (x2 - half + slope, y2)]
        return [*way, (x2, y2)]

    def _words(self, label: str, ink: str) -> PlainText:
        return PlainText(label, "row", ink, align="centre", balanced=True)

    def _label_high(self, labels: Iterable[str]) -> int:
        return max((self._words(one, "ink").height(self._kit, self._room) for one in labels), default=0)

    def _label(self, pen: Pen, spot: Point, key: str) -> None:
        is_above = self._plan.lane[key] < 0
        words = self._words(self._plan.label[key], "accent" if is_above else "ink")
        high = words.height(self._kit, self._room)
        top = spot[1] - pen.g(1.25) - high if is_above else spot[1] + pen.g(1.5)
        words.draw(pen, Rect(spot[0] - self._room // 2, top, self._room, high))
        for stop in self._courses.own:
            if stop.key == key and stop.came_to[1]:
                # What the duty came to has its icon where both have room.
                box = Rect(spot[0] - self._room // 2, top + high, self._room, 0)
                icon, label = stop.came_to
                written = IconText(icon, PlainText(label, "row", "ink2"))
                wide = written.width(pen.kit)
                if wide <= box.width:
                    written.draw(pen, Rect(box.centerx - wide // 2, box.top, wide, 0))
                else:
                    self._words(label, "ink2").draw(pen, box)


def _stops(stops: Sequence[CourseStop]) -> tuple[course_plan.Stop, ...]:
    return tuple(course_plan.Stop(stop.key, stop.label) for stop in stops)


@value
class Overview(Part):
    """The chart of courses with numbers for labels, over a line; where there is no room it is not there.

    It says nothing that the chart does not say, so it is left out of the mirror.
    """

    courses: CourseChart

    def height(self, kit: Kit, width: int, /) -> int:
        across = _Glance(kit, self.courses, width)
        return across.height() + kit.look.g(1.5) + Rule().height(kit, width) if across.fits() else 0

    def draw(self, pen: Pen, box: Rect, /) -> None:
        _Glance(pen.kit, self.courses, box.width).draw(pen, box)
        high = Rule().height(pen.kit, box.width)
        Rule("rule").put(pen, (box.left, box.bottom - high), box.width)

    def mirror(self, _look: Look, /) -> Mirror:
        yield from ()


class _Glance(ChartLines):
    """Lines and stations; at yours what the duty came to, where that has room, and no roads."""

    def fits(self) -> bool:
        """Return whether stations of neighbours keep apart."""
        return self._step >= self._kit.look.g(_LEAST_STEP)

    def height(self) -> int:
        """Return the height of the lines, of the numbers, and of one line of words below them."""
        return self._above() + self._kit.look.g(1.75) + self._kit.look.line("row") + self._numbers_high()

    def _above(self) -> int:
        over = max(self._kit.look.g(2), self._kit.look.line("row-bold") // 2 + 1)
        return (
            max(over, self._kit.look.g(1.25) + self._numbers_high()) + self._apart()
            if self._is_parted
            else over
        )

    def _numbers_high(self) -> int:
        return self._kit.look.line("row") if self._courses.numbers else 0

    def _apart(self) -> int:
        return max(self._kit.look.g(5), self._kit.look.line("row-bold"))

    def _roads(self, pen: Pen, spots: dict[str, Point]) -> None:
        """Write, from the left, what the duty came to, as long as it touches nothing before it."""
        across, half = [x for x, _ in spots.values()], round(self._step / 2)
        free, last = min(across) - half, max(across) + half
        for stop in self._courses.own:
            if not stop.came_to[1]:
                continue
            x, y = spots[stop.key]
            written = IconText(stop.came_to[0], PlainText(stop.came_to[1], "row", "ink2"))
            wide = written.width(self._kit)
            left = max(min(x - wide // 2, last - wide), free)
            if left <= x and left + wide <= last:
                # Laid word by word, a text may be a little wider than as a whole.
                written.draw(pen, Rect(left, y + pen.g(1.5) + self._numbers_high(), wide + pen.g(1), 0))
                free = left + wide + pen.g(1.5)

    def _label(self, pen: Pen, spot: Point, key: str) -> None:
        """Write the number of a station, over the lane of history and under yours, where there is room."""
        numbers = self._courses.numbers
        widest = max((pen.width(str(number), "row") for number in numbers.values()), default=0)
        # In large text only every second number is written, or every third.
        every = -(-(widest + pen.g(0.5)) // max(1, round(self._step)))
        if not numbers or self._plan.step[key] % every:
            return
        said, is_above = str(self._courses.numbers[key]), self._plan.lane[key] < 0
        top = spot[1] - pen.g(1.25) - self._numbers_high() if is_above else spot[1] + pen.g(1.5)
        ink = "accent" if is_above else "ink2"
        pen.text((spot[0] - pen.width(said, "row") // 2, top), said, "row", ink)
