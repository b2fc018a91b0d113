"""Columns of exact whole numbers, for many positions at once.

Positions are numpy's own numbers where they fit, and Python's where they do not. Weights are kept in
digits, so that they can be of any size.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]

# Two digits multiplied, with a digit and what is carried added, make less than 2**63.
DIGIT = 31
_MOST = (1 << DIGIT) - 1


def column(numbers: Iterable[int], most: int = 0) -> Column:
    """Return a column of numbers: of 64 bits each where they and `most` fit, else of Python's own."""
    every = list(numbers)
    fits = max((most, *map(abs, every))) < 2**63
    return np.array(every, np.int64 if fits else object)


def distinct(numbers: Column) -> tuple[list[int], Column]:
    """Return the numbers of a column, each once, and for each place with where its number stands."""
    if numbers.dtype != object:
        found, of = np.unique(numbers, return_inverse=True)
        return found.tolist(), of
    # To compare Python's own numbers again and again, as sorting does, takes longer than to look them up.
    known: dict[int, int] = {}
    places = [known.setdefault(number, len(known)) for number in numbers.tolist()]
    return list(known), np.array(places, np.int64)


@dataclass(frozen=True, slots=True)
class Weights:
    """Whole numbers of 0 or more, of any size: a column for each of their digits, the lowest first."""

    digits: tuple[Column, ...]

    @classmethod
    def of(cls, numbers: Column, most: int) -> "Weights":
        """Return the weights that some numbers are, with the digits that the greatest one can need."""
        return cls(tuple([_digit(numbers >> place & _MOST) for place in range(0, most.bit_length(), DIGIT)]))

    def __getitem__(self, chosen: Column) -> "Weights":
        return Weights(tuple([digit[chosen] for digit in self.digits]))

    def times(self, factors: "Weights", most: int) -> "Weights":
        """Return each weight times its factor; no product is greater than `most`."""
        places, nothing = len(range(0, most.bit_length(), DIGIT)), np.zeros(1, np.int64)
        made = [nothing] * places
        for first, factor in enumerate(factors.digits):
            added = [nothing] * first + [digit * factor.astype(np.int64) for digit in self.digits]
            # What would stand above the highest digit of `most` is 0.
            both = zip_longest(made, added[:places], fillvalue=nothing)
            made = _carried(digit + more for digit, more in both)
        return Weights(tuple(made))

    def total(self) -> int:
        """Return the sum of all weights."""
        return sum(int(digit.sum(dtype=np.int64)) << place * DIGIT for place, digit in enumerate(self.digits))

    def numbers(self) -> list[int]:
        """Return the weights as numbers of Python."""
        lists = zip(*(digit.tolist() for digit in self.digits), strict=True)
        return [sum(digit << place * DIGIT for place, digit in enumerate(digits)) for digits in lists]


def summed(every: Sequence[Weights], order: Column, firsts: Column) -> Weights:
    """Put weights one after another, bring them into an order, and add up each group of neighbours.

    `firsts` says where each group begins. All weights have as many digits, and no sum needs more.
    """
    columns = (np.concatenate(digits) for digits in zip(*(one.digits for one in every), strict=True))
    return Weights(tuple(_carried(np.add.reduceat(one[order], firsts, dtype=np.int64) for one in columns)))


def _carried(sums: Iterable[Column]) -> list[Column]:
    """Return sums as digits: of each sum one digit is kept, and the rest is added to the next."""
    digits: list[Column] = []
    rest: Column = np.zeros(1, np.int64)
    for each in sums:
        digits.append(_digit((each + rest) & _MOST))
        rest = (each + rest) >> DIGIT
    return digits


def _digit(numbers: Column) -> Column:
    return numbers.astype(np.uint32)
