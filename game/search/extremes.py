"""The least and the most that play can make of each ending, and a short play that makes the most of it."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from operator import mul

from game.model.ids import SceneId
from game.model.record import Turn
from game.search.explore import Quotient
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
            _Best(explored, best, place).play() if best[-1][place] else (),
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

    def __init__(self, explored: Quotient, values: list[Vector], place: int) -> None:
        self._explored, self._values, self._place = explored, values, place

    def play(self) -> tuple[Turn, ...]:
        """Return a shortest play of best options and of their likeliest ways to the ending."""
        explored = self._explored
        number = opening = explored.opening
        # The position before each, and the place of the way there among those of its pattern.
        came: dict[int, tuple[int, int]] = {}
        waiting = [opening]
        for number in waiting:
            targets = explored.targets[number]
            if not targets:
                break
            for place in self._likeliest(number):
                if targets[place] not in came:
                    came[targets[place]] = number, place
                    waiting.append(targets[place])
        turns: list[Turn] = []
        while number != opening:
            number, place = came[number]
            turns.append(explored.steps.turn(*explored.patterns[number].gone(place)))
        return tuple(reversed(turns))

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
