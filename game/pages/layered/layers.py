"""A graph in layers: every line goes from a layer to the next, through joints where it has farther to go."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from typing import NamedTuple

Pair = tuple[str, str]


def backward(names: Sequence[str], pairs: Iterable[Pair]) -> frozenset[Pair]:
    """Return the pairs that lead back to where one came from; without them nothing goes round."""
    # The walk goes as deep as it can, from the first name on, and takes what follows in the order of names.
    following = _following(names, pairs)
    back: set[Pair] = set()
    entered: dict[str, bool] = {}  # whether the walk has left it again
    for first in names:
        walk = [(first, iter(following[first]))] if first not in entered else []
        entered.setdefault(first, False)
        while walk:
            here, others = walk[-1]
            there = next(others, None)
            if there is None:
                entered[here] = True
                walk.pop()
            elif there not in entered:
                entered[there] = False
                walk.append((there, iter(following[there])))
            elif not entered[there]:
                back.add((here, there))
    return frozenset(back)


def ranks(names: Sequence[str], pairs: Iterable[Pair]) -> Mapping[str, int]:
    """Return the rank of each name, from 0: every pair leads to a higher one, the longest way counts."""
    # The pairs go nowhere round. What more leads away from than to is moved towards what it leads to.
    following = _following(names, pairs)
    leading = {name: [one for one in names if name in following[one]] for name in names}
    rank = dict.fromkeys(names, 0)
    order = list(TopologicalSorter(leading).static_order())
    for name in order:
        for there in following[name]:
            rank[there] = max(rank[there], rank[name] + 1)
    for name in reversed(order):
        # A first box with much before it stays: it is where everything starts.
        if len(following[name]) > len(leading[name]) and name != names[0]:
            rank[name] = min(rank[there] for there in following[name]) - 1
    return rank


def _following(names: Sequence[str], pairs: Iterable[Pair]) -> dict[str, list[str]]:
    place = {name: number for number, name in enumerate(names)}
    found: dict[str, set[str]] = {name: set() for name in names}
    for source, target in pairs:
        found[source].add(target)
    return {name: sorted(there, key=place.__getitem__) for name, there in found.items()}


Point = tuple[float, float]


class Box(NamedTuple):
    """A box of some size, under a name."""

    name: str
    width: float
    height: float


class Edge(NamedTuple):
    """A line from one box to another, or back to the same; with a label where that has a size."""

    source: str
    target: str
    label: tuple[float, float] = (0, 0)


@dataclass(frozen=True, slots=True)
class Spacing:
    """How far apart things stand: boxes beside each other, lines, and layers below each other."""

    beside: float = 20
    lane: float = 12
    above: float = 22
    most: float = 46  # from layer to layer, where lines have far to go
    width: float = math.inf  # what would be wider is drawn in, and its lines bend


@dataclass(frozen=True, slots=True)
class Rect:
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
    """The line of a link, from its source to its target; it is vertical where it passes boxes."""

    points: tuple[Point, ...]
    label: Rect | None = None
    backward: bool = False  # whether it leads up again


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of all boxes by their name, and the lines of all links in their order."""

    width: float
    height: float
    boxes: Mapping[str, Rect]
    wires: tuple[Wire, ...]


LABELS_APART = 4  # below each other, beside a box that several lines come back to


@dataclass(frozen=True, slots=True)
class Knot:
    """What stands in a layer: a box, a label, or a joint of a line; `left` and `right` of its axis."""

    layer: int
    left: float
    right: float
    height: float
    box: str = ""

    @property
    def is_box(self) -> bool:
        """Return whether it is a box; all else belongs to one line and should stand straight in it."""
        return bool(self.box)


@dataclass(slots=True)
class Layers:
    """All knots by their number, which lead to which, and the chain of knots for each link."""

    knots: list[Knot] = field(default_factory=list)
    below: list[list[int]] = field(default_factory=list)
    above: list[list[int]] = field(default_factory=list)
    # Down even where a link leads up; none to the same box.
    chains: list[tuple[int, ...]] = field(default_factory=list)
    turned: list[bool] = field(default_factory=list)
    labels: dict[int, int] = field(default_factory=dict)

    def add(self, knot: Knot) -> int:
        """Add a knot, and return its number."""
        self.knots.append(knot)
        self.below.append([])
        self.above.append([])
        return len(self.knots) - 1

    def join(self, upper: int, lower: int) -> None:
        """Let a line lead from one knot to another in the next layer."""
        self.below[upper].append(lower)
        self.above[lower].append(upper)

    def rows(self) -> list[list[int]]:
        """Return the numbers of the knots of each layer."""
        rows: list[list[int]] = [[] for _ in range(max(knot.layer for knot in self.knots) + 1)]
        for number, knot in enumerate(self.knots):
            rows[knot.layer].append(number)
        return rows


def in_layers(boxes: Sequence[Box], links: Sequence[Edge], spacing: Spacing) -> Layers:
    """Return a graph in layers; where links have labels, every second layer is for them."""
    names = [box.name for box in boxes]
    pairs = [(link.source, link.target) for link in links]
    back = backward(names, pairs)
    forward = [(target, source) if (source, target) in back else (source, target) for source, target in pairs]
    rank = ranks(names, [pair for pair in forward if pair[0] != pair[1]])
    stride = 2 if any(_is_labelled(link) for link in links) else 1
    layers = Layers()
    numbers: dict[str, int] = {}
    for box in boxes:
        loops = [link for link in links if link[:2] == (box.name, box.name)]
        beside = max((2 * spacing.lane + loop.label[0] for loop in loops), default=0.0)
        half, high = box.width / 2, sum(loop.label[1] + LABELS_APART for loop in loops) - LABELS_APART
        knot = Knot(stride * rank[box.name], half, half + beside, max(box.height, high), box.name)
        numbers[box.name] = layers.add(knot)
    for number, link in enumerate(links):
        layers.turned.append(pairs[number] in back and link.source != link.target)
        layers.chains.append(_chain(layers, (number, link), numbers, spacing))
    return layers


def _is_labelled(link: Edge) -> bool:
    return link.source != link.target and link.label[0] > 0


def _chain(
    layers: Layers, numbered: tuple[int, Edge], numbers: Mapping[str, int], spacing: Spacing
) -> tuple[int, ...]:
    """Add the joints of a link, and its label next to where it comes from."""
    number, link = numbered
    if link.source == link.target:
        return ()
    ends = numbers[link.source], numbers[link.target]
    upper, lower = reversed(ends) if layers.turned[number] else ends
    first, last = layers.knots[upper].layer, layers.knots[lower].layer
    at_label = (last - 1 if layers.turned[number] else first + 1) if _is_labelled(link) else -1
    chain = [upper]
    for layer in range(first + 1, last):
        half = (link.label[0] if layer == at_label else spacing.lane) / 2
        joint = layers.add(Knot(layer, half, half, link.label[1] if layer == at_label else 0))
        if layer == at_label:
            layers.labels[number] = joint
        layers.join(chain[-1], joint)
        chain.append(joint)
    layers.join(chain[-1], lower)
    return (*chain, lower)
