"""A case is read again when its files are saved, in whatever way an editor saves."""

import os
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from game.content.words import load_words
from game.processes import StumbledError
from game.proof.checks import CheckResult
from game.workshop import watching
from game.workshop.revision import Revision
from game.workshop.watching import CaseWatch
from tests.workshop.test_draft_play import CASE

BROKEN = CASE.replace("goes_to: won", "goes_too: won")


def written_over(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")


def renamed_into_place(file: Path, text: str) -> None:
    beside = file.with_name("4913.tmp")
    beside.write_text(text, "utf-8")
    beside.replace(file)


def moved_away_first(file: Path, text: str) -> None:
    file.rename(file.with_name("scenario.yaml~"))
    time.sleep(0.03)
    file.write_text(text, "utf-8")


def emptied_first(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8") as writes:
        writes.flush()
        os.fsync(writes.fileno())
        time.sleep(0.08)
        writes.write(text)


def in_pieces(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8") as writes:
        for start in range(0, len(text), 600):
            writes.write(text[start : start + 600])
            writes.flush()
            time.sleep(0.05)


def twice(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
    time.sleep(0.05)
    file.write_text(text + "\n", "utf-8")


WAYS = (written_over, renamed_into_place, moved_away_first, emptied_first, in_pieces, twice)
# The seconds that each way pauses of its own accord.
PAUSES = {moved_away_first: 0.03, emptied_first: 0.08, in_pieces: 0.05 * (len(CASE) // 600 + 1), twice: 0.05}


class Watched:
    """A case in a folder that is watched, and all that was told of it."""

    def __init__(self, folder: Path, proves: bool = False, background: Any = None) -> None:
        self.file = folder / "scenario.yaml"
        self.file.write_text(CASE, "utf-8")
        self.told: list[Revision] = []
        self.watch = CaseWatch(self.file, load_words(), self.told.append, proves=proves)
        self.watch._background = background or self.watch._background
        self.first = self.watch.first()
        self.watch.start()
        time.sleep(0.15)

    def waits_for(self, holds, seconds=15.0):
        """Wait until something holds."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end
            time.sleep(0.01)

    def until(self, holds, seconds=15.0):
        """Wait until something that was told holds, and give it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = next((one for one in list(self.told) if holds(one)), None)
            if found:
                return found
            time.sleep(0.01)
        raise AssertionError(f"never told: {[(one.number, one.depth, one.errors) for one in self.told]}")


@pytest.fixture
def watched(tmp_path):
    there = Watched(tmp_path)
    yield there
    there.watch.stop()


def says(revision, text):
    return revision.case is not None and text in revision.case.scenario.scenes["court-above"].text[0].text


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_of_saving_is_seen_and_no_mistake_flashes(watched, way):
    # Where the machine was so busy that saving took longer than a file rests, it is saved again.
    for number in range(5):
        watched.told.clear()
        began = time.monotonic()
        way(watched.file, CASE.replace("Three judges.", f"Three judges, and clock {number}."))
        took = time.monotonic() - began
        watched.until(lambda one, number=number: says(one, f"clock {number}"))
        if took < PAUSES.get(way, 0) + 0.1:
            break

    assert [one.errors for one in watched.told] == [0] * len(watched.told)


def test_a_mistake_is_told_once_the_file_rests_and_fixing_it_at_once(watched):
    began = time.monotonic()
    written_over(watched.file, BROKEN)

    broken = watched.until(lambda one: one.errors == 1)
    took = time.monotonic() - began
    written_over(watched.file, CASE)
    watched.until(lambda one: one.number > broken.number and one.case is not None)

    assert broken.case is None
    assert took > 0.15


def test_a_new_playbook_and_a_new_rule_book_are_seen(watched):
    folder = watched.file.parent / "playbooks"
    folder.mkdir()
    playbook = "playbook_format: 1\ntitle: Wrong\nplays:\n  - {choose: friday.nothing}\n"
    (folder / "wrong.yaml").write_text(playbook, "utf-8")

    told = watched.until(lambda one: one.errors > 0)

    assert told.findings[0].problem.place.path.name == "wrong.yaml"


def test_a_folder_that_is_taken_away_and_put_back_is_seen(watched):
    folder = watched.file.parent
    aside = folder.with_name("aside")
    folder.rename(aside)
    gone = watched.until(lambda one: one.case is None)
    shutil.move(aside, folder)

    watched.until(lambda one: one.number > gone.number and one.case is not None)


def test_what_reading_shows_follows_and_then_what_plays_show(tmp_path):
    there = Watched(tmp_path, proves=True)
    try:
        unreached = "  attic: {title: The attic, text: Dust., ending: {title: Dusty}}\n"
        written_over(there.file, CASE + unreached)

        proved = there.until(lambda one: one.number == 1 and one.depth == "proved", 60)
        depths = [one.depth for one in there.told if one.number == 1]
    finally:
        there.watch.stop()

    assert depths == ["read", "proving", "proved"]
    assert any("attic" in one.problem.what for one in proved.findings)
    assert proved.explored.positions > 3


class Busy:
    """Another process that never comes to an end, and has to be broken off."""

    def __init__(self, there=True):
        self.there, self.asked, self.heard, self.broken_off = there, [], None, 0

    def ask(self, work, asked, heard):
        self.asked.append(work)
        self.heard = heard
        return self.there

    def ready(self):
        pass

    def stop(self):
        self.broken_off += 1

    end = stop


@pytest.fixture
def busy(tmp_path):
    there = Watched(tmp_path, proves=True, background=Busy())
    there.waits_for(lambda: there.watch._background.asked)  # The first reading is being checked.
    yield there
    there.watch.stop()


def test_no_check_that_is_still_at_work_keeps_the_next_save_waiting(busy):
    background = busy.watch._background
    written_over(busy.file, CASE + "\n")
    first = busy.until(lambda one: one.number == 1)
    busy.waits_for(lambda: len(background.asked) == 2)
    before = background.broken_off

    written_over(busy.file, CASE.replace("Three judges.", "Three judges, and a clock."))

    assert busy.until(lambda one: says(one, "a clock")).depth == first.depth == "read"
    assert background.broken_off > before


def test_what_was_found_of_an_older_reading_is_no_longer_told(busy):
    written_over(busy.file, CASE + "\n")
    busy.waits_for(lambda: len(busy.watch._background.asked) == 2)
    of_the_first = busy.watch._background.heard
    written_over(busy.file, CASE + "\n\n")
    busy.until(lambda one: one.number == 2)

    of_the_first(CheckResult(1))

    assert {one.depth for one in busy.told} == {"read"}


def test_without_another_process_what_reading_shows_is_told_all_the_same(tmp_path):
    there = Watched(tmp_path, proves=True, background=Busy(there=False))
    try:
        written_over(there.file, CASE.replace("scenes:", "cast: {clerk: {name: Nobody}}\nscenes:"))
        told = there.until(lambda one: one.number == 1 and one.depth == "reviewed")
    finally:
        there.watch.stop()

    assert any("clerk" in one.problem.what for one in told.findings)


@pytest.mark.parametrize(
    ("answer", "trouble"), [(StumbledError("KeyError: nobody"), "KeyError: nobody"), (None, "")]
)
def test_where_the_other_process_fails_what_is_known_stays(busy, answer, trouble):
    busy.waits_for(lambda: busy.watch._background.asked)

    busy.watch._background.heard(answer)

    told = busy.until(lambda one: one.depth == "proved")
    assert (told.case is not None, told.trouble) == (True, trouble)


def test_where_the_system_watches_no_more_folders_looking_does_as_well(tmp_path, monkeypatch):
    def refuses(*_paths, **_how):
        raise OSError("inotify watch limit reached")

    monkeypatch.setattr(watching.watchfiles, "watch", refuses)
    there = Watched(tmp_path)
    try:
        written_over(there.file, CASE.replace("Three judges.", "Three judges, and a clock."))

        there.until(lambda one: says(one, "a clock"))
    finally:
        there.watch.stop()


def test_a_mistake_of_the_program_is_told_and_the_next_save_is_read_again(watched, monkeypatch):
    def stumbles(*_):
        raise KeyError("nobody thought of this")

    with monkeypatch.context() as broken:
        broken.setattr(watching, "reviewed", stumbles)
        written_over(watched.file, CASE + "\n")
        told = watched.until(lambda one: one.trouble != "")
    written_over(watched.file, CASE.replace("Three judges.", "Three judges, and a clock."))

    assert "nobody thought of this" in told.trouble
    assert told.case is not None
    assert watched.until(lambda one: says(one, "a clock")).trouble == ""
