"""Several courses through one case as lines with forks: where each station, line and label stands.

What they share is planned by `game.pages.course_plan`. Where there is no room for a row of labels, the
stations stand below each other, each with its label beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from game.pages.course_plan import CourseLine, CoursePlan, CourseSegment, Kind, Stop, in_order, plan_of
from game.pages.style import width, wrapped

__all__ = ("Chart", "ChartLine", "ChartStation", "CourseLine", "Kind", "Label", "Stop", "chart", "in_order")

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
    told = [_beside(plan, key, spots[key], labels[key]) for key in plan.step]
    told += [_name(course, spots[course.stops[-1].key]) for course in plan.courses if _has_lane(plan, course)]
    lines = tuple(ChartLine(part.kind, _bent(plan, part, spots, lane)) for part in plan.parts())
    return Chart(room, high, lines, _stations(plan, spots), _forks(plan, spots, lane), tuple(told))


def _beside(plan: CoursePlan, key: str, spot: Point, lines: tuple[str, ...]) -> Label:
    above = plan.lane[key] < 0
    y = spot[1] - 16 - _LEADING * (len(lines) - 1) if above else spot[1] + 27
    return Label(spot[0], y, lines, plan.kind[key])


def _name(course: CourseLine, spot: Point) -> Label:
    return Label(spot[0] + 20, spot[1] + 5, (course.name,), course.kind, "start", strong=True)


def _has_lane(plan: CoursePlan, course: CourseLine) -> bool:
    """Only what ends in a lane of its own is named; a course that ends with another shares its name."""
    owners = [one for one in plan.courses if one.stops[-1].key == course.stops[-1].key]
    return owners[0] is course


def _down(plan: CoursePlan, room: float) -> Chart:
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
    lines_ = tuple(ChartLine(part.kind, _turned(plan, part, spots)) for part in plan.parts())
    return Chart(room, y - 6, lines_, _stations(plan, spots), (), tuple(told))


def _named(plan: CoursePlan, key: str) -> str:
    """Return a label, and at an end whose it is."""
    owners = [course.name for course in plan.courses if course.stops[-1].key == key]
    return f"{', '.join(owners)}: {plan.label[key]}" if owners else plan.label[key]


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


def _forks(plan: CoursePlan, spots: Mapping[str, Point], high: float) -> tuple[Point, ...]:
    """Where a line leaves the first course, shortly behind its station."""
    return tuple(_bent(plan, part, spots, high)[1] for part in plan.leaving())
