"""The days in contempt: those of a stay too, and within a turn only those after counsel's own move."""

import pytest

from game.pages.card import days_in_contempt
from tests.builders import RULE_BOOK, desk, played

CASE = desk(
    {
        "wait": "takes: 3 days",
        "defy": "takes: 2 days, moves: [hold], outcomes: {a: {takes: 5 days}}",
        "held": "outcomes: {a: {takes: 4 days, moves: [hold]}}",
        "stay": "moves: [stay]",
        "obey": "takes: 6 days, moves: [purge], outcomes: {a: {takes: 7 days}}",
        "try": "moves: [{move: hold, when: [{fact: strict}]}], outcomes: {a: {takes: 8 days}}",
    }
)


@pytest.mark.parametrize(
    ("turns", "days"),
    [
        ((), 0),
        (("wait", "held:a"), 0),
        (("wait", "defy:a"), 5),
        (("held:a", "wait", "stay", "wait"), 6),
        (("defy:a", "stay", "wait", "obey:a", "wait"), 5 + 3 + 6),
        (("try:a", "wait"), 8),
    ],
)
def test_days_in_contempt_are_counted_from_half_to_half_of_each_turn(turns, days):
    assert days_in_contempt(CASE.scenario, played(CASE, *turns)) == days


def test_a_stay_in_force_when_the_case_opens_rests_no_contempt():
    case = desk(
        {"wait": "takes: 3 days", "lift": "moves: [lift-stay]", "stay": "moves: [stay]"},
        book=RULE_BOOK.replace("opens_in: served", "opens_in: contempt-stayed"),
    )

    assert days_in_contempt(case.scenario, played(case, "wait")) == 0
    assert days_in_contempt(case.scenario, played(case, "wait", "lift", "wait", "stay", "wait")) == 3 + 3
