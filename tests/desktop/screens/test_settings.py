"""Settings take effect at once and are kept; keys can be changed, and every page tells them as they are."""

from dataclasses import replace

import pygame
import pytest

from game.desktop.stage.input import ACTIONS
from game.desktop.stage.preferences import Preferences
from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.theme import FAMILIES, ROLES, look_of, palette_of
from game.saves.settings import Settings
from tests.desktop.pilot import SIZES, Pilot, played, words

SPARE = ("f13", "f14", "insert", "pause", "print screen", *"abfgijklovwz", *",.-;=[]'/")


def at(pilot: Pilot, section: str) -> Pilot:
    pilot.key(pygame.K_F2)
    pilot.by_keys(words()(f"desktop.settings.{section}"))
    return pilot


def test_the_size_of_the_text_changes_at_once_and_is_told(tmp_path):
    pilot = at(Pilot(tmp_path), "text")

    pilot.by_keys(words()("desktop.larger"))
    pilot.by_mouse(words()("desktop.larger"))

    assert pilot.stage.look.scale == pilot.preferences.now.text_size == 120
    assert words()("desktop.percent", number=120) in pilot.mirror()
    pilot.by_keys(words()("desktop.full_size"))
    assert pilot.stage.look.scale == 100


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_the_font_of_everything_changes_at_once(tmp_path, family):
    pilot = at(Pilot(tmp_path), "text")
    pilot.by_mouse(words()(f"desktop.option.{family}"))

    assert pilot.preferences.now.font == family
    chosen = [line.text for line in pilot.stage.view.lines(pilot.stage.look) if line.role == "chosen option"]
    assert chosen == [words()(f"desktop.option.{family}"), "English"]
    assert pilot.pen.kit.cache.family == pilot.stage.look.family == family


@pytest.mark.parametrize("family", sorted(FAMILIES))
@pytest.mark.parametrize("size", SIZES)
def test_no_text_of_any_font_is_smaller_than_what_can_be_read(family, size):
    pygame.font.init()
    look = replace(look_of(palette_of(), size), family=family)
    store = RenderCache(family)
    for role in ROLES:
        high = (
            store.font(ROLES[role].face, look.size(role))
            .render("bp", True, (255, 255, 255))
            .get_bounding_rect()
            .height
        )
        least = max(18, size[1] / 45) if role in ("body", "label", "plain") else max(18, size[1] / 60)
        assert high >= least - 1, role


def test_the_theme_changes_at_once(tmp_path):
    pilot = at(Pilot(tmp_path), "colours")

    pilot.by_mouse(words()("settings.theme.contrast"))

    assert pilot.stage.look.theme == "contrast"
    assert pilot.surface.get_at((2, 2))[:3] == pilot.stage.look.colour("desk")


def test_full_screen_is_an_option_that_says_what_is_so(tmp_path):
    pilot = at(Pilot(tmp_path), "window")

    pilot.by_keys(words()("desktop.option.full-screen"))
    assert pilot.stage.wants_full_screen
    pilot.by_keys(words()("desktop.option.full-screen"))
    assert pilot.stage.wants_full_screen
    pilot.by_keys(words()("desktop.option.in-window"))
    assert not pilot.stage.wants_full_screen


def test_motion_follows_the_system_until_it_is_chosen(tmp_path):
    pilot = at(Pilot(tmp_path), "window")

    def chosen() -> list[str]:
        lines = pilot.stage.view.lines(pilot.stage.look)
        return [line.text for line in lines if line.role == "chosen option"]

    assert words()("desktop.option.motion-system") in chosen()
    for name, still in (("no-motion", True), ("motion", False), ("motion-system", None)):
        pilot.by_keys(words()(f"desktop.option.{name}"))
        assert pilot.preferences.now.reduced_motion is still
        assert words()(f"desktop.option.{name}") in chosen()


