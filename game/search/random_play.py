"""Random plays over the compiled turns: a check of the exact odds that shares nothing with the search."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from time import perf_counter
from typing import Any

from game.model.ids import SceneId
from game.search.order import order_of
from game.search.patterns import Kind
from game.search.steps import Steps
from game.search.turns import Try

# The kinds that a choice came to in a position, by their numbers, and where their ways lead.
_Came = tuple[list[int], list[int]]
# A choice and its outcome by their numbers, and the packed position that they lead to.
RandomTurn = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Sample:
    """How many of some random plays ended in each ending."""

    plays: int
    seed: int
    seconds: float
    endings: dict[SceneId, int]

    @property
    def stuck(self) -> int:
        """Return how many ended in none, since no choice was open."""
        return self.plays - sum(self.endings.values())


def sample(steps: Steps, plays: int, seed: int, clock: Callable[[], float] = perf_counter) -> Sample:
    """Play at random: each open choice, then each set of its picks, with equal chance; alike for a seed."""
    # A loop without end would keep a play from ending: it is refused before any is begun.
    order_of(steps.scenario, steps.layout)
    began = clock()
    table, scene_of = RandomPlays(steps, seed), steps.layout.scene_of
    counts = [0] * len(steps.scenes)
    for _ in range(plays):
        position = steps.opening
        for _, _, position in table.turns():  # noqa: B007 -- the last is where the play ends
            pass
        counts[scene_of(position)] += 1
    scenario = steps.scenario
    endings = {scene.id: counts[steps.scenes.index(scene.id)] for scene in scenario.endings}
    return Sample(plays, seed, clock() - began, endings)


class RandomPlays:
    """Random plays, alike for a seed: the choices of each scene, as functions to try them."""

    def __init__(self, steps: Steps, seed: int) -> None:
        self._opening, self._whole = steps.opening, steps.whole
        self._scene = steps.layout.scene.most
        self._random = Random(seed).random
        turns = steps.turns
        self._kinds = turns.kinds
        # Scenes count from 1.
        self._tries = [(), *(tuple(one.attempt for one in each) for each in turns.attempts)]

    def turns(self) -> Iterator[RandomTurn]:
        """Yield the turns of one more play, until it ends or is stuck."""
        random, position, table, scenes = self._random, self._opening, self._tries, self._scene
        known = self._kinds.known
        while tries := table[position & scenes]:
            found: list[int] = []
            led: list[int] = []
            tries[int(random() * len(tries))](position, found, led)
            kind = known[found[0]] if len(found) == 1 else None
            if type(kind) is not Kind:
                option = self._option(position, tries, (found, led))
                if option is None:
                    break
                kind, led = option
            drawn = random() * self._whole
            # Where the loop ends, the play goes on.
            for (points, outcome), position in zip(kind.ways, led, strict=True):  # noqa: B007 -- see above
                drawn -= points
                if drawn < 0:
                    break
            yield kind.choice, outcome, position

    def _option(self, position: int, tries: tuple[Try, ...], tried: _Came) -> tuple[Kind, list[int]] | None:
        """Return one set of picks of the choice that was tried first, or else of one that is open.

        It is open more often than not, and then the others need not be tried.
        """
        options = self._kinds.each(*tried)
        if not options:
            there = [options for options in (self._each(position, one) for one in tries) if options]
            options = there[int(self._random() * len(there))] if there else []
        return options[int(self._random() * len(options))] if options else None

    def _each(self, position: int, one: Try) -> list[tuple[Kind, list[int]]]:
        tried: _Came = [], []
        one(position, *tried)
        return self._kinds.each(*tried)


def plain(found: Sample) -> dict[str, Any]:
    """Return the sample as data for other programs; the keys are stable."""
    return {
        "plays": found.plays,
        "seed": found.seed,
        "seconds": round(found.seconds, 3),
        "endings": dict(found.endings),
        "stuck": found.stuck,
    }


def lines(found: Sample) -> list[str]:
    """Return the sample in lines for a terminal."""
    said = [f"{found.plays:,} random plays, seed {found.seed}, in {found.seconds:.2f} seconds"]
    for ending, count in sorted(found.endings.items(), key=lambda each: -each[1]):
        said.append(f"  {ending}: {count:,} ({count / found.plays:.2%})")
    if found.stuck:
        said.append(f"  stuck, with no open choice: {found.stuck:,} ({found.stuck / found.plays:.2%})")
    return said
