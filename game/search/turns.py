"""The turns of all scenes over packed positions, tried once for all positions that a scene cannot tell apart.

What no choice of a scene asks for or changes (`search.touching`) makes no difference to the patterns
there, and is in the targets as it was.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from game.search.patterns import Option, OptionKinds, Pattern, Patterns, Targets

# Adds what one choice comes to in a packed position: the numbers of its kinds, and where their ways lead.
Try = Callable[[int, list[int], list[int]], None]
# So many positions are remembered with what they come to; then it is begun anew.
_MOST_MET = 100_000


class Attempt(NamedTuple):
    """One choice: how it is tried, and the bits that it neither asks for nor changes."""

    attempt: Try
    untouched: int


class Turns:
    """The turns of all scenes; all variants of a case can share them.

    In the targets of a position packed positions stand for what follows. `untouched` has, for each scene,
    the bits that none of its choices asks for or changes.
    """

    def __init__(
        self, attempts: Sequence[Sequence[Attempt]], untouched: Sequence[int], kinds: OptionKinds
    ) -> None:
        self.attempts, self.untouched, self.kinds = attempts, untouched, kinds
        self._patterns = Patterns(kinds)
        self._met: dict[int, tuple[Pattern, Targets]] = {}

    def found(self, packed: int, scene: int) -> tuple[Pattern, Targets]:
        """Return the pattern and the targets of a packed position of a scene."""
        untouched = self.untouched[scene]
        one = packed | untouched
        met = self._met.get(one)
        if met is None:
            if len(self._met) > _MOST_MET:
                self._met.clear()
            met = self._met[one] = self._tried(one, scene)
        # Bits that are untouched were all set; those still set are kept, and here they are as they were.
        left = packed | ~untouched
        return met[0], tuple([target & left for target in met[1]])

    def _tried(self, packed: int, scene: int) -> tuple[Pattern, Targets]:
        found: list[int] = [scene]
        led: list[int] = []
        for attempt, _ in self.attempts[scene]:
            attempt(packed, found, led)
        return self._patterns[tuple(found)], tuple(led)

    def nothing(self, scene: int) -> Pattern:
        """Return the pattern of a scene in which nothing is open."""
        return self._patterns[scene,]

    def options(self, packed: int, scene: int) -> tuple[Option, ...]:
        """Return the options of a packed position of a scene, those left out whose odds are wrong."""
        pattern, targets = self.found(packed, scene)
        return pattern.options(targets)
