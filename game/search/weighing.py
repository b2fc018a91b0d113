"""An explored scenario under a policy: the chance of each position, and the exact odds of each ending.

Odds are whole numbers over one denominator: the smallest that makes the chance of every play whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm
from operator import mul

from game.model.ids import SceneId
from game.search.explore import Explored
from game.search.lumping import Lumped
from game.search.patterns import Pattern, Way
from game.search.policy import Policy, uniform

Vector = tuple[int, ...]
# A choice, an outcome, and the notes of what happened on the way.
WayKind = tuple[int, int, int]


class Weighing:
    """The chances of one explored scenario; where it is bounded, those of the explored part only.

    Positions are numbered from the opening, or lumped ones from the end.
    """

    def __init__(self, explored: Explored | Lumped, policy: Policy = uniform) -> None:
        self.explored = explored
        self.endings = tuple(scene.id for scene in explored.steps.scenario.endings)
        patterns = dict.fromkeys(explored.patterns)
        chances = {menu: policy(menu) for menu in {pattern.menu for pattern in patterns}}
        common = lcm(*{chance.denominator for each in chances.values() for chance in each})
        self.factor = common * explored.steps.whole
        # For each option of a pattern: its chance in such parts that, times points, they make the factor.
        self.shares = {one: tuple([int(each * common) for each in chances[one.menu]]) for one in patterns}
        # For each way of a pattern: its parts of the factor.
        self.parts = {one: tuple(_parts(one, shares)) for one, shares in self.shares.items()}
        self.one = self._denominator()

    def probabilities(self) -> dict[SceneId, Fraction]:
        """Return the odds of each ending, in the scenario's order; they make 1 unless bounded."""
        totals = dict.fromkeys(self.endings, 0)
        for number, reached in enumerate(self.reached):
            scene = self.scene(number)
            if scene in totals:
                totals[scene] += reached
        return {ending: Fraction(total, self.one) for ending, total in totals.items()}

    def scene(self, number: int) -> SceneId:
        """Return the scene of a position."""
        explored = self.explored
        return explored.steps.scenes[explored.patterns[number].scene]

    @cached_property
    def kinds(self) -> tuple[list[WayKind], dict[Pattern, tuple[tuple[int, int], ...]]]:
        """The kinds of ways; for each pattern the kind of each way, and its parts of the factor.

        Ways that are not gone under the policy have 0 parts.
        """
        numbers: dict[WayKind, int] = {}
        rows: dict[Pattern, tuple[tuple[int, int], ...]] = {}
        for pattern, parts in self.parts.items():
            kinds = [(kind.choice, outcome, note) for kind, _, outcome, note in pattern.ways]
            mine = [numbers.setdefault(kind, len(numbers)) for kind in kinds]
            rows[pattern] = tuple(zip(mine, parts, strict=True))
        return list(numbers), rows

    @cached_property
    def reached(self) -> list[int]:
        """The chance of coming to each position, in parts of `one`."""
        explored, factor = self.explored, self.factor
        reached = [0] * len(explored)
        reached[explored.opening] = self.one
        # Each position comes after all that lead to it, so one pass forward is enough.
        for number in explored.forward:
            here = reached[number]
            if here:
                parts = self.parts[explored.patterns[number]]
                for part, target in zip(parts, explored.targets[number], strict=True):
                    # Exact, by what the denominator is.
                    reached[target] += here * part // factor
        return reached

    def _denominator(self) -> int:
        """Return the least common denominator of the chances of all plays."""
        explored, ones = self.explored, [1] * len(self.explored)
        least = {
            pattern: tuple([self.factor // gcd(self.factor, part) for part in parts])
            for pattern, parts in self.parts.items()
        }
        for number in reversed(explored.forward):
            following = map(ones.__getitem__, explored.targets[number])
            ones[number] = lcm(*set(map(mul, least[explored.patterns[number]], following)))
        return ones[explored.opening]


def _parts(pattern: Pattern, shares: Sequence[int]) -> Iterator[int]:
    for kind, share in zip(pattern.kinds, shares, strict=True):
        for points, _ in kind.ways:
            yield share * points


def longest(explored: Explored) -> int:
    """Return the number of turns in the longest play."""
    turns = [0] * len(explored)
    for number in range(len(explored) - 1, -1, -1):
        turns[number] = max(map(turns.__getitem__, explored.targets[number]), default=-1) + 1
    return turns[0]


def at_end(scene: SceneId, endings: tuple[SceneId, ...], one: int) -> Vector:
    """Return the odds where the case has ended: all of them on one ending, or none where it is stuck."""
    return tuple([one if ending == scene else 0 for ending in endings])


def summed(weights: Iterable[tuple[int, int]], after: Sequence[Vector]) -> list[int]:
    """Return the sum of the odds after some positions, each by its weight."""
    total: list[int] = []
    for target, weight in weights:
        if total:
            total = [part + weight * odds for part, odds in zip(total, after[target], strict=True)]
        else:
            total = [weight * odds for odds in after[target]]
    return total


def expected(ways: Sequence[Way], after: Sequence[Vector], whole: int) -> Vector:
    """Return the odds of the endings before a draw of the ways of one option."""
    if len(ways) == 1:
        return after[ways[0][2]]
    return tuple([part // whole for part in summed(((way[2], way[0]) for way in ways), after)])
