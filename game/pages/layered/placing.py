"""In which order the knots of each layer stand, and how far to the right each.

The order has few lines cross: barycentres, then exchanges. Places are found by the method of Brandes and Köpf
(2001): knots that are joined are aligned into blocks, once from each of four corners; each alignment is
drawn together as far as its neighbours allow, and a knot stands in the middle of what the four say.
So long lines are straight, and boxes stand in the middle of what they lead to.
"""

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import pairwise

from game.pages.layered.layers import Layers, Spacing

Order = list[list[int]]
_SWEEPS = 24


def ordered(layers: Layers) -> Order:
    """Return the knots of each layer in their order from left to right; the fewest crossings found."""
    rows = _first(layers)
    best, fewest = [row[:] for row in rows], _crossings(layers, rows)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        _sweep(layers, rows, down=sweep % 2 == 0)
        _exchange(layers, rows)
        now = _crossings(layers, rows)
        if now < fewest:
            best, fewest = [row[:] for row in rows], now
    return best


def _first(layers: Layers) -> Order:
    """Walk down from each knot of the top, as deep as there is something new: lines stay together."""
    rows: Order = [[] for _ in layers.rows()]
    seen: set[int] = set()
    by_layer = sorted(range(len(layers.knots)), key=lambda knot: layers.knots[knot].layer)
    for top in by_layer:
        waiting = [top]
        while waiting:
            knot = waiting.pop()
            if knot not in seen:
                seen.add(knot)
                rows[layers.knots[knot].layer].append(knot)
                waiting.extend(reversed(layers.below[knot]))
    return rows


def _sweep(layers: Layers, rows: Order, *, down: bool) -> None:
    """Put each knot near the middle of what it is joined to in the layer before."""
    order = range(1, len(rows)) if down else range(len(rows) - 2, -1, -1)
    joined = layers.above if down else layers.below
    for number in order:
        place = _order_of(rows[number - 1 if down else number + 1])
        here = _order_of(rows[number])
        middle = {
            knot: sum(place[one] for one in joined[knot]) / len(joined[knot]) if joined[knot] else here[knot]
            for knot in rows[number]
        }
        rows[number].sort(key=middle.__getitem__)


def _exchange(layers: Layers, rows: Order) -> None:
    """Exchange neighbours while that leaves fewer crossings."""
    better = True
    while better:
        better = False
        for number, row in enumerate(rows):
            above = _order_of(rows[number - 1]) if number else {}
            below = _order_of(rows[number + 1]) if number + 1 < len(rows) else {}
            for at in range(len(row) - 1):
                one, other = row[at], row[at + 1]
                gain = 0
                for joined, place in ((layers.above, above), (layers.below, below)):
                    ours = [place[knot] for knot in joined[one]]
                    theirs = [place[knot] for knot in joined[other]]
                    gain += sum((left > right) - (left < right) for left in ours for right in theirs)
                if gain > 0:
                    row[at], row[at + 1] = other, one
                    better = True


def _crossings(layers: Layers, rows: Order) -> int:
    count = 0
    for upper, lower in pairwise(rows):
        place = _order_of(lower)
        passed: list[int] = []
        for knot in upper:
            ends = sorted(place[one] for one in layers.below[knot])
            count += sum(len(passed) - bisect_right(passed, end) for end in ends)
            for end in ends:
                insort(passed, end)
    return count


def _order_of(row: Sequence[int]) -> dict[int, int]:
    return {knot: place for place, knot in enumerate(row)}


Rows = Sequence[Sequence[int]]
Places = dict[int, float]


