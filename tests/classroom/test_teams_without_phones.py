"""Teams that play their own courses with the teacher pressing for them, beside phones or without any."""

import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from game.classroom import commands as ask
from game.classroom.acts.ballots import ballot, poll_of_team
from game.classroom.journal.keeping import read_journal, recovered
from game.classroom.rehearsing import SimulatedSeats, rehearse
from game.classroom.report.building import report
from game.classroom.report.writing import weighed_courses
from game.classroom.views.controls import TeacherControls, command_of
from game.classroom.views.team_controls import team_groups
from game.classroom.views.teams import standings
from game.classroom.working import apply, begun
from game.content.words import load_words
from tests.classroom.report.test_report import DAY
from tests.classroom.rooms import Room, lesson, plain
from tests.classroom.test_teams import pressed_to_the_end

ROOT = Path(__file__).parent.parent.parent


def hands_in(room, number=3, phones=0):
    """Bring a class to its teams; of these, as many have a phone as there are phones."""
    room.do(ask.MakeTeams(number), ask.SetDevices("team-course"))
    if phones:
        room.join(phones)
    room.to("teams")
    return room


def turn(room, team, letter, picks=()):
    """Give the turn of a team as the teacher presses it now."""
    return ask.PressFor(team, poll_of_team(room.session.of_team(team), team), letter, picks)


def controls_of(room, team):
    words = load_words(also=["class", "seat", "class-windows"])
    return [one for group in team_groups(room.session, words, team) for one in group.controls]


def to_the_end(room, team):
    """Press the first open option of a team for it, with the first grounds, until its course has ended."""
    for _ in range(30):
        own = room.session.of_team(team)
        if own.lesson.case.ending(own.position) is not None:
            return
        option = next(one for one in ballot(own) if one.open)
        offer = own.lesson.case.picks(own.position, option.key.choice)
        room.do(turn(room, team, option.letter, (1,) if offer else ()))
    raise AssertionError("the course never ended")


def test_a_class_of_hands_plays_in_teams_and_the_teacher_presses_for_each(make_room):
    room = hands_in(make_room())
    assert not room.session.seats
    for team, letter in zip("ABC", "ACA", strict=True):
        room.do(turn(room, team, letter))

    assert [(one.team, one.turns) for one in standings(room.session)] == [("A", 1), ("B", 1), ("C", 1)]
    scenes = {team: courses[-1].scene for team, courses in room.session.roads.items()}
    assert scenes["A"] == scenes["C"] != scenes["B"]
    room.to("history")
    assert [one["team"] for one in room.p["body"]["teams"]] == list("ABC")
    assert report(room.session, DAY, "students", weighed_courses(room.session)).teams.crossings


def test_a_turn_pressed_for_a_team_draws_what_its_phone_would_have_drawn():
    rooms = [hands_in(Room(), 2, phones=2), hands_in(Room(), 2)]
    seat = next(one.id for one in rooms[0].session.present if one.team == "A")
    told = turn(rooms[0], "A", "A")
    rooms[0].do(ask.Vote(seat, told.poll, "A"))
    rooms[1].do(told)

    assert rooms[0].session.roads == rooms[1].session.roads


def test_a_turn_that_phone_and_teacher_press_at_once_counts_once(make_room):
    room = hands_in(make_room(), 2, phones=2)
    seat = next(one.id for one in room.session.present if one.team == "A")
    told = turn(room, "A", "B", (1,))
    by_phone = ask.Vote(seat, told.poll, "B", (1,))
    room.do(by_phone)
    taken = room.session

    assert apply(taken, told) is taken
    assert "Team A has gone on" in room.refused(replace(told, letter="A", picks=())).says
    assert room.refused(replace(told, picks=(2,))).key == "team_pressed"
    room.do(ask.TakeBackTurn("A"), told)
    assert apply(room.session, by_phone) is room.session
    assert room.session == taken


