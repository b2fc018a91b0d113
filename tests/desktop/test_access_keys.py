"""A-9 and A-11: everything by keyboard, in the order in which it is read, with keys of one's own choice."""

import ast
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.desktop.screens import ways
from game.desktop.stage import input as listening
from game.desktop.stage.input import ACTIONS, FIXED, WITH_CONTROL, Keys
from game.engine.play import Play
from tests.desktop.pilot import Pilot, words
from tests.desktop.seeing import tour, watched

DESKTOP = Path(listening.__file__).parent


def test_a09_the_focus_goes_as_the_text_is_read_and_round_again(tmp_path, monkeypatch):
    """On every screen, and in everything that lies over one: no trap, and nothing is left out."""
    watched(monkeypatch)
    pilot, wrong = Pilot(tmp_path), {}

    for name in tour(pilot):
        view = pilot.stage.view
        lines = (view.over or view.body).mirror(pilot.stage.look)
        read = list(dict.fromkeys(line.target.id for line in lines if line.target))
        pilot.stage.focus(read[0])
        walked = [pilot.stage.hand.focus]
        for _ in read:
            pilot._sent(pygame.K_TAB)
            walked.append(pilot.stage.hand.focus)
        pilot._sent(pygame.K_TAB, pygame.KMOD_SHIFT)
        if walked != [*read, read[0]] or pilot.stage.hand.focus != read[-1]:
            wrong[name] = (walked, read)
        pilot.look_up()
        if set(pilot.pen.hits) - set(read):
            wrong[name] = (set(pilot.pen.hits) - set(read), "only by mouse")

    assert wrong == {}


def test_a09_esc_never_quits_and_never_loses_a_turn_on_any_screen(tmp_path, monkeypatch):
    watched(monkeypatch)
    pilot = Pilot(tmp_path)

    for name in tour(pilot):
        screen, play = pilot.stage.screen, pilot.stage.screen.play
        turns = play.playthrough.turns if play else ()
        for _ in range(3):
            pilot._sent(pygame.K_ESCAPE)
        now = pilot.stage.screen.play
        assert not pilot.stage.left, name
        assert (now.playthrough.turns if now else ()) == turns, name
        pilot.stage.screen = screen
        pilot.stage._show_screen()
        pilot.look_up()


@pytest.mark.parametrize("action", [action.name for action in ACTIONS])
def test_a11_each_key_can_be_changed_and_a_conflict_is_refused_with_its_reason(action):
    keys = Keys()

    assert keys.refused(action, "f13") is None
    assert Keys(keys.changed(action, "f13")).of(action) == "f13"
    for other in ACTIONS:
        if other.name != action:
            assert keys.refused(action, other.key) == ("taken", other.name)
    for fixed in FIXED:
        assert keys.refused(action, fixed) == ("fixed", "")


def test_a11_each_refusal_has_its_sentence():
    for refusal in ("fixed", "letter", "taken"):
        assert words()(f"desktop.keys.refused.{refusal}", name="U", action="Undo").startswith("U ")


def test_a11_single_letters_can_be_switched_off_and_everything_has_another_way(tmp_path):
    """What has only a letter is also reached by a button, a tab or with Ctrl."""
    silent = Keys(letters=False)
    assert not any(silent.meant(letter) for letter in "abcdefghijklmnopqrstuvwxyz123456789?")

    pilot = Pilot(tmp_path)
    pilot.begin()
    pilot.key(pygame.K_2)
    pilot.key(pygame.K_RETURN)
    reached = [target.does for target in pilot.targets()]
    pilot.key(pygame.K_F10)
    reached += [target.does for target in pilot.targets()] + list(WITH_CONTROL.values())
    opened, sitting = pilot.shelf.open("first-steps"), pilot.stage.screen.sitting
    over = replace(sitting.play.playthrough, turns=opened.real.turns)
    ending = ways.standing(sitting.played(Play.resume(opened.case, over)))
    reached += [target.does for target in ending.view().targets(pilot.stage.look)]
    lettered = [action for action in ACTIONS if len(action.key) == 1 and not len(action.also) > 1]

    assert lettered
    assert [action.name for action in lettered if action.does not in reached] == []


def test_a11_nothing_needs_holding_double_pressing_or_dragging():
    """Keys are heard when they go down, and never asked whether they are down; clicks are not counted."""
    assert pygame.KEYUP not in listening.HEARD
    asked = set()
    for path in DESKTOP.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in {"get_pressed", "clicks", "KEYUP"}:
                asked.add(f"{path.name}: {node.attr}")

    assert asked == set()


def test_a11_what_can_be_pulled_with_the_mouse_scrolls_by_wheel_and_keys_too(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    pilot.stage.focus("menu")
    pilot.look_up()
    assert pilot.pen.spans["leaf"].furthest

    pilot.key(pygame.K_PAGEDOWN)

    assert pilot.pen.spans["leaf"].offset > 0
