"""The saves are listed with date and standing; a play is saved under a name, continued, deleted."""

from dataclasses import replace

import pygame
import pytest

from game.saves.record import Bookmark
from tests.desktop.pilot import Pilot, words


@pytest.fixture
def playing(tmp_path) -> Pilot:
    """Two turns into the first steps, saved as the window does."""
    pilot = Pilot(tmp_path)
    pilot.begin()
    turn(pilot)
    return pilot


def turn(pilot: Pilot) -> None:
    pilot.key(pygame.K_2)
    pilot.shelf.keep(pilot.stage.screen.play)
    pilot.by_keys(words()("ruling.go_on"))


def named(pilot: Pilot, name: str) -> None:
    """Save under a name, writing it in place of what stands in the field."""
    pilot.key(pygame.K_F3)
    for _ in range(len(pilot.stage.screen.entry.text)):
        pilot.key(pygame.K_BACKSPACE)
    pilot.write(name)
    pilot.key(pygame.K_RETURN)


def turns_of(name: str, pilot: Pilot) -> list[int]:
    slots = pilot.shelf.saves().slots
    return [len(slot.saved.playthrough.turns) for slot in slots if slot.saved.name == name]


def items(pilot: Pilot) -> list[str]:
    lines = pilot.stage.view.lines(pilot.stage.look)
    return [line.text for line in lines if line.role in ("item", "item in front")]


def test_a_play_is_saved_under_a_name_that_is_written(playing):
    named(playing, "Before we move")

    assert "Before we move" in items(playing)
    assert words()("saves.saved", name="Before we move") in playing.mirror()
    kept = [slot for slot in playing.shelf.saves().slots if slot.saved.name == "Before we move"]
    assert kept[0].saved.playthrough == playing.stage.screen.play.playthrough


def test_the_name_of_the_scene_is_ready_to_be_saved_under(playing):
    title = playing.stage.screen.sitting.opened.case.scene(playing.stage.screen.play.position).title

    playing.key(pygame.K_F3)
    playing.key(pygame.K_RETURN)

    assert title in items(playing)


def test_what_is_written_is_no_shortcut(playing):
    """`u` in a name takes no turn back, and a space presses nothing."""
    turns = playing.stage.screen.play.replay.turns

    named(playing, "u 2 d")

    assert playing.stage.screen.play.replay.turns == turns
    assert "u 2 d" in items(playing)


def test_a_name_that_a_save_of_another_case_has_is_free(playing):
    play = playing.stage.screen.play
    elsewhere = replace(play.playthrough, scenario="another-case")
    playing.shelf.slots.save("Here", elsewhere, Bookmark("Desk", play.position.date))

    named(playing, "Here")

    assert playing.stage.screen.asks == ""
    assert turns_of("Here", playing) == [1, 1]


def test_a_save_tells_its_case_scene_day_and_turns(playing):
    position = playing.stage.screen.play.position
    opened = playing.stage.screen.sitting.opened
    playing.key(pygame.K_F3)

    told = playing.mirror()

    for value in (opened.case.scene(position).title, opened.phrases.day(position.date), "1"):
        assert value in told
    assert opened.scenario.words.title in told


def test_a_save_is_continued_where_it_stands(playing):
    named(playing, "Here")
    playing.key(pygame.K_ESCAPE)
    kept = playing.stage.screen.play.playthrough
    turn(playing)

    playing.key(pygame.K_F3)
    playing.by_mouse("Here")
    playing.by_keys(words()("start.continue"))
    assert playing.stage.view.over is not None, "the same play has gone on since"
    playing.by_keys(words()("desktop.saves.continue"))

    assert playing.stage.screen.play.playthrough == kept


def test_a_save_of_the_library_is_continued_without_a_question(playing):
    kept = playing.stage.screen.play.playthrough
    playing.key(pygame.K_F10)
    playing.by_keys(words()("desktop.to_library"))

    playing.by_keys(words()("menu.saves"))
    playing.by_keys(words()("start.continue"))

    assert playing.stage.screen.play.playthrough == kept


