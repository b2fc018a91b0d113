"""The first case teaches the controls in a quiet line, until it is sent away for good."""

from dataclasses import replace

import pygame
import pytest

from game.content.library import Library
from game.desktop.screens.scene import FIRST_CASE
from game.saves.settings import from_text, to_text
from tests.desktop.pilot import Pilot, played, words


def hints(pilot: Pilot) -> list[str]:
    return [line.text for line in pilot.stage.view.lines(pilot.stage.look) if line.role == "hint"]


def test_every_scene_of_the_real_course_has_its_hint(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()

    told = [hints(pilot) for name in played(pilot, pilot.by_keys) if name == "SceneScreen"]

    assert len(told) >= 6
    assert all(len(one) == 1 for one in told)
    assert len({one[0] for one in told}) == len(told)


def test_hints_are_for_scenes_that_there_are():
    texts = words()._texts
    scenes = {key.split(".")[2] for key in texts if key.startswith("desktop.hint.")} - {"away"}

    assert scenes <= set(Library().load(FIRST_CASE).playable.scenes)


def test_a_hint_names_the_keys_as_they_are_now(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.preferences.choose(replace(pilot.preferences.now, keys={"undo": "f5"}))
    pilot.begin()
    pilot.key(pygame.K_2)
    pilot.by_keys(words()("ruling.go_on"))

    assert hints(pilot)[0].startswith("F5 ")


def test_a_hint_names_no_key_that_is_not_heard(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.preferences.choose(replace(pilot.preferences.now, letters=False))
    pilot.begin()

    assert hints(pilot) == [words()("desktop.hint.service.silent")]


@pytest.mark.parametrize("hand", ["by_keys", "by_mouse"])
def test_hints_are_sent_away_for_good(tmp_path, hand):
    pilot = Pilot(tmp_path)
    pilot.begin()
    assert hints(pilot)
    place = pilot.stage.view.place

    getattr(pilot, hand)(words()("desktop.hint.away"))

    assert hints(pilot) == []
    assert pilot.stage.view.place == place
    assert from_text(to_text(pilot.preferences.now)).taught
    pilot.key(pygame.K_2)
    pilot.by_keys(words()("ruling.go_on"))
    assert hints(pilot) == []


def test_other_cases_give_no_hints(tmp_path):
    pilot = Pilot(tmp_path, case="microsoft-ireland")
    pilot.begin()

    assert hints(pilot) == []
