"""Buttons stand in rows, as many beside each other as fit."""

from game.desktop.toolkit.buttons import in_rows


def test_a_row_ends_where_the_next_item_would_not_fit():
    assert in_rows([40, 40, 40], 100) == [[0, 1], [2]]
    assert in_rows([40, 40, 40], 100, gap=30) == [[0], [1], [2]]
    assert in_rows([140, 20], 100) == [[0], [1]]
    assert in_rows([], 100) == []
