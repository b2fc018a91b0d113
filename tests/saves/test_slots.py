"""Where saves are kept."""

import os
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.model.record import Playthrough, Turn
from game.saves import record
from game.saves import slots as slots_module
from game.saves.errors import NoSaveError, NotWrittenError, SaveNameError
from game.saves.files import BACKUP
from game.saves.progress import Progress
from game.saves.record import Bookmark
from game.saves.slots import Slots, clean, file_name

MARK = Bookmark("Fifteen pages", date(2013, 9, 13))


class Clock:
    """Tells a time that goes on by a minute at each look."""

    def __init__(self):
        self.time = datetime(2026, 3, 1, tzinfo=UTC)

    def __call__(self):
        self.time += timedelta(minutes=1)
        return self.time


@pytest.fixture
def slots(tmp_path):
    return Slots(tmp_path / "saves", Clock())


def play(*choices, scenario="first-steps", seed=7, variant=None):
    return Playthrough(scenario, "1-abc", variant, seed, tuple(Turn("desk", choice) for choice in choices))


def test_an_autosave_takes_the_place_of_the_last_one_of_its_play(slots):
    slots.autosave(play("one"), MARK)
    slots.autosave(play("one", "two"), MARK)
    slots.autosave(play("one"), MARK)

    found = slots.last("first-steps")
    assert (found.value.playthrough, found.value.bookmark, found.value.name) == (play("one"), MARK, "")
    assert [slot.kind for slot in slots.listed().slots] == ["autosave"]


def test_a_turn_of_a_play_that_goes_on_waits_for_the_disk_once(slots, monkeypatch):
    flushed, flushing = [], os.fsync
    monkeypatch.setattr(os, "fsync", lambda number: (flushed.append(number), flushing(number)))
    slots.autosave(play("one"), MARK)
    flushed.clear()

    slots.autosave(play("one", "two"), MARK)

    assert len(flushed) == 1


def test_saves_are_listed_past_what_is_not_asked_for(slots, tmp_path):
    for scenario in ("a-case", "b-case"):
        slots.autosave(play("one", scenario=scenario), MARK)
    (tmp_path / "saves" / "0-file").write_text("of somebody else", "utf-8")

    assert {slot.saved.playthrough.scenario for slot in slots.listed().slots} == {"a-case", "b-case"}
    assert [slot.saved.playthrough.scenario for slot in slots.listed("b-case").slots] == ["b-case"]


@pytest.mark.parametrize("other", [{"seed": 8}, {"variant": "strict"}])
def test_a_play_begun_anew_keeps_the_one_before(slots, other):
    slots.autosave(play("one", "two"), MARK)
    slots.autosave(play("three", **other), MARK)
    slots.autosave(play("three", "four", **other), MARK)

    kept = {slot.kind: slot.saved.playthrough for slot in slots.listed().slots}
    assert kept == {"autosave": play("three", "four", **other), "earlier": play("one", "two")}


def test_a_play_that_goes_on_is_neither_read_again_nor_written_anew_turn_by_turn(slots, monkeypatch):
    """Else a turn late in a long play would take longer than an early one."""
    read, made = [], []
    as_it_was = slots_module.from_text, record._turn_to_plain
    monkeypatch.setattr(slots_module, "from_text", lambda text: read.append(text) or as_it_was[0](text))
    monkeypatch.setattr(record, "_turn_to_plain", lambda turn: made.append(turn) or as_it_was[1](turn))
    turns = [play("a"), play("a", "b"), play("a", "b", "c")]
    for one in turns:
        slots.autosave(one, MARK)

    assert read == []
    assert made == list(turns[-1].turns)
    assert slots.last("first-steps").value.playthrough == turns[-1]

    slots.autosave(play("a", "x"), MARK)
    assert slots.last("first-steps").value.playthrough == play("a", "x")


def test_an_autosave_that_another_program_wrote_meanwhile_is_kept_as_earlier(slots, tmp_path):
    slots.autosave(play("a"), MARK)
    Slots(tmp_path / "saves", Clock()).autosave(play("z", seed=8), MARK)
    slots.autosave(play("a", "b"), MARK)

    kept = {slot.kind: slot.saved.playthrough for slot in slots.listed().slots}
    assert kept == {"autosave": play("a", "b"), "earlier": play("z", seed=8)}


