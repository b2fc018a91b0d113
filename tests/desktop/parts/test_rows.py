"""Rows say which way something went, for better or worse, and keep their values readable."""

import pytest
from pygame import Rect

from game.desktop.parts.meters import MeterRow
from game.desktop.parts.rows import ValueRow, rise
from tests.desktop.parts_drawn import drawn, kit_of, pen_on


@pytest.mark.parametrize(("better", "role"), [(True, "up"), (False, "down")])
@pytest.mark.parametrize("way", ["up", "down"])
def test_a_triangle_has_the_colour_of_better_or_worse(way, better, role):
    triangle = rise(pen_on(kit_of()), way, better)

    assert triangle.get_at(triangle.get_rect().center)[:3] == kit_of().look.colour(role)


def test_a_meter_that_did_not_change_has_no_triangle():
    steady = drawn(MeterRow("Trust", 40, 40, (0, 100), "steady"), Rect(0, 0, 400, 90))
    fallen = drawn(MeterRow("Trust", 40, 50, (0, 100), "fell"), Rect(0, 0, 400, 90))

    pictures = [key[0] for key in steady.kit.cache._pictures._kept]
    assert pictures.count("polygon") == 0
    assert [key[0] for key in fallen.kit.cache._pictures._kept].count("polygon") == 1


def test_a_value_without_room_beside_its_name_stands_below():
    kit = kit_of()
    row = ValueRow("The last day to object to the order", "Friday, 29 August 2014")

    beside, below = drawn(row, Rect(0, 0, 900, 90)), drawn(row, Rect(0, 0, 260, 90))

    assert len({one.box.top for one in beside.written}) == 1
    assert below.written[-1].box.top >= below.written[-2].box.bottom
    assert row.height(kit, 260) > row.height(kit, 900)


def test_a_value_wider_than_its_row_goes_over_lines_and_stays_within_it():
    row, box = (
        ValueRow("The warrant", "In contempt for being late, nothing left to produce"),
        Rect(300, 0, 260, 200),
    )

    written = drawn(row, box).written

    assert all(box.left <= one.box.left and one.box.right <= box.right for one in written)
    assert row.height(kit_of(), 260) >= written[-1].box.bottom
