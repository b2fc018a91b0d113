"""The odds of a scenario without its graph: layer by layer forward, and nothing is kept of what is behind.

Weights are whole numbers over the denominator of their layer; where plays of several lengths meet,
their layers are brought to one denominator.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heappop, heappush
from math import lcm
from typing import Any

from game.authoring.explore import LIMIT, uncollected
from game.authoring.liveness import Live, live_values
from game.authoring.order import order_of
from game.authoring.policy import Policy, uniform
from game.authoring.steps import Option, Steps
from game.authoring.sweep_lines import Layer, passages
from game.model.ids import SceneId

# A layer with the denominator of its weights.
Weighed = tuple[int, Layer]


@dataclass(slots=True)
class Swept:
    """Where all plays end, or are stuck: for each such scene the positions with their weights."""

    steps: Steps
    positions: int = 0
    bounded: bool = False
    ends: dict[int, Weighed] = field(default_factory=dict)

    def probabilities(self) -> dict[SceneId, Fraction]:
        """Answer with the odds of each ending, in the scenario's order; they make 1 unless bounded."""
        nowhere: Weighed = (1, {})
        ends = [self.ends.get(self.steps.scenes.index(e.id), nowhere) for e in self.steps.scenario.endings]
        chances = [Fraction(sum(layer.values()), one) for one, layer in ends]
        return {e.id: chance for e, chance in zip(self.steps.scenario.endings, chances, strict=True)}


def sweep(
    steps: Steps, policy: Policy = uniform, live: tuple[Live, ...] | None = None, limit: int = LIMIT
) -> Swept:
    """Answer with the ends of all plays under a policy, each position taken once, up to a limit."""
    with uncollected():
        return _Sweep(steps, policy, live or live_values(steps.scenario, steps.layout)).run(limit)


class _Sweep:
    """One sweep: layers that wait for their turn, by rank and denominator."""

    def __init__(self, steps: Steps, policy: Policy, live: tuple[Live, ...]) -> None:
        self.steps, self.policy = steps, policy
        self.order = order_of(steps.scenario, steps.layout)
        self.passages = passages(steps, live, self.order)
        self._waiting: dict[int, dict[int, Layer]] = {}
        self._ranks: list[int] = []
        opening = live[steps.opening_scene].part(steps.opening)
        self.layer(self.rank(opening), 1)[opening] = 1

    def run(self, limit: int) -> Swept:
        """Push layer after layer, each when everything that leads to it has been pushed."""
        swept = Swept(self.steps)
        while self._ranks and not swept.bounded:
            one, layer = _joined(*self._waiting.pop(heappop(self._ranks)).items())
            if not layer:
                # The way there was known, but shut for all.
                continue
            swept.positions += len(layer)
            swept.bounded = swept.positions > limit
            scene = self.steps.layout.scene_of(next(iter(layer)))
            ends = _Push(self, scene, one).ends(layer)
            if ends:
                known = [swept.ends[scene]] if scene in swept.ends else []
                swept.ends[scene] = _joined(*known, (one, ends))
        return swept

    def rank(self, position: int) -> int:
        """Answer with the rank of a position."""
        return self.order.rank(self.steps.layout.scene_of(position), position)

    def layer(self, rank: int, one: int) -> Layer:
        """Answer with the layer of a rank that takes weights over a denominator."""
        if rank not in self._waiting:
            self._waiting[rank] = {}
            heappush(self._ranks, rank)
        return self._waiting[rank].setdefault(one, {})


class _Push:
    """One layer on its way: finds where the choices of each open menu lead, with which factors."""

    def __init__(self, sweep: _Sweep, scene: int, one: int) -> None:
        self._sweep, self._one = sweep, one
        self._passage = sweep.passages[scene]
        self._factor = 1
        self._known: dict[Any, tuple[Any, ...]] = {}
        self._layers: dict[int, Layer] = {}

    def ends(self, layer: Layer) -> Layer:
        """Push a layer on; answer with the positions that nothing follows."""
        if not (self._passage.plain or self._passage.others):
            return layer
        stuck: Layer = {}
        self._passage.push(layer, self._known, self._find, self._push, stuck)
        return stuck

    def _find(self, menu: int | tuple[Any, ...]) -> tuple[Any, ...]:
        """Answer, for each way of each plain choice, with its layer and its factor; then for the others."""
        mask, tried = (menu, ()) if isinstance(menu, int) else (menu[0], menu[1:])
        plain = [number for place, number in enumerate(self._passage.plain) if mask >> place & 1]
        chances = self._sweep.policy((*((number, 0) for number in plain), *tried))
        steps = self._sweep.steps
        shares = {
            number: [chance * Fraction(points, steps.whole) for points in self._passage.plain[number]]
            for number, chance in zip(plain, chances, strict=False)
        }
        rest = [chance / steps.whole for chance in chances[len(plain) :]]
        self._widen(rest, *shares.values())
        goes = [part for number in self._passage.plain for part in self._goes(number, shares.get(number))]
        self._known[menu] = (*goes, [int(share * self._factor) for share in rest])
        return self._known[menu]

    def _widen(self, *shares: list[Fraction]) -> None:
        """Take a factor that makes all shares whole; what was known for a smaller one is known no more."""
        factor = lcm(self._factor, *(share.denominator for each in shares for share in each))
        if factor != self._factor:
            self._factor = factor
            self._known.clear()
            self._layers.clear()

    def _goes(self, number: int, shares: list[Fraction] | None) -> list[Any]:
        """Answer with layer and factor of each way of a plain choice; with nothing where it is shut."""
        sweep, choice = self._sweep, self._sweep.steps.choices[number]
        if shares is None:
            return [None, 0] * len(self._passage.plain[number])
        parts: list[Any] = []
        for outcome, share in zip(choice.outcomes.values() or (None,), shares, strict=True):
            rank = sweep.order.bases[sweep.steps.scenes.index(choice.goes_on(outcome))]
            parts += [sweep.layer(rank, self._one * self._factor), int(share * self._factor)]
        return parts

    def _push(self, found: list[Option], units: list[int], weight: int) -> None:
        """Push the weight of a position on along options that had to be tried."""
        scenes, layers = self._sweep.steps.layout.scene.most, self._layers
        for option, unit in zip(found, units, strict=True):
            for points, _, position in option.ways:
                layer = layers.get(position & scenes) or self._layer(position)
                layer[position] = layer.get(position, 0) + weight * unit * points

    def _layer(self, position: int) -> Layer:
        """Answer with the layer that a position belongs to; one that all of its scene share is remembered."""
        layout, order = self._sweep.steps.layout, self._sweep.order
        layer = self._sweep.layer(self._sweep.rank(position), self._one * self._factor)
        if not order.counted[layout.scene_of(position)]:
            self._layers[position & layout.scene.most] = layer
        return layer


def _joined(*parts: Weighed) -> Weighed:
    """Answer with layers as one, over a denominator that all of theirs divide; the largest takes them in."""
    (one, whole), *others = sorted(parts, key=lambda part: -len(part[1]))
    total = lcm(*(part for part, _ in parts))
    if total != one:
        whole = {position: weight * (total // one) for position, weight in whole.items()}
    for part, layer in others:
        for position, weight in layer.items():
            whole[position] = whole.get(position, 0) + weight * (total // part)
    return total, whole
