"""Several courses through one case as lines with forks: where each station, line and label stands.

The first course runs straight; another leaves it where it goes another way, and comes back where it
passes the same station again. The window draws the same plan. Where there is no room for a row of labels, the
stations stand below each other, each with its label beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from game.pages.layered.layers import backward, ranks
from game.pages.style import width, wrapped

Kind = Literal["main", "real", "other"]


class Stop(NamedTuple):
    """One station of a course; where two courses have the same key, both pass one station."""

    key: str
    label: str


class CourseLine(NamedTuple):
    """A name, how its line looks, and its stations; the last one is where it ends."""

    name: str
    kind: Kind
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """Which stations there are, in which step and lane each stands, and whose it is."""

    courses: tuple[CourseLine, ...]
    step: Mapping[str, int]
    lane: Mapping[str, int]
    kind: Mapping[str, Kind]
    label: Mapping[str, str]

    @property
    def lanes(self) -> tuple[int, int]:
        """Return the first and the last lane."""
        used = [0, *self.lane.values(), *(part.lane for part in self.parts())]
        return min(used), max(used)

    def ends(self, key: str) -> bool:
        """Return whether a course ends in a station."""
        return any(course.stops[-1].key == key for course in self.courses)

    def parts(self) -> tuple["CourseSegment", ...]:
        """Return the parts between stations, each with the first course that takes it."""
        found: dict[tuple[str, str], CourseSegment] = {}
        for course, lane in zip(self.courses, _lanes(self.courses), strict=True):
            for (one, _), (other, _) in pairwise(course.stops):
                found.setdefault((one, other), CourseSegment(course.kind, one, other, lane))
        return tuple(found.values())

    def leaving(self) -> tuple["CourseSegment", ...]:
        """Return the parts by which a course leaves the first one: the forks."""
        return tuple(part for part in self.parts() if self.lane[part.one] == 0 != part.lane)


class CourseSegment(NamedTuple):
    """What lies between two stations, and the lane of the course that takes it."""

    kind: Kind
    one: str
    other: str
    lane: int


def _lanes(courses: Sequence[CourseLine]) -> list[int]:
    """The first course runs straight, the real one above or to the left of it, all others below."""
    lanes: list[int] = []
    for course in courses:
        others = [lane for lane in lanes if lane > 0]
        lanes.append(0 if not lanes else -1 if course.kind == "real" else 1 + len(others))
    return lanes


def in_order(courses: Sequence[CourseLine]) -> tuple[str, ...]:
    """Return the keys of all stations in the order in which they are passed, for a table beside."""
    plan = plan_of(tuple(courses))
    return tuple(sorted(plan.step, key=lambda key: (plan.step[key], -plan.lane[key])))


def plan_of(courses: tuple[CourseLine, ...]) -> CoursePlan:
    """Return the plan of some courses, none of them empty, for whoever draws them by other means."""
    keys = tuple(dict.fromkeys(stop.key for course in courses for stop in course.stops))
    pairs = [(one.key, other.key) for course in courses for one, other in pairwise(course.stops)]
    back = backward(keys, pairs)
    lane: dict[str, int] = {}
    kind: dict[str, Kind] = {}
    label: dict[str, str] = {}
    for course, here in zip(courses, _lanes(courses), strict=True):
        for stop in course.stops:
            lane.setdefault(stop.key, here)
            kind.setdefault(stop.key, course.kind)
            label.setdefault(stop.key, stop.label)
    return CoursePlan(courses, ranks(keys, [pair for pair in pairs if pair not in back]), lane, kind, label)


Point = tuple[float, float]

_SIZE, _LEADING = 15, 19
_MOST_LINES = 3
_LANE, _ROW = 58, 29
_NARROW_LANE = 26
_GAP = 14
_FORK = 18


class ChartLine(NamedTuple):
    """A part of a course between two stations."""

    kind: Kind
    points: tuple[Point, ...]


class ChartStation(NamedTuple):
    """A station on the chart; `last` where a course ends."""

    x: float
    y: float
    kind: Kind
    last: bool


class Label(NamedTuple):
    """The lines of a text; `y` is the base line of the first."""

    x: float
    y: float
    lines: tuple[str, ...]
    kind: Kind
    anchor: Literal["start", "middle"] = "middle"
    strong: bool = False
    size: float = _SIZE
    leading: float = _LEADING


@dataclass(frozen=True, slots=True)
class Chart:
    """All that is to be drawn, within a width and a height; forks are where a course leaves the first."""

    width: float
    height: float
    lines: tuple[ChartLine, ...]
    stations: tuple[ChartStation, ...]
    forks: tuple[Point, ...]
    labels: tuple[Label, ...]


def chart(courses: Sequence[CourseLine], room: float) -> Chart:
    """Return the chart of some courses, none of them empty, no wider than the room."""
    plan = plan_of(tuple(courses))
    return _across(plan, room) or _down(plan, room)


def _across(plan: CoursePlan, room: float) -> Chart | None:
    """The stations beside each other, if their labels have room."""
    beside = max(width(course.name, "sans-strong", _SIZE) for course in plan.courses) + 24
    wide = (room - beside) / (max(plan.step.values()) + 1)
    labels = {key: wrapped(label, "sans", _SIZE, wide - _GAP) for key, label in plan.label.items()}
    widest = max(width(line, "sans", _SIZE) for lines in labels.values() for line in lines)
    if widest > wide - _GAP or max(map(len, labels.values())) > _MOST_LINES:
        return None
    first, last = plan.lanes
    most = _LEADING * max(map(len, labels.values()))
    top = most + 22 if first < 0 else 14
    lane = _LANE if last <= 0 else _LANE + most
    spots = {key: (wide * (plan.step[key] + 0.5), top + lane * (plan.lane[key] - first)) for key in plan.step}
    high = top + lane * (last - first) + most + 22
    told: list[Label] = []
    for key, (x, y) in spots.items():
        base = y - 16 - _LEADING * (len(labels[key]) - 1) if plan.lane[key] < 0 else y + 27
        told.append(Label(x, base, labels[key], plan.kind[key]))
    # Only what ends in a lane of its own is named; a course that ends with another shares its name.
    ends: dict[str, CourseLine] = {}
    for course in plan.courses:
        ends.setdefault(course.stops[-1].key, course)
    for key, course in ends.items():
        x, y = spots[key]
        told.append(Label(x + 20, y + 5, (course.name,), course.kind, "start", strong=True))
    lines = tuple(ChartLine(part.kind, _bent(plan, part, spots, lane)) for part in plan.parts())
    # Where a line leaves the first course, shortly behind its station.
    forks = tuple(_bent(plan, part, spots, lane)[1] for part in plan.leaving())
    return Chart(room, high, lines, _stations(plan, spots), forks, tuple(told))


def _down(plan: CoursePlan, room: float) -> Chart:
    """The stations below each other, a row for each, with the label to the right of all lanes."""
    first, last = plan.lanes
    left = 16 + _NARROW_LANE * (last - first) + 24
    spots: dict[str, Point] = {}
    told: list[Label] = []
    y = 18.0
    for key in in_order(plan.courses):
        # At an end, the label says whose it is.
        owners = ", ".join(course.name for course in plan.courses if course.stops[-1].key == key)
        label = f"{owners}: {plan.label[key]}" if owners else plan.label[key]
        face = "sans-strong" if plan.ends(key) else "sans"
        lines = wrapped(label, face, _SIZE, room - left)
        spots[key] = (16 + _NARROW_LANE * (plan.lane[key] - first), y)
        told.append(Label(left, y + 5, lines, plan.kind[key], "start", strong=plan.ends(key)))
        y += _ROW + _LEADING * (len(lines) - 1)
    lines_ = tuple(ChartLine(part.kind, _turned(plan, part, spots)) for part in plan.parts())
    return Chart(room, y - 6, lines_, _stations(plan, spots), (), tuple(told))


def _stations(plan: CoursePlan, spots: Mapping[str, Point]) -> tuple[ChartStation, ...]:
    return tuple(ChartStation(*spots[key], plan.kind[key], plan.ends(key)) for key in plan.step)


def _bent(
    plan: CoursePlan, part: CourseSegment, spots: Mapping[str, Point], high: float
) -> tuple[Point, ...]:
    (x, y), (x2, y2) = spots[part.one], spots[part.other]
    between = (x2 - x) / (plan.step[part.other] - plan.step[part.one]) / 2
    slope = min(44.0, between)
    lanes = plan.lane[part.one], plan.lane[part.other]
    level = y + high * (part.lane - lanes[0])
    start: tuple[Point, ...] = ()
    if lanes[0] != part.lane and level < y:
        start = (x + _FORK, y), (x + _FORK + slope, level)
    elif lanes[0] != part.lane:
        # The labels stand below: between two of them there is room for a steep line.
        start = (x + between - _GAP / 2, y), (x + between + _GAP / 2, level)
    end: tuple[Point, ...] = ()
    if lanes[1] != part.lane and level < y2:
        end = ((x2 - slope, level),)
    elif lanes[1] != part.lane:
        end = (x2 - between - _GAP / 2, level), (x2 - between + _GAP / 2, y2)
    return (x, y), *start, *end, (x2, y2)


def _turned(plan: CoursePlan, part: CourseSegment, spots: Mapping[str, Point]) -> tuple[Point, ...]:
    (x, y), (x2, y2) = spots[part.one], spots[part.other]
    lanes = plan.lane[part.one], plan.lane[part.other]
    aside = x + _NARROW_LANE * (part.lane - lanes[0])
    slope = min(_ROW * 0.6, (y2 - y) / 2)
    start = ((aside, y + slope),) if lanes[0] != part.lane else ()
    end = ((aside, y2 - slope),) if lanes[1] != part.lane else ()
    return (x, y), *start, *end, (x2, y2)