def test_a_play_without_turns_is_not_worth_keeping_as_earlier(slots):
    slots.autosave(play(), MARK)
    slots.autosave(play("one", seed=8), MARK)

    assert [slot.kind for slot in slots.listed().slots] == ["autosave"]


def test_the_newest_autosave_of_all_scenarios_is_found(slots):
    slots.autosave(play("one", scenario="first-steps"), MARK)
    slots.autosave(play("two", scenario="microsoft-ireland"), MARK)
    slots.save("Later", play("three", scenario="first-steps"), MARK)

    assert slots.newest().value.playthrough == play("two", scenario="microsoft-ireland")


def test_without_saves_there_is_none(slots):
    assert slots.newest().value is None
    assert slots.last("first-steps").value is None
    assert slots.listed().slots == ()


def test_saves_are_listed_newest_first_with_where_they_stand(slots):
    slots.save("First", play("one"), MARK)
    slots.save("Second", play("two"), MARK)
    slots.save("Elsewhere", play("three", scenario="other"), MARK)

    listed = slots.listed("first-steps").slots
    assert [(slot.saved.name, slot.saved.bookmark, slot.kind) for slot in listed] == [
        ("Second", MARK, "named"),
        ("First", MARK, "named"),
    ]
    assert [slot.saved.name for slot in slots.listed().slots] == ["Elsewhere", "Second", "First"]


def test_a_save_of_the_same_name_takes_its_place_and_keeps_it_as_bak(slots, tmp_path):
    slots.save("Mine", play("one"), MARK)
    slots.save(" Mine ", play("two"), MARK)

    (only,) = slots.listed().slots
    assert only.saved.playthrough == play("two")
    assert (tmp_path / "saves" / "first-steps" / f"{only.file}{BACKUP}").is_file()


def test_a_damaged_save_is_named_and_nothing_else_is_lost(slots, tmp_path):
    slots.autosave(play("one"), MARK)
    slots.autosave(play("one", "two"), MARK)
    slots.save("Mine", play("three"), MARK)
    slots.save("Other", play("four"), MARK)
    folder = tmp_path / "saves" / "first-steps"
    (folder / "autosave.json").write_text("{")
    (folder / file_name("Mine")).write_text("[1, 2")

    listing = slots.listed()

    assert {slot.saved.playthrough for slot in listing.slots} == {play("one"), play("four")}
    assert {one.name for one in listing.set_aside} == {"autosave.json", file_name("Mine")}
    assert slots.listed().set_aside == ()
    assert (folder / "autosave.json.damaged-1").read_text() == "{"


def test_a_damaged_autosave_is_told_by_the_next_one(slots, tmp_path):
    slots.autosave(play("one"), MARK)
    (tmp_path / "saves" / "first-steps" / "autosave.json").write_text("")

    assert [one.name for one in slots.autosave(play("one", "two"), MARK)] == ["autosave.json"]
    assert slots.last("first-steps").value.playthrough == play("one", "two")


def test_a_save_of_another_scenario_does_not_pass_for_one(slots, tmp_path):
    slots.autosave(play("one", scenario="other"), MARK)
    (tmp_path / "saves" / "other").rename(tmp_path / "saves" / "first-steps")

    found = slots.last("first-steps")
    assert found.value is None
    assert "a save of the case 'other'" in found.set_aside[0].why


def test_a_save_of_a_later_version_stays_and_does_not_hide_the_others(slots, tmp_path):
    slots.save("Mine", play("one"), MARK)
    later = tmp_path / "saves" / "first-steps" / "autosave.json"
    later.write_text('{"save_format": 9}')

    listing = slots.listed()
    assert [slot.saved.name for slot in listing.slots] == ["Mine"]
    assert "later version" in str(listing.unread[0])
    assert later.read_text() == '{"save_format": 9}'


def test_a_save_of_a_later_version_is_put_by_before_a_new_play_takes_its_place(slots, tmp_path):
    slots.autosave(play("one"), MARK)
    file = tmp_path / "saves" / "first-steps" / "autosave.json"
    later = '{"save_format": 9}'
    file.write_text(later)

    slots.autosave(play("two"), MARK)

    assert slots.last("first-steps").value.playthrough == play("two")
    assert file.with_name("later-version-1.json").read_text() == later
    assert len(slots.listed().unread) == 1


