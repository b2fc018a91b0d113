"""Random plays over the compiled turns: a check of the exact odds that shares nothing with the search."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from time import perf_counter
from typing import Any

from game.authoring.steps import Option, Steps
from game.model.ids import SceneId


@dataclass(frozen=True, slots=True)
class Sample:
    """How many of some random plays ended in each ending."""

    plays: int
    seed: int
    seconds: float
    endings: dict[SceneId, int]


# What can follow a position: for each choice its sets of picks, for each set the points and where they lead.
_Ways = list[list[tuple[list[int], list[tuple[int, int]]]]]


def sample(steps: Steps, plays: int, seed: int, clock: Callable[[], float] = perf_counter) -> Sample:
    """Play at random: each open choice, then each set of its picks, with equal chance; alike for a seed."""
    began = clock()
    random = Random(seed)
    known: dict[tuple[int, int], _Ways] = {}
    counts = [0] * len(steps.scenes)
    opening = steps.opening_scene, steps.opening
    for _ in range(plays):
        counts[_ending(steps, opening, known, random)] += 1
    scenario = steps.scenario
    endings = {scene.id: counts[steps.scenes.index(scene.id)] for scene in scenario.endings}
    return Sample(plays, seed, clock() - began, endings)


def _ending(
    steps: Steps, position: tuple[int, int], known: dict[tuple[int, int], _Ways], random: Random
) -> int:
    while True:
        choices = known.get(position)
        if choices is None:
            choices = known[position] = _ways(steps, position)
        if not choices:
            return position[0]
        sets = choices[int(random.random() * len(choices))]
        points, targets = sets[int(random.random() * len(sets))]
        drawn = random.random() * points[-1]
        position = next(target for point, target in zip(points, targets, strict=True) if drawn < point)


def _ways(steps: Steps, position: tuple[int, int]) -> _Ways:
    scene, packed = position
    options = [option for option in steps.expand[scene](packed) if isinstance(option, Option)]
    found: Any = {}
    for option in options:
        points = list(accumulate(way[0] for way in option.ways))
        found.setdefault(option.choice, []).append((points, [(way[2], way[3]) for way in option.ways]))
    return list(found.values())


def plain(found: Sample) -> dict[str, Any]:
    """Answer with the sample as data for other programs; the keys are stable."""
    return {
        "plays": found.plays,
        "seed": found.seed,
        "seconds": round(found.seconds, 3),
        "endings": dict(found.endings),
    }


def lines(found: Sample) -> list[str]:
    """Answer with the sample in lines for a terminal."""
    said = [f"{found.plays:,} random plays, seed {found.seed}, in {found.seconds:.2f} seconds"]
    for ending, count in sorted(found.endings.items(), key=lambda each: -each[1]):
        said.append(f"  {ending}: {count:,} ({count / found.plays:.2%})")
    return said
