"""The least and the most that any play can make of each ending, and a play that makes the most of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from game.authoring.explore import Explored
from game.authoring.weighing import Vector, added, at_end, longest
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
    best, taken = _valued(explored, endings, one, max)
    worst, _ = _valued(explored, endings, one, min)
    return {
        ending: Extremes(
            Fraction(worst[place], one),
            Fraction(best[place], one),
            _play(explored, [each[place] if each else 0 for each in taken], ending) if best[place] else (),
        )
        for place, ending in enumerate(endings)
    }


def _valued(
    explored: Explored, endings: tuple[SceneId, ...], one: int, pick: Callable[[Iterable[int]], int]
) -> tuple[Vector, list[Vector]]:
    """Answer with the picked odds of each ending at the opening, and with the option for each everywhere."""
    values: list[Vector] = [()] * len(explored)
    taken: list[Vector] = [()] * len(explored)
    nothing = [0] * len(endings)
    whole = explored.steps.whole
    for number in range(len(explored) - 1, -1, -1):
        options = explored.options[number]
        if not options:
            values[number] = at_end(explored.steps.scenes[explored.scenes[number]], endings, one)
            continue
        columns = list(zip(*(added(nothing, option.ways, values, 1) for option in options), strict=True))
        picked = [pick(column) for column in columns]
        taken[number] = tuple([column.index(best) for column, best in zip(columns, picked, strict=True)])
        values[number] = tuple([best // whole for best in picked])
    return values[0], taken


def _play(explored: Explored, taken: list[int], ending: SceneId) -> tuple[Turn, ...]:
    """Answer with the play of the best options and of the likeliest ways that lead to the ending."""
    steps = explored.steps
    leads = _leading(explored, taken, ending)
    turns: list[Turn] = []
    number = 0
    while explored.options[number]:
        option = explored.options[number][taken[number]]
        _, outcome, target = max((way for way in option.ways if leads[way[2]]), key=lambda way: way[0])
        key = steps.choices[option.choice].key
        picks, named = steps.picks(option.picks), steps.outcome(option.choice, outcome)
        turns.append(Turn(key.scene, key.choice, picks, named))
        number = target
    return tuple(turns)


def _leading(explored: Explored, taken: list[int], ending: SceneId) -> list[bool]:
    leads = [False] * len(explored)
    wanted = explored.steps.scenes.index(ending)
    for number in range(len(explored) - 1, -1, -1):
        options = explored.options[number]
        if options:
            leads[number] = any(leads[target] for _, _, target in options[taken[number]].ways)
        else:
            leads[number] = explored.scenes[number] == wanted
    return leads
