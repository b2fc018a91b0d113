"""A number over the turns of a play as a plot: where its points, lines and words stand."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from game.pages.style import width

_TOP, _BOTTOM, _SIDE = 10.0, 26.0, 10.0
_SIZE = 13
Point = tuple[float, float]


class Tick(NamedTuple):
    """A line across the plot, with its value."""

    y: float
    label: str


class Day(NamedTuple):
    """A day under the plot."""

    x: float
    text: str
    anchor: Literal["start", "end"]


class CourseValues(NamedTuple):
    """The values of a number along one course, the first of them after so many turns."""

    each: tuple[int, ...]
    begin: int = 0


@dataclass(frozen=True, slots=True)
class Plot:
    """All that is to be drawn of one number, within a width and a height; `real` may have no points."""

    width: float
    height: float
    left: float
    right: float
    points: tuple[Point, ...]
    real: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    days: tuple[Day, ...]


def plot(
    courses: tuple[CourseValues, CourseValues],
    bounds: tuple[int, int],
    days: tuple[str, str],
    size: tuple[float, float],
) -> Plot:
    """Return the plot of a number along a play and along the real course, a step for each turn.

    `bounds` are the least and the most that the number can be, `days` the first and the last of the play.
    """
    (wide, high), (low, most) = size, bounds
    halves = (low, (low + most) // 2, most)
    left = max(width(f"{value:,}", "sans", _SIZE) for value in halves) + 10
    turns = max(1, *(course.begin + len(course.each) - 1 for course in courses))
    right, down = wide - _SIDE, high - _BOTTOM

    def point(turn: float, value: float) -> Point:
        x = left + _SIDE + (right - left - 2 * _SIDE) * turn / turns
        return round(x, 1), round(down - (value - low) / max(1, most - low) * (down - _TOP), 1)

    own, real = (
        tuple(point(course.begin + at, value) for at, value in enumerate(course.each)) for course in courses
    )
    ticks = tuple(Tick(point(0, value)[1], f"{value:,}") for value in halves)
    told = (Day(left, days[0], "start"), Day(right, days[1], "end"))
    return Plot(wide, high, left, right, own, real, ticks, told)
