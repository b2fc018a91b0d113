"""The ways on from each position of a quotient, each by its kind."""

from collections.abc import Iterator
from functools import cached_property

from game.search.explore import Quotient
from game.search.patterns import Pattern


class Fan:
    """The kinds of ways of positions: a choice, an outcome, and the notes of effects that happened."""

    def __init__(self, quotient: Quotient) -> None:
        self.quotient = quotient

    @cached_property
    def kinds(self) -> list[tuple[int, int, int]]:
        """The kinds of ways; `rows` have their numbers here."""
        ways = [way for pattern in dict.fromkeys(self.quotient.patterns) for way in pattern.ways]
        return list(dict.fromkeys((kind.choice, outcome, note) for kind, _, outcome, note in ways))

    @cached_property
    def rows(self) -> dict[Pattern, tuple[int, ...]]:
        """By pattern: the number of the kind of each way, in the order of targets."""
        numbers = {kind: number for number, kind in enumerate(self.kinds)}
        return {
            pattern: tuple([numbers[kind.choice, n, note] for kind, _, n, note in pattern.ways])
            for pattern in dict.fromkeys(self.quotient.patterns)
        }

    def __len__(self) -> int:
        """Return the number of positions of a quotient."""
        return len(self.quotient)

    def led(self, number: int) -> Iterator[tuple[int, int]]:
        """Yield each way of a position: the number of its kind, and where it leads."""
        return zip(self.rows[self.quotient.patterns[number]], self.quotient.targets[number], strict=True)

    @cached_property
    def first(self) -> list[tuple[int, int]]:
        """For each position, one position before it and the kind of way that leads from there."""
        found = [(-1, -1)] * len(self)
        for number in range(len(self) - 1, -1, -1):
            for kind, target in self.led(number):
                found[target] = number, kind
        return found