def test_a_save_of_the_same_name_is_replaced_only_when_said_so(playing):
    named(playing, "One")
    playing.key(pygame.K_ESCAPE)
    turn(playing)

    named(playing, "One")
    assert playing.stage.view.over is not None
    playing.key(pygame.K_ESCAPE)
    assert [len(slot.saved.playthrough.turns) for slot in playing.shelf.saves().slots if slot.saved.name] == [
        1
    ]
    playing.by_keys(words()("desktop.saves.save"))
    playing.by_keys(words()("desktop.saves.replace"))

    assert [len(slot.saved.playthrough.turns) for slot in playing.shelf.saves().slots if slot.saved.name] == [
        2
    ]


def test_a_save_is_deleted_only_when_said_so(playing):
    named(playing, "Gone")
    playing.by_mouse("Gone")

    playing.by_keys(words()("desktop.saves.delete"))
    playing.by_keys(words()("desktop.stay"))
    assert "Gone" in items(playing)
    playing.by_keys(words()("desktop.saves.delete"))
    playing.by_mouse(words()("desktop.saves.delete"))

    assert "Gone" not in items(playing)
    assert [slot.kind for slot in playing.shelf.saves().slots] == ["autosave"]


def test_a_deleted_autosave_leaves_nothing_to_go_on_from(playing):
    playing.key(pygame.K_F10)
    playing.by_keys(words()("desktop.to_library"))
    playing.key(pygame.K_F3)

    playing.by_keys(words()("desktop.saves.delete"))
    playing.by_keys(words()("desktop.saves.delete"))
    playing.key(pygame.K_ESCAPE)

    assert words()("start.continue") not in playing.labels()


def test_a_name_without_a_letter_is_refused_with_a_sentence(playing):
    named(playing, "   ")

    assert playing.stage.view.over is not None
    assert any("letter or digit" in text for text in playing.mirror())
    playing.key(pygame.K_ESCAPE)
    assert playing.stage.view.over is None


def test_a_damaged_save_is_named_and_the_others_are_there(playing, tmp_path):
    named(playing, "Good")
    (tmp_path / "first-steps" / "bad-12345678.json").write_text("{", encoding="utf-8")
    playing.key(pygame.K_ESCAPE)

    playing.key(pygame.K_F3)

    warned = [line.text for line in playing.stage.view.lines(playing.stage.look) if line.role == "warning"]
    assert len(warned) == 1
    assert "bad-12345678.json" in warned[0]
    assert "Good" in items(playing)


def test_a_save_of_a_later_version_is_told_of_and_left_alone(playing, tmp_path):
    late = tmp_path / "first-steps" / "late-12345678.json"
    late.write_text('{"save_format": 99}', encoding="utf-8")

    playing.key(pygame.K_F3)

    warned = [line.text for line in playing.stage.view.lines(playing.stage.look) if line.role == "warning"]
    assert any("later version" in text for text in warned)
    assert late.is_file()


def test_a_save_whose_case_is_gone_says_so(playing, tmp_path):
    named(playing, "Kept")
    folder = tmp_path / "gone-case"
    folder.mkdir()
    for file in (tmp_path / "first-steps").glob("kept-*.json"):
        text = file.read_text(encoding="utf-8").replace('"first-steps"', '"gone-case"')
        (folder / file.name).write_text(text, encoding="utf-8")
        file.unlink()
    playing.key(pygame.K_ESCAPE)
    playing.key(pygame.K_F3)

    playing.by_mouse("Kept")
    playing.by_keys(words()("start.continue"))

    assert playing.stage.view.over is not None
    assert any("gone-case" in text for text in playing.mirror())


def test_saves_can_be_reached_by_one_key_from_every_screen(tmp_path):
    pilot = Pilot(tmp_path)
    for step in (None, "desktop.begin", "desktop.open_file"):
        if step:
            pilot.by_keys(words()(step))
        pilot.key(pygame.K_F3)
        assert type(pilot.stage.screen).__name__ == "SavesScreen"
        pilot.key(pygame.K_ESCAPE)
