"""Several courses through one case as lines with forks: where each station, line and label stands.

The first course runs straight; another leaves it where it goes another way, and comes back where it
passes the same station again. Where there is no room for a row of labels, the stations stand below
each other, each with its label beside it. Nothing here knows a case: stations are told apart by their key.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from game.pages.faces import width, wrapped
from game.pages.layered.ranks import backward, ranks

Kind = Literal["main", "real", "other"]
Point = tuple[float, float]

_SIZE, _LEADING = 15, 19
_MOST_LINES = 3
_LANE, _ROW = 58, 34
_NARROW_LANE = 26
_GAP = 14
_FORK = 18


class Stop(NamedTuple):
    """One station of a course; where two courses have the same key, both pass one station."""

    key: str
    label: str


class Course(NamedTuple):
    """A name, how its line looks, and its stations; the last one is where it ends."""

    name: str
    kind: Kind
    stops: tuple[Stop, ...]


class Line(NamedTuple):
    """A part of a course between two stations."""

    kind: Kind
    points: tuple[Point, ...]


class Station(NamedTuple):
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
    lines: tuple[Line, ...]
    stations: tuple[Station, ...]
    forks: tuple[Point, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which stations there are, in which step and lane each stands, and whose it is."""

    courses: tuple[Course, ...]
    step: Mapping[str, int]
    lane: Mapping[str, int]
    kind: Mapping[str, Kind]
    label: Mapping[str, str]

    @property
    def lanes(self) -> tuple[int, int]:
        """Answer with the first and the last lane."""
        return min(self.lane.values()), max(self.lane.values())

    def ends(self, key: str) -> bool:
        """Answer whether a course ends in a station."""
        return any(course.stops[-1].key == key for course in self.courses)

    def parts(self) -> tuple[tuple[Kind, str, str], ...]:
        """Answer with the parts between stations, each with the first course that takes it."""
        found: dict[tuple[str, str], Kind] = {}
        for course in self.courses:
            for (one, _), (other, _) in zip(course.stops, course.stops[1:], strict=False):
                found.setdefault((one, other), course.kind)
        return tuple((kind, one, other) for (one, other), kind in found.items())


def chart(courses: Sequence[Course], room: float) -> Chart:
    """Answer with the chart of some courses, none of them empty, no wider than the room."""
    plan = _plan(tuple(courses))
    return _across(plan, room) or _down(plan, room)


def in_order(courses: Sequence[Course]) -> tuple[str, ...]:
    """Answer with the keys of all stations in the order in which they are passed, for a table beside."""
    plan = _plan(tuple(courses))
    return tuple(sorted(plan.step, key=lambda key: (plan.step[key], -plan.lane[key])))


def _plan(courses: tuple[Course, ...]) -> _Plan:
    keys = tuple(dict.fromkeys(stop.key for course in courses for stop in course.stops))
    pairs = [
        (one.key, other.key)
        for course in courses
        for one, other in zip(course.stops, course.stops[1:], strict=False)
    ]
    back = backward(keys, pairs)
    lane: dict[str, int] = {}
    kind: dict[str, Kind] = {}
    label: dict[str, str] = {}
    below = 0
    for number, course in enumerate(courses):
        here = 0 if number == 0 else -1
        if number and course.kind != "real":
            below += 1
            here = below
        for stop in course.stops:
            lane.setdefault(stop.key, here)
            kind.setdefault(stop.key, course.kind)
            label.setdefault(stop.key, stop.label)
    return _Plan(courses, ranks(keys, [pair for pair in pairs if pair not in back]), lane, kind, label)


def _across(plan: _Plan, room: float) -> Chart | None:
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
    told = [_beside(plan, key, spots[key], labels[key]) for key in plan.step]
    told += [_name(course, spots[course.stops[-1].key]) for course in plan.courses if _has_lane(plan, course)]
    lines = tuple(Line(kind, _bent(plan, (one, other), spots)) for kind, one, other in plan.parts())
    return Chart(room, high, lines, _stations(plan, spots), _forks(plan, spots), tuple(told))


