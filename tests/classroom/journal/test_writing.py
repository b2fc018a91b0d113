"""A journal has one holder at a time, however the one before it ended (S-18)."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.classroom import commands as ask
from game.classroom.journal import writing
from game.classroom.journal.keeping import Journal, left_over, read_journal, recovered
from game.classroom.journal.lines import JournalOpening
from game.classroom.journal.writing import JournalHeldError, JournalNotWrittenError
from tests.classroom.rooms import HARBOUR, lesson

ROOT = Path(__file__).parent.parent.parent.parent
OPENING = JournalOpening("northgate-warrant", str(HARBOUR), "3-digest", "fifty", 1)


def test_s18_a_class_that_is_open_elsewhere_cannot_be_taken_up_or_deleted(tmp_path):
    journal = Journal.begin(tmp_path, OPENING)
    journal.write("join", ask.OpenRoom("418207")).result(5)

    (found,) = left_over(tmp_path, journal.path.stat().st_mtime + 25 * 3600)
    assert found.held
    assert journal.path.exists()
    with pytest.raises(JournalHeldError, match="open in another window of the program"):
        recovered(found, lesson())

    journal.close()
    (found,) = left_over(tmp_path, journal.path.stat().st_mtime)
    assert not found.held
    recovered(found, lesson()).journal.close()


def test_journals_of_two_crashes_are_offered_the_newest_first(tmp_path):
    for name, age in (("a", 60), ("b", 30), ("c", 90)):
        journal = Journal.begin(tmp_path, OPENING)
        journal.close()
        os.utime(journal.path.rename(tmp_path / f"{name}.journal"), (1_000_000 - age,) * 2)

    assert [found.path.stem for found in left_over(tmp_path, 1_000_000)] == ["b", "a", "c"]


def test_s18_the_hold_dies_with_the_program_that_had_it(tmp_path):
    program = Path(__file__).with_name("killed.py")
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(program), str(tmp_path)], stdout=subprocess.PIPE, env=surroundings, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        assert writing.is_held(tmp_path / "class-1.journal")
        process.send_signal(signal.SIGKILL)
        process.communicate()

    assert not writing.is_held(tmp_path / "class-1.journal")
    recovered(read_journal(tmp_path / "class-1.journal"), lesson()).journal.close()


def test_what_was_gone_on_with_since_it_was_found_is_not_lost(tmp_path):
    journal = Journal.begin(tmp_path, OPENING)
    journal.close()
    found = read_journal(journal.path)
    other = recovered(found, lesson())
    other.journal.write("join", ask.OpenRoom("418207")).result(5)
    other.journal.close()

    back = recovered(found, lesson())
    back.journal.close()

    assert back.session.room.code == "418207"


def test_a_journal_that_is_gone_is_told(tmp_path):
    journal = Journal.begin(tmp_path, OPENING)
    journal.close()
    found = read_journal(journal.path)
    journal.path.unlink()

    with pytest.raises(JournalNotWrittenError):
        recovered(found, lesson())
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_knows_no_locks_lets_a_class_be_held(tmp_path, monkeypatch):
    def without_locks(_file):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(writing, "_lock", without_locks)
    journal = Journal.begin(tmp_path, OPENING)
    journal.close()

    assert not writing.is_held(journal.path)
    recovered(read_journal(journal.path), lesson()).journal.close()
