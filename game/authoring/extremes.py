"""The least and the most that any play can make of each ending, and a play that makes the most of it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from fractions import Fraction

from game.authoring.explore import Explored
from game.authoring.patterns import Option, Pattern
from game.authoring.weighing import Vector, at_end, expected, longest
from game.model.ids import SceneId
from game.model.record import Turn


@dataclass(frozen=True, slots=True)
class Extremes:
    """The range of one ending's odds over all ways to choose, and the likeliest play of the best way."""

    minimum: Fraction
    maximum: Fraction
    play: tuple[Turn, ...]


def extremes(explored: Explored) -> dict[SceneId, Extremes]:
    """Answer with the range of each ending, in the scenario's order."""
    endings = tuple(scene.id for scene in explored.steps.scenario.endings)
    one = explored.steps.whole ** longest(explored)
    best, worst = (_valued(explored, endings, one, pick) for pick in (max, min))
    return {
        ending: Extremes(
            Fraction(worst[0][place], one),
            Fraction(best[0][place], one),
            _Best(explored, best, place).play(ending) if best[0][place] else (),
        )
        for place, ending in enumerate(endings)
    }


def _valued(
    explored: Explored, endings: tuple[SceneId, ...], one: int, pick: Callable[..., int]
) -> list[Vector]:
    """Answer with the picked odds of each ending from each position on.

    Many positions lead with the same points to positions with the same odds: those are worked out once.
    """
    values: list[Vector] = [()] * len(explored)
    numbers, vectors, known = [0] * len(explored), dict[Vector, int](), dict[Hashable, Vector]()
    points = {pattern: _points(pattern) for pattern in set(explored.patterns)}
    for number in range(len(explored) - 1, -1, -1):
        pattern, targets = explored.patterns[number], explored.targets[number]
        key = points[pattern], tuple([numbers[to] for to in targets])
        if key not in known:
            options = pattern.options(targets)
            odds = [expected(option.ways, values, explored.steps.whole) for option in options]
            odds = odds or [at_end(explored.scene(number), endings, one)]
            known[key] = tuple(map(pick, *odds)) if len(odds) > 1 else odds[0]
        values[number] = known[key]
        numbers[number] = vectors.setdefault(known[key], len(vectors))
    return values


def _points(pattern: Pattern) -> Hashable:
    """Answer with what the odds of a pattern follow from, with where it leads; at an end, with the scene."""
    return tuple([tuple([points for points, _ in kind.ways]) for kind in pattern.kinds]) or pattern.scene


class _Best:
    """The best way to choose for one ending, from what it is worth at each position."""

    def __init__(self, explored: Explored, values: list[Vector], place: int) -> None:
        self._explored, self._values, self._place = explored, values, place

    def play(self, ending: SceneId) -> tuple[Turn, ...]:
        """Answer with the play of the best options and of the likeliest ways that lead to the ending."""
        steps, turns, number = self._explored.steps, list[Turn](), 0
        leads = self._leading(steps.scenes.index(ending))
        while self._explored.targets[number]:
            option = self._taken(number)
            ways = (way for way in option.ways if way[2] in leads)
            _, outcome, target = max(ways, key=lambda way: way[0])
            key = steps.choices[option.choice].key
            named = steps.outcome(option.choice, outcome)
            turns.append(Turn(key.scene, key.choice, steps.picks(option.picks), named))
            number = target
        return tuple(turns)

    def _taken(self, number: int) -> Option:
        """Answer with the first option that is worth the most."""

        def worth(option: Option) -> int:
            return sum(points * self._values[target][self._place] for points, _, target in option.ways)

        return max(self._explored.options[number], key=worth)

    def _leading(self, scene: int) -> set[int]:
        """Answer with the positions on the best way from which the ending can come."""
        on_the_way, waiting = {0}, [0]
        while waiting:
            number = waiting.pop()
            if self._explored.targets[number]:
                following = {way[2] for way in self._taken(number).ways} - on_the_way
                on_the_way |= following
                waiting.extend(following)
        leads: set[int] = set()
        for number in sorted(on_the_way, reverse=True):
            if self._explored.targets[number]:
                ends_there = any(way[2] in leads for way in self._taken(number).ways)
            else:
                ends_there = self._explored.patterns[number].scene == scene
            leads |= {number} if ends_there else set()
        return leads
