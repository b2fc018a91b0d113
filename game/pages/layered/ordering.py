"""In which order the knots of each layer stand, so that few lines cross: barycentres, then exchanges."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise

from game.pages.layered.layers import Layers

Rows = list[list[int]]
_SWEEPS = 24


def ordered(layers: Layers) -> Rows:
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


def _first(layers: Layers) -> Rows:
    """Walk down from each knot of the top, as deep as there is something new: lines stay together."""
    rows: Rows = [[] for _ in layers.rows()]
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


def _sweep(layers: Layers, rows: Rows, *, down: bool) -> None:
    """Put each knot near the middle of what it is joined to in the layer before."""
    order = range(1, len(rows)) if down else range(len(rows) - 2, -1, -1)
    joined = layers.above if down else layers.below
    for number in order:
        place = _places(rows[number - 1 if down else number + 1])
        here = _places(rows[number])
        middle = {
            knot: sum(place[one] for one in joined[knot]) / len(joined[knot]) if joined[knot] else here[knot]
            for knot in rows[number]
        }
        rows[number].sort(key=middle.__getitem__)


def _exchange(layers: Layers, rows: Rows) -> None:
    """Exchange neighbours while that leaves fewer crossings."""
    better = True
    while better:
        better = False
        for number, row in enumerate(rows):
            above = _places(rows[number - 1]) if number else {}
            below = _places(rows[number + 1]) if number + 1 < len(rows) else {}
            for at in range(len(row) - 1):
                one, other = row[at], row[at + 1]
                gain = 0
                for joined, place in ((layers.above, above), (layers.below, below)):
                    ours = [place[knot] for knot in joined[one]]
                    theirs = [place[knot] for knot in joined[other]]
                    gain += _between(ours, theirs) - _between(theirs, ours)
                if gain > 0:
                    row[at], row[at + 1] = other, one
                    better = True


def _between(left: Sequence[int], right: Sequence[int]) -> int:
    """Count the crossings of two knots beside each other."""
    return sum(1 for one in left for other in right if one > other)


def _crossings(layers: Layers, rows: Rows) -> int:
    return sum(_crossing(layers, upper, lower) for upper, lower in pairwise(rows))


def _crossing(layers: Layers, upper: Iterable[int], lower: Sequence[int]) -> int:
    place = _places(lower)
    passed: list[int] = []
    count = 0
    for knot in upper:
        ends = sorted(place[one] for one in layers.below[knot])
        count += sum(len(passed) - bisect_right(passed, end) for end in ends)
        for end in ends:
            insort(passed, end)
    return count


def _places(row: Sequence[int]) -> dict[int, int]:
    return {knot: place for place, knot in enumerate(row)}
