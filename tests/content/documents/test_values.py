"""What authors write for a number, a day or a time is read exactly, and nothing that is nearly one."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from game.content.documents.values import (
    LONGEST_NAME,
    LONGEST_TEXT,
    Characters,
    Count,
    Expanded,
    MistakesError,
    day,
    duration,
    listed,
    points,
    share,
    whole_number,
    yes_or_no,
)


def kind_of(read: Callable[[Any], Any], written: Any) -> str:
    """Return the kind of the one mistake in what is written."""
    with pytest.raises(MistakesError) as raised:
        read(written)
    (mistake,) = raised.value.mistakes
    assert mistake.given == written
    return mistake.kind


@pytest.mark.parametrize(
    ("read", "written", "value"),
    [
        (whole_number, "60", 60),
        (whole_number, "-25", -25),
        (whole_number, "5", 5),
        (whole_number, "9" * 15, 10**15 - 1),
        (points, "35", 35),
        (points, "2.5", Fraction(5, 2)),
        (points, "1/3", Fraction(100, 3)),
        (points, "-1/6", Fraction(-50, 3)),
        (share, "2/3", Fraction(2, 3)),
        (points, "-0.000001", Fraction(-1, 1_000_000)),
        (points, "999999.999999", Fraction(999_999_999_999, 1_000_000)),
        (day, "2014-04-25", date(2014, 4, 25)),
        (day, "1600-01-01", date(1600, 1, 1)),
        (day, "2999-12-31", date(2999, 12, 31)),
        (duration, "1 day", 1),
        (duration, "5 days", 5),
        (duration, "2 weeks", 14),
        (duration, "-1 week", -7),
        (duration, "36525 days", 36_525),
        (duration, "-36525 days", -36_525),
        (yes_or_no, "true", True),
        (yes_or_no, "false", False),
        (listed, "one", ["one"]),
        (listed, ["one"], ["one"]),
    ],
)
def test_a_value_is_read_as_it_was_written(read, written, value):
    assert read(written) == value


@pytest.mark.parametrize(
    ("read", "written", "kind"),
    [
        (whole_number, "9" * 16, "whole number"),
        (whole_number, "2.0", "whole number"),
        (whole_number, "1_000", "whole number"),
        (whole_number, "5\n", "whole number"),
        (whole_number, "\u0663", "whole number"),
        (whole_number, ["5"], "whole number"),
        (points, "1234567", "points"),
        (points, "1.1234567", "points"),
        (points, "1/0", "points"),
        (points, ".5", "points"),
        (points, {"a": "b"}, "points"),
        (day, "1599-12-31", "day"),
        (day, "3000-01-01", "day"),
        (day, "2014-2-3", "day"),
        (day, "2014-02-30", "no such day"),
        (day, ["2014-02-03"], "day"),
        (duration, "36526 days", "duration too long"),
        (duration, "-5218 weeks", "duration too long"),
        (duration, "5", "duration"),
        (duration, "5 months", "duration"),
        (duration, "1.5 days", "duration"),
        (yes_or_no, "yes", "yes or no"),
        (yes_or_no, "True", "yes or no"),
    ],
)
def test_what_is_nearly_a_value_is_none(read, written, kind):
    assert kind_of(read, written) == kind


def test_a_text_has_as_many_characters_as_it_may_and_a_pattern_if_it_has_one():
    read = Characters(3, least=1, pattern="[a-z]+", kind="id").reading(lambda part: part)

    assert [read(text) for text in ("a", "abc")] == ["a", "abc"]
    assert [kind_of(read, text) for text in ("", "abcd", "A", ["a"])] == [
        "text",
        "text too long",
        "id",
        "text",
    ]
    assert (LONGEST_TEXT, LONGEST_NAME) == (20_000, 64)


def test_a_list_has_as_many_parts_as_it_may():
    read = Count(least=1, most=2).reading(lambda part: part)

    assert [read(parts) for parts in (["a"], ["a", "b"])] == [["a"], ["a", "b"]]
    assert [kind_of(read, parts) for parts in ([], ["a", "b", "c"])] == ["too few parts", "too many parts"]
    assert Count().reading(lambda part: part)([]) == []


def test_a_short_form_may_stand_for_something_or_for_nothing():
    read = Expanded(lambda part: None if part == "rest" else [part]).reading(lambda part: part)

    assert (read("rest"), read("a")) == (None, ["a"])
