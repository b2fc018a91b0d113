"""The least and the most that play can make of each ending, and a short play that makes the most of it."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from operator import mul

from game.model.ids import SceneId
from game.model.record import Turn
from game.model.scenario import Scenario
from game.search.explore import Quotient
from game.search.packing import NEVER, follows
from game.search.patterns import Pattern
from game.search.weighing import Vector, at_end, summed

# The points of the ways of an option, and where they lead, as the numbers of odds.
_Points = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Extremes:
    """The range of one ending's odds over all ways to choose, and a shortest play of the best way."""

    minimum: Fraction
    maximum: Fraction
    play: tuple[Turn, ...]


def extremes(explored: Quotient) -> dict[SceneId, Extremes]:
    """Return the range of each ending, in the scenario's order."""
    endings = tuple(scene.id for scene in explored.steps.scenario.endings)
    one = explored.steps.whole ** _longest(explored)
    best, worst = (_valued(explored, endings, one, pick) for pick in (max, min))
    return {
        ending: Extremes(
            Fraction(worst[-1][place], one),
            Fraction(best[-1][place], one),
            _Best(explored, best, ending).play() if best[-1][place] else (),
        )
        for place, ending in enumerate(endings)
    }


def _valued(
    explored: Quotient, endings: tuple[SceneId, ...], one: int, pick: Callable[..., int]
) -> list[Vector]:
    """Return the picked odds of each ending from each position on.

    Many positions, and many options, lead with the same points to positions with the same odds: those are
    worked out once.
    """
    vectors, numbers = list[Vector](), list[int]()
    known, mixed, number_of = dict[Hashable, int](), dict[_Points, Vector](), dict[Vector, int]()
    points = {pattern: _points(pattern) for pattern in set(explored.patterns)}
    for place, (pattern, targets) in enumerate(zip(explored.patterns, explored.targets, strict=True)):
        to = tuple([numbers[target] for target in targets])
        key = points[pattern], to if targets else pattern.scene
        if key not in known:
            options = {(each, to[at]) for each, at in zip(points[pattern], pattern.slices, strict=True)}
            for option in options:
                if option not in mixed:
                    mixed[option] = _mixed(option, vectors, explored.steps.whole)
            odds = [mixed[option] for option in options] or [at_end(explored.scene(place), endings, one)]
            picked = tuple(map(pick, *odds)) if len(odds) > 1 else odds[0]
            known[key] = number_of.setdefault(picked, len(vectors))
            if known[key] == len(vectors):
                vectors.append(picked)
        numbers.append(known[key])
    return [vectors[number] for number in numbers]


def _mixed(option: _Points, vectors: list[Vector], whole: int) -> Vector:
    """Return the odds before the draw of an option."""
    points, to = option
    if len(to) == 1:
        return vectors[to[0]]
    return tuple([part // whole for part in summed(zip(to, points, strict=True), vectors)])


def _longest(explored: Quotient) -> int:
    """Return the number of turns in the longest play."""
    turns: list[int] = []
    for targets in explored.targets:
        turns.append(max(map(turns.__getitem__, targets), default=-1) + 1)
    return turns[-1]


def _points(pattern: Pattern) -> tuple[tuple[int, ...], ...]:
    """Return the points of the ways of each option of a pattern."""
    return tuple([tuple([points for points, _ in kind.ways]) for kind in pattern.kinds])


class _Best:
    """The best way to choose for one ending, from what it is worth at each position."""

    def __init__(self, explored: Quotient, values: list[Vector], ending: SceneId) -> None:
        self._explored, self._values = explored, values
        self._place = tuple(scene.id for scene in explored.steps.scenario.endings).index(ending)
        # By scene, the least turns to the ending; by position, turns within which it is not come to.
        self._least = turns_to(explored.steps.scenario, ending)
        self._beyond: dict[int, int] = {}

    def play(self) -> tuple[Turn, ...]:
        """Return a shortest play of best options and of their likeliest ways to the ending.

        It is searched in depth, with a bound on turns that grows until the ending is within it (Korf,
        *Depth-First Iterative-Deepening*, 1985): most of a case need not be looked at.
        """
        opening, most = self._explored.opening, self._turns_from(self._explored.opening)
        while (ways := self._within(opening, most)) is None:
            most += 1
        explored = self._explored
        return tuple([explored.steps.turn(*explored.patterns[n].gone(place)) for n, place in ways])

    def _within(self, opening: int, most: int) -> list[tuple[int, int]] | None:
        """Return positions of a play of so many turns at most, each with the place of its way on."""
        came: list[tuple[int, int]] = []
        walk = [(opening, self._likeliest(opening))]
        while walk:
            number, places = walk[-1]
            targets, left = self._explored.targets[number], most - len(walk)
            if not targets:
                return came
            for place in places:
                target = targets[place]
                if self._turns_from(target) <= left and self._beyond.get(target, -1) < left:
                    came.append((number, place))
                    walk.append((target, self._likeliest(target)))
                    break
            else:
                self._beyond[number] = left + 1
                walk.pop()
                del came[-1:]
        return None

    def _turns_from(self, number: int) -> int:
        return self._least.get(self._explored.scene(number), NEVER)

    def _likeliest(self, number: int) -> Iterator[int]:
        """Yield, for each option that is worth the most, its likeliest way from which the ending can come."""
        explored, values, ending = self._explored, self._values, self._place
        pattern, most = explored.patterns[number], values[number][ending] * explored.steps.whole
        worth = [values[target][ending] for target in explored.targets[number]]
        for kind, at in zip(pattern.kinds, pattern.slices, strict=True):
            points = [points for points, _ in kind.ways]
            if sum(map(mul, points, worth[at])) == most:
                leading = [points if each else 0 for points, each in zip(points, worth[at], strict=True)]
                yield at.start + leading.index(max(leading))


def turns_to(scenario: Scenario, ending: SceneId) -> dict[SceneId, int]:
    """Return the least turns from each scene to an ending, as if all choices were always open."""
    before: dict[SceneId, list[SceneId]] = {}
    for scene, following in follows(scenario).items():
        for one in following:
            before.setdefault(one, []).append(scene)
    found, waiting = {ending: 0}, [ending]
    for scene in waiting:
        for one in before.get(scene, ()):
            if one not in found:
                found[one] = found[scene] + 1
                waiting.append(one)
    return found