def test_what_cannot_be_pressed_for_a_team_is_refused_in_words(make_room):
    room = make_room()
    assert room.refused(ask.PressFor("A", "A.0", "A")).key == "poll_closed"
    hands_in(room, 2)
    told = turn(room, "A", "A")

    assert room.refused(replace(told, team="C")).key == "team"
    assert room.refused(replace(told, letter="Z")).key == "option"
    assert room.refused(replace(told, letter="B")).says == "Choose 1 to 2 grounds."
    room.do(ask.Pause(room.now))
    assert room.refused(told).key == "paused"


def test_the_next_decision_is_opened_as_it_stood_for_a_team_without_a_phone(make_room):
    room = hands_in(make_room(), 2)
    to_the_end(room, "A")
    anew = next(one for one in controls_of(room, "A") if one.kind == "press")
    assert anew.label == "A. Open the next decision"
    room.do(command_of(room.session, room.now, anew.name))

    ended, opened = room.session.roads["A"]
    assert opened.opened_at == opened.scene != ended.scene
    room.do(ask.TakeBackTurn("A"))
    assert room.session.roads["A"] == (ended,)


def test_a_course_with_no_later_decision_left_is_told_to_be_over(make_room):
    room = hands_in(make_room(), 2)
    for _ in range(4):
        to_the_end(room, "A")
        if not [one for one in controls_of(room, "A") if one.kind == "press"]:
            break
        room.do(turn(room, "A", "A"))

    assert room.refused(turn(room, "A", "A")).key == "team_over"


def test_each_open_option_has_its_letter_and_grounds_are_written_by_number():
    room = hands_in(Room(), 2)
    words = load_words(also=["class", "seat", "class-windows"])
    where, *groups = team_groups(room.session, words, "B")
    acts = {one.name: group for group in groups for one in group.controls}

    scene = room.lesson.scenario.scenes[room.session.course.scene].title
    assert where.heading == f"Team B, 0 turns: {scene}"
    assert "press:B:B.0:A" in acts
    grounds = acts["grounds:B:B.0:B"]
    assert grounds.filled == ""
    assert "1. " in grounds.says
    assert "take-back:B" not in acts
    room.do(turn(room, "B", "A"))
    assert "take-back:B" in {one.name for one in controls_of(room, "B")}


def test_p_has_the_page_of_one_team_only_where_the_teacher_asks_for_it():
    room = hands_in(Room(), 3)
    assert room.p["body"]["kind"] == "TeamsBody"
    room.do(ask.Show(2))
    page = room.p["body"]
    assert (page["kind"], page["team"], page["poll"]) == ("TeamSceneBody", "B", "B.0")
    assert [one["letter"] for one in page["options"] if one["open"]]
    assert not page["scene"]["full"], "the projector has the short text"
    before = room.p
    room.do(turn(room, "A", "A"))
    assert room.p == before, "no other team's turn changes it"
    room.do(turn(room, "B", "A"))
    assert room.p["body"]["followed"]["chose"]
    assert room.refused(ask.Show(4)).key == "page"
    assert [one.command for one in room.t.offers[1:2]] == [ask.Show(3)]
    room.do(ask.Show(3))
    assert room.t.offers[1].command == ask.Show(0)


def test_what_stands_on_p_for_one_team_changes_no_byte_of_a_phone():
    room = hands_in(Room(), 3, phones=2)
    before = [room.s(seat) for seat in (1, 2)]
    room.do(ask.Show(3))

    assert [room.s(seat) for seat in (1, 2)] == before


def test_l6_the_mask_holds_on_the_page_of_a_team_on_p_and_no_odds_are_sent():
    room = hands_in(Room(), 3)
    mask = room.lesson.scenario.mask
    for number, (team, letter) in enumerate((("A", "A"), ("B", "B"), ("C", "C")), start=1):
        room.do(turn(room, team, letter, (1,) if letter == "B" else ()), ask.Show(number))
        sent = json.dumps(room.p, ensure_ascii=False)
        assert room.p["body"]["team"] == team
        for name in (one.real for one in mask.names.values() if one.real != one.shown_as):
            assert name not in sent
        assert room.lesson.scenario.words.title not in sent
        assert "historical" not in sent
        assert '"odds"' not in sent


