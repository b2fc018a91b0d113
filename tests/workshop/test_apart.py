"""Work done by another process: answered, broken off, or failed."""

import multiprocessing
import os
import queue
import time
from pathlib import Path

import pytest

from game.errors import GameError
from game.model.record import Turn
from game.workshop.apart import Apart, StumbledError, judge, way_to
from game.workshop.revision import read
from tests.workshop.test_draft_play import CASE


@pytest.fixture
def heard():
    return queue.Queue()


def test_an_answer_comes_and_a_mistake_of_the_program_is_told_in_its_words(heard):
    apart = Apart()

    assert apart.ask(int, ("12",), heard.put)
    assert heard.get(timeout=30) == 12
    apart.ask(int, ("twelve",), heard.put)
    told = heard.get(timeout=30)

    assert type(told) is StumbledError
    assert str(told).startswith("ValueError: invalid literal")


def test_a_process_that_is_lost_is_told_as_none(heard):
    apart = Apart()

    apart.ask(os._exit, (3,), heard.put)

    assert heard.get(timeout=30) is None


def test_several_answers_are_heard_one_by_one(heard):
    apart = Apart()

    apart.ask(iter, (("first", "second"),), heard.put)

    assert [heard.get(timeout=30), heard.get(timeout=30)] == ["first", "second"]


def test_a_process_that_waits_is_the_one_that_is_asked(heard):
    apart = Apart()
    apart.ready()
    there = {process.pid for process in multiprocessing.active_children()}
    apart.ready()

    apart.ask(os.getpid, (), heard.put)

    assert heard.get(timeout=30) in there


def begins_another_and_waits(told):
    """Copy this process, as a check does that has a core to spare, and say which the copy is."""
    copy = os.fork()
    if copy:
        Path(told).write_text(str(copy), "utf-8")
    time.sleep(60)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are copied only where the system can")
def test_what_is_broken_off_ends_with_what_it_has_begun(heard, tmp_path):
    told, apart = tmp_path / "told", Apart()
    apart.ask(begins_another_and_waits, (str(told),), heard.put)
    while not (told.is_file() and told.read_text("utf-8")):
        time.sleep(0.01)
    copy = int(told.read_text("utf-8"))

    apart.stop()

    end = time.monotonic() + 10
    while not is_over(copy):
        assert time.monotonic() < end
        time.sleep(0.01)


def is_over(process):
    """Return whether a process has ended; one that nobody has asked about is over, too."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_at_the_end_no_process_waits_any_more():
    apart = Apart()
    apart.ready()
    waiting = apart._waiting.process

    apart.end()
    waiting.join(10)

    assert not waiting.is_alive()


def test_where_the_system_gives_no_process_that_is_said(heard, monkeypatch):
    def refuses(_process):
        raise OSError("no more processes")

    monkeypatch.setattr(multiprocessing.context.SpawnProcess, "start", refuses)

    assert not Apart().ask(int, ("12",), heard.put)


def test_what_is_broken_off_is_never_heard(heard):
    apart = Apart()

    apart.ask(time.sleep, (30,), heard.put)
    apart.ask(int, ("12",), heard.put)

    assert heard.get(timeout=30) == 12
    apart.stop()
    assert heard.empty()


def test_the_way_to_a_scene_is_found_and_where_there_is_none_that_is_the_answer(tmp_path, heard):
    file = tmp_path / "scenario.yaml"
    attic = "  attic: {title: The attic, text: Dust., ending: {title: Dusty}}\n"
    file.write_text(CASE + attic, "utf-8")
    scenario = read(file).case.scenario

    assert [turn.choice for turn in way_to(scenario, None, "court-above")] == ["refuse", "appeal"]
    apart = Apart()
    apart.ask(way_to, (scenario, None, "court-above"), heard.put)
    found = heard.get(timeout=60)
    apart.ask(way_to, (scenario, None, "attic"), heard.put)
    none = heard.get(timeout=60)

    assert [type(turn) for turn in found] == [Turn, Turn]
    assert type(none) is GameError
    assert "attic" in str(none)


def test_judging_gives_what_reading_shows_and_then_all_that_check_tells(tmp_path):
    file = tmp_path / "scenario.yaml"
    file.write_text(CASE.replace("odds: 40", "odds: 0"), "utf-8")

    by_reading, by_playing = judge(file, None, 1000)

    assert not by_reading.explored
    assert by_playing.explored["one-mailbox"].positions > 3
    assert any("won" in problem.what for problem in by_playing.problems)
    assert set(by_reading.problems) < set(by_playing.problems)
