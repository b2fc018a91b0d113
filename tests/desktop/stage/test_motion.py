"""What moves once another sheet is shown: from the old frame to the new one, ended by whatever is done."""

import os
import sys

import pygame
import pytest
from pygame import Rect, Surface

from game.desktop import app
from game.desktop.screens import ways
from game.desktop.screens.after import after_turn
from game.desktop.senses import system
from game.desktop.stage.motion import FADE, SETTLE, SLIDE, Motion
from game.desktop.toolkit.intents import Confirm, Select
from game.desktop.toolkit.kit import Mover
from tests.desktop.picturing import CASE, Camera, Studio, _along, _is_ruled
from tests.desktop.pilot import Pilot

SIZE = (1280, 720)


class Seen:
    """Stands for a window, and keeps what was shown on it."""

    def __init__(self) -> None:
        self.surface = Surface(SIZE)
        self.frames: list[bytes] = []

    def get_surface(self) -> Surface:
        return self.surface

    def flip(self) -> None:
        self.frames.append(pygame.image.tobytes(self.surface, "RGB"))


def shown_now(pilot: Pilot, screen) -> None:
    pilot.stage.screen = screen
    pilot.stage._show_screen()
    pilot.stage.wants_paint = True


def plain(colour) -> Surface:
    surface = Surface(SIZE)
    surface.fill(colour)
    return surface


@pytest.fixture
def window(tmp_path) -> Seen:
    Pilot(tmp_path)
    pygame.event.clear()
    return Seen()


def test_a_sheet_fades_from_what_was_shown_to_what_is(window):
    motion = Motion(plain((0, 0, 0)), plain((200, 200, 200)), (), {})

    shades = []
    for spent in (0, 30, 60, 90, FADE):
        motion.draw(window.surface, spent)
        shades.append(window.surface.get_at((5, 5))[0])

    assert shades == sorted(shades)
    assert (shades[0], shades[-1]) == (0, 200)
    assert motion.lasts == FADE


def test_the_last_frame_is_the_new_one_to_the_pixel(window):
    after = plain((10, 200, 30))
    after.fill((250, 0, 0), Rect(100, 100, 40, 40))
    motion = Motion(plain((0, 0, 0)), after, (), {})

    assert motion.played(window) == []

    assert window.frames[-1] == pygame.image.tobytes(after, "RGB")
    assert len(window.frames) > 2


def mark(settles: bool = False) -> Mover:
    drawn = Surface((40, 40), pygame.SRCALPHA)
    drawn.fill((250, 0, 0))
    band = Rect(0, 200, 1280, 80)
    return Mover("mark", drawn, Rect(600, 220, 40, 40), band, plain((9, 9, 9)).subsurface(band), settles)


def standing_at(left: int) -> Mover:
    """The mark as it stood before, its left edge at a place."""
    return mark()._replace(rest=Rect(left, 220, 40, 40))


def reds(surface: Surface) -> list[int]:
    """Where a red thing stands: its left and right edge on the middle of the band."""
    return [x for x in range(SIZE[0]) if surface.get_at((x, 240))[0] > 200]


def test_a_mark_slides_from_where_it_stood_before(window):
    motion = Motion(plain((9, 9, 9)), plain((9, 9, 9)), (mark(),), {"mark": standing_at(200)})

    lefts = []
    for spent in (0, 60, 120, 180, SLIDE - 1):
        motion.draw(window.surface, spent)
        lefts.append(reds(window.surface)[0])

    assert lefts == sorted(lefts)
    assert (lefts[0], motion.lasts) == (200, SLIDE)
    assert abs(lefts[-1] - 600) <= 1


@pytest.mark.parametrize("places", [(), (600,)], ids=["nowhere", "there"])
def test_what_did_not_stand_elsewhere_does_not_slide(window, places):
    stood = dict(zip(["mark"], map(standing_at, places), strict=False))

    assert Motion(plain((0, 0, 0)), plain((9, 9, 9)), (mark(),), stood).lasts == FADE


def test_a_mark_that_slides_is_not_seen_twice(window):
    """Nor where it stood before, while what was shown before fades."""
    before = plain((9, 9, 9))
    before.blit(mark().drawn, (200, 220))

    Motion(before, plain((9, 9, 9)), (mark(),), {"mark": standing_at(200)}).draw(window.surface, 100)

    assert len(reds(window.surface)) == 40