def test_leaving_teams_that_have_not_ended_asks_once_and_names_them(make_room):
    room = hands_in(make_room(), 2)
    to_the_end(room, "A")
    asked = room.refused(ask.Next(room.now))
    assert (asked.key, asked.asks) == ("teams_at_play", True)
    assert asked.says.endswith("stop where they stand: B. Go on?")
    to_the_end(room, "B")
    room.do(ask.Next(room.now))

    assert room.session.phase == "history"


def test_a_rehearsal_presses_for_teams_that_have_no_phone():
    session = begun(lesson(), 5, rehearsal=True)
    for command in (ask.MakeTeams(4), ask.SetDevices("team-course")):
        session = apply(session, command)
    done = rehearse(session, SimulatedSeats(2, 5))

    assert {seat.team for seat in done.present} == {"A", "B"}
    assert all(one.turns for one in standings(done))


_KILLED = """
import os, signal, sys
from pathlib import Path
from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.journal.keeping import Journal
from game.classroom.journal.lines import JournalOpening
from tests.classroom.rooms import Room
from tests.classroom.test_teams_without_phones import played

room = Room()
opening = JournalOpening("harbour", "harbour", "1", "fifty", room.seed)
at_work = ClassAtWork(room.session, Journal.begin(Path(sys.argv[1]), opening))
room.do = lambda *asked: [setattr(room, "session", at_work.do(one)) for one in asked]
played(room)
os.kill(os.getpid(), signal.SIGKILL)
"""


def played(room):
    """Let the teacher press for teams, take a turn back, and show one of them on P."""
    hands_in(room, 3)
    room.do(turn(room, "A", "A"))
    room.do(turn(room, "B", "B", (1,)))
    room.do(turn(room, "C", "C"), ask.TakeBackTurn("C"))
    room.do(ask.Show(2))
    return room


def test_teams_for_which_was_pressed_stand_where_they_stood_after_a_kill(tmp_path):
    done = subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    back = recovered(read_journal(next(tmp_path.glob("*.journal"))), lesson())
    back.journal.close()
    room = played(Room())

    assert back.bad is None
    assert back.session == room.session
    room.session = back.session
    assert room.p["body"]["team"] == "B"
    assert plain(standings(back.session)) == plain(standings(room.session))


def test_phones_and_the_teacher_press_beside_each_other(make_room):
    room = hands_in(make_room(), 3, phones=1)
    pressed_to_the_end(room, room.session.present[0].team)
    to_the_end(room, "C")

    assert [bool(one.turns) for one in standings(room.session)] == [True, False, True]


def test_where_the_teams_came_and_what_to_say_of_their_decisions_stand_on_t_beside_history(make_room):
    room = hands_in(make_room(), 2)
    room.do(turn(room, "A", "A"))
    room.to("history")
    notes = room.t.notes

    assert [line[:5] for line in notes.teams] == ["**A**", "**B**"]
    first = room.lesson.scenario.scenes[room.lesson.plan.decisions[0]]
    assert any(line.startswith(f"{first.title}: ") for line in notes.says) == bool(first.notes)


def test_teams_and_options_stay_as_they_are_once_teams_have_decided(make_room):
    room = hands_in(make_room(), 2)
    scene = room.session.course.scene
    every = tuple(room.lesson.scenario.scenes[scene].choices)
    room.do(turn(room, "A", "A"))
    assert room.refused(ask.PickOptions(scene, every)).key == "options_fixed"

    words = load_words(also=["class", "seat", "class-windows"])
    controls = TeacherControls(room.session, words)
    for phase in ("teams", "history"):
        room.to(phase)
        teams = [one.name for group in controls.teams(room.t.crowd) for one in group.controls]
        rules = [one.kind for group in controls.rules() for one in group.controls]
        assert teams == []
        assert "pick" not in rules
