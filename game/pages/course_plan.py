"""Several courses through one case: which stations they share, in which step and lane each stands.

The first course runs straight; another leaves it where it goes another way, and comes back where it
passes the same station again. Nothing here knows a case or a picture: stations are told apart by their
key, and whoever draws them, on a page or in the window, draws the same plan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from game.pages.layered.ranks import backward, ranks

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
