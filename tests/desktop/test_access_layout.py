"""A-3, A-4, A-5 and A-12 on every screen: nothing cut, covered, lost or too small to hit, however it is set.

The usual run takes a set of looks in which every two values of size, scale, theme, font and case meet;
with `-m long` all of them are seen.
"""

from itertools import product

import pytest
from pygame import Surface

from game.desktop.screens import ways
from game.desktop.screens.desk import Resumed
from game.search.arriving import NoWayError, begun_at
from tests.desktop.pilot import SIZES, Pilot
from tests.desktop.seeing import faults, tour, watched

SCALES = (100, 150, 200)
THEMES = ("paper", "night", "contrast")
FONTS = ("serif", "hyperlegible", "dyslexia")
CASES = ("first-steps", "microsoft-ireland")
# Every pair of values stands in one of these at least; a test holds that.
MET = (
    # Words were broken in these two once.
    ((1280, 720), 100, "paper", "serif", "microsoft-ireland"),
    ((1280, 720), 150, "contrast", "dyslexia", "microsoft-ireland"),
    ((1280, 720), 200, "night", "hyperlegible", "first-steps"),
    ((1024, 768), 100, "paper", "serif", "first-steps"),
    ((1024, 768), 150, "night", "hyperlegible", "microsoft-ireland"),
    ((1024, 768), 200, "contrast", "dyslexia", "first-steps"),
    ((1920, 1080), 100, "night", "dyslexia", "microsoft-ireland"),
    ((1920, 1080), 150, "paper", "hyperlegible", "first-steps"),
    ((1920, 1080), 200, "contrast", "serif", "first-steps"),
    ((3840, 2160), 100, "contrast", "hyperlegible", "first-steps"),
    ((3840, 2160), 150, "night", "serif", "first-steps"),
    ((3840, 2160), 200, "paper", "dyslexia", "microsoft-ireland"),
)


def set_so(folder, look) -> Pilot:
    size, scale, theme, font, case = look
    pilot = Pilot(folder, size, scale, case)
    pilot.preferences.appear(theme)
    pilot.preferences.appear(font)
    pilot.stage._show_screen()
    pilot.stage.wants_paint = True
    return pilot


def wrong(folder, look, thorough: bool = False) -> dict:
    pilot = set_so(folder, look)
    return {name: found for name in tour(pilot, thorough) if (found := faults(pilot))}


def test_every_two_values_of_a_look_meet():
    values = (SIZES, SCALES, THEMES, FONTS)
    met = {(a, b) for look in MET for a in look for b in look}
    wanted = {
        pair
        for first, second in product(values, values)
        if first != second
        for pair in product(first, second)
    }

    assert wanted <= met
    assert {(case, one) for case in CASES for one in (*SIZES, *SCALES, *THEMES, *FONTS)} <= met


@pytest.mark.parametrize("look", MET, ids=str)
def test_a03_a04_a12_nothing_is_cut_lost_or_hard_to_hit(tmp_path, monkeypatch, look):
    """A-3, A-4 and A-12: on every screen, with everything that can be opened on it."""
    watched(monkeypatch)

    assert wrong(tmp_path, look) == {}


@pytest.mark.long
@pytest.mark.parametrize("look", list(product(SIZES, SCALES, THEMES, FONTS, CASES)), ids=str)
def test_a03_a04_a12_in_every_look(tmp_path, monkeypatch, look):
    """With what is opened once of its kind opened on each screen, in the theme with the widest edges."""
    watched(monkeypatch)

    assert wrong(tmp_path, look, thorough=look[2] == "contrast") == {}


@pytest.mark.parametrize(
    ("case", "look"),
    [
        ("first-steps", ((1024, 768), 200, "paper", "dyslexia")),
        ("first-steps", ((1280, 720), 100, "paper", "serif")),
        pytest.param("microsoft-ireland", ((1024, 768), 200, "paper", "dyslexia"), marks=pytest.mark.long),
        pytest.param("microsoft-ireland", ((1280, 720), 100, "paper", "serif"), marks=pytest.mark.long),
        pytest.param(
            "microsoft-ireland", ((1920, 1080), 130, "night", "hyperlegible"), marks=pytest.mark.long
        ),
    ],
)
def test_a03_every_scene_of_a_case_fits(tmp_path, monkeypatch, case, look):
    """Also those to which a play of the tour does not come: their words are the author's, and may be long."""
    watched(monkeypatch)
    pilot = set_so(tmp_path, (*look, case))
    desk, opened, bad = pilot.stage.screen.desk, pilot.shelf.open(case), {}

    for scene in opened.scenario.scenes:
        try:
            play = begun_at(opened.case, 7, scene, opened.real)
        except NoWayError:
            # It is another variant's.
            continue
        pilot.stage.screen = ways.resuming(desk, opened, Resumed(play))
        pilot.stage._show_screen()
        pilot.stage.wants_paint = True
        pilot.look_up()
        if found := faults(pilot):
            bad[scene] = found

    assert bad == {}


def test_a04_a_window_can_change_its_size_at_any_moment(tmp_path, monkeypatch):
    """On each screen of a play: place, focus and text stay, and nothing is wrong in the new size."""
    watched(monkeypatch)
    pilot = Pilot(tmp_path, (1280, 720), 110)
    sizes = [(1024, 768), (1920, 1080), (1280, 720), (800, 600)]
    bad = {}

    for number, name in enumerate(tour(pilot)):
        place, focus = pilot.stage.view.place, pilot.stage.hand.focus
        size = sizes[number % len(sizes)]
        pilot.surface = Surface(size)
        pilot.stage.wants_paint = True
        pilot.look_up()
        same = (pilot.stage.view.place, pilot.stage.hand.focus) == (place, focus)
        if not same or (size != (800, 600) and faults(pilot)):
            bad[name] = (size, same, faults(pilot))

    assert bad == {}


LONGEST = 80


def lines_of(pen) -> list[str]:
    """The lines of text as they stand in the picture: pieces that follow on each other are one line.

    What is drawn over another, as a question over the list that it asks about, is no part of its line.
    """
    rows: dict[tuple, list] = {}
    for written, role, _ in pen.inked:
        rows.setdefault((written.box.top, role), []).append(written)
    lines = []
    for pieces in rows.values():
        pieces.sort(key=lambda one: one.box.left)
        line, reached = "", None
        for piece in pieces:
            if reached is not None and abs(piece.box.left - reached) > piece.box.height // 2:
                lines.append(line)
                line = ""
            line += (" " if line and piece.box.left - (reached or 0) > 2 else "") + piece.text
            reached = piece.box.right
        lines.append(line)
    return lines


@pytest.mark.parametrize("font", ["serif", "hyperlegible"])
def test_a05_no_line_is_longer_than_80_characters(tmp_path, monkeypatch, font):
    """The letters of the third font are wider than either."""
    watched(monkeypatch)
    pilot = set_so(tmp_path, ((1280, 720), 100, "paper", font, "microsoft-ireland"))
    long = {line for _ in tour(pilot) for line in lines_of(pilot.pen) if len(line) > LONGEST}

    assert sorted(long, key=len) == []
