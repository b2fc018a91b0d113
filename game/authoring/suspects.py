"""Pairs of choices that are charged with being dominated or fake, and what a variant says of them."""

from collections.abc import Callable, Collection, Hashable, Iterable
from functools import cache, reduce
from itertools import chain, permutations
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


def acquitted_by(verdicts: Iterable[Verdict]) -> Charges:
    """Answer with the pairs that any of some verdicts acquits."""
    return reduce(Charges.joined, (verdict.acquitted for verdict in verdicts), Charges())


def charged(verdicts: Iterable[Verdict]) -> Charges:
    """Answer with the pairs that are met in any of some verdicts and acquitted in none."""
    said = tuple(verdicts)
    met, acquitted = frozenset[Pair]().union(*(verdict.met for verdict in said)), acquitted_by(said)
    return Charges(met - acquitted.dominated, met - acquitted.fake)


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

    @property
    def first_asked(self) -> int:
        """Answer with the position from which all are reached in which a pair that is left is open.

        Lumped positions are numbered from the end: it is the one with the greatest number.
        """
        patterns = {pattern for pair in self.dominated | self.fake for pattern in self._together[pair]}
        return max(self._positions[pattern][-1] for pattern in patterns)

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
            # Most pairs are acquitted by the first position that is asked.
            first = (self._positions[pattern][0] for pattern in patterns)
            every = (number for pattern in patterns for number in asked(pattern))
            if any(better(number, pair) for number in chain(first, every)):
                charge.discard(pair)

    def verdict(self) -> Verdict:
        """Answer with what is said of all pairs in the end."""
        return Verdict(self.met, Charges(self.met - self.dominated, self.met - self.fake))
