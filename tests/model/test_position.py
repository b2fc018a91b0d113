"""Deadlines, and the daily sum: what each day costs, and what is owed."""

from datetime import date, timedelta

import pytest

from game.model.ids import PostureId
from game.model.position import MOST_FINES, Deadline, Sanction, Standing, day_after

STARTED, LAST = date(2020, 1, 1), date(2020, 1, 15)
DEADLINE = Deadline(STARTED, LAST)
DAY = timedelta(days=1)


def test_the_last_day_of_a_deadline_is_in_time():
    assert DEADLINE.seen_on(LAST).status == "open"


def test_the_day_after_its_last_a_deadline_is_missed():
    missed = DEADLINE.seen_on(LAST + 5 * DAY)

    assert (missed.status, missed.ended) == ("missed", LAST + DAY)


def test_a_deadline_that_was_met_cannot_be_missed():
    assert DEADLINE.met_on(LAST).seen_on(LAST + DAY).status == "met"


def test_a_deadline_that_was_missed_cannot_be_met():
    assert DEADLINE.seen_on(LAST + DAY).met_on(LAST + DAY).status == "missed"


def test_moving_a_deadline_moves_its_last_day():
    assert DEADLINE.moved_by(7, not_before=STARTED).last_day == LAST + 7 * DAY
    assert DEADLINE.moved_by(-3, not_before=STARTED).last_day == LAST - 3 * DAY


def test_a_deadline_that_is_not_open_cannot_be_moved():
    met = DEADLINE.met_on(STARTED)
    missed = DEADLINE.seen_on(LAST + DAY)

    assert met.moved_by(7, not_before=STARTED) == met
    assert missed.moved_by(7, not_before=STARTED) == missed


def test_a_deadline_never_lies_past_the_end_of_the_calendar():
    last = date(9999, 12, 30)

    assert day_after(date(9999, 12, 1), 36_525) == last
    assert DEADLINE.moved_by(10_000_000, not_before=STARTED).last_day == last
    assert Deadline(STARTED, last).seen_on(date.max).ended == date.max


CONTEMPT = PostureId("contempt")


def test_the_kth_accrued_day_costs_per_day_where_it_never_doubles():
    assert [Sanction(10).on_day(day) for day in (1, 2, 30)] == [10, 10, 10]


def test_the_kth_accrued_day_costs_per_day_times_two_to_the_k_less_one_if_it_doubles_daily():
    assert [Sanction(10, "daily").on_day(day) for day in (1, 2, 3, 8)] == [10, 20, 40, 1280]


def test_the_kth_accrued_day_doubles_after_every_seventh_if_it_doubles_weekly():
    days = (1, 7, 8, 14, 15, 22)

    assert [Sanction(10, "weekly").on_day(day) for day in days] == [10, 10, 20, 20, 40, 80]


@pytest.mark.parametrize("doubles", ["never", "daily", "weekly"])
def test_a_day_never_costs_more_than_the_cap(doubles):
    assert max(Sanction(10, doubles, cap=35).on_day(day) for day in range(1, 60)) <= 35
    assert Sanction(50, doubles, cap=35).on_day(1) == 35


def test_50000_doubling_daily_is_350000_after_3_days():
    assert Sanction(50_000, "daily").over(3, after=0) == 350_000


def test_250000_doubling_weekly_is_26250000_after_28_days():
    assert Sanction(250_000, "weekly").over(28, after=0) == 26_250_000


@pytest.mark.parametrize("doubles", ["never", "daily", "weekly"])
def test_days_counted_in_parts_cost_what_they_cost_at_once(doubles):
    sanction = Sanction(3, doubles, cap=500)

    assert sanction.over(10, after=0) + sanction.over(13, after=10) == sanction.over(23, after=0)


def test_setting_a_sum_puts_the_count_back_to_0_and_leaves_the_fines():
    standing = Standing((CONTEMPT,), Sanction(10, "daily"), accrued_days=4, fines=150)

    assert standing.set_to(Sanction(7)) == Standing((CONTEMPT,), Sanction(7), accrued_days=0, fines=150)


def test_no_day_is_owed_where_no_sum_is_set():
    assert Standing((CONTEMPT,)).accrued(9) == Standing((CONTEMPT,))


def test_fines_are_never_below_0():
    assert Standing((CONTEMPT,), fines=5).owing(-20).fines == 0


def test_a_sum_that_doubles_for_a_century_stays_a_number_that_can_be_printed():
    """An author may leave a doubling sum running; nothing may hang or grow without end."""
    standing = Standing((CONTEMPT,), Sanction(10, "daily")).accrued(36_525)

    assert standing.fines == MOST_FINES
