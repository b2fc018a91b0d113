"""A group under five is never broken down, nor does it follow from what is shown (S-17)."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from game.classroom.report.deciding import SMALLEST_GROUP, may_show, shown_cells


def tables(table, shown):
    """Yield every table that a reader of the shown cells and of all sums must think possible."""
    rows, columns = (list(dict.fromkeys(part)) for part in zip(*table, strict=True))
    by_row = {row: sum(table[row, column] for column in columns) for row in rows}
    by_column = {column: sum(table[row, column] for row in rows) for column in columns}
    cells = list(table)

    def fill(place, left_rows, left_columns, found):
        if place == len(cells):
            yield found
            return
        row, column = cells[place]
        most = min(left_rows[row], left_columns[column])
        forced = {table[row, column]} if (row, column) in shown else set(range(most + 1))
        # The last cell of a row or a column takes what is left.
        forced &= {left_rows[row]} if column == columns[-1] else forced
        forced &= {left_columns[column]} if row == rows[-1] else forced
        for value in sorted(forced):
            if value <= most:
                rest = left_rows | {row: left_rows[row] - value}
                below = left_columns | {column: left_columns[column] - value}
                yield from fill(place + 1, rest, below, {**found, (row, column): value})

    yield from fill(0, by_row, by_column, {})


def hold(table):
    """Hold that whoever knows the sums and the shown cells cannot tell a hidden group."""
    shown = shown_cells(table)

    assert all(table[cell] >= SMALLEST_GROUP for cell in shown)
    for cell in set(table) - shown if shown else ():
        other = any(one[cell] != table[cell] for one in tables(table, shown))
        assert not table[cell] or other, (table, shown, cell)


def test_what_is_possible_is_found():
    """Else the tests below would hold of nothing."""
    table = {("A", "A"): 3, ("A", "B"): 1, ("B", "A"): 1, ("B", "B"): 3}

    assert len(list(tables(table, frozenset()))) == 5
    assert list(tables(table, {("A", "A")})) == [table]


@settings(max_examples=200)
@given(some.data())
def test_s17_no_hidden_group_of_a_small_table_follows_from_what_is_shown(data):
    size = data.draw(some.sampled_from(["AB", "ABC"]))
    hold({one: data.draw(some.integers(0, 9)) for one in product(size, "ABC")})


# Tables in which hiding small cells alone would give some of them away, along rows, columns or round corners.
@pytest.mark.parametrize(
    "numbers",
    [
        (9, 9, 2, 9, 3, 9, 1, 9, 9),
        (1, 1, 9, 9, 9, 9, 9, 9, 9),
        (1, 9, 9, 1, 9, 9, 9, 9, 9),
        (1, 2, 9, 3, 1, 9, 9, 9, 4),
        (0, 2, 6, 6, 0, 2, 2, 6, 0),
        (1, 0, 9, 0, 1, 9, 9, 9, 9),
        (4, 0, 9, 0, 0, 9, 9, 9, 9),
        (5, 5, 5, 5, 5, 5, 5, 5, 1),
    ],
)
def test_s17_no_hidden_group_follows_round_corners(numbers):
    hold(dict(zip(product("ABC", "ABC"), numbers, strict=True)))


def test_large_groups_are_shown():
    table = {("A", "A"): 20, ("A", "B"): 9, ("B", "A"): 7, ("B", "B"): 12}

    assert shown_cells(table) == set(table)


def test_one_small_group_hides_others_so_that_it_does_not_follow():
    table = {("A", "A"): 20, ("A", "B"): 2, ("B", "A"): 7, ("B", "B"): 12}

    assert shown_cells(table) == frozenset()


@pytest.mark.parametrize(
    ("count", "of", "may"),
    [(0, 3, True), (0, 0, True), (2, 30, False), (28, 30, False), (5, 10, True), (7, 7, True)],
)
def test_a_part_is_told_where_neither_it_nor_the_rest_is_a_small_group(count, of, may):
    assert (may_show(count, of) and (of == 0 or of >= 5)) == (may and (of == 0 or of >= 5))
