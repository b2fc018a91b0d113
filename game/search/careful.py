"""Careful counsel, who usually but not always sees further: what each position and each choice is worth so.

It is the logit form of quantal response (McKelvey and Palfrey 1995, 1998) with one player: a choice is taken
with a weight of e to the power of `SIGHT` times its worth. Worth is what the ending is expected to be worth,
against chance and under the same counsel from there on. Sets of picks of one choice are weighed among
themselves first, by the same rule, and the choice is worth their mixture.

One pass from the end to the opening is enough, since no position comes again: loops are counted, so that one
more round is another position. Numbers are floats, added in the order of the options: machines agree to 1e-9.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import reduce
from math import exp
from operator import and_, mul, or_
from typing import NamedTuple

from game.model.ids import ChoiceId
from game.model.scene import TONES, Ending
from game.search.explore import Quotient
from game.search.patterns import Pattern

# How far counsel sees: what is worth 1 is taken e**4, some 55 times as often as what is worth 0.
SIGHT = 4.0

# What is certain of a position, in bits: the best play comes to a good ending whatever chance brings; no
# play comes to a bad ending; every play comes to one.
SAVABLE, SAFE, LOST = 1, 2, 4


class Prospect(NamedTuple):
    """What lies ahead of a position: its worth, the odds of the three tones, and what is certain of it."""

    worth: float
    good: float
    mixed: float
    bad: float
    certain: int = 0

    @property
    def tones(self) -> tuple[float, float, float]:
        """Return the odds of a good, a mixed and a bad ending."""
        return self.good, self.mixed, self.bad


# Of each set of the picks of a choice: the chances of its ways, and where they stand in a row of targets.
_Sets = tuple[tuple[tuple[float, ...], slice], ...]
# Of each choice that is open: its number and its sets.
_Shape = tuple[tuple[int, _Sets], ...]


@dataclass(frozen=True, slots=True)
class WeighedChoice:
    """A choice that is open in a position: the chance that counsel takes it, and what lies behind it."""

    choice: int
    share: float
    behind: Prospect


class Counselled:
    """An explored case with what lies ahead of each position under careful counsel.

    `shares` has, for each position, the chance that each choice is taken, in the scene's order.
    """

    def __init__(self, explored: Quotient, sight: float = SIGHT) -> None:
        self.explored, self._sight = explored, sight
        self.shares: list[tuple[float, ...]] = []
        self._shapes: dict[Pattern, tuple[int, _Shape]] = {}
        self._forms: dict[Hashable, int] = {}
        # What is met many times has a number and is worked out once: prospects, and draws of one option.
        self._prospects: list[Prospect] = []
        self._draws: dict[Hashable, Prospect] = {}
        self._numbers: list[int] = []
        self._backward()

    def ahead(self, number: int) -> Prospect:
        """Return what lies ahead of a position."""
        return self._prospects[self._numbers[number]]

    def choices(self, number: int) -> tuple[WeighedChoice, ...]:
        """Return the choices that are open in a position, in the scene's order."""
        _, shape = self._shape(self.explored.patterns[number])
        behind = self._behind(shape, [self._numbers[to] for to in self.explored.targets[number]])
        found = zip(shape, self.shares[number], behind, strict=True)
        return tuple([WeighedChoice(choice, share, prospect) for (choice, _), share, prospect in found])

    def by_choice(self, number: int) -> dict[ChoiceId, Prospect]:
        """Return what lies behind each choice that is open in a position, in the scene's order."""
        choices = self.explored.steps.choices
        return {choices[one.choice].key.choice: one.behind for one in self.choices(number)}

    def option(self, number: int, place: int) -> Prospect:
        """Return what lies behind one option of a position, by its place, before the draw."""
        ways, whole = self.explored.options(number)[place].ways, self.explored.steps.whole
        chances = tuple([points / whole for points, _, _ in ways])
        return self._drawn(chances, [self._numbers[target] for _, _, target in ways])

    def _backward(self) -> None:
        """Weigh each position, from the end to the opening."""
        explored, numbers = self.explored, self._numbers
        known, number_of = dict[Hashable, tuple[int, tuple[float, ...]]](), dict[Prospect, int]()
        for place, (pattern, targets) in enumerate(zip(explored.patterns, explored.targets, strict=True)):
            form, shape = self._shape(pattern)
            to = tuple([numbers[target] for target in targets])
            key = (form, to) if to else pattern.scene
            if key not in known:
                if to:
                    behind = self._behind(shape, to)
                    shares = self._logit(behind)
                    prospect = _taken(shares, behind)
                else:
                    shares = ()
                    prospect = _ended(explored.steps.scenario.scenes[explored.scene(place)].ending)
                known[key] = number_of.setdefault(prospect, len(self._prospects)), shares
                if known[key][0] == len(self._prospects):
                    self._prospects.append(prospect)
            number, shares = known[key]
            numbers.append(number)
            self.shares.append(shares)

    def _shape(self, pattern: Pattern) -> tuple[int, _Shape]:
        """Return what is weighed in a pattern, with a number that patterns which are weighed alike share."""
        found = self._shapes.get(pattern)
        if found is None:
            whole, every = self.explored.steps.whole, dict[int, list[tuple[tuple[float, ...], slice]]]()
            for kind, at in zip(pattern.kinds, pattern.slices, strict=True):
                chances = tuple([points / whole for points, _ in kind.ways])
                every.setdefault(kind.choice, []).append((chances, at))
            shape = tuple([(choice, tuple(sets)) for choice, sets in every.items()])
            form = tuple([tuple([chances for chances, _ in sets]) for _, sets in shape])
            found = self._shapes[pattern] = self._forms.setdefault(form, len(self._forms)), shape
        return found

    def _behind(self, shape: _Shape, to: Sequence[int]) -> list[Prospect]:
        """Return what lies behind each choice of a shape, whose ways lead to prospects of some numbers."""
        behind = []
        for _, sets in shape:
            each = [
                self._prospects[to[at.start]] if len(chances) == 1 else self._drawn(chances, to[at])
                for chances, at in sets
            ]
            behind.append(each[0] if len(each) == 1 else _taken(self._logit(each), each))
        return behind

    def _drawn(self, chances: tuple[float, ...], to: Sequence[int]) -> Prospect:
        """Return what lies ahead of an option before its draw."""
        key = chances, tuple(to)
        if key not in self._draws:
            self._draws[key] = _mean(chances, [self._prospects[number] for number in to])
        return self._draws[key]

    def _logit(self, open_here: Sequence[Prospect]) -> tuple[float, ...]:
        """Return the chance of each of some prospects."""
        # No worth is greater than 1, so that no weight overflows.
        weights = [exp(self._sight * prospect.worth) for prospect in open_here]
        total = sum(weights)
        return tuple([weight / total for weight in weights])


