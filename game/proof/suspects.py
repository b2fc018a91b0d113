"""Pairs of choices that are charged with being dominated or fake, and what a variant says of them."""

from collections.abc import Callable, Collection, Hashable, Iterable
from functools import cache, reduce
from itertools import chain, permutations
from typing import NamedTuple

from game.proof.check_sheet import is_reason
from game.search.lumping import Lumped
from game.search.patterns import Option, Pattern
from game.search.steps import Steps

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
        """Return these charges and some others."""
        return Charges(self.dominated | other.dominated, self.fake | other.fake)


class Verdict(NamedTuple):
    """What one variant says of pairs: those that are open together, and those that it acquits.

    Pairs of which the one is meant so are apart.
    """

    met: frozenset[Pair]
    acquitted: Charges
    meant: frozenset[Pair] = frozenset()


def acquitted_by(verdicts: Iterable[Verdict]) -> Charges:
    """Return the pairs that any of some verdicts acquits."""
    return reduce(Charges.joined, (verdict.acquitted for verdict in verdicts), Charges())


def charged(verdicts: Iterable[Verdict]) -> Charges:
    """Return the pairs that are met in any of some verdicts and acquitted in none."""
    said = tuple(verdicts)
    met, acquitted = frozenset[Pair]().union(*(verdict.met for verdict in said)), acquitted_by(said)
    return Charges(met - acquitted.dominated, met - acquitted.fake)


def doubtful(verdicts: Iterable[Verdict]) -> Charges:
    """Return the pairs that are meant so, and that are acquitted in none of some verdicts."""
    said = tuple(verdicts)
    meant, acquitted = frozenset[Pair]().union(*(verdict.meant for verdict in said)), acquitted_by(said)
    return Charges(meant - acquitted.dominated, meant - acquitted.fake)


class Suspects:
    """Pairs of choices that are open together somewhere, and that nothing has acquitted of a charge yet.

    To convict what is meant so would only take time: it is asked on request, and only while it costs little.
    """

    def __init__(self, lumped: Lumped, acquitted: Charges, also_meant: bool = False) -> None:
        self._positions: dict[Pattern, list[int]] = {}
        for number, pattern in enumerate(lumped.patterns):
            self._positions.setdefault(pattern, []).append(number)
        self._together: dict[Pair, list[Pattern]] = {}
        for pattern in self._positions:
            for pair in permutations(pattern.choices, 2):
                self._together.setdefault(pair, []).append(pattern)
        self._meant = frozenset(pair for pair in self._together if _is_meant(lumped.steps, pair[0]))
        self._met = frozenset(self._together) - self._meant
        self._asked = self._met | (self._meant if also_meant else frozenset())
        self.dominated = set(self._asked - acquitted.dominated)
        self.fake = set(self._asked - acquitted.fake)

    @property
    def first_asked(self) -> int:
        """Return the position from which all are reached in which a pair that is left is open.

        Lumped positions are numbered from the end: it is the one with the greatest number.
        """
        patterns = {pattern for pair in self.left for pattern in self._together[pair]}
        return max(self._positions[pattern][-1] for pattern in patterns)

    def some_of(self, pair: Pair, most: int | None = None) -> list[int]:
        """Return positions in which a pair is open together: so many at most, far from each other."""
        every = sorted(number for pattern in self._together[pair] for number in self._positions[pattern])
        return every if most is None else every[:: -(-len(every) // most)]

    @property
    def left(self) -> set[Pair]:
        """Return the pairs that are left of either charge."""
        return self.dominated | self.fake

    @property
    def to_convict(self) -> set[Pair]:
        """Return the pairs that are left and not meant so."""
        return self.left & self._met

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

    def acquit_of_domination(self, better: Better, most: int | None = None) -> None:
        """Acquit of domination, at more cost, pairs that are not meant so, by so many positions of each."""
        for pair in sorted(self.dominated & self._met):
            if any(better(number, pair) for number in self.some_of(pair, most)):
                self.dominated.discard(pair)

    def verdict(self) -> Verdict:
        """Return what is said of all pairs in the end."""
        acquitted = Charges(self._asked - self.dominated, self._asked - self.fake)
        return Verdict(self._met, acquitted, self._meant)


def _is_meant(steps: Steps, number: int) -> bool:
    """Return whether an author says why a choice, or all of its scene, is meant so."""
    choice = steps.choices[number]
    return is_reason(choice.intended) or is_reason(steps.scenario.scenes[choice.key.scene].intended)


def led_otherwise(options: Iterable[Option], pair: Pair) -> bool:
    """Return whether the ways of a pair have other points or targets, whatever their outcomes are called."""
    one, other = (
        sorted(sorted((p, to) for p, _, to in option.ways) for option in options if option.choice == choice)
        for choice in pair
    )
    return one != other
