"""Pairs of choices that are charged with being dominated or fake, and what a variant says of them."""

from collections.abc import Callable, Collection, Hashable
from functools import cache
from itertools import permutations
from typing import NamedTuple

from game.authoring.lumping import Lumped
from game.authoring.patterns import Pattern

# The number of the one choice, then of the other that may dominate it.
Pair = tuple[int, int]
# Tells whether the one of a pair is better than the other in a position.
Better = Callable[[int, Pair], bool]
# Answers for two positions of one pattern with the same where whoever tells what is better says the same.
Alike = Callable[[int], Hashable]


class Charges(NamedTuple):
    """Pairs of choices of which the one is charged with being dominated, or fake, by the other."""

    dominated: frozenset[Pair] = frozenset()
    fake: frozenset[Pair] = frozenset()

    def joined(self, other: "Charges") -> "Charges":
        """Answer with these charges and some others."""
        return Charges(self.dominated | other.dominated, self.fake | other.fake)


class Verdict(NamedTuple):
    """What one variant says of pairs: those that are open together, and those that it acquits."""

    met: frozenset[Pair]
    acquitted: Charges


class Suspects:
    """Pairs of choices that are open together somewhere, and that nothing has acquitted of a charge yet."""

    def __init__(self, lumped: Lumped, acquitted: Charges) -> None:
        self._positions: dict[Pattern, list[int]] = {}
        for number, pattern in enumerate(lumped.patterns):
            self._positions.setdefault(pattern, []).append(number)
        self._together: dict[Pair, list[Pattern]] = {}
        for pattern in self._positions:
            for pair in permutations(pattern.choices, 2):
                self._together.setdefault(pair, []).append(pattern)
        scenes, choices = lumped.steps.scenario.scenes, lumped.steps.choices
        # To prove what is meant so would only take time.
        self.met = frozenset(
            pair
            for pair in self._together
            if not (choices[pair[0]].intended or scenes[choices[pair[0]].key.scene].intended)
        )
        self.dominated = set(self.met - acquitted.dominated)
        self.fake = set(self.met - acquitted.fake)

    def any_left(self) -> bool:
        """Answer whether a pair of either charge is left."""
        return bool(self.dominated or self.fake)

    def acquit(self, charge: set[Pair], better: Better, alike: Alike | None = None) -> None:
        """Take out of a charge each pair of which the one is better than the other in some position.

        Of positions of one pattern that are alike one is asked.
        """

        @cache
        def asked(pattern: Pattern) -> Collection[int]:
            numbers = self._positions[pattern]
            return {alike(number): number for number in numbers}.values() if alike else numbers

        for pair in sorted(charge):
            patterns = self._together[pair]
            if any(better(number, pair) for pattern in patterns for number in asked(pattern)):
                charge.discard(pair)

    def verdict(self) -> Verdict:
        """Answer with what is said of all pairs in the end."""
        return Verdict(self.met, Charges(self.met - self.dominated, self.met - self.fake))