def test_a_stranger_among_the_files_is_passed_over(slots, tmp_path):
    slots.save("Mine", play("one"), MARK)
    (tmp_path / "saves" / "notes.txt").write_text("buy milk")
    (tmp_path / "saves" / "first-steps" / "notes.txt").write_text("buy milk")

    listing = slots.listed()
    assert (len(listing.slots), listing.set_aside, listing.unread) == (1, (), ())


def test_a_save_can_be_taken_away(slots):
    slots.save("Mine", play("one"), MARK)
    slots.save("Mine", play("two"), MARK)
    slots.remove(slots.listed().slots[0])

    assert slots.listed().slots == ()


def test_an_unwritable_folder_is_told_in_a_sentence(tmp_path):
    (tmp_path / "saves").write_text("")

    with pytest.raises(NotWrittenError, match="the play goes on"):
        Slots(tmp_path / "saves").autosave(play("one"), MARK)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Before   the appeal\t", "Before the appeal"),
        ("a\x1b[2Jb\nc", "a [2Jb c"),
        ("Cafe\u0301", "Café"),
        ("x" * 300, "x" * 80),
        ("\ud800 7", "7"),
    ],
)
def test_a_name_is_kept_as_it_can_be_shown(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "...", "/", "\n", "🙂", "\ud800"])
def test_a_name_of_nothing_is_refused(typed):
    with pytest.raises(SaveNameError, match="nothing was saved"):
        clean(typed)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("Before the appeal", "before-the-appeal-"),
        ("../../etc/passwd", "etc-passwd-"),
        ("CON", "con-"),
        ("Über", "uber-"),
        ("上诉之前", "save-"),
        ("autosave.json", "autosave-json-"),
        ("x" * 80, "x" * 40 + "-"),
    ],
)
def test_a_file_name_is_safe_on_every_system(name, begins):
    assert file_name(name).startswith(begins)
    assert file_name(name).endswith(".json")


@given(some.text(), some.text())
def test_any_name_that_is_kept_gives_a_plain_file_name_and_no_two_share_one(one, other):
    try:
        one, other = clean(one), clean(other)
    except SaveNameError:
        return

    assert clean(one) == one
    assert set(file_name(one)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert file_name(one) not in ("autosave.json", "earlier.json", "progress.json")
    assert (file_name(one) == file_name(other)) == (one == other)


def test_what_is_noted_of_endings_is_no_save_and_stays_where_it_is(slots, tmp_path):
    progress = Progress(tmp_path / "saves")
    progress.find("first-steps", "obeyed")
    progress.find("first-steps", "border-holds")  # Now a `.bak` of it lies there, too.
    slots.autosave(play("one"), MARK)

    listing = slots.listed()

    assert [slot.kind for slot in listing.slots] == ["autosave"]
    assert (listing.set_aside, listing.unread) == ((), ())
    assert progress.endings("first-steps").value == {"obeyed", "border-holds"}


def test_a_play_saved_beside_others_takes_the_place_of_none_but_itself(slots):
    kept = [
        slots.save_beside("Mine", one, MARK) for one in (play("a", "b"), play("x"), play("a"), play("x", "y"))
    ]

    assert kept == ["Mine", "Mine 2", "Mine 3", "Mine 2"]
    saved = {slot.saved.name: slot.saved.playthrough for slot in slots.listed().slots}
    assert saved == {"Mine": play("a", "b"), "Mine 2": play("x", "y"), "Mine 3": play("a")}


def test_who_goes_on_without_a_save_hears_which_is_missing_and_what_was_damaged():
    assert str(NoSaveError("gate", ("autosave.json",))) == (
        "there is no save of 'gate' to go on from (autosave.json could not be read and was set aside); "
        "play without --continue to begin one"
    )


def test_a_name_and_its_file_do_not_end_in_what_the_limit_left_of_a_gap():
    assert clean("x" * 79 + " more") == "x" * 79
    assert file_name("x" * 39 + " more").startswith("x" * 39 + "-")
    assert "--" not in file_name("x" * 39 + " more")


def test_saves_of_one_moment_and_many_are_listed_by_their_time_not_their_names(slots):
    for name in ("B", "A", "C"):
        slots.save(name, play("one"), MARK)

    assert [slot.saved.name for slot in slots.listed().slots] == ["C", "A", "B"]