def placed(layers: Layers, rows: Rows, spacing: Spacing) -> Places:
    """Return the axis of each knot; what stands beside each other keeps its distance."""
    crossed = _crossed(layers, rows)
    found = [
        _Corner(layers, spacing, upward, rightward).places(rows, crossed)
        for upward in (False, True)
        for rightward in (False, True)
    ]
    narrowest = min(found, key=lambda places: max(places.values()) - min(places.values()))
    for number, places in enumerate(found):
        side = max if number % 2 else min
        shift = side(narrowest.values()) - side(places.values())
        found[number] = {knot: x + shift for knot, x in places.items()}
    middle = {knot: sum(sorted(places[knot] for places in found)[1:3]) / 2 for knot in found[0]}
    leftmost = min(x - layers.knots[knot].left for knot, x in middle.items())
    return {knot: x - leftmost for knot, x in middle.items()}


def _crossed(layers: Layers, rows: Rows) -> frozenset[tuple[int, int]]:
    """The joints of short lines that cross a long one: the long one stays straight."""
    crossed: set[tuple[int, int]] = set()
    for upper, lower in pairwise(rows):
        over, under = ({knot: at for at, knot in enumerate(row)} for row in (upper, lower))
        joints = [(one, other) for one in upper for other in layers.below[one]]
        inner = [
            (over[one], under[other])
            for one, other in joints
            if not layers.knots[one].is_box and not layers.knots[other].is_box
        ]
        for one, other in joints:
            if layers.knots[one].is_box or layers.knots[other].is_box:
                at = over[one], under[other]
                if any((at[0] - upper_) * (at[1] - lower_) < 0 for upper_, lower_ in inner):
                    crossed.add((one, other))
    return frozenset(crossed)


@dataclass(frozen=True, slots=True)
class _Corner:
    """One of four alignments: from the top or from below, from the left or from the right."""

    layers: Layers
    spacing: Spacing
    upward: bool
    rightward: bool

    def places(self, rows: Rows, crossed: frozenset[tuple[int, int]]) -> Places:
        """Return the axis of each knot in this alignment."""
        turned = [row[::-1] if self.rightward else row for row in (rows[::-1] if self.upward else rows)]
        root = self._aligned(turned, crossed)
        places = self._drawn_together(turned, root)
        return {knot: -x for knot, x in places.items()} if self.rightward else places

    def _aligned(self, rows: Rows, crossed: frozenset[tuple[int, int]]) -> dict[int, int]:
        """Return the first knot of the block of each: one block never crosses another."""
        joined = self.layers.below if self.upward else self.layers.above
        root = {knot: knot for row in rows for knot in row}
        taken: set[int] = set()
        for before, row in pairwise(rows):
            place = {knot: at for at, knot in enumerate(before)}
            last = -1
            for knot in row:
                others = sorted(joined[knot], key=place.__getitem__)
                half = (len(others) - 1) // 2
                for other in others[half : len(others) // 2 + 1]:
                    pair = (knot, other) if self.upward else (other, knot)
                    is_free = root[knot] == knot and other not in taken and last < place[other]
                    if is_free and pair not in crossed:
                        root[knot] = root[other]
                        taken.add(other)
                        last = place[other]
        return root

    def _drawn_together(self, rows: Rows, root: Mapping[int, int]) -> Places:
        """Put each block as far to the left as it can be, then as near to its right neighbours."""
        apart: dict[int, dict[int, float]] = {block: {} for block in root.values()}
        for row in rows:
            for one, other in pairwise(row):
                first, second = self.layers.knots[one], self.layers.knots[other]
                beside = self.spacing.beside if first.is_box and second.is_box else self.spacing.lane
                left, right = (second, first) if self.rightward else (first, second)
                needed = left.right + beside + right.left
                known = apart[root[one]].get(root[other], 0)
                apart[root[one]][root[other]] = max(known, needed)
        # Asked for what stands before each block, it answers from right to left.
        leftwards = list(TopologicalSorter(apart).static_order())
        x = dict.fromkeys(apart, 0.0)
        for block in reversed(leftwards):
            for other, needed in apart[block].items():
                x[other] = max(x[other], x[block] + needed)
        for block in leftwards:
            nearest = min((x[other] - needed for other, needed in apart[block].items()), default=x[block])
            x[block] = max(x[block], nearest)
        return {knot: x[block] for knot, block in root.items()}
