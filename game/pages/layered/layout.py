"""Boxes and links in, places and lines out: a graph in layers from top to bottom (Sugiyama's method).

Links that lead back are turned; each box comes into a layer and each line into the layers that it passes
(`layers`), every layer into an order with few crossings and every knot to its place (`placing`, and
`narrowing` where that is too wide). Here layers come to their height, and lines from knot to knot: vertical
within a layer, slanted only between two of them, where no box stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from game.pages.layered.layers import (
    LABELS_APART,
    Box,
    Edge,
    Layers,
    Layout,
    Point,
    Rect,
    Spacing,
    Wire,
    in_layers,
)
from game.pages.layered.narrowing import narrowed
from game.pages.layered.placing import ordered, placed

_PORT = 9  # from one line to the next at the side of a box
_CORNER = 8


def laid_out(boxes: Sequence[Box], links: Sequence[Edge], spacing: Spacing) -> Layout:
    """Return the layout of a graph that has at least one box; its links name boxes that are there."""
    layers = in_layers(boxes, links, spacing)
    rows = ordered(layers)
    x = narrowed(layers, rows, placed(layers, rows, spacing), spacing)
    return _Drawing(layers, x, spacing).layout(boxes, links)


class _Band(NamedTuple):
    """Where a layer begins and ends."""

    top: float
    bottom: float


class _Drawing:
    """A graph whose knots have their axes: what remains are heights and lines."""

    def __init__(self, layers: Layers, x: Mapping[int, float], spacing: Spacing) -> None:
        self._layers = layers
        self._x = x
        self._spacing = spacing
        self._loops: Mapping[int, float] = {}
        self._bands = self._bands_below_each_other()
        self._places: dict[int, Rect] = {}
        for number, knot in enumerate(layers.knots):
            top, bottom = self._bands[knot.layer]
            # What is more to the right is room for a loop.
            self._places[number] = Rect(x[number], (top + bottom) / 2, 2 * knot.left, knot.height)
        self._starts = {number: self._ports(number, layers.below) for number in range(len(layers.knots))}
        self._ends = {number: self._ports(number, layers.above) for number in range(len(layers.knots))}

    def layout(self, boxes: Sequence[Box], links: Sequence[Edge]) -> Layout:
        """Return all places and lines."""
        knots = self._layers.knots
        # The boxes are the first knots. One with a tall label beside it is lower than its layer.
        for number, box in enumerate(boxes):
            self._places[number] = replace(self._places[number], height=box.height)
        placed_boxes = {box.name: self._places[number] for number, box in enumerate(boxes)}
        width = max(self._x[number] + knot.right for number, knot in enumerate(knots))
        self._loops = _stacked(links)
        wires = tuple(self._wire(number, link) for number, link in enumerate(links))
        return Layout(width, self._bands[-1].bottom, placed_boxes, wires)

    def _bands_below_each_other(self) -> list[_Band]:
        """Return where each layer begins and ends; more room follows where lines have far to go."""
        high = [0.0] * (1 + max(knot.layer for knot in self._layers.knots))
        far: dict[int, float] = {}
        for number, knot in enumerate(self._layers.knots):
            high[knot.layer] = max(high[knot.layer], knot.height)
            for lower in self._layers.below[number]:
                way = abs(self._x[lower] - self._x[number])
                far[knot.layer] = max(far.get(knot.layer, 0.0), way)
        bands: list[_Band] = []
        y = 0.0
        for layer, height in enumerate(high):
            bands.append(_Band(y, y + height))
            more = far.get(layer, 0.0) * 0.12
            y += height + min(self._spacing.most, self._spacing.above + more)
        return bands

    def _ports(self, number: int, joined: Sequence[Sequence[int]]) -> dict[int, float]:
        """Where the lines of a knot leave it: as straight as its side allows, and apart from each other."""
        place, others = self._places[number], sorted(joined[number], key=self._x.__getitem__)
        if not self._layers.knots[number].is_box:
            return dict.fromkeys(others, place.x)
        apart = min(_PORT, (place.width - 2 * _CORNER) / max(1, len(others) - 1))
        ports: list[float] = []
        for at, other in enumerate(others):
            least = ports[-1] + apart if ports else place.left + _CORNER
            most = place.right - _CORNER - apart * (len(others) - 1 - at)
            ports.append(min(max(self._x[other], least), most))
        return dict(zip(others, ports, strict=True))

    def _wire(self, number: int, link: Edge) -> Wire:
        chain = self._layers.chains[number]
        if not chain:
            return self._loop(number, link)
        label = self._layers.labels.get(number)
        # Without repeats: where a box fills its layer, a line leaves both at once.
        points = [point for point, _ in groupby(self._points(chain))]
        turned = self._layers.turned[number]
        return Wire(
            tuple(points[::-1] if turned else points),
            self._places[label] if label is not None else None,
            turned,
        )

    def _points(self, chain: tuple[int, ...]) -> Iterator[Point]:
        for upper, lower in pairwise(chain):
            start, end = self._starts[upper][lower], self._ends[lower][upper]
            above, below = (self._bands[self._layers.knots[knot].layer] for knot in (upper, lower))
            is_first, is_last = upper == chain[0], lower == chain[-1]
            yield start, self._places[upper].bottom if is_first else above.bottom
            yield start, above.bottom
            yield end, below.top
            yield end, self._places[lower].top if is_last else below.top

    def _loop(self, number: int, link: Edge) -> Wire:
        """A line out of the right side of a box and back into it; several have their labels in a pile."""
        knots = enumerate(self._layers.knots)
        place = next(self._places[at] for at, knot in knots if knot.box == link.source)
        step, out = min(10.0, place.height / 4), place.right + self._spacing.lane
        points = (
            (place.right, place.y - step),
            (out, place.y - step),
            (out, place.y + step),
            (place.right, place.y + step),
        )
        wide, high = link.label
        left, top = out + self._spacing.lane / 2, place.y + self._loops[number]
        label = Rect(left + wide / 2, top + high / 2, wide, high) if wide else None
        return Wire(points, label, backward=True)


def _stacked(links: Sequence[Edge]) -> Mapping[int, float]:
    """Where the label of each loop begins, seen from the middle of its box."""
    loops: dict[str, list[int]] = {}
    for number, link in enumerate(links):
        if link.source == link.target:
            loops.setdefault(link.source, []).append(number)
    begins: dict[int, float] = {}
    for numbers in loops.values():
        whole = sum(links[number].label[1] + LABELS_APART for number in numbers) - LABELS_APART
        top = -whole / 2
        for number in numbers:
            begins[number] = top
            top += links[number].label[1] + LABELS_APART
    return begins