def _beside(plan: _Plan, key: str, spot: Point, lines: tuple[str, ...]) -> Label:
    above = plan.lane[key] < 0
    y = spot[1] - 16 - _LEADING * (len(lines) - 1) if above else spot[1] + 27
    return Label(spot[0], y, lines, plan.kind[key])


def _name(course: Course, spot: Point) -> Label:
    return Label(spot[0] + 20, spot[1] + 5, (course.name,), course.kind, "start", strong=True)


def _has_lane(plan: _Plan, course: Course) -> bool:
    """Only what ends in a lane of its own is named; a course that ends with another shares its name."""
    owners = [one for one in plan.courses if one.stops[-1].key == course.stops[-1].key]
    return owners[0] is course


def _down(plan: _Plan, room: float) -> Chart:
    """The stations below each other, a row for each, with the label to the right of all lanes."""
    first, last = plan.lanes
    left = 16 + _NARROW_LANE * (last - first) + 24
    spots: dict[str, Point] = {}
    told: list[Label] = []
    y = 18.0
    for key in in_order(plan.courses):
        lines = wrapped(_named(plan, key), "sans", _SIZE, room - left)
        spots[key] = (16 + _NARROW_LANE * (plan.lane[key] - first), y)
        told.append(Label(left, y + 5, lines, plan.kind[key], "start", strong=plan.ends(key)))
        y += _ROW + _LEADING * (len(lines) - 1)
    lines_ = tuple(Line(kind, _turned(plan, (one, other), spots)) for kind, one, other in plan.parts())
    return Chart(room, y - 6, lines_, _stations(plan, spots), (), tuple(told))


def _named(plan: _Plan, key: str) -> str:
    """Give a label, and at an end whose it is."""
    owner = next((course for course in plan.courses if course.stops[-1].key == key), None)
    return f"{owner.name}: {plan.label[key]}" if owner else plan.label[key]


def _stations(plan: _Plan, spots: Mapping[str, Point]) -> tuple[Station, ...]:
    return tuple(Station(*spots[key], plan.kind[key], plan.ends(key)) for key in plan.step)


def _leaves(plan: _Plan, one: str, other: str) -> bool:
    """Answer whether a part goes to its lane at once: it leaves the first course, or stays away from it."""
    return abs(plan.lane[other]) >= abs(plan.lane[one])


def _bent(plan: _Plan, part: tuple[str, str], spots: Mapping[str, Point]) -> tuple[Point, ...]:
    (x, y), (x2, y2) = (spots[key] for key in part)
    if y == y2:
        return (x, y), (x2, y2)
    slope = min(44.0, (x2 - x) * 0.6)
    if not _leaves(plan, *part):
        return (x, y), (x2 - slope, y), (x2, y2)
    if y2 < y:
        return (x, y), (x + _FORK, y), (x + _FORK + slope, y2), (x2, y2)
    # The labels stand below: between two of them there is room for a steep line.
    between = x + (x2 - x) / (plan.step[part[1]] - plan.step[part[0]]) / 2
    return (x, y), (between - _GAP / 2, y), (between + _GAP / 2, y2), (x2, y2)


def _turned(plan: _Plan, part: tuple[str, str], spots: Mapping[str, Point]) -> tuple[Point, ...]:
    (x, y), (x2, y2) = (spots[key] for key in part)
    if x == x2:
        return (x, y), (x2, y2)
    slope = min(_ROW * 0.7, y2 - y)
    if _leaves(plan, *part):
        return (x, y), (x2, y + slope), (x2, y2)
    return (x, y), (x, y2 - slope), (x2, y2)


def _forks(plan: _Plan, spots: Mapping[str, Point]) -> tuple[Point, ...]:
    """Where a line leaves the first course, shortly behind its station."""
    leaving = [(one, other) for _, one, other in plan.parts() if plan.lane[one] == 0 != plan.lane[other]]
    return tuple(_bent(plan, part, spots)[1] for part in leaving)
