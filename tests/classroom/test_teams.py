"""Each team plays its own course: on its own phones, by its own chance, and beside the others at the end."""

import csv
import io
import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from game.classroom import commands as ask
from game.classroom.acts.ballots import poll_of_team
from game.classroom.journal.keeping import read_journal, recovered
from game.classroom.rehearsing import SimulatedSeats, rehearse
from game.classroom.report.building import report
from game.classroom.report.exports import html, session_json, totals_csv
from game.classroom.report.writing import weighed_courses
from game.classroom.views.public import body
from game.classroom.views.teams import standings
from game.classroom.working import apply, begun
from game.content.words import load_words
from tests.classroom.report.test_report import DAY
from tests.classroom.room.conftest import Open
from tests.classroom.rooms import Room, lesson, plain

ROOT = Path(__file__).parent.parent.parent


def teams_in(room, number=2):
    room.do(ask.MakeTeams(number), ask.SetDevices("team-course"))
    room.join(number)
    room.to("teams")
    return room


def press(room, team, letter, picks=()):
    seat = next(one.id for one in room.session.present if one.team == team)
    poll = poll_of_team(room.session.of_team(team), team)
    vote = ask.Vote(seat, poll, letter, picks)
    room.do(vote)
    return vote


def pressed_to_the_end(room, team):
    """Press the first open option of a team, with the first grounds, until its course has ended."""
    for _ in range(30):
        seen = body(room.session, room.around(), seat=True, team=team)
        if seen.ended:
            return seen
        option = next(one for one in seen.options if one.open)
        press(room, team, option.letter, (1,) if option.grounds else ())
    raise AssertionError("the course never ended")


def test_teams_part_and_each_has_its_own_position(make_room):
    room = teams_in(make_room())
    start = room.session.course.scene
    press(room, "A", "A")

    where = {team: courses[-1].scene for team, courses in room.session.roads.items()}
    assert where["B"] == start != where["A"]
    assert [one.turns for one in standings(room.session)] == [1, 0]
    assert room.session.stop == room.session.stops.index(room.session.here)


def test_a_turn_sent_twice_is_taken_once_and_a_late_one_is_refused(make_room):
    room = teams_in(make_room())
    vote = press(room, "A", "A")

    assert apply(room.session, vote) is room.session
    assert room.refused(replace(vote, letter="B")).key == "team_went_on"
    assert room.refused(ask.Vote(vote.seat, "A.0x", "A")).key == "team_went_on"


def test_a_team_presses_only_what_is_open(make_room):
    room = teams_in(make_room())
    seat = next(one.id for one in room.session.present if one.team == "A")

    for letter in ("D", "I"):
        assert room.refused(ask.Vote(seat, "A.0", letter)).key == "option"


def test_a_turn_sent_again_is_known_in_whichever_course_and_only_as_it_was_taken():
    """The second course is opened by two turns of history, which no team has taken: A.1 and A.2."""
    room = teams_in(Room())
    turns = [press(room, "A", letter) for letter in "AAA"]
    assert [[one.by for one in course.taken] for course in room.session.roads["A"]] == [
        ["team"],
        ["history", "history", "team"],
    ]
    assert [turns[0].poll, turns[2].poll] == ["A.0", "A.3"]

    for taken in (turns[0], turns[2]):
        assert apply(room.session, taken) is room.session
    for poll, letter in (("A.0", "B"), ("A.0", "I"), ("A.1", "B"), ("A.3", "B"), ("A.-1", "A")):
        assert room.refused(ask.Vote(turns[0].seat, poll, letter)).key == "team_went_on", (poll, letter)


def test_what_was_pressed_by_mistake_is_taken_back_and_draws_the_same_again(make_room):
    room = teams_in(make_room())
    before = room.session
    press(room, "A", "A")
    after = room.session
    room.do(ask.TakeBackTurn("A"))

    assert room.session == before
    assert room.refused(ask.TakeBackTurn("B")).key == "no_turn"
    assert room.refused(ask.TakeBackTurn("C")).key == "team"
    press(room, "A", "A")
    assert room.session == after


def test_whether_teams_play_their_own_courses_is_settled_before_they_do(room):
    assert room.refused(ask.SetDevices("team-course")).key == "teams_first"
    teams_in(room)

    assert room.refused(ask.SetDevices("each")).key == "teams_settled"
    assert room.refused(ask.MakeTeams(4)).key == "teams_play"
    assert [one.phase for one in room.session.stops].count("teams") == 1
    assert sum(one.minutes for one in room.session.stops) == sum(one.minutes for one in room.lesson.stops)


def test_a_teams_phones_tell_nothing_of_another_course_from_the_first_turn_to_the_end():
    """Two classes in which A does the same and B does not: no byte that A's phone gets may differ."""
    rooms = [teams_in(Room()), teams_in(Room())]
    for room, letters in zip(rooms, ("AA", "AC"), strict=True):
        press(room, "A", letters[0])
        press(room, "B", letters[1])
    assert rooms[0].s(2) != rooms[1].s(2)
    for _ in range(len(rooms[0].session.stops)):
        first, second = (json.dumps(room.s(1), ensure_ascii=False) for room in rooms)
        assert first == second, rooms[0].session.phase
        if rooms[0].session.phase == "closed":
            return
        for room in rooms:
            room.next()
    raise AssertionError("the class never ended")


