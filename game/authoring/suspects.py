"""Pairs of choices that are charged with being dominated or fake, and what a variant says of them."""

from collections.abc import Callable
from itertools import permutations
from typing import NamedTuple

from game.authoring.lumping import Lumped
from game.authoring.patterns import Pattern

# The number of the one choice, then of the other that may dominate it.
Pair = tuple[int, int]
# Tells whether the one of a pair is better than the other in a position.
Better = Callable[[int, Pair], bool]


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
        self._together = _together(lumped)
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

    def acquit(self, charge: set[Pair], better: Better) -> None:
        """Take out of a charge each pair of which the one is better than the other in some position."""
        for pair in sorted(charge):
            if any(better(number, pair) for number in self._together[pair]):
                charge.discard(pair)

    def verdict(self) -> Verdict:
        """Answer with what is said of all pairs in the end."""
        return Verdict(self.met, Charges(self.met - self.dominated, self.met - self.fake))


def _together(lumped: Lumped) -> dict[Pair, list[int]]:
    """Answer with the pairs of choices that are open together, and with the positions where they are."""
    by_pattern: dict[Pattern, list[int]] = {}
    for number, pattern in enumerate(lumped.patterns):
        by_pattern.setdefault(pattern, []).append(number)
    found: dict[Pair, list[int]] = {}
    for pattern, numbers in by_pattern.items():
        for pair in permutations(pattern.choices, 2):
            found.setdefault(pair, []).extend(numbers)
    return found
