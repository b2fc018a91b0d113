"""What the layout of a graph takes and gives: boxes and links with their sizes, then places and lines."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

Point = tuple[float, float]


class Box(NamedTuple):
    """A box of some size, under a name."""

    name: str
    width: float
    height: float


class Link(NamedTuple):
    """A line from one box to another, or back to the same; with a label where that has a size."""

    source: str
    target: str
    label: tuple[float, float] = (0, 0)


@dataclass(frozen=True, slots=True)
class Spacing:
    """How far apart things stand: boxes beside each other, lines, and layers below each other.

    Layers stand `above` apart, and up to `most` where lines have far to go between them. What would be
    wider than `width` is drawn in, and its lines bend.
    """

    beside: float = 20
    lane: float = 12
    above: float = 22
    most: float = 46
    width: float = math.inf


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: its middle, and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self) -> float:
        """Return its left side."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """Return its right side."""
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        """Return its upper side."""
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        """Return its lower side."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Wire:
    """The line of a link, from its source to its target; it is vertical where it passes boxes.

    `backward` says that it leads up again.
    """

    points: tuple[Point, ...]
    label: Place | None = None
    backward: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of all boxes by their name, and the lines of all links in their order."""

    width: float
    height: float
    boxes: Mapping[str, Place]
    wires: tuple[Wire, ...]
