"""Pairs of choices that may be dominated or equivalent, and what each variant rules out."""

from collections.abc import Callable, Collection, Hashable
from functools import cache
from itertools import chain, permutations
from typing import NamedTuple

from game.model.scene import Choice, Half
from game.proof.waivers import is_reason
from game.search.explore import Quotient
from game.search.patterns import Pattern
from game.search.steps import Steps

# The number of one choice, then of the other that may dominate it.
Pair = tuple[int, int]
# Returns whether the first of a pair is better than the other in a position.
Better = Callable[[int, Pair], bool]
# Returns the same for two positions of one pattern only where `Better` does.
Alike = Callable[[int], Hashable]


class Dominance(NamedTuple):
    """Pairs of choices of which the first is dominated by the other, or equivalent to it."""

    dominated: frozenset[Pair] = frozenset()
    equivalent: frozenset[Pair] = frozenset()


class Comparison(NamedTuple):
    """The pairs that are open together in one variant, and those that it rules out.

    Pairs whose first choice has an `intended` are in `intended`, not in `met`.
    """

    met: frozenset[Pair]
    ruled_out: Dominance
    intended: frozenset[Pair] = frozenset()


def ruled_out_by(comparisons: Collection[Comparison]) -> Dominance:
    """Return the pairs that any of some variants rules out."""
    dominated = (one.ruled_out.dominated for one in comparisons)
    equivalent = (one.ruled_out.equivalent for one in comparisons)
    return Dominance(frozenset[Pair]().union(*dominated), frozenset[Pair]().union(*equivalent))


def remaining(comparisons: Collection[Comparison], intended: bool = False) -> Dominance:
    """Return the pairs that are met, or are `intended`, in some variant and ruled out in none."""
    found = (one.intended if intended else one.met for one in comparisons)
    pairs, ruled_out = frozenset[Pair]().union(*found), ruled_out_by(comparisons)
    return Dominance(pairs - ruled_out.dominated, pairs - ruled_out.equivalent)


def remaining_in_all_copies(
    comparisons: Collection[Comparison], steps: Steps, intended: bool = False
) -> Dominance:
    """Return the pairs that remain, less those of a piece of which another copy is ruled out."""
    left, out = remaining(comparisons, intended), ruled_out_by(comparisons)
    keys = [choice.key.written for choice in steps.choices]

    def kept(pairs: Collection[Pair], ruled_out: Collection[Pair]) -> frozenset[Pair]:
        gone = {(keys[one], keys[other]) for one, other in ruled_out}
        return frozenset((one, other) for one, other in pairs if (keys[one], keys[other]) not in gone)

    return Dominance(kept(left.dominated, out.dominated), kept(left.equivalent, out.equivalent))


def copies_among(steps: Steps) -> dict[int, int]:
    """Return each choice that is, but for its words, an earlier one of its scene once more, with that one."""
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    for number, choice in enumerate(steps.choices):
        # What is counted, or asked for by a guard, is told apart by its name.
        if choice.times is None and choice.key not in steps.layout.chosen:
            one = first.setdefault(repr(_rules_of(choice)), number)
            if one != number:
                found[number] = one
    return found


def _rules_of(choice: Choice) -> tuple[object, ...]:
    """Return all of a choice that a play can depend on."""
    outcomes = [
        (one.odds, one.when, one.goes_to, one.instead, *_done(one.half)) for one in choice.outcomes.values()
    ]
    to, done = (choice.goes_to, choice.instead), _done(choice.half)
    return (choice.key.scene, choice.shown_when, choice.when, choice.picks, *to, *done, outcomes)


def _done(half: Half) -> tuple[object, ...]:
    return half.passing, half.effects, half.moves, half.ruling and half.ruling.turns_on


class Candidates:
    """Pairs of choices that are open together somewhere, and that nothing has ruled out yet.

    Intended pairs are never reported: they are looked at on request, and only while it costs little.
    """

    def __init__(self, quotient: Quotient, ruled_out: Dominance, also_intended: bool = False) -> None:
        self._positions: dict[Pattern, list[int]] = {}
        for number, pattern in enumerate(quotient.patterns):
            self._positions.setdefault(pattern, []).append(number)
        self._together: dict[Pair, list[Pattern]] = {}
        copies, copied = copies_among(quotient.steps), set[Pair]()
        for pattern in self._positions:
            # Of choices that are copies of one, only that one is compared: the others do as it does.
            for pair in permutations(pattern.choices.keys() - copies.keys(), 2):
                self._together.setdefault(pair, []).append(pattern)
            copied |= {(one, copies[one]) for one in pattern.choices.keys() & copies.keys()}
        scenes, choices = quotient.steps.scenario.scenes, quotient.steps.choices
        # A reason may be given for a choice, or for all of its scene.
        intended = {
            number
            for number, choice in enumerate(choices)
            if is_reason(choice.intended) or is_reason(scenes[choice.key.scene].intended)
        }
        met = self._together.keys() | copied
        self._intended = frozenset(pair for pair in met if pair[0] in intended)
        self._met = frozenset(met) - self._intended
        self._asked = (self._met | (self._intended if also_intended else frozenset())) - copied
        self.dominated = set(self._asked - ruled_out.dominated)
        self.equivalent = set(self._asked - ruled_out.equivalent)

    @property
    def left(self) -> set[Pair]:
        """Return the pairs that may still be dominated or equivalent."""
        return self.dominated | self.equivalent

    @property
    def to_report(self) -> set[Pair]:
        """Return the pairs that are left and not intended."""
        return self.left & self._met

    @property
    def earliest(self) -> int:
        """Return the position from which all are reached in which a pair that is left is open.

        Positions of a quotient are numbered from the end: it is the one with the greatest number.
        """
        patterns = {pattern for pair in self.left for pattern in self._together[pair]}
        return max(self._positions[pattern][-1] for pattern in patterns)

    def some_of(self, pair: Pair, most: int) -> list[int]:
        """Return at most so many positions in which a pair is open, far from each other."""
        every = sorted(number for pattern in self._together[pair] for number in self._positions[pattern])
        return every[:: -(-len(every) // most)]

    def rule_out(self, pairs: set[Pair], better: Better, alike: Alike | None = None) -> None:
        """Remove each pair of which the first is better than the other in some position.

        Of positions of one pattern that are alike one is asked.
        """

        @cache
        def asked(pattern: Pattern) -> Collection[int]:
            numbers = self._positions[pattern]
            return {alike(number): number for number in numbers}.values() if alike else numbers

        for pair in sorted(pairs):
            patterns = self._together[pair]
            first = (self._positions[pattern][0] for pattern in patterns)
            every = (number for pattern in patterns for number in asked(pattern))
            if any(better(number, pair) for number in chain(first, every)):
                pairs.discard(pair)

    def rule_out_early(self, pairs: set[Pair], better: Better, most: int) -> None:
        """Remove each pair of which the first is better in the first position of one of so many patterns.

        That is where most pairs are ruled out that ever are.
        """
        for pair in sorted(pairs):
            if any(better(self._positions[pattern][0], pair) for pattern in self._together[pair][:most]):
                pairs.discard(pair)

    def rule_out_reported(self, better: Better, alike: Alike) -> None:
        """Rule out, by an expensive test, domination that would be reported."""
        asked = self.dominated & self._met
        left = set(asked)
        self.rule_out(left, better, alike)
        self.dominated -= asked - left

    def comparison(self) -> Comparison:
        """Return what the variant says of all pairs in the end."""
        ruled_out = Dominance(self._asked - self.dominated, self._asked - self.equivalent)
        return Comparison(self._met, ruled_out, self._intended)
