"""An explored scenario under a policy: the chance of each position, and the exact odds of each ending.

Odds are whole numbers over one denominator: the smallest that makes the chance of every play whole.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm

from game.authoring.explore import Explored, Found
from game.authoring.policy import Menu, Policy, uniform
from game.authoring.steps import Way
from game.model.ids import SceneId

Vector = tuple[int, ...]
# A choice, an outcome, and the notes of what happened on the way.
Kind = tuple[int, int, int]


class Weighing:
    """The chances of one explored scenario; where it is bounded, those of the explored part only."""

    def __init__(self, explored: Explored, policy: Policy = uniform) -> None:
        self.explored = explored
        self.endings = tuple(scene.id for scene in explored.steps.scenario.endings)
        menus: list[Menu] = [tuple([option[:2] for option in options]) for options in explored.options]
        chances = {menu: policy(menu) for menu in set(menus)}
        common = lcm(*{chance.denominator for each in chances.values() for chance in each})
        self.factor = common * explored.steps.whole
        # For each option of each position: its chance in such parts that, times points, they make the factor.
        shares = {menu: tuple([int(one * common) for one in each]) for menu, each in chances.items()}
        self.shares = [shares[menu] for menu in menus]
        self.one = self._denominator()
        self.reached = self._reach()

    def probabilities(self) -> dict[SceneId, Fraction]:
        """Answer with the odds of each ending, in the scenario's order; they make 1 unless bounded."""
        totals = dict.fromkeys(self.endings, 0)
        for number, reached in enumerate(self.reached):
            scene = self.scene(number)
            if scene in totals:
                totals[scene] += reached
        return {ending: Fraction(total, self.one) for ending, total in totals.items()}

    @cached_property
    def flow(self) -> tuple[list[Kind], list[dict[tuple[int, int], int]]]:
        """The kinds of ways; for each position, by a kind and where it leads, its parts of the factor.

        Ways that are not gone under the policy have 0 parts.
        """
        kinds: dict[Kind, int] = {}
        flow: list[dict[tuple[int, int], int]] = []
        for options, shares in zip(self.explored.options, self.shares, strict=True):
            found: dict[tuple[int, int], int] = {}
            for (choice, _, ways, notes), share in zip(options, shares, strict=True):
                for place, (points, outcome, target) in enumerate(ways):
                    kind = choice, outcome, notes[place] if notes else 0
                    key = kinds.setdefault(kind, len(kinds)), target
                    found[key] = found.get(key, 0) + share * points
            flow.append(found)
        return list(kinds), flow

    def scene(self, number: int) -> SceneId:
        """Answer with the scene of a position."""
        return self.explored.steps.scenes[self.explored.scenes[number]]

    def future(self) -> list[Vector]:
        """Answer with the odds of the endings from each position on, over the denominator `one`."""
        after: list[Vector] = [()] * len(self.explored)
        for number in range(len(after) - 1, -1, -1):
            options = self.explored.options[number]
            if options:
                after[number] = self._mixed(options, self.shares[number], after)
            else:
                after[number] = at_end(self.scene(number), self.endings, self.one)
        return after

    def _mixed(self, options: tuple[Found, ...], shares: tuple[int, ...], after: list[Vector]) -> Vector:
        weights: dict[int, int] = {}
        for option, share in zip(options, shares, strict=True):
            for points, _, target in option.ways:
                weights[target] = weights.get(target, 0) + points * share
        if len(weights) == 1:
            return after[next(iter(weights))]
        return tuple([part // self.factor for part in summed(weights.items(), after)])

    def _reach(self) -> list[int]:
        """Each position comes after all that lead to it, so one pass forward is enough."""
        reached = [0] * len(self.explored)
        reached[0] = self.one
        for number, options in enumerate(self.explored.options):
            if not reached[number]:
                continue
            for option, share in zip(options, self.shares[number], strict=True):
                part = reached[number] * share
                for points, _, target in option.ways:
                    # Exact, by what the denominator is.
                    reached[target] += part * points // self.factor
        return reached

    def _denominator(self) -> int:
        """Answer with the least common denominator of the chances of all plays."""
        ones, factor = [1] * len(self.explored), self.factor
        for number in range(len(ones) - 1, -1, -1):
            ways: dict[int, int] = {}
            for option, share in zip(self.explored.options[number], self.shares[number], strict=True):
                for points, _, target in option.ways:
                    ways[target] = gcd(ways.get(target, factor), share * points)
            ones[number] = lcm(*[factor // parts * ones[target] for target, parts in ways.items()])
        return ones[0]


def longest(explored: Explored) -> int:
    """Answer with the number of turns in the longest play."""
    turns = [0] * len(explored)
    for number in range(len(explored) - 1, -1, -1):
        following = (turns[target] for option in explored.options[number] for _, _, target in option.ways)
        turns[number] = max(following, default=-1) + 1
    return turns[0]


def at_end(scene: SceneId, endings: tuple[SceneId, ...], one: int) -> Vector:
    """Answer with the odds where the case has ended: all of them on one ending, or none where it is stuck."""
    return tuple([one if ending == scene else 0 for ending in endings])


def summed(weights: Iterable[tuple[int, int]], after: Sequence[Vector]) -> list[int]:
    """Answer with the sum of the odds after some positions, each by its weight."""
    total: list[int] = []
    for target, weight in weights:
        if total:
            total = [part + weight * odds for part, odds in zip(total, after[target], strict=True)]
        else:
            total = [weight * odds for odds in after[target]]
    return total


def expected(ways: Sequence[Way], after: Sequence[Vector], whole: int) -> Vector:
    """Answer with the odds of the endings before a draw of the ways of one option."""
    if len(ways) == 1:
        return after[ways[0][2]]
    return tuple([part // whole for part in summed(((way[2], way[0]) for way in ways), after)])


def by_choice(options: tuple[Found, ...]) -> dict[int, list[int]]:
    """Answer with the places of the options of each choice: one for each set of its picks."""
    places: dict[int, list[int]] = {}
    for place, option in enumerate(options):
        places.setdefault(option.choice, []).append(place)
    return places