def test_l6_the_mask_holds_while_teams_play_and_no_odds_are_sent():
    room = teams_in(Room(), 3)
    mask = room.lesson.scenario.mask
    for team, letter in (("A", "A"), ("B", "B"), ("C", "C")):
        press(room, team, letter, (1,) if letter == "B" else ())
        sent = room.public()
        for name in (one.real for one in mask.names.values() if one.real != one.shown_as):
            assert name not in sent
        assert room.lesson.scenario.words.title not in sent
        assert "historical" not in sent
        assert '"odds"' not in sent


def test_a_team_that_has_ended_opens_the_next_decision_as_it_really_stood():
    room = teams_in(Room())
    press(room, "A", "A")
    ended = pressed_to_the_end(room, "A")
    assert ended.anew
    seat, poll = 1, poll_of_team(room.session.of_team("A"), "A")
    assert room.refused(ask.Vote(seat, poll, "B")).key == "poll_closed"
    press(room, "A", "A")

    first, second = room.session.roads["A"]
    assert standings(room.session)[0].where.startswith(f"{ended.ended}; ")
    assert second.opened_at == second.scene == room.lesson.plan.decisions[1]
    assert body(room.session, room.around(), seat=True, team="A").scene.opened_anew
    room.do(ask.TakeBackTurn("A"))
    assert room.session.roads["A"] == (first,)
    press(room, "A", "A")
    assert not pressed_to_the_end(room, "A").anew
    assert (
        room.refused(ask.Vote(seat, poll_of_team(room.session.of_team("A"), "A"), "A")).key == "poll_closed"
    )


@pytest.fixture(scope="module")
def played():
    """Give a rehearsed class of six teams, at its end."""
    session = begun(lesson(), 5, rehearsal=True)
    for command in (ask.MakeTeams(6), ask.SetDevices("team-course")):
        session = apply(session, command)
    return rehearse(session, SimulatedSeats(12, 5))


def test_simulated_teams_play_and_the_report_has_each_road_beside_history_and_odds(played):
    built = report(played, DAY, "students", weighed_courses(played))
    page = html(played, built)

    assert [road.standing.team for road in built.teams.roads] == list("ABCDEF")
    assert all(road.turns for road in built.teams.roads)
    assert any(road.odds for road in built.teams.roads)
    assert all(f"Team {team}:" in page for team in "ABCDEF")
    assert built.teams.crossings[0].rows[0].real
    rows = list(csv.DictReader(io.StringIO(totals_csv(built))))
    assert sum(int(one["votes"]) for one in rows if one["poll"] == "teams" and one["decision"] == "1") == 6
    courses = json.loads(session_json(played, DAY.isoformat()))["teams"]
    assert [turn[4] for turn in courses["A"][0]["turns"]].count("team") >= 1


def test_p_compares_the_courses_beside_history(played):
    at = next(number for number, one in enumerate(played.stops) if one.phase == "history")
    shown = plain(body(replace(played, stop=at), Room().around()))

    assert [one["team"] for one in shown["teams"]] == list("ABCDEF")
    assert shown["real"]["ended"]
    assert shown["courses"] == []
    assert {team for row in shown["crossings"][0]["rows"] for team in row["teams"]} == set("ABCDEF")


def test_teams_press_on_their_phones():
    opened = Open(lesson(), load_words(also=["class", "seat", "class-windows"]))
    try:
        opened.do(ask.MakeTeams(2))
        opened.do(ask.SetDevices("team-course"))
        one, other = opened.phone(), opened.phone()
        opened.go_to("teams")
        before = other.look().text
        one.look().fill(letter="B")
        assert "Choose 1 to 2 grounds" in one.text
        one.look().fill(letter="A")
        assert "What follows" in one.text
        assert other.look().text == before
        assert opened.session.roads["A"][-1].taken[-1].by in ("team", "program")
    finally:
        opened.close()


_KILLED = """
import os, signal, sys
from pathlib import Path
from game.classroom.at_work import ClassAtWork
from game.classroom.journal.keeping import Journal
from game.classroom.journal.lines import JournalOpening
from tests.classroom.test_teams import press, teams_in
from tests.classroom.rooms import Room

room = Room()
opening = JournalOpening("harbour", "harbour", "1", "fifty", room.seed)
at_work = ClassAtWork(room.session, Journal.begin(Path(sys.argv[1]), opening))
room.do = lambda *asked: [setattr(room, "session", at_work.do(one)) for one in asked]
teams_in(room)
press(room, "A", "A")
press(room, "B", "C")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_teams_that_were_killed_stand_where_they_stood(tmp_path):
    done = subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    back = recovered(read_journal(next(tmp_path.glob("*.journal"))), lesson())
    back.journal.close()
    room = teams_in(Room())
    press(room, "A", "A")
    press(room, "B", "C")

    assert back.bad is None
    assert back.session.roads == room.session.roads
    assert [one.turns for one in standings(back.session)] == [1, 1]
