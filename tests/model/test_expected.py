"""What an author expects, as bounds of numbers."""

from fractions import Fraction

import pytest

from game.model.expected import Bounds, Expectation

FIVE, NINE = Fraction(5), Fraction(9)


@pytest.mark.parametrize(
    ("bounds", "held"),
    [
        (Bounds(FIVE, NINE), [False, True, True, False]),
        (Bounds(FIVE), [False, True, True, True]),
        (Bounds(None, NINE), [True, True, True, False]),
        (Bounds(), [True, True, True, True]),
    ],
)
def test_bounds_belong_to_what_is_expected(bounds, held):
    assert [bounds.hold(number) for number in (Fraction(49, 10), FIVE, NINE, Fraction(91, 10))] == held


def test_an_expectation_of_anything_is_one():
    assert not Expectation()
    assert Expectation({"end": Bounds(FIVE)})
    assert Expectation(minutes={"mean": Bounds(FIVE)})
