"""The one door to a class at work."""

import shutil
import threading
import time

import pytest

from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.commands import CommandRefusal
from game.classroom.journal.keeping import Journal
from game.classroom.journal.lines import JournalOpening
from game.classroom.journal.writing import JournalNotWrittenError
from game.classroom.session import Session
from game.classroom.working import begun
from tests.classroom.rooms import Room, lesson

OPENING = JournalOpening("northgate-warrant", "harbour", "3", "fifty", 1)


def at_first_poll(seats):
    room = Room()
    room.join(seats)
    room.to("first-poll", 1)
    return room.session


def votes_at_one_instant(session, folder):
    """Let three hundred seats vote from six threads at once; give the counts and the lines of the journal."""
    work = ClassAtWork(session, Journal.begin(folder, OPENING))
    start = threading.Barrier(6)

    def vote(part):
        start.wait()
        asked = [work.ask(ask.Vote(seat, "1.first", "ABC"[seat % 3], request=str(seat))) for seat in part]
        assert all(isinstance(one.result(10), Session) for one in asked)

    threads = [threading.Thread(target=vote, args=(range(1 + part, 301, 6),)) for part in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    work.close()
    lines = next(folder.glob("*.journal")).read_text().splitlines()
    return [bar.count for bar in work.session.polls["1.first"].bars], len(lines)


def test_s9_three_hundred_votes_at_one_instant_are_all_counted(tmp_path):
    assert votes_at_one_instant(at_first_poll(300), tmp_path) == ([100, 100, 100], 301)


@pytest.mark.long
def test_s9_three_hundred_votes_at_one_instant_are_all_counted_a_thousand_times(tmp_path):
    session = at_first_poll(300)

    for number in range(1_000):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert votes_at_one_instant(session, folder) == ([100, 100, 100], 301)
        shutil.rmtree(folder)


def test_a_refusal_and_a_repetition_are_not_written_down(tmp_path):
    work = ClassAtWork(at_first_poll(1), Journal.begin(tmp_path, OPENING))
    vote = ask.Vote(1, "1.first", "A", request="r")

    assert isinstance(work.do(vote), Session)
    assert isinstance(work.do(vote), Session)
    assert isinstance(work.do(ask.Vote(1, "1.first", "D")), CommandRefusal)
    work.close()
    assert len((tmp_path / "class-1.journal").read_text().splitlines()) == 2


def test_a_vote_is_acknowledged_only_once_it_is_on_the_disk(tmp_path):
    on_disk = threading.Event()

    def slow_flush(_):
        on_disk.wait(5)

    on_disk.set()
    journal = Journal.begin(tmp_path, OPENING, flush=slow_flush)
    on_disk.clear()
    work = ClassAtWork(at_first_poll(1), journal)
    answer = work.ask(ask.Vote(1, "1.first", "A"))

    with pytest.raises(TimeoutError):
        answer.result(0.05)
    on_disk.set()
    assert isinstance(answer.result(5), Session)
    work.close()


def test_what_the_disk_does_not_take_is_not_acknowledged_and_is_tried_again_in_order(tmp_path):
    full = []

    def flush(_):
        if full:
            raise OSError(28, "No space left on device")

    work = ClassAtWork(at_first_poll(3), Journal.begin(tmp_path, OPENING, flush=flush))
    full.append(True)
    with pytest.raises(JournalNotWrittenError, match="make room on the disk"):
        work.do(ask.Vote(1, "1.first", "A"))
    full.clear()
    work.do(ask.Vote(2, "1.first", "B"))
    work.close()

    numbers = [line.split(",")[0] for line in (tmp_path / "class-1.journal").read_text().splitlines()]
    assert numbers == ["[0", "[1", "[2"]


def test_group_commit_writes_what_comes_together_with_one_flush(tmp_path):
    flushes = []

    def flush(_):
        flushes.append(True)
        time.sleep(0.02)

    work = ClassAtWork(at_first_poll(100), Journal.begin(tmp_path, OPENING, flush=flush))
    asked = [work.ask(ask.Vote(seat, "1.first", "A")) for seat in range(1, 101)]
    for one in asked:
        one.result(5)
    work.close()

    assert len(flushes) < 20


@pytest.mark.parametrize("how", ["exported", "discarded"])
def test_s16_the_journal_is_gone_once_the_class_is_exported_or_discarded(tmp_path, how):
    work = ClassAtWork(begun(lesson(), 1), Journal.begin(tmp_path, OPENING))
    work.do(ask.Skip(1, "closed", sure=True))
    work.do(ask.End(how))
    work.close()

    assert list(tmp_path.iterdir()) == []


def test_time_goes_on_from_where_the_class_had_come_to():
    room = Room()
    room.to("brief")
    ticks = iter([1000.0, 1000.0, 1007.9])
    work = ClassAtWork(room.session, clock=lambda: next(ticks))

    assert work.now == room.now
    assert work.now == room.now + 7