def _taken(shares: Sequence[float], open_here: Sequence[Prospect]) -> Prospect:
    """Return what lies ahead where counsel takes one of some prospects, each as often as its share."""
    if len(open_here) == 1:
        return open_here[0]
    mean = _mean(shares, open_here)
    # What can be saved by one of them can be saved; of a draw each outcome must be.
    savable = reduce(or_, [one.certain for one in open_here]) & SAVABLE
    return mean._replace(certain=mean.certain | savable) if savable else mean


def _mean(shares: Sequence[float], ahead: Sequence[Prospect]) -> Prospect:
    """Return the mean of some prospects; certain is what is certain of each of them."""
    worths, goods, mixes, bads, certain = zip(*ahead, strict=True)
    return Prospect(
        sum(map(mul, shares, worths)),
        sum(map(mul, shares, goods)),
        sum(map(mul, shares, mixes)),
        sum(map(mul, shares, bads)),
        reduce(and_, certain),
    )


def _ended(ending: Ending | None) -> Prospect:
    """Return what lies ahead where the case has ended; of a play that is stuck nothing is known."""
    if ending is None:
        return Prospect(0.0, 0.0, 0.0, 0.0)
    good, mixed, bad = (float(ending.tone == tone) for tone in TONES)
    certain = {"good": SAVABLE | SAFE, "mixed": SAFE, "bad": LOST}[ending.tone]
    return Prospect(float(ending.worth), good, mixed, bad, certain)
