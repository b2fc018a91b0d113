"""The table of layouts: which columns a window has, how wide they are, and how a height is shared."""

import ast
from pathlib import Path

import pytest

from game.desktop.parts import layouts
from game.desktop.parts.layouts import FEW, TABLE, fair, layout_of, shared
from game.desktop.toolkit.theme import look_of, palette_of


def columns(size: tuple[int, int], scale: int) -> int:
    return layout_of(look_of(palette_of(), size, scale=scale)).columns


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((800, 600), {80: 1, 100: 1, 150: 1, 200: 1}),
        ((1280, 720), {80: 2, 100: 2, 120: 2, 150: 1, 200: 1}),
        ((1366, 768), {80: 2, 100: 2, 120: 2, 150: 1, 200: 1}),
        ((1600, 900), {80: 3, 100: 3, 150: 1, 200: 1}),
        ((1920, 1080), {80: 3, 100: 3, 120: 2, 150: 1, 200: 1}),
        ((2560, 1440), {80: 3, 100: 3, 120: 2, 150: 1, 200: 1}),
        ((3840, 2160), {80: 3, 100: 3, 150: 1, 200: 1}),
    ],
)
def test_a_larger_window_shows_more_and_larger_text_less(size, expected):
    assert {scale: columns(size, scale) for scale in expected} == expected


def test_the_last_row_of_the_table_fits_any_window():
    assert TABLE[-1][:3] == (0, 0, 0)
    assert columns((1, 1), 200) == 1


@pytest.mark.parametrize("choices", [1, FEW, FEW + 1, 9])
@pytest.mark.parametrize("row", TABLE)
def test_columns_and_gaps_take_the_whole_room(row, choices):
    widths = row.layout.widths(1000, 10, choices)

    assert sum(widths) + 10 * (len(widths) - 1) == 1000
    assert len(widths) == len(row.layout.few) == len(row.layout.many)
    assert abs(sum(row.layout.few) - 1) + abs(sum(row.layout.many) - 1) < 1e-9


def test_with_many_choices_they_have_the_wider_column():
    for row in TABLE[:-1]:
        few, many = (row.layout.widths(1000, 10, number) for number in (FEW, FEW + 1))
        assert many[1] > few[1]
        assert many[1] > many[0]


def test_cards_share_a_height_and_none_gets_less_than_it_needs():
    assert shared((40, 40, 40), 300, (44, 80)) == (80, 80, 80)
    assert shared((40, 40, 70), 200, (44, 80)) == (65, 65, 70)
    assert shared((40, 40, 120), 208, (44, 80)) == (44, 44, 120)
    assert shared((40, 40, 120), 207, (44, 80)) is None
    assert shared((), 0, (44, 80)) == ()


def test_panels_share_a_height_the_short_ones_leave_theirs_to_the_long():
    assert fair((100, 50), 400) == (100, 50)
    assert fair((500, 50, 300), 450) == (200, 50, 200)
    assert fair((500,), 120) == (120,)
    assert fair((10, 10), 0) == (0, 0)


def test_the_table_is_a_value_that_needs_no_window():
    imported = {
        node.module
        for node in ast.walk(ast.parse(Path(layouts.__file__).read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
    }

    assert imported <= {"collections.abc", "dataclasses", "typing", "game.desktop.toolkit.theme"}
