"""A case can be played to its ending and its debrief by keys alone, and by mouse alone."""

import pygame
import pytest

from game.desktop.screens.panels import PANELS
from game.desktop.stage.input import ACTIONS
from tests.desktop.pilot import Pilot, played, words


@pytest.mark.parametrize(("hand", "scale"), [("by_keys", 100), ("by_mouse", 100), ("by_mouse", 180)])
def test_first_steps_can_be_played_with_one_hand(tmp_path, hand, scale):
    pilot = Pilot(tmp_path, scale=scale)
    act = getattr(pilot, hand)
    pilot.begin(act)

    screens = list(played(pilot, act))
    act(words()("desktop.open_debrief"))

    assert screens.count("SceneScreen") >= 6
    assert "AfterScreen" in screens
    assert type(pilot.stage.screen).__name__ == "DebriefScreen"
    pilot.shelf.keep(pilot.stage.screen.play)
    assert pilot.stage.screen.play.position.scene in pilot.shelf.found("first-steps")


def test_a_number_makes_the_choice_on_its_card(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()

    pilot.key(pygame.K_2)

    assert pilot.stage.screen.play.replay.turns[0].choice == "produce-here"


def test_undo_and_redo_are_the_identity(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    pilot.key(pygame.K_2)
    before = pilot.stage.screen.play.playthrough

    pilot.key(pygame.K_u)
    assert pilot.stage.screen.play.replay.turns == ()
    pilot.key(pygame.K_y, pygame.KMOD_CTRL)

    assert pilot.stage.screen.play.playthrough == before


def test_a_locked_choice_says_why_and_opens_its_authority(tmp_path):
    """Pressing it explains; it is never made."""
    pilot = Pilot(tmp_path)
    pilot.begin()
    for _ in played(pilot, pilot.by_keys):
        screen = pilot.stage.screen
        locked = [line for line in pilot.stage.view.lines(pilot.stage.look) if line.role == "locked choice"]
        if not locked:
            continue
        reasons = [line.text for line in pilot.stage.view.lines(pilot.stage.look) if line.role == "reason"]
        turns = screen.play.replay.turns
        assert len(reasons) >= len(locked)
        pilot.by_mouse(locked[0].target.label)
        assert pilot.stage.screen.play.replay.turns == turns
        assert pilot.stage.view.over is not None
        pilot.key(pygame.K_ESCAPE)
        assert pilot.stage.view.over is None
        return
    raise AssertionError("no choice of the tutorial was ever locked")


def test_escape_never_loses_anything(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    pilot.key(pygame.K_2)
    turns = pilot.stage.screen.play.replay.turns

    for _ in range(5):
        pilot.key(pygame.K_ESCAPE)

    assert not pilot.stage.left
    assert pilot.stage.screen.play.replay.turns == turns


def test_a_kept_play_goes_on_where_it_was_left(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    pilot.key(pygame.K_2)
    pilot.shelf.keep(pilot.stage.screen.play)
    left = pilot.stage.screen.play.playthrough

    again = Pilot(tmp_path)
    again.by_keys(words()("start.continue"))

    assert again.stage.screen.play.playthrough == left


def test_the_library_says_on_which_day_a_kept_play_stands(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    pilot.key(pygame.K_2)
    pilot.shelf.keep(pilot.stage.screen.play)
    phrases, position = pilot.stage.screen.sitting.opened.phrases, pilot.stage.screen.play.position

    told = Pilot(tmp_path).mirror()

    standing = words()("library.stands_at", date=phrases.short_day(position.date))
    assert any(standing in text for text in told)


def test_a_damaged_save_is_named_and_the_one_before_it_goes_on(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    for key in (pygame.K_2, pygame.K_RETURN, pygame.K_2):
        pilot.key(key)
        if pilot.stage.screen.play.replay.turns:
            pilot.shelf.keep(pilot.stage.screen.play)
    save = tmp_path / "first-steps" / "autosave.json"
    save.write_text("{", encoding="utf-8")

    again = Pilot(tmp_path)

    assert any(save.name in text for text in again.mirror())
    again.by_keys(words()("start.continue"))
    assert again.stage.screen.play.replay.turns


def test_a_save_of_another_edition_says_how_far_it_was_followed(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    pilot.key(pygame.K_2)
    pilot.shelf.keep(pilot.stage.screen.play)
    save = tmp_path / "first-steps" / "autosave.json"
    save.write_text(save.read_text(encoding="utf-8").replace("produce-here", "gone-since"), encoding="utf-8")

    again = Pilot(tmp_path)
    again.by_keys(words()("start.continue"))

    said = words()(
        "problem.save_older",
        followed=0,
        turns=1,
        scene=again.stage.screen.sitting.opened.case.scene(again.stage.screen.play.position).title,
    )
    assert said in again.mirror()


def test_a_scrollbar_follows_the_mouse(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    span = pilot.pen.spans["leaf"]
    place = (span.box.right - 4, span.box.bottom - 2)

    pilot.stage.event(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1))
    pilot.look_up()

    assert pilot.pen.spans["leaf"].offset == span.furthest


def test_beginning_again_asks_before_it_ends_a_kept_play(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    pilot.key(pygame.K_2)
    pilot.shelf.keep(pilot.stage.screen.play)

    again = Pilot(tmp_path)
    again.by_keys(words()("desktop.begin_again"))
    assert again.stage.view.over is not None
    again.by_keys(words()("desktop.stay"))
    assert again.stage.view.over is None
    again.by_keys(words()("desktop.begin_again"))
    again.by_mouse(words()("desktop.begin_again"))
    again.by_keys(words()("desktop.open_file"))

    assert again.stage.screen.play.replay.turns == ()


def test_text_size_and_theme_change_at_once(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.key(pygame.K_F2)
    pilot.by_keys(words()("desktop.larger"))
    pilot.by_keys(words()("desktop.settings.colours"))
    pilot.by_mouse(words()("settings.theme.night"))

    assert pilot.stage.look.scale == 110
    assert pilot.stage.look.theme == "night"
    assert pilot.surface.get_at((2, 2))[:3] == pilot.stage.look.colour("desk")


def test_a_number_chooses_nothing_while_the_cards_are_covered(tmp_path):
    """In one column another tab may be in front; the number brings the cards back."""
    pilot = Pilot(tmp_path, scale=150)
    pilot.begin()
    pilot.key(pygame.K_d)

    pilot.key(pygame.K_2)
    assert pilot.stage.screen.play.replay.turns == ()
    assert any(target.id.startswith("choice:") for target in pilot.targets())

    pilot.key(pygame.K_2)
    assert pilot.stage.screen.play.replay.turns[0].choice == "produce-here"


def test_pressing_a_card_again_goes_on_with_its_picks(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    for key in (pygame.K_2, pygame.K_RETURN, pygame.K_1):
        pilot.key(key)
    card = pilot.stage.screen.picking
    turns = pilot.stage.screen.play.replay.turns

    pilot.stage.focus(f"choice:{card}")
    pilot.key(pygame.K_RETURN)
    assert pilot.stage.screen.play.replay.turns == turns
    pilot.key(pygame.K_1)
    pilot.stage.focus(f"choice:{card}")
    pilot.key(pygame.K_RETURN)

    assert len(pilot.stage.screen.play.replay.turns) == len(turns) + 1


def test_every_tab_beside_a_scene_has_a_key_its_words_and_its_panel(tmp_path):
    playing = Pilot(tmp_path)
    playing.begin()

    for name in PANELS:
        key = next(action.key for action in ACTIONS if action.name == name)
        playing.key(pygame.key.key_code(key))
        assert playing.stage.screen.front == name
        assert all(f"desktop.{kind}.{name}" in words() for kind in ("tab", "action"))


def test_a_quotation_inside_speech_has_single_marks_in_the_window(tmp_path):
    pilot = Pilot(tmp_path, case="cloud-act-quillhaven")
    pilot.begin()

    assert any(line.startswith("“‘Wherever located’ dangles.") for line in pilot.mirror())
