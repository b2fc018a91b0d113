"""What is open in a position and how it can go, whatever it leads to: a pattern that many positions share.

Tens of thousands of positions of a case have some thousand patterns. What follows from a pattern alone is
worked out once for it, and of each position only the targets are kept: where its ways lead, in one row.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, islice
from typing import Any, NamedTuple

# One way a turn can go: its points of `Steps.whole`, the outcome's number, the next position.
Branch = tuple[int, int, int]
# Where the ways of all options of a position lead, in the order of its pattern.
Targets = tuple[int, ...]
# What is open in a position: each choice with each allowed set of its picks.
Menu = tuple[tuple[int, int], ...]


class Option(NamedTuple):
    """One choice with one allowed set of its picks: the ways it can go, none of them at 0.

    `notes` has a number for each way where the choice has effects on meters that happen only under
    guards: a bit for each of them, in the order of the turn, that says whether it happened.
    """

    choice: int
    picks: int
    ways: tuple[Branch, ...]
    notes: tuple[int, ...] = ()


class Kind(NamedTuple):
    """An option without where its ways lead: of each way the points and the outcome's number."""

    choice: int
    picks: int
    ways: tuple[tuple[int, int], ...]
    notes: tuple[int, ...] = ()

    def option(self, targets: Sequence[int]) -> Option:
        """Return the option whose ways lead to some targets."""
        ways = tuple(
            [(points, outcome, to) for (points, outcome), to in zip(self.ways, targets, strict=True)]
        )
        return Option(self.choice, self.picks, ways, self.notes)


class InvalidOdds(NamedTuple):
    """A choice of which the open outcomes do not make 100 here: their points, and how many take the rest."""

    choice: int
    points: int
    rests: int


AnyKind = Kind | InvalidOdds
# What each part of a scene comes to (`search.turns`): the numbers of its kinds.
KindRows = tuple[tuple[int, ...], ...]


@dataclass(eq=False)
class Pattern:
    """The kinds of options that are open in some positions of one scene, in the scene's order.

    There can be as many patterns as positions, so that each keeps the numbers of its kinds alone, in rows
    that it shares with others, and works the rest out where it is asked for. `length` says how many targets
    there are in a row.
    """

    # What is worked out stands in a dictionary, which most patterns need not have.
    __slots__ = ("__dict__", "known", "length", "number", "rows", "scene")
    scene: int
    rows: KindRows
    length: int
    number: int
    known: Sequence[AnyKind]

    @property
    def numbers(self) -> Iterator[int]:
        """Yield the numbers of all kinds, those of invalid odds too."""
        return chain.from_iterable(self.rows)

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of options that can be taken."""
        every = [self.known[number] for number in self.numbers]
        return tuple([kind for kind in every if isinstance(kind, Kind)])

    @property
    def invalid(self) -> tuple[InvalidOdds, ...]:
        """Return the choices whose odds are invalid here."""
        every = [self.known[number] for number in self.numbers]
        return tuple([kind for kind in every if isinstance(kind, InvalidOdds)])

    @cached_property
    def menu(self) -> Menu:
        """What is open: each choice with each allowed set of its picks."""
        return tuple([kind[:2] for kind in self.kinds])

    @cached_property
    def slices(self) -> tuple[slice, ...]:
        """For each kind, where its targets stand in a row of targets."""
        ends = list(accumulate([len(kind.ways) for kind in self.kinds], initial=0))
        return tuple(map(slice, ends, ends[1:]))

    @cached_property
    def choices(self) -> dict[int, slice]:
        """For each choice, where its targets stand: together, whatever is picked."""
        found: dict[int, slice] = {}
        for kind, here in zip(self.kinds, self.slices, strict=True):
            found[kind.choice] = slice(found.get(kind.choice, here).start, here.stop)
        return found

    @property
    def ways(self) -> Iterator[tuple[Kind, int, int, int]]:
        """Yield each way: its kind, its points, its outcome's number, and its notes."""
        for kind in self.kinds:
            for place, (points, outcome) in enumerate(kind.ways):
                yield kind, points, outcome, kind.notes[place] if kind.notes else 0

    def gone(self, place: int) -> tuple[Kind, int]:
        """Return the kind and the outcome of a way, by its place in the targets."""
        kind, at = next(one for one in zip(self.kinds, self.slices, strict=True) if place < one[1].stop)
        return kind, kind.ways[place - at.start][1]

    def options(self, targets: Targets) -> tuple[Option, ...]:
        """Return the options of a position with some targets."""
        return tuple([kind.option(targets[at]) for kind, at in zip(self.kinds, self.slices, strict=True)])


class OptionKinds(dict[tuple[Any, ...], int]):
    """The numbers of kinds of options and of wrong odds; what is met for the first time gets one."""

    def __init__(self) -> None:
        super().__init__()
        self.known: list[Kind | InvalidOdds] = []

    def __missing__(self, key: tuple[Any, ...]) -> int:
        self[key] = len(self.known)
        self.known.append(InvalidOdds._make(key) if len(key) == len(InvalidOdds._fields) else Kind._make(key))
        return self[key]

    def each(self, found: Iterable[int], led: Iterable[int]) -> list[tuple[Kind, list[int]]]:
        """Return some kinds by their numbers, each with its own of some targets; not with wrong odds."""
        targets, kinds = iter(led), (self.known[number] for number in found)
        return [(kind, list(islice(targets, len(kind.ways)))) for kind in kinds if isinstance(kind, Kind)]


class OutcomeDraws(dict[tuple[int, ...], int | None]):
    """By what the outcomes of one choice come to in a position: its kind, or None where all are shut.

    Where the odds are wrong the number is inverted, and below 0. A key has what is picked; for each outcome
    0 where it is shut, else its points, or 1 if it takes the rest; then, where there are some, their notes.
    """

    def __init__(self, kinds: OptionKinds, choice: int, whole: int, resting: Sequence[bool]) -> None:
        super().__init__()
        self._kinds, self._choice, self._whole, self._resting = kinds, choice, whole, resting

    def __missing__(self, key: tuple[int, ...]) -> int | None:
        count = len(self._resting)
        picks, points, notes = key[0], key[1 : count + 1], key[count + 1 :]
        there = [(one, place) for place, one in enumerate(points) if one]
        ways = [way for way in there if not self._resting[way[1]]]
        rests, left = len(there) - len(ways), self._whole - sum(one for one, _ in ways)
        if rests == 1 and left > 0:
            ways += [(left, place) for _, place in there if self._resting[place]]
            left = 0
        if rests > 1 or (left and there):
            self[key] = ~self._kinds[self._choice, self._whole - left, rests]
        elif ways:
            noted = tuple([notes[place] for _, place in ways]) if notes else ()
            self[key] = self._kinds[self._choice, picks, tuple(ways), noted]
        else:
            self[key] = None
        return self[key]
