"""Time: which days are owed, and which deadlines run out."""

import pytest

from game.model.ids import DeadlineId
from tests.builders import after, desk, docket, fines, played

CASE = desk(
    {
        "fine": "effects: [{sanction: order, per_day: 10}]",
        "daily": "effects: [{sanction: order, per_day: 10, doubles: daily}]",
        "hold": "moves: [hold]",
        "hold-after-five": "takes: 5 days, moves: [hold]",
        "stay": "moves: [stay]",
        "lift": "moves: [lift-stay]",
        "wait": "takes: 1 day",
        "wait-five": "takes: 5 days",
        "wait-two-weeks": "takes: 2 weeks",
        "wait-on": "until: 2020-01-11",
        "wait-long": "takes: 40 days",
        "reply": "effects: [{deadline: reply, in: 3 days}]",
        "appeal": "moves: [appeal]",
    }
)


@pytest.mark.parametrize(
    ("way", "days"), [("wait", 1), ("wait-five", 5), ("wait-two-weeks", 14), ("wait-on", 10)]
)
def test_a_day_is_owed_from_date_d_to_d_plus_n_for_n_days(way, days):
    assert fines(CASE, "fine", "hold", way) == 10 * days


def test_a_day_is_owed_when_it_has_passed_in_a_posture_where_sanctions_accrue():
    assert fines(CASE, "fine", "wait-five") == 0, "not before contempt"
    assert fines(CASE, "fine", "hold") == 0, "not on the day it begins"
    assert fines(CASE, "fine", "hold", "wait") == 10


def test_time_passes_in_the_postures_then_in_force():
    """The five days before the finding are not days in contempt, though one half of a turn has both."""
    assert fines(CASE, "fine", "hold-after-five") == 0


def test_no_fine_runs_while_stayed_and_the_count_rests_too():
    assert fines(CASE, "daily", "hold", "wait", "stay", "wait-two-weeks") == 10
    assert fines(CASE, "daily", "hold", "wait", "stay", "wait-two-weeks", "lift", "wait") == 10 + 20


def test_no_fine_runs_where_no_sum_is_set():
    assert fines(CASE, "hold", "wait-two-weeks") == 0


def test_a_sum_that_is_set_later_costs_nothing_for_the_days_before():
    assert fines(CASE, "hold", "wait-five", "fine", "wait") == 10


def test_the_last_day_of_a_deadline_is_in_time():
    position = after(CASE, "reply", *["wait"] * 3)

    assert position.deadlines[DeadlineId("reply")].status == "open"


def test_the_day_after_its_last_a_deadline_is_missed():
    position = after(CASE, "reply", *["wait"] * 4)

    assert position.deadlines[DeadlineId("reply")].status == "missed"


def test_a_deadline_missed_makes_an_entry_on_its_own_day():
    """Two weeks pass at once; it was missed on the fifth of January, the day after the last."""
    assert docket(played(CASE, "reply", "wait-two-weeks")) == [("2020-01-05", "DeadlineMissed")]


def test_deadlines_that_run_out_together_are_entered_in_the_order_of_their_days():
    replay = played(CASE, "hold", "reply", "wait-long")
    missed = [(entry.day.isoformat(), entry.what.deadline) for entry in replay.docket]

    assert missed == [("2020-01-05", "reply"), ("2020-01-16", "order.notice")]
