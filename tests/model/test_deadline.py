"""A day by which something must be done."""

from datetime import date, timedelta

from game.model.deadline import Deadline, day_after

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
