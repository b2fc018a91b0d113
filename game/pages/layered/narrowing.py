"""A layout drawn in to a width: lines bend where there is no room for them to be straight.

Every knot is pulled towards what it is joined to, long lines eight times as strongly as boxes; row by
row, the places nearest to where its knots are pulled are found exactly (isotonic regression).
At last the joints of a line that can stand below each other are put so.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from game.pages.layered.layers import Layers, Spacing

Rows = Sequence[Sequence[int]]
_SWEEPS = 60
_STRAIGHTENED = 3


def narrowed(
    layers: Layers, rows: Rows, places: Mapping[int, float], spacing: Spacing
) -> Mapping[int, float]:
    """Return the axes of all knots within the width of the spacing, near to where they were wider."""
    # What needs more than that width for its fullest row gets as much as that needs.
    wide = max(knot.right + places[number] for number, knot in enumerate(layers.knots))
    if wide <= spacing.width:
        return places
    width = max(spacing.width, *(sum(_Row(layers, row, spacing).sizes) for row in rows))
    return _Narrowing(layers, rows, spacing, width).from_wider(places)


class _Row:
    """One row: the room from each knot to the next, and to both sides."""

    def __init__(self, layers: Layers, row: Sequence[int], spacing: Spacing) -> None:
        knots = [layers.knots[number] for number in row]
        self.row = row
        self.sizes = [knots[0].left]
        for one, other in pairwise(knots):
            beside = spacing.beside if one.is_box and other.is_box else spacing.lane
            self.sizes.append(one.right + beside + other.left)
        self.sizes.append(knots[-1].right)

    def nearest(self, wanted: Sequence[float], weights: Sequence[float], width: float) -> list[float]:
        """Return places that keep their distances within a width, as near as can be to the wanted."""
        offsets = [self.sizes[0]]
        for size in self.sizes[1:-1]:
            offsets.append(offsets[-1] + size)
        most = width - self.sizes[-1] - offsets[-1]
        bare = [place - offset for place, offset in zip(wanted, offsets, strict=True)]
        rising = _rising(bare, weights)
        return [min(max(0.0, place), most) + offset for place, offset in zip(rising, offsets, strict=True)]


class _Narrowing:
    def __init__(self, layers: Layers, rows: Rows, spacing: Spacing, width: float) -> None:
        self._layers = layers
        self._rows = [_Row(layers, row, spacing) for row in rows]
        self._width = width
        # What a knot is joined to, each with the strength of its pull.
        self._pulls = {
            number: [
                (other, (1, 2, 8)[(not knot.is_box) + (not layers.knots[other].is_box)])
                for other in (*layers.above[number], *layers.below[number])
            ]
            for number, knot in enumerate(layers.knots)
        }
        self._x: dict[int, float] = {}

    def from_wider(self, places: Mapping[int, float]) -> dict[int, float]:
        """Return the axes of all knots."""
        broad = max(places.values()) or 1
        self._x = {knot: x / broad * min(broad, self._width) for knot, x in places.items()}
        for sweep in range(_SWEEPS):
            for row in self._rows if sweep % 2 else reversed(self._rows):
                self._settle(row)
        for _ in range(_STRAIGHTENED):
            for chain in self._layers.chains:
                self._straighten([knot for knot in chain if not self._layers.knots[knot].is_box])
        return self._x

    def _settle(self, row: _Row) -> None:
        wanted, weights = [], []
        for knot in row.row:
            weight = sum(pull for _, pull in self._pulls[knot])
            weights.append(weight or 1.0)
            pulled = sum(self._x[other] * pull for other, pull in self._pulls[knot])
            wanted.append(pulled / weight if weight else self._x[knot])
        self._x.update(zip(row.row, row.nearest(wanted, weights, self._width), strict=True))

    def _straighten(self, joints: Sequence[int]) -> None:
        """Put joints below each other, as many at a time as their neighbours allow."""
        run: list[int] = []
        low, high = 0.0, self._width
        for joint in joints:
            least, most = self._room(joint)
            if run and max(low, least) > min(high, most):
                self._align(run, low, high)
                run, low, high = [], 0.0, self._width
            run.append(joint)
            low, high = max(low, least), min(high, most)
        self._align(run, low, high)

    def _align(self, run: Sequence[int], low: float, high: float) -> None:
        if run:
            middle = sorted(self._x[joint] for joint in run)[len(run) // 2]
            self._x.update(dict.fromkeys(run, min(max(middle, low), high)))

    def _room(self, joint: int) -> tuple[float, float]:
        """Return how far a joint can go to both sides as its neighbours stand now."""
        row = self._rows[self._layers.knots[joint].layer]
        at = row.row.index(joint)
        left = self._x[row.row[at - 1]] if at else 0.0
        right = self._x[row.row[at + 1]] if at + 1 < len(row.row) else self._width
        return left + row.sizes[at], right - row.sizes[at + 1]


def _rising(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return the numbers nearest to some values of which none is less than the one before."""
    pools: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        mean, heavy, count = value, weight, 1
        while pools and pools[-1][0] > mean:
            before, weight_before, count_before = pools.pop()
            mean = (before * weight_before + mean * heavy) / (weight_before + heavy)
            heavy, count = heavy + weight_before, count + count_before
        pools.append((mean, heavy, count))
    return [mean for mean, _, count in pools for _ in range(count)]
