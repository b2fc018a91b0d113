"""A-13 and A-14: little moves, and only for a moment; nothing waits, and no text goes on by itself."""

import ast
import time
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.desktop import app
from game.desktop.toolkit.intents import Appear, Confirm
from tests.desktop.pilot import Pilot, words
from tests.desktop.seeing import tour, watched
from tests.desktop.stage.test_motion import Seen

DESKTOP = Path(app.__file__).parent
CLOCKS = {"set_timer", "get_ticks", "Clock", "delay", "wait"}


def pixels(pilot: Pilot) -> bytes:
    return pygame.image.tobytes(pilot.surface, "RGB")


def test_a14_every_screen_stays_as_it_is_once_it_is_there(tmp_path, monkeypatch):
    """Two paintings of each view, some time apart, are equal to the pixel."""
    watched(monkeypatch)
    pilot, moved, seen = Pilot(tmp_path), [], 0

    for name in tour(pilot):
        before = pixels(pilot)
        assert not pilot.stage.wants_paint, name
        pilot.stage.wants_paint = True
        pilot.look_up()
        seen += 1
        if pixels(pilot) != before:
            moved.append(name)

    assert moved == []
    assert seen > 60


def test_a14_what_moves_ends_within_a_quarter_of_a_second_and_never_flashes(tmp_path):
    """Each pixel goes from the old sheet to the new one, and never back."""
    pilot, window = Pilot(tmp_path), Seen()
    app.paint(window, pilot.stage)
    pilot.stage.mean(Confirm())

    app.paint(window, pilot.stage)

    motion = pilot.stage.motion
    assert motion is not None
    assert motion.lasts <= 250
    place, seen = (900, 300), []
    for spent in range(0, round(motion.lasts) + 20, 20):
        motion.draw(window.surface, spent)
        seen.append(sum(window.surface.get_at(place)[:3]))
    assert seen in (sorted(seen), sorted(seen, reverse=True))
    assert len(set(seen)) > 2


@pytest.mark.parametrize(("set_so", "system"), [(True, False), (None, True)])
def test_a14_with_reduced_motion_every_sheet_comes_at_once(tmp_path, set_so, system):
    """As the player has set it, else as the system asks."""
    pilot, window = Pilot(tmp_path), Seen()
    pilot.preferences.choose(replace(pilot.preferences.now, reduced_motion=set_so))
    pilot.preferences.system_is_still = system
    app.paint(window, pilot.stage)
    pilot.stage.mean(Confirm())

    app.paint(window, pilot.stage)

    assert pilot.stage.motion is None
    shown = pygame.image.tobytes(window.surface, "RGB")
    pilot.look_up()
    assert shown == pixels(pilot)


def test_a13_no_screen_has_a_clock_of_its_own():
    """Nothing in the window asks what time it is, or asks to be woken, except to look for events."""
    clocks = {
        f"{path.relative_to(DESKTOP)}: {node.attr}"
        for path in DESKTOP.rglob("*.py")
        if "classes" not in path.parts and not path.name.startswith("preview")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in {"set_timer", "get_ticks", "Clock"}
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "time"
    }

    assert clocks == set()


def test_a13_waiting_changes_nothing(tmp_path):
    """A scene that nobody answers stays: the same text, the same day, no turn."""
    pilot = Pilot(tmp_path)
    pilot.begin()
    pilot.key(pygame.K_2)
    pilot.key(pygame.K_RETURN)
    mirror, play = pilot.mirror(), pilot.stage.screen.play

    time.sleep(0.3)
    pygame.event.pump()
    pilot.stage.mean(Appear("larger"))
    pilot.stage.mean(Appear("full-size"))

    assert pilot.mirror() == mirror
    assert pilot.stage.screen.play is play


def test_a13_a_sentence_that_tells_of_something_stays_until_the_player_acts(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.stage.say("The disk is full.")
    pilot.look_up()
    time.sleep(0.3)
    pygame.event.pump()

    assert "The disk is full." in pilot.mirror()
    pilot.by_keys(words()("menu.help"))
    assert "The disk is full." not in pilot.mirror()
