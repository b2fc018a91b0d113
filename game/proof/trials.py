"""Some hundred plays that try what was tried least: they see most of what can be seen, in a moment.

What they see is settled; what they do not see, the proofs must look for.
"""

from collections.abc import Iterator, Sequence
from random import Random

from game.proof.probes import Probes
from game.search.patterns import Pattern
from game.search.steps import Steps

_MOST_PLAYS = 4_000
_MOST_POSITIONS = 30_000
# After so many plays that showed nothing new, no more are tried.
_PATIENCE = 100
# What is tried: a choice with its picks, and the outcome.
_Turn = tuple[int, int, int]


def look_at_trials(variants: Sequence[Steps], probes: Probes, seen: list[int]) -> int:
    """Add what trials of all variants in turn see; return the number of positions that were looked at."""
    scene_of, fresh, known = variants[0].layout.scene_of, 0, set[int]()
    trials = _Trials(variants[0])
    for number in range(_MOST_PLAYS):
        for packed in trials.play(variants[number % len(variants)].opening):
            scene = scene_of(packed)
            found = 0 if packed in known else probes.seen(scene, packed, ~seen[scene])
            known.add(packed)
            if found & ~seen[scene]:
                seen[scene] |= found
                fresh = number
        if number - fresh > _PATIENCE or len(known) > _MOST_POSITIONS:
            break
    return len(known)


class _Trials:
    """What was tried so far, and how often; most plays begin alike, so that what follows is remembered.

    The plays are the same at every run: among ways that were gone as often, a fixed seed decides.
    """

    def __init__(self, steps: Steps) -> None:
        self._turns, self._scene_of = steps.turns, steps.layout.scene_of
        self._chance = Random(1)
        self._tried: dict[_Turn, int] = {}
        self._known: dict[int, tuple[tuple[_Turn, int], ...]] = {}
        self._of: dict[Pattern, list[_Turn]] = {}

    def play(self, packed: int) -> Iterator[int]:
        """Yield the packed positions of a play that goes on by what was tried least."""
        tried, chance = self._tried, self._chance.random
        yield packed
        while ways := self._ways(packed):
            times, _, packed, turn = min(
                [(tried.get(turn, 0), chance(), following, turn) for turn, following in ways]
            )
            tried[turn] = times + 1
            yield packed

    def _ways(self, packed: int) -> tuple[tuple[_Turn, int], ...]:
        if packed not in self._known:
            pattern, targets = self._turns.found(packed, self._scene_of(packed))
            if pattern not in self._of:
                self._of[pattern] = [(kind.choice, kind.picks, n) for kind, _, n, _ in pattern.ways]
            self._known[packed] = tuple(zip(self._of[pattern], targets, strict=True))
        return self._known[packed]
