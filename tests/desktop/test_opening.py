"""How large the window opens: as wanted, unless the display is smaller."""

import pytest

from game.desktop.app import fitting
from game.desktop.toolkit.theme import SMALLEST_WINDOW
from game.saves.settings import Settings


@pytest.mark.parametrize("display", [(1280, 720), (1366, 768), (1024, 768), (1920, 1080), (3840, 2160)])
def test_the_window_fits_on_the_display_with_room_for_its_bars(display):
    wide, high = fitting(Settings().window, display)

    assert wide <= display[0]
    assert high < display[1]


def test_a_window_that_fits_opens_as_it_was_left():
    assert fitting((1280, 800), (1920, 1080)) == (1280, 800)


def test_a_window_kept_on_a_large_display_opens_smaller_on_a_small_one():
    assert fitting((1920, 1016), (1280, 720)) == (1280, 656)


def test_the_window_is_never_smaller_than_what_the_screens_are_made_for():
    assert fitting((100, 100), (1920, 1080)) == SMALLEST_WINDOW
