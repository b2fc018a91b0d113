"""A number over days as a plot: where its points, its lines and the words beside them stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

_LEFT, _TOP, _BOTTOM = 40, 10, 24


class Tick(NamedTuple):
    """A line across the plot, with its value."""

    y: float
    label: str


class Day(NamedTuple):
    """A day under the plot."""

    x: float
    text: str
    anchor: Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Plot:
    """All that is to be drawn of one number, within a width and a height."""

    width: float
    height: float
    left: float
    right: float
    points: tuple[tuple[float, float], ...]
    ticks: tuple[Tick, ...]
    days: tuple[Day, ...]


def plot(
    values: Sequence[tuple[date, int]], bounds: tuple[int, int], words: Sequence[str], size: tuple[int, int]
) -> Plot:
    """Answer with the plot of some dated values between two bounds, and `words` for the first and last day.

    The days stand as far apart as they are, and at least so far that each value has a point of its own.
    """
    (wide, high), (low, top) = size, bounds
    right = wide - 10
    span = max(1, top - low)
    places = _apart([(day - values[0][0]).days for day, _ in values], right - _LEFT - 8)
    down = high - _BOTTOM

    def height(value: float) -> float:
        return round(down - (value - low) / span * (down - _TOP), 1)

    points = tuple(
        (round(_LEFT + 4 + x, 1), height(value)) for x, (_, value) in zip(places, values, strict=True)
    )
    ticks = tuple(Tick(height(value), f"{value:,}") for value in (low, low + span // 2, top))
    days = (Day(_LEFT, words[0], "start"), Day(right, words[-1], "end"))
    return Plot(wide, high, _LEFT, right, points, ticks, days)


def _apart(days: Sequence[int], room: float) -> list[float]:
    """Spread days over a room: half of it evenly, half by time."""
    last, steps = max(1, days[-1]), max(1, len(days) - 1)
    return [room * (number / steps + day / last) / 2 for number, day in enumerate(days)]
