"""A-13 and A-14: nothing moves, nothing waits for nobody, and no text goes on by itself."""

import ast
import time
from pathlib import Path

import pygame

from game.desktop import app
from game.desktop.intents import Appear
from tests.desktop.pilot import Pilot, words
from tests.desktop.seeing import tour, watched

DESKTOP = Path(app.__file__).parent
CLOCKS = {"set_timer", "get_ticks", "Clock", "delay", "wait"}


def pixels(pilot: Pilot) -> bytes:
    return pygame.image.tobytes(pilot.surface, "RGB")


def test_a14_every_screen_is_painted_once_and_stays_as_it_is(tmp_path, monkeypatch):
    """The first frame of each view is its last: two paintings, some time apart, are equal to the pixel."""
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


def test_a14_reduced_motion_has_nothing_to_take_away():
    """So the setting, kept for later versions and for the system's wish, changes no picture."""
    used = [
        path.name
        for path in DESKTOP.rglob("*.py")
        if "reduced_motion" in path.read_text(encoding="utf-8") and path.name != "given.py"
    ]

    assert used == []


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
