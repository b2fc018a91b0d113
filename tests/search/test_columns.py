"""Columns of whole numbers count as Python does, however large the numbers are."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.search.columns import DIGIT, Weights, column, summed

# Few and short numbers, with some that need many digits, and those at the edges of one.
NUMBERS = st.one_of(
    st.integers(0, 2**200), st.integers(0, 3), st.sampled_from([2**DIGIT - 1, 2**DIGIT, 2**62 - 1, 2**63])
)
LISTS = st.lists(NUMBERS, min_size=1, max_size=8)


def weights(numbers: list[int], most: int) -> Weights:
    return Weights.of(column(numbers), most)


@given(LISTS)
def test_weights_are_the_numbers_that_they_were_made_of(numbers):
    most = max(*numbers, 1)

    assert weights(numbers, most).numbers() == numbers
    assert weights(numbers, most * 2**100).numbers() == numbers
    assert weights(numbers, most).total() == sum(numbers)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=8))
def test_products_are_exact(pairs):
    ones, others = ([pair[place] for pair in pairs] for place in (0, 1))
    products = [one * other for one, other in pairs]
    most = max(*ones, 1), max(*others, 1), max(*products, 1)

    found = weights(ones, most[0]).times(weights(others, most[1]), most[2])

    assert found.numbers() == products


@given(LISTS, NUMBERS)
def test_one_factor_is_enough_for_all_weights(numbers, factor):
    most = max(*numbers, 1) * max(factor, 1)

    found = weights(numbers, most).times(weights([factor], max(factor, 1)), most)

    assert found.numbers() == [number * factor for number in numbers]


@given(st.lists(st.tuples(st.integers(0, 3), NUMBERS), min_size=1, max_size=12))
def test_sums_of_neighbours_are_exact(pairs):
    groups, numbers = ([pair[place] for pair in pairs] for place in (0, 1))
    sums = {group: sum(number for one, number in pairs if one == group) for group in sorted(set(groups))}
    most = max(*sums.values(), 1)
    order = np.argsort(column(groups))
    firsts = np.flatnonzero(np.concatenate(([True], np.diff(np.sort(column(groups))) > 0)))
    half = len(numbers) // 2

    found = summed([weights(numbers[:half], most), weights(numbers[half:], most)], order, firsts)

    assert found.numbers() == list(sums.values())


def test_a_column_keeps_numbers_of_more_than_64_bits():
    assert column([2**63 - 1, -1]).dtype == np.int64
    assert column([2**63]).tolist() == [2**63]
    assert (column([2**40], most=2**80) * 2**40).tolist() == [2**80]
    assert column([]).tolist() == []
