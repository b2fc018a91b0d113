"""A moment of the case."""

from datetime import date

from game.model.scene import Passing
from tests.builders import after, desk

TODAY = date(2020, 1, 10)


def test_takes_lets_calendar_days_pass():
    case = desk({"days": "takes: 5 days", "weeks": "takes: 2 weeks"})

    assert after(case, "days").date == date(2020, 1, 6)
    assert after(case, "weeks").date == date(2020, 1, 15)


def test_until_lets_time_pass_to_that_day():
    assert Passing(until=date(2020, 2, 1)).ends_on(TODAY) == date(2020, 2, 1)


def test_until_takes_no_time_once_the_day_has_come():
    assert Passing(until=TODAY).ends_on(TODAY) == TODAY
    assert Passing(until=date(2019, 5, 5)).ends_on(TODAY) == TODAY


def test_a_half_without_time_takes_none():
    assert Passing().ends_on(TODAY) == TODAY


def test_the_next_scene_is_the_outcomes_else_the_choices():
    case = desk({"act": "goes_to: end, outcomes: {stays: {odds: 50, goes_to: desk}, ends: {}}"})

    assert after(case, "act:stays").scene == "desk"
    assert after(case, "act:ends").scene == "end"
