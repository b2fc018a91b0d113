"""Roles within a team, and exhibits dealt out by them: who has which, and who learns what was opened."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.classroom import commands as ask
from game.classroom.dealing import TEAM_ROLES
from game.classroom.journal.keeping import read_journal, recovered
from game.classroom.rehearsing import SimulatedSeats, rehearse
from game.classroom.report.building import report
from game.classroom.report.exports import html, session_json, totals_csv
from game.classroom.views.public import seat_view
from game.classroom.working import apply, begun
from tests.classroom.report.test_report import DAY
from tests.classroom.rooms import Room, lesson, plain

ROOT = Path(__file__).parent.parent.parent
# Its briefing has three exhibits.
CASE = "yahoo-belgium"


@pytest.fixture(params=["straight", "journal"])
def room(request):
    return Room(lesson(case=CASE), journal=request.param == "journal")


def teams_in(room, seats=8, teams=2):
    room.join(seats)
    if teams:
        room.do(ask.MakeTeams(teams))
    return room


def own(room, seat):
    return seat_view(room.session, seat, room.around())


def members(room, team):
    return [seat.id for seat in room.session.present if seat.team == team]


def titles(room):
    exhibits = room.lesson.scenario.sources.exhibits
    return [exhibits[name].title for name in room.lesson.case.scene(room.session.position).exhibits]


def test_the_roles_of_a_team_go_round_in_the_order_in_which_its_seats_came_in(room):
    teams_in(room, 11)
    for team in room.session.teams:
        roles = [own(room, seat).team_role for seat in members(room, team)]
        assert roles == [*TEAM_ROLES, *TEAM_ROLES][: len(roles)]


def test_who_comes_late_has_a_role_and_so_has_the_team_of_a_seat_that_was_removed(room):
    teams_in(room, 4)
    first, second = members(room, "A")
    room.do(ask.RemoveSeat(first))
    assert own(room, second).team_role == "lead"
    [late] = room.join(1)
    assert room.session.seats[late].team == "A"
    assert own(room, late).team_role == "authorities"


def test_each_exhibit_of_the_briefing_goes_to_a_role_and_the_lead_has_those_of_roles_that_nobody_has(room):
    teams_in(room, 6)
    room.do(*(ask.PutInTeam(seat, "A") for seat in members(room, "B")[:1]))
    assert [one.number for one in own(room, 1).exhibits] == []
    room.to("brief")
    four, two = members(room, "A"), members(room, "B")

    assert [[one.number for one in own(room, seat).exhibits if one.own] for seat in four] == [
        [1],
        [2],
        [3],
        [],
    ]
    assert [[one.number for one in own(room, seat).exhibits if one.own] for seat in two] == [[1, 3], [2]]
    assert {one.number: one.holder for one in own(room, two[1]).exhibits} == {
        1: "lead",
        2: "authorities",
        3: "lead",
    }


@pytest.mark.parametrize(("teams", "devices"), [(0, "each"), (2, "team-vote"), (2, "team-counts")])
def test_without_teams_or_with_one_device_a_team_nothing_is_dealt_out(room, teams, devices):
    teams_in(room, 4, teams)
    room.do(ask.SetDevices(devices))
    assert own(room, 1).team_role == ""
    room.to("brief")

    assert (own(room, 1).team_role, own(room, 1).exhibits) == ("", ())
    assert room.t.notes.exhibits == ()
    assert room.do(ask.OpenExhibit(1, 1)).opened == frozenset()


def test_the_teacher_sees_how_many_teams_have_opened_each_exhibit_and_never_who(room):
    teams_in(room)
    room.to("brief")
    for seat in members(room, "A"):
        room.do(ask.OpenExhibit(seat, 1))
    room.do(ask.OpenExhibit(members(room, "B")[2], 1), ask.OpenExhibit(members(room, "B")[0], 3))

    told = [
        f"{title}: opened by {teams} of 2 teams" for title, teams in zip(titles(room), (2, 0, 1), strict=True)
    ]
    assert list(room.t.notes.exhibits) == told
    for seat in room.session.present:
        assert seat.alias not in json.dumps(plain(room.t.notes), ensure_ascii=False)


def test_an_exhibit_is_opened_once_however_often_it_is_asked_for_and_stays_in_sight(room):
    teams_in(room)
    room.to("brief")
    [seat] = members(room, "B")[1:2]
    once = room.do(ask.OpenExhibit(seat, 2))

    assert apply(once, ask.OpenExhibit(seat, 2)) is once
    assert [one.opened for one in own(room, seat).exhibits] == [True, False, False]
    for wrong in (0, 4, -1, 900):
        assert room.refused(ask.OpenExhibit(seat, wrong)).key == "exhibit"
    assert room.refused(ask.OpenExhibit(99, 1)).key == "seat"


def test_what_a_team_opens_changes_no_byte_of_the_projector_or_of_any_other_seat(room):
    teams_in(room)
    room.to("brief")
    opener, *others = [seat.id for seat in sorted(room.session.present, key=lambda one: one.team)]
    before = [json.dumps(value) for value in (room.p, *map(room.s, others))]
    was = room.s(opener)
    room.do(ask.OpenExhibit(opener, 1), ask.OpenExhibit(opener, 2))

    assert room.s(opener) != was
    assert [json.dumps(value) for value in (room.p, *map(room.s, others))] == before


def test_after_the_briefing_all_is_open_for_all_and_what_is_sent_late_changes_nothing(room):
    teams_in(room)
    room.to("brief")
    room.do(ask.Pause(1), ask.OpenExhibit(1, 1), ask.GoOn(2))
    assert room.session.opened == frozenset()
    room.do(ask.OpenExhibit(1, 1))
    room.next()
    opened = room.session.opened
    assert room.do(ask.OpenExhibit(2, 2)).opened == opened
    assert (own(room, 1).team_role, own(room, 1).exhibits) == ("", ())
    room.do(ask.Back(room.now + 60))
    assert [one.opened for one in own(room, 1).exhibits if one.number == 1] == [True]


def test_other_teams_begin_with_nothing_opened(room):
    teams_in(room)
    room.to("brief")
    room.do(ask.OpenExhibit(1, 1), ask.MakeTeams(4))
    assert [line.partition(": ")[2] for line in room.t.notes.exhibits] == ["opened by 0 of 4 teams"] * 3


def test_the_teachers_copy_says_how_many_teams_opened_each_exhibit_and_no_other_file_does():
    room = teams_in(Room(lesson(case=CASE)))
    room.to("brief")
    first = titles(room)[0]
    room.do(*(ask.OpenExhibit(members(room, team)[0], 1) for team in "AB"))
    teachers, students = (report(room.session, DAY, copy) for copy in ("teacher", "students"))

    assert f"{first}: opened by 2 of 2 teams" in html(room.session, teachers).replace("’", "'")
    assert teachers.teacher.exhibits.count("opened by") == 3
    files = (html(room.session, students), totals_csv(students), session_json(room.session, "2026-11-24"))
    assert not [text for text in files if "opened by" in text or 'opened":' in text]
    assert report(teams_in(Room(lesson(case=CASE))).session, DAY, "teacher").teacher.exhibits == ""


def test_simulated_seats_open_their_own_exhibits():
    session = begun(lesson(case=CASE), 3, rehearsal=True)
    session = apply(session, ask.MakeTeams(4))
    seen = []
    rehearse(
        session, SimulatedSeats(24, 3), seen=lambda one: seen.append(one) if one.phase == "brief" else None
    )

    last = seen[-1]
    dealt = last.lesson.case.scene(last.position).exhibits
    assert {one.exhibit for one in last.opened} == set(dealt)
    assert {one.team for one in last.opened} == set("ABCD")


_KILLED = """
import os, signal, sys
from pathlib import Path
from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.journal.keeping import Journal
from game.classroom.journal.lines import JournalOpening
from game.classroom.working import begun
from tests.classroom.rooms import lesson

taught = lesson(case="yahoo-belgium")
opening = JournalOpening("yahoo-belgium", "yahoo-belgium", "1", "fifty", 1)
work = ClassAtWork(begun(taught, 1), Journal.begin(Path(sys.argv[1]), opening))
for command in (ask.OpenRoom("418207"), *(ask.Join(f"t{one}", f"k{one}") for one in range(1, 9))):
    work.do(command)
for command in (ask.MakeTeams(2), ask.Next(1), ask.Next(2), ask.OpenExhibit(3, 2), ask.OpenExhibit(4, 1)):
    work.do(command)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_teams_had_opened_is_still_open_after_a_kill(tmp_path):
    done = subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    back = recovered(read_journal(next(tmp_path.glob("*.journal"))), lesson(case=CASE))
    back.journal.close()

    assert back.bad is None
    assert {(one.exhibit, one.seat) for one in back.session.opened} == {("return-card", 3), ("the-letter", 4)}
    assert back.session.phase == "brief"