def test_nothing_is_missing_around_a_stamp_while_it_comes_to_rest(tmp_path):
    """Beside it the bar of what scrolls stays as it is, from the first frame of the sheet to the last."""
    studio = Studio(Camera(), tmp_path)
    pilot, window = Pilot(tmp_path), Seen()
    app.paint(window, pilot.stage)
    shown_now(pilot, after_turn(next(one for one in _along(studio, CASE) if _is_ruled(one))))
    app.paint(window, pilot.stage)
    motion, span = pilot.stage.motion, pilot.pen.spans["sheet"].box
    bar = Rect(span.right - pilot.pen.g(1), span.top, pilot.pen.g(1), span.height)

    motion.draw(window.surface, FADE + 1)
    meanwhile = window.surface.subsurface(bar).copy()
    motion.draw(window.surface, SLIDE)

    assert pygame.image.tobytes(meanwhile, "RGB") == pygame.image.tobytes(
        window.surface.subsurface(bar), "RGB"
    )


def test_a_stamp_grows_fainter_into_its_place(window):
    motion = Motion(plain((9, 9, 9)), plain((9, 9, 9)), (mark(settles=True),), {})

    motion.draw(window.surface, SETTLE * 0.2)
    wide = [x for x in range(SIZE[0]) if window.surface.get_at((x, 240))[0] > 60]

    assert motion.lasts == SETTLE
    assert 40 < len(wide) <= 45
    assert 60 < window.surface.get_at((620, 240))[0] < 200


def test_a_key_ends_it_at_once_and_is_not_lost(window):
    after = plain((10, 200, 30))
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_2, mod=0, unicode="2", scancode=0))

    happened = Motion(plain((0, 0, 0)), after, (), {}).played(window)

    assert [event.key for event in happened if event.type == pygame.KEYDOWN] == [pygame.K_2]
    assert window.frames == [pygame.image.tobytes(after, "RGB")]


def test_a_hand_that_is_not_quite_still_ends_nothing(window):
    pygame.event.post(
        pygame.event.Event(pygame.MOUSEMOTION, pos=(3, 3), rel=(1, 0), buttons=(0, 0, 0), touch=False)
    )

    happened = Motion(plain((0, 0, 0)), plain((9, 9, 9)), (), {}).played(window)

    assert pygame.MOUSEMOTION in [event.type for event in happened]
    assert len(window.frames) > 2


def test_in_a_play_the_mark_slides_when_the_posture_changes(tmp_path):
    """From the scene to what became of the choice the mark goes on; a tab of the scene moves nothing."""
    studio = Studio(Camera(), tmp_path)
    pilot, window = Pilot(tmp_path), Seen()
    ruled = next(one for one in _along(studio, CASE) if _is_ruled(one))
    shown_now(pilot, ways.standing(ruled.played(ruled.play.undo())))
    app.paint(window, pilot.stage)
    pilot.stage.mean(Select("clock"))
    app.paint(window, pilot.stage)
    assert pilot.stage.motion is None

    shown_now(pilot, after_turn(ruled))
    app.paint(window, pilot.stage)

    assert {one.name for one in pilot.stage.motion._movers} == {"mark", "stamp"}
    pilot.stage.mean(Confirm())
    app.paint(window, pilot.stage)
    assert pilot.stage.motion.lasts == FADE


@pytest.mark.skipif(sys.platform == "win32", reason="programs of a Unix desktop")
@pytest.mark.parametrize(("says", "still"), [("false", True), ("true", False), ("", False)])
def test_the_desktop_is_asked_whether_it_keeps_still(tmp_path, monkeypatch, says, still):
    program = tmp_path / "gsettings"
    program.write_text(f"#!/bin/sh\necho {says}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    assert system.asks_for_stillness("linux") is still


@pytest.mark.parametrize(
    ("written", "still"),
    [
        ("[KDE]\nAnimationDurationFactor=0\n", True),
        ("[KDE]\nAnimationDurationFactor=1\n", False),
        ("[", False),
    ],
)
def test_kde_says_so_in_a_file(tmp_path, monkeypatch, written, still):
    (tmp_path / "kdeglobals").write_text(written, encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))

    assert system.asks_for_stillness("linux") == bool(still)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_system_that_cannot_be_asked_asks_for_nothing(tmp_path, monkeypatch, platform):
    if platform == sys.platform == "win32":
        pytest.skip("it can be asked")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))

    assert system.asks_for_stillness(platform) is False
