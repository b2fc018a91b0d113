"""Other processes: their answers are those that this one would give, and nothing depends on them."""

import multiprocessing
import os
import queue
import time
from pathlib import Path

import pytest

from game import processes
from game.processes import Background, Forked, StumbledError

HERE = os.getpid()
forks = pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system copies no process")


def counting():
    """Yield the process that does the work, then twice whatever is asked."""
    asked = yield os.getpid() == HERE
    while True:
        asked = yield 2 * asked


def lost():
    if os.getpid() != HERE:
        os._exit(1)
    yield from counting()


def lost_later():
    asked = yield "first"
    if os.getpid() != HERE:
        os._exit(1)
    yield 2 * asked


@pytest.fixture
def two_cores(monkeypatch):
    monkeypatch.setattr(processes, "_may_fork", lambda: True)


@forks
def test_another_process_answers(two_cores):
    work = Forked(counting())

    assert work.first() is False
    assert [work.ask(1), work.ask(21)] == [2, 42]
    work.close()


@pytest.mark.parametrize("cores", [0, 1])
def test_without_a_second_core_the_work_is_done_here(cores, monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    work = Forked(counting())

    assert work.first() is True
    assert work.ask(21) == 42


@forks
@pytest.mark.parametrize("work", [lost, lost_later])
def test_what_another_process_leaves_undone_is_done_here(work, two_cores):
    done = Forked(work())

    assert done.first()
    assert done.ask(21) == 42
    done.close()


@forks
def test_what_is_never_asked_ends(two_cores):
    work = Forked(counting())
    other = work._copy[0]

    work.close()
    work.close()

    with pytest.raises(ChildProcessError):
        os.waitpid(other, os.WNOHANG)


def as_a_number(tell, text):
    tell(int(text))


def tells_each(tell, *answers):
    for answer in answers:
        tell(answer)


def tells_its_process(tell):
    tell(os.getpid())


def is_lost(_tell):
    os._exit(3)


def rests(_tell):
    time.sleep(30)


@pytest.fixture
def heard():
    return queue.Queue()


def test_an_answer_comes_and_a_mistake_of_the_program_is_told_in_its_words(heard):
    background = Background()

    assert background.ask(as_a_number, ("12",), heard.put)
    assert heard.get(timeout=30) == 12
    background.ask(as_a_number, ("twelve",), heard.put)
    told = heard.get(timeout=30)

    assert type(told) is StumbledError
    assert str(told).startswith("ValueError: invalid literal")


def test_a_process_that_is_lost_is_told_as_none(heard):
    background = Background()

    background.ask(is_lost, (), heard.put)

    assert heard.get(timeout=30) is None


def test_several_answers_are_heard_one_by_one(heard):
    background = Background()

    background.ask(tells_each, ("first", "second"), heard.put)

    assert [heard.get(timeout=30), heard.get(timeout=30)] == ["first", "second"]


def test_a_process_that_waits_is_the_one_that_is_asked(heard):
    background = Background()
    background.ready()
    there = {process.pid for process in multiprocessing.active_children()}
    background.ready()

    background.ask(tells_its_process, (), heard.put)

    assert heard.get(timeout=30) in there


def begins_another_and_waits(_tell, told):
    """Copy this process, as a check does that has a core to spare, and say which the copy is."""
    copy = os.fork()
    if copy:
        Path(told).write_text(str(copy), "utf-8")
    time.sleep(60)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are copied only where the system can")
def test_what_is_broken_off_ends_with_what_it_has_begun(heard, tmp_path):
    told, background = tmp_path / "told", Background()
    background.ask(begins_another_and_waits, (str(told),), heard.put)
    while not (told.is_file() and told.read_text("utf-8")):
        time.sleep(0.01)
    copy = int(told.read_text("utf-8"))

    background.stop()

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
    background = Background()
    background.ready()
    waiting = background._waiting.process

    background.end()
    waiting.join(10)

    assert not waiting.is_alive()


def test_where_the_system_gives_no_process_that_is_said(heard, monkeypatch):
    def refuses(_process):
        raise OSError("no more processes")

    monkeypatch.setattr(multiprocessing.context.SpawnProcess, "start", refuses)

    assert not Background().ask(as_a_number, ("12",), heard.put)


def test_what_is_broken_off_is_never_heard(heard):
    background = Background()

    background.ask(rests, (), heard.put)
    background.ask(as_a_number, ("12",), heard.put)

    assert heard.get(timeout=30) == 12
    background.stop()
    assert heard.empty()
