"""Vectors of whole numbers in one number: sums and differences are those of the numbers themselves."""

from random import Random

import pytest

from game.search.digits import Digits


@pytest.mark.parametrize("count", [1, 2, 3, 8, 27])
def test_digits_are_added_and_told_apart_as_the_numbers_are(count):
    chance, most = Random(count), 10**30
    digits = Digits(count, most)
    for _ in range(50):
        one, other = (
            [chance.choice((0, chance.randrange(most // count))) for _ in range(count)] for _ in "ab"
        )
        packed = [sum(digits.at(place, number) for place, number in enumerate(each)) for each in (one, other)]

        assert [digits.total(each) for each in packed] == [sum(one), sum(other)]
        assert digits.apart(*packed) == sum(abs(a - b) for a, b in zip(one, other, strict=True))
