"""The odds of a scenario without its graph: layer by layer forward, and nothing is kept of what is behind.

Weights are whole numbers over the denominator of their layer; where plays of several lengths meet,
their layers are brought to one denominator.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heappop, heappush
from itertools import zip_longest
from typing import NamedTuple

from game.model.fields import BitField
from game.model.ids import SceneId
from game.search.alike import Kinds, glances
from game.search.columns import Weights, column
from game.search.explore import LIMIT, uncollected
from game.search.layers import Layer, joined
from game.search.liveness import Live, live_values
from game.search.menus import Shares, menus_of, shares_of
from game.search.order import order_of
from game.search.policy import Policy, uniform
from game.search.steps import Steps


@dataclass(slots=True)
class Swept:
    """Where all plays end, or are stuck: for each such scene the positions with their weights."""

    steps: Steps
    positions: int = 0
    bounded: bool = False
    ends: dict[int, Layer] = field(default_factory=dict)

    def probabilities(self) -> dict[SceneId, Fraction]:
        """Return the odds of each ending, in the scenario's order; they make 1 unless bounded."""
        chances = {self.steps.scenes[scene]: layer.chance for scene, layer in self.ends.items()}
        return {ending.id: chances.get(ending.id, Fraction(0)) for ending in self.steps.scenario.endings}

    def values(self, part: BitField) -> dict[int, Fraction]:
        """Return all that a part of a position holds in the end, and how likely that is."""
        shift = part.shift - self.steps.layout.scene.width
        held = [Layer(one.positions >> shift & part.most, one.weights, one.one) for one in self.ends.values()]
        return joined(held).chances()


def sweep(
    steps: Steps, policy: Policy = uniform, live: tuple[Live, ...] | None = None, limit: int = LIMIT
) -> Swept:
    """Return the ends of all plays under a policy, each position taken once, up to a limit."""
    with uncollected():
        return _Sweep(steps, policy, live or live_values(steps.scenario, steps.layout)).run(limit)


class _Way(NamedTuple):
    """One way of a kind of positions: its entry in the menu, its points, and where it leads."""

    entry: int
    points: int
    position: int
    rank: int


_NOWHERE = _Way(0, 0, 0, -1)


class _Sweep:
    """One sweep: layers that wait for their turn, by rank."""

    def __init__(self, steps: Steps, policy: Policy, live: tuple[Live, ...]) -> None:
        self._steps, self._policy = steps, policy
        self._order = order_of(steps.scenario, steps.layout)
        self._glances = glances(steps, live)
        self._swept = Swept(steps)
        self._waiting: dict[int, list[Layer]] = {}
        self._ranks: list[int] = []
        opening = self._way(0, 1, live[steps.opening_scene].part(steps.opening))
        one = column([1])
        self._wait(opening.rank, Layer(column([opening.position]), Weights.of(one, 1), 1))

    def run(self, limit: int) -> Swept:
        """Push layer after layer, each when everything that leads to it has been pushed."""
        while self._ranks and not self._swept.bounded:
            rank = heappop(self._ranks)
            self._take(rank, joined(self._waiting.pop(rank)))
            self._swept.bounded = self._swept.positions > limit
        return self._swept

    def _wait(self, rank: int, layer: Layer) -> None:
        if rank not in self._waiting:
            self._waiting[rank] = []
            heappush(self._ranks, rank)
        self._waiting[rank].append(layer)

    def _take(self, rank: int, layer: Layer) -> None:
        """Keep of a layer what nothing follows, and push the rest on."""
        scene = self._order.scene_at(rank)
        self._swept.positions += len(layer)
        every = [glance.kinds(layer.positions) for glance in self._glances[scene]]
        menus = menus_of(every, len(layer))
        if not all(menus.each):
            self._end(layer.where(menus.empty), scene)
        shares = shares_of(menus, self._policy, self._steps.whole)
        for kinds in every:
            for after, led in self._led(layer, kinds, shares):
                assert after > rank, "every turn leads forward"
                self._wait(after, led)

    def _end(self, layer: Layer, scene: int) -> None:
        ends = self._swept.ends
        ends[scene] = joined([ends[scene], layer]) if scene in ends else layer

    def _led(self, layer: Layer, kinds: Kinds, shares: Shares) -> Iterator[tuple[int, Layer]]:
        """Yield what one choice leads to, by its rank."""
        one = layer.one * shares.factor
        left = layer.positions | ~kinds.untouched
        # First one way of every kind, then another, until no kind has any more.
        for ways in zip_longest(*self._ways(kinds, shares.entries), fillvalue=_NOWHERE):
            entry, points, position, ranks = map(column, zip(*ways, strict=True))
            for rank in set(ranks.tolist()) - {_NOWHERE.rank}:
                here = (ranks == rank)[kinds.of]
                of = kinds.of[here]
                units = shares.units(here, entry[of]) * points[of]
                weights = layer.weights[here].times(Weights.of(units, shares.factor), one)
                yield rank, Layer(position[of] & left[here], weights, one)

    def _ways(self, kinds: Kinds, entries: dict[tuple[int, int], int]) -> list[list[_Way]]:
        """Return all ways of each kind."""
        return [
            [
                self._way(entries[option.choice, option.picks], points, position)
                for option in options
                for points, _, position in option.ways
            ]
            for options in kinds.options
        ]

    def _way(self, entry: int, points: int, position: int) -> _Way:
        layout = self._steps.layout
        rank = self._order.rank(layout.scene_of(position), position)
        return _Way(entry, points, position >> layout.scene.width, rank)
