"""After a crash in any phase: the same phase, code and seats, cookies valid, and every vote (S-6, S-19)."""

import shutil
from dataclasses import replace

from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.journal.keeping import Journal, read_journal, recovered
from game.classroom.journal.lines import JournalOpening
from game.classroom.rehearsing import SimulatedSeats, rehearse
from game.classroom.views.public import projector_view
from game.classroom.views.teacher import teacher_view
from game.classroom.working import begun
from tests.classroom.rooms import HARBOUR, Room, lesson, plain, seat_screen

OPENING = JournalOpening("northgate-warrant", str(HARBOUR), "3", "fifty", 3)


def test_the_label_of_the_section_outlasts_a_crash(tmp_path):
    ClassAtWork(begun(lesson(), 3), Journal.begin(tmp_path, replace(OPENING, section="Tuesday"))).close()

    assert (
        recovered(read_journal(tmp_path / "class-1.journal"), lesson()).session.settings.section == "Tuesday"
    )


def test_s19_a_class_killed_in_any_phase_shows_the_same_on_every_window(tmp_path):
    room = Room(seed=3)
    work = ClassAtWork(begun(lesson(), 3), Journal.begin(tmp_path, OPENING))
    phases = set()

    def crash_here(session):
        # What a crash leaves is held by nobody, so its copy stands for it.
        left = shutil.copy(tmp_path / "class-1.journal", tmp_path / "left.journal")
        back = recovered(read_journal(left), lesson())
        back.journal.close()
        assert back.session == session
        around = room.around()
        for view in (projector_view, teacher_view):
            assert plain(view(back.session, around)) == plain(view(session, around))
        for seat in session.seats.values():
            assert back.session.holding(seat.token) == seat
        if session.seats:
            assert seat_screen(back.session, 1, around) == seat_screen(session, 1, around)
        phases.add(session.phase)

    rehearse(work.session, SimulatedSeats(6, 3), do=lambda _, command: work.do(command), seen=crash_here)
    work.close()

    assert phases == {stop.phase for stop in lesson().stops}


def test_s6_votes_belong_to_seats_through_reconnects_between_every_two_events():
    room = Room()
    room.join(6)
    room.to("first-poll", 1)
    keys = {seat: f"key-{seat}" for seat in range(1, 7)}
    for turn, letter in enumerate("ABCBA"):
        for seat, key in list(keys.items()):
            room.do(ask.Vote(seat, "1.first", letter, request=f"{seat}.{turn}"))
            room.do(ask.ComeBack(key, f"token-{seat}-{turn}", f"key-{seat}-{turn}"))
            keys[seat] = f"key-{seat}-{turn}"

    assert room.poll("1.first").total == 6
    assert [bar.count for bar in room.poll("1.first").bars] == [6, 0, 0]