def test_a_key_is_changed_by_pressing_it(tmp_path):
    pilot = at(Pilot(tmp_path), "keys")

    pilot.by_keys(words()("desktop.action.undo"))
    pilot.key(pygame.K_F13)

    assert pilot.preferences.now.keys == {"undo": "f13"}
    assert pilot.stage.view.over is None
    pilot.key(pygame.K_F1)
    pilot.by_keys(words()("desktop.help.keys"))
    told = pilot.mirror()
    assert told[told.index(words()("desktop.action.undo")) + 1] == "F13"


def test_a_key_that_is_taken_is_refused_with_the_reason_and_nothing_changes(tmp_path):
    pilot = at(Pilot(tmp_path), "keys")
    pilot.by_mouse(words()("desktop.action.undo"))

    pilot.key(pygame.K_d)
    said = words()("desktop.keys.refused.taken", name="D", action=words()("desktop.action.docket"))
    assert said in pilot.mirror()
    pilot.key(pygame.K_TAB)
    assert words()("desktop.keys.refused.fixed", name="Tab") in pilot.mirror()
    pilot.key(pygame.K_LSHIFT)
    pilot.key(pygame.K_ESCAPE)

    assert pilot.stage.view.over is None
    assert pilot.preferences.now.keys == {}


def test_the_usual_keys_come_back(tmp_path):
    pilot = at(Pilot(tmp_path), "keys")
    pilot.by_keys(words()("desktop.action.docket"))
    pilot.key(pygame.K_F14)

    pilot.by_mouse(words()("desktop.keys.usual"))

    assert pilot.preferences.now.keys == {}


def test_letters_and_figures_are_not_heard_where_they_are_switched_off(tmp_path):
    pilot = at(Pilot(tmp_path), "keys")
    pilot.by_keys(words()("desktop.option.no-letters"))
    pilot.key(pygame.K_ESCAPE)
    pilot.begin()

    for key in (pygame.K_2, pygame.K_d, pygame.K_u):
        pilot.key(key)

    assert pilot.stage.screen.play.replay.turns == ()
    assert pilot.stage.screen.front == ""


def test_a_case_can_be_played_with_every_key_changed(tmp_path):
    pilot = at(Pilot(tmp_path), "keys")
    assert len(SPARE) >= len(ACTIONS)
    for action, key in zip(ACTIONS, SPARE, strict=False):
        pilot.stage.focus(f"key:{action.name}")
        pilot.key(pygame.K_RETURN)
        pilot.key(pygame.key.key_code(key))
    assert set(pilot.preferences.now.keys) == {action.name for action in ACTIONS}
    pilot.key(pygame.K_ESCAPE)
    pilot.begin()

    pilot.key(pygame.K_2)
    pilot.key(pygame.key.key_code(pilot.preferences.keys.of("undo")))
    assert pilot.stage.screen.play.replay.turns == ()
    pilot.key(pygame.key.key_code(pilot.preferences.keys.of("meters")))
    assert pilot.stage.screen.front == "meters"
    assert list(played(pilot, pilot.by_keys))[-1] == "EndingScreen"


def test_text_grows_and_shrinks_by_tenths_within_its_bounds():
    preferences = Preferences(Settings(text_size=190))

    sizes = []
    for how in ("larger", "larger", "smaller", "full-size", "smaller", "smaller", "smaller"):
        preferences.appear(how)
        sizes.append(preferences.now.text_size)

    assert sizes == [200, 200, 190, 100, 90, 80, 80]


def test_settings_are_written_once_they_have_changed():
    written = []
    preferences = Preferences(Settings(text_size=150), written.append)

    preferences.keep()
    preferences.appear("night")
    preferences.keep()
    preferences.keep()

    assert written == [Settings(text_size=150, theme="night")]


def test_settings_of_another_version_fall_back_to_what_is_there():
    known = Preferences(Settings(theme="sepia", font="comic")).now

    assert (known.theme, known.font) == ("paper", "serif")
