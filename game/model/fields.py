"""A position as one whole number: which of its bits hold what, and lines of Python over it.

The search packs positions (`search.packing`) and compiles turns to functions over them. What a kind of guard
or effect looks at and changes there, it says itself, in the words of this file; in the lines, `s` is the
packed position. No word of an author stands in a line: only numbers, and names that are made here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, reduce
from operator import or_
from typing import NamedTuple, TypeAlias

from game.model import ids
from game.model.position import MOST_FINES, Sanction, fines_of

Lines: TypeAlias = list[str]
# How the status of a deadline is packed; 0 stands for one that has not started.
OPEN, MET, MISSED = 1, 2, 3


class BitField(NamedTuple):
    """Some bits of a packed position: where they begin, and the largest number that they hold."""

    shift: int
    most: int

    @property
    def mask(self) -> int:
        """Return the bits themselves, all set."""
        return self.most << self.shift

    @property
    def width(self) -> int:
        """Return the number of bits."""
        return self.most.bit_length()

    def of(self, packed: int) -> int:
        """Return the number that a packed position holds here."""
        return packed >> self.shift & self.most

    @property
    def reading(self) -> str:
        """Return the expression for the number held here."""
        return f"(s >> {self.shift} & {self.most})"

    def compared(self, sign: str, number: int) -> str:
        """Return the expression that compares what is held here with a number; nothing is shifted."""
        return f"s & {self.mask:#x} {sign} {number << self.shift:#x}"

    def among(self, numbers: Sequence[int]) -> str:
        """Return the expression that holds where one of some numbers is held here."""
        if len(numbers) == 1:
            return self.compared("==", numbers[0])
        # A set that is written out is made once, and asking it takes as long as one comparison.
        held = ", ".join(f"{number << self.shift:#x}" for number in numbers)
        return f"s & {self.mask:#x} in {{{held}}}"

    def setting(self, number: int) -> str:
        """Return the line that puts a number here."""
        cleared = f"s & ~{self.mask:#x}"
        return f"s = {cleared} | {number << self.shift:#x}" if number else f"s = {cleared}"


# Whether what a field holds is kept in the lines that are written: nothing is written for one that is not.
Keeps: TypeAlias = Callable[[BitField], bool]


class Reads(NamedTuple):
    """The bits that something reads, and the day up to which it can tell days apart."""

    bits: int = 0
    day: int = -1  # counted from the opening; -1 for none

    def __or__(self, other: "Reads") -> "Reads":
        """Return what both read."""
        return Reads(self.bits | other.bits, max(self.day, other.day))

    @classmethod
    def all(cls, reads: Iterable["Reads"]) -> "Reads":
        """Return what all of some read."""
        return reduce(or_, reads, cls())


@dataclass(slots=True)
class Fields:
    """Which bits of a packed position hold what, for one scenario, and the numbers that stand for names."""

    opens_on: date
    scene: BitField = field(default_factory=lambda: BitField(0, 0))
    day: BitField = field(default_factory=lambda: BitField(0, 0))
    postures: dict[ids.TrackKey, BitField] = field(default_factory=dict)
    sums: dict[ids.MatterId, BitField] = field(default_factory=dict)
    counts: dict[ids.MatterId, BitField] = field(default_factory=dict)
    fines: dict[ids.MatterId, BitField] = field(default_factory=dict)
    meters: dict[ids.MeterId, BitField] = field(default_factory=dict)
    facts: dict[ids.FactId, BitField] = field(default_factory=dict)
    preserved: dict[ids.ArgumentId, BitField] = field(default_factory=dict)
    forfeited: dict[ids.ArgumentId, BitField] = field(default_factory=dict)
    statuses: dict[ids.DeadlineId, BitField] = field(default_factory=dict)
    left: dict[ids.DeadlineId, BitField] = field(default_factory=dict)
    chosen: dict[ids.ChoiceKey, BitField] = field(default_factory=dict)
    lowest: dict[ids.MeterId, int] = field(default_factory=dict)
    numbers: dict[ids.Standpoint, int] = field(default_factory=dict)
    tracks: dict[ids.Standpoint, ids.TrackKey] = field(default_factory=dict)
    sanctions: dict[ids.MatterId, list[Sanction]] = field(default_factory=dict)

    def days(self, day: date) -> int:
        """Return a day as it is packed: counted from the opening."""
        return (day - self.opens_on).days

    def track(self, standpoint: ids.Standpoint) -> BitField:
        """Return where the track of a posture is held."""
        return self.postures[self.tracks[standpoint]]

    def stands(self, standpoint: ids.Standpoint) -> str:
        """Return the expression that holds while a matter stands in a posture."""
        return self.track(standpoint).compared("==", self.numbers[standpoint])

    def stands_in_some(self, standpoints: Iterable[ids.Standpoint]) -> str:
        """Return the expression that holds while a matter stands in one of some postures."""
        tracks: dict[ids.TrackKey, list[int]] = {}
        for one in standpoints:
            tracks.setdefault(self.tracks[one], []).append(self.numbers[one])
        return " or ".join(self.postures[track].among(numbers) for track, numbers in tracks.items())

    def accruing(self, matter: ids.MatterId) -> str:
        """Return the name under which lines find the function that adds days of a daily sum."""
        return f"accrue_{list(self.fines).index(matter)}"

    def accruals(self) -> dict[str, Callable[[int, int], int]]:
        """Return the functions that add days of daily sums, by the model's own rule."""
        return {self.accruing(matter): self._accrual(matter) for matter in self.fines}

    def _accrual(self, matter: ids.MatterId) -> Callable[[int, int], int]:
        sums, counts, fines = self.sums[matter], self.counts[matter], self.fines[matter]
        sanctions, kept = self.sanctions[matter], ~(counts.mask | fines.mask)
        (sum_at, most_sums), (count_at, most_days), (fines_at, most_fines) = sums, counts, fines

        @cache
        def cost(number: int, days: int, counted: int) -> tuple[int, int]:
            # What is owed for some days, and what they add to a position: both numbers at once.
            owed = sanctions[number - 1].over(days, after=counted)
            return owed, (days << count_at) + (owed << fines_at)

        def accrue(s: int, days: int) -> int:
            # Nothing is called more often where fines are searched: fields are read in place.
            number = s >> sum_at & most_sums
            if not number or days < 1:
                return s
            counted = s >> count_at & most_days
            owed, added = cost(number, days, counted)
            due = (s >> fines_at & most_fines) + owed
            if due < MOST_FINES:
                return s + added
            return s & kept | counted + days << count_at | fines_of(due) << fines_at

        return accrue

    def started(self, deadline: ids.DeadlineId, days: int) -> str:
        """Return the line that starts a deadline today."""
        status, left = self.statuses[deadline], self.left[deadline]
        return f"s = s & ~{status.mask | left.mask:#x} | {OPEN << status.shift | days << left.shift:#x}"

    def ended(self, deadline: ids.DeadlineId, status: int) -> str:
        """Return the line that ends a deadline, met or missed."""
        field = self.statuses[deadline]
        return f"s = s & ~{field.mask | self.left[deadline].mask:#x} | {status << field.shift:#x}"

    def while_open(self, deadline: ids.DeadlineId, lines: Lines) -> Lines:
        """Return lines that are carried out where a deadline is open."""
        return [f"if {self.statuses[deadline].compared('==', OPEN)}:", *indented(lines)]

    def run_down(self, deadline: ids.DeadlineId) -> Lines:
        """Return the lines that take `n` days from what is left of a deadline, and miss it."""
        left = self.left[deadline]
        late = [f"if {left.reading} < n:", f"    {self.ended(deadline, MISSED)}"]
        return self.while_open(deadline, [*late, "else:", f"    s -= n << {left.shift}"])


def indented(lines: Lines) -> Lines:
    """Return lines one step further in."""
    return [f"    {line}" for line in lines]


def union(bits: Iterable[int]) -> int:
    """Return all bits that any of some numbers has."""
    return reduce(or_, bits, 0)
