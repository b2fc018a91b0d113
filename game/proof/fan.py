"""The kinds of ways that positions of a quotient go, by their patterns."""

from collections.abc import Iterator
from functools import cached_property

from game.search.explore import Quotient


class Fan:
    """For positions of a quotient the kinds of ways of their patterns.

    A kind of way is a choice, an outcome, and the notes of effects that happened.
    """

    def __init__(self, quotient: Quotient) -> None:
        numbers: dict[tuple[int, int, int], int] = {}
        self.quotient = quotient
        # By pattern: the number of the kind of each way, in the order of targets.
        self.rows = {
            pattern: tuple(
                [
                    numbers.setdefault((kind.choice, n, note), len(numbers))
                    for kind, _, n, note in pattern.ways
                ]
            )
            for pattern in dict.fromkeys(quotient.patterns)
        }
        self.kinds = list(numbers)

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
