"""Sums, times and odds as they are written elsewhere: each is told with what to write here."""

import pytest

from game.content.amounts import date_meant, odds_meant, share_meant, sum_meant, time_meant
from game.content.documents.values import MistakesError, cite, duration, points, whole_number
from game.content.wording import told
from tests.messages import faults


@pytest.mark.parametrize(
    ("written", "number"),
    [
        *(
            ("10k", "10000"),
            ("USD 10000", "10000"),
            ("$10,000", "10000"),
            ("10.000", "10000"),
            ("10000.00", "10000"),
        ),
        *(("15\u202f000", "15000"), ("5000 dollars", "5000"), ("-1,000", "-1000"), ("2 million", "2000000")),
        ("ten", "10"),
    ],
)
def test_a_sum_is_told_in_digits(written, number):
    assert sum_meant(written) == f"Write `{number}`, digits alone."
    assert whole_number(number) == int(number)


@pytest.mark.parametrize("written", ["soon", "1.5.2", "3,5", "12:30", "1e5", "9" * 20, ""])
def test_what_is_no_sum_is_not_made_one(written):
    assert sum_meant(written) == ""


@pytest.mark.parametrize(
    ("written", "days"),
    [
        *(("2 weeks and 3 days", 17), ("three weeks, two days", 23), ("1.5 weeks", 11), ("half a week", 4)),
        *(("a fortnight", 14), ("fourteen days", 14), ("14 calendar days", 14), ("14d", 14)),
        *(("5 business days", 7), ("1 month", 30), ("two years", 730), ("40 years", 14_610)),
    ],
)
def test_a_time_is_told_in_days(written, days):
    remedy = time_meant(written)

    assert remedy.endswith(f"`{days} days`.")
    assert duration(remedy.split("`")[1]) == days
    assert not faults("'takes' needs a length of time", remedy)


@pytest.mark.parametrize(
    "written", ["soon", "28", "5 hours", "P14D", "5-10 days", "and days", "an hour", "90000 weeks"]
)
def test_what_is_no_time_is_not_made_one(written):
    assert time_meant(written) == ""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1 in 3", "1/3"),
        ("2 out of 3", "2/3"),
        ("33,3", "33.3"),
        ("20 %", "20"),
        ("\u00bd", "1/2"),
        ("even", "1/2"),
        ("35 points", "35"),
    ],
)
def test_odds_are_told_in_points(written, meant):
    assert odds_meant(written) == f"Write `{meant}`."
    assert points(meant)


def test_a_part_of_one_is_told_as_a_fraction():
    assert share_meant("50%") == "Write `50/100`."
    assert share_meant("likely") == ""


@pytest.mark.parametrize("written", ["50/50", "60/40", "1/99"])
def test_what_two_outcomes_share_is_no_fraction(written):
    """`50/50` is one whole to arithmetic, and so a certainty that nobody meant."""
    with pytest.raises(MistakesError) as raised:
        points(written)
    worded = told(raised.value.mistakes[0])

    assert worded.code == "S007"
    assert worded.remedy.startswith(f"Write `{written.partition('/')[0]}`, and leave the odds of the other")
    assert not faults(worded.what, worded.remedy)


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("ryan-1971 532-533", "Write `ryan-1971 at 532-533`, or the id alone."),
        ("ryan-1971, 532", "Write `ryan-1971 at 532`, or the id alone."),
        (
            "ryan-1971 at 532; bagwell-1994 at 827",
            "Put a comma between them, inside brackets: `[ryan-1971 at 532, bagwell-1994 at 827]`.",
        ),
        (
            "ryan-1971; bagwell-1994 at 827",
            "Put a comma between them, inside brackets: `[ryan-1971, bagwell-1994 at 827]`.",
        ),
    ],
)
def test_a_cite_is_told_as_it_is_written(written, remedy):
    with pytest.raises(MistakesError) as raised:
        cite(written)
    worded = told(raised.value.mistakes[0])

    assert (worded.code, worded.remedy) == ("S024", remedy)
    assert not faults(worded.what, worded.remedy)


@pytest.mark.parametrize(
    "written", ["usc-2703 at (a); (b)", "ryan-1971 at 532, 540", "note at p. 3; slip op. 5"]
)
def test_a_pin_may_have_parts(written):
    assert cite(written).pin


def test_month_and_day_changed_round_are_told_so():
    from game.content.documents.values import day

    with pytest.raises(MistakesError) as raised:
        day("2013-24-10")

    assert told(raised.value.mistakes[0]).remedy == "Month comes before day: write `2013-10-24`."


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("2013/10/24", "2013-10-24"), ("2013-1-4", "2013-01-04"), ("2013-10-24T12:00", "2013-10-24")),
        *(("24.10.2013", "2013-10-24"), ("24. 10. 2013", "2013-10-24"), ("1.2.2013", "2013-02-01")),
        *(("10/24/2013", "2013-10-24"), ("24/10/2013", "2013-10-24"), ("24 October 2013", "2013-10-24")),
        *(("24th of October 2013", "2013-10-24"), ("October 24, 2013", "2013-10-24")),
        *(
            ("Oct. 24, 2013", "2013-10-24"),
            ("24. Oktober 2013", "2013-10-24"),
            ("3. M\u00e4rz 2013", "2013-03-03"),
        ),
    ],
)
def test_a_date_is_told_with_year_month_and_day(written, meant):
    from game.content.documents.values import day

    assert date_meant(written) == f"Write `{meant}`."
    assert day(meant).isoformat() == meant
    with pytest.raises(MistakesError) as raised:
        day(written)
    assert told(raised.value.mistakes[0]).remedy == f"Write `{meant}`."


@pytest.mark.parametrize(
    "written", ["1/2/2013", "tomorrow", "30 February 2013", "24 Foo 2013", "13-10-24", ""]
)
def test_a_date_that_could_be_two_or_none_is_left_open(written):
    assert date_meant(written) == ""
