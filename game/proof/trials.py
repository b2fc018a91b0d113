"""Some hundred plays that try what was tried least: they see most of what can be seen, in a moment.

What they see was seen; what they do not see, the proofs must look for.
"""

from collections.abc import Iterator, Sequence
from random import Random

from game.search.patterns import Pattern
from game.search.steps import Steps

MOST = 4_000
# What is tried: a choice with its picks, and the outcome.
_Turn = tuple[int, int, int]


def tried_out(variants: Sequence[Steps]) -> Iterator[list[int]]:
    """Yield the packed positions, nothing left out, of one play after the other, of all variants in turn.

    They are the same at every run: among ways that were gone as often, a fixed seed decides.
    """
    trials = _Trials(variants[0])
    for number in range(MOST):
        yield list(trials.play(variants[number % len(variants)].opening))


class _Trials:
    """What was tried so far, and how often; most plays begin alike, so that what follows is remembered."""

    def __init__(self, steps: Steps) -> None:
        self._turns, self._scene_of = steps.turns, steps.layout.scene_of
        self._chance = Random(1)
        self._tried: dict[_Turn, int] = {}
        self._known: dict[int, tuple[tuple[_Turn, int], ...]] = {}
        self._of: dict[Pattern, list[_Turn]] = {}

    def play(self, packed: int) -> Iterator[int]:
        """Yield the positions of a play that goes on by what was tried least."""
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
