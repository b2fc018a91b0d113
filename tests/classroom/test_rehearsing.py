"""A rehearsal: simulated seats by the same commands."""

import re

import pytest

from game.classroom import commands as ask
from game.classroom.commands import CommandRefusal
from game.classroom.rehearsing import LiveRehearsal, SimulatedSeats, rehearse
from game.classroom.working import apply, begun
from game.verbs.classes import class_
from tests.classroom.rooms import Room, lesson


@pytest.mark.parametrize("plan", ["fifty", "ninety", "mooted", "later"])
@pytest.mark.parametrize("seed", range(6))
def test_a_rehearsal_runs_a_plan_to_its_end(plan, seed):
    session = rehearse(begun(lesson(plan), seed, rehearsal=True), SimulatedSeats(31, seed))

    assert session.phase == "closed"
    assert all(decision.verdict and decision.place for decision in session.decisions)
    assert len(session.decisions) == len(session.lesson.plan.decisions)
    assert session.settings.rehearsal


@pytest.mark.parametrize("plan", ["fifty", "ninety"])
def test_the_flagship_runs_both_plans_to_their_ends(plan):
    session = rehearse(begun(lesson(plan, "microsoft-ireland"), 5), SimulatedSeats(41, 5))

    assert session.phase == "closed"
    assert [one.scene for one in session.decisions] == list(session.lesson.plan.decisions)


def test_a_rehearsal_follows_from_its_seed():
    one, other = (rehearse(begun(lesson(), 4), SimulatedSeats(20, 4)) for _ in range(2))

    assert one == other
    assert one != rehearse(begun(lesson(), 5), SimulatedSeats(20, 5))


def test_seats_come_late_change_their_minds_take_time_and_give_reasons():
    session = rehearse(begun(lesson(), 2), SimulatedSeats(60, 2))
    first, second = session.polls["1.first"].ballots, session.polls["1.second"].ballots

    assert len(session.seats) == 60
    assert any(seat.joined > 0 for seat in session.present)
    assert any(first[seat].letter != second[seat].letter for seat in first.keys() & second.keys())
    assert any(seat.pace != "1x" for seat in session.present)
    assert {reason.fate for reason in session.reasons.values()} == {"approved", "hidden"}


def test_in_real_time_each_seat_asks_when_its_moment_has_come():
    room = Room()
    running, asked = LiveRehearsal(SimulatedSeats(10, 1)), []
    room.do(ask.OpenRoom("418207"))
    for now in range(0, 181, 5):
        running, due = running.fallen_due(room.session, now)
        asked.append(len(due))
        room.do(*due)

    assert sum(asked) == len(room.session.seats) >= 8
    assert max(asked) < 8
    assert running.coming == ()


def test_a_rehearsal_rests_while_the_class_is_paused_and_can_run_faster():
    room = Room()
    room.do(ask.OpenRoom("418207"), ask.Pause(0))
    running, due = LiveRehearsal(SimulatedSeats(10, 1), speed=10).fallen_due(room.session, 100)
    assert due == ()
    room.do(ask.GoOn(100))
    _, due = running.fallen_due(room.session, 110)
    assert len(due) >= 8


def test_simulated_seats_ask_nothing_that_is_refused():
    refused = []

    def do(session, command):
        done = apply(session, command)
        if isinstance(done, CommandRefusal) and not isinstance(command, ask.Next | ask.Decide):
            refused.append((command, done))
        return done

    rehearse(begun(lesson("ninety", "microsoft-ireland"), 3), SimulatedSeats(41, 3), do)

    assert refused == []


def test_a_fast_rehearsal_prints_how_many_words_a_minute_stand_on_the_projector(capsys):
    class_("first-steps", rehearse=6, fast=True, seed=1)
    told = capsys.readouterr().out
    phases = [stop for stop in lesson("fifty", "first-steps").stops if stop.minutes]

    assert "On the projector, where a class reads 100 words a minute together:" in told
    assert len(re.findall(r": \d+ words in \d+ min, \d+ a minute$", told, re.MULTILINE)) == len(phases)
