"""Problems, and the findings of one reading."""

from pathlib import Path

import pytest

from game.content.problems import (
    MOST_ERRORS,
    EnoughError,
    Findings,
    Place,
    Problem,
    ScenarioProblemsError,
    brief,
    did_you_mean,
)

FILE = Path("scenario.yaml")


def problem(line: int, code: str = "S012", severity: str = "error") -> Problem:
    """Make a problem."""
    return Problem(Place(FILE, line), code, "unknown fact 'x'", "Write one of: y.", severity)


def test_a_problem_is_told_with_place_code_what_and_remedy():
    assert str(problem(41)) == "scenario.yaml:41:1: S012 unknown fact 'x'\n    Write one of: y."
    assert ": S012 warning: unknown" in str(problem(41, severity="warning"))


def test_problems_are_told_in_the_order_of_their_places_each_once():
    findings = Findings()
    for line in (10, 9, 2, 9):
        findings.add(problem(line))

    assert [one.place.line for one in findings.in_order()] == [2, 9, 10]


def test_only_errors_stop_play():
    findings = Findings()
    findings.add(problem(1, severity="warning"))
    assert findings.errors == ()

    findings.add(problem(2))
    assert [one.place.line for one in findings.errors] == [2]


def test_reading_ends_after_very_many_errors_and_says_that_there_are_more():
    findings = Findings()

    for line in range(2, MOST_ERRORS + 1):
        findings.add(problem(line))

    with pytest.raises(EnoughError):
        findings.add(problem(MOST_ERRORS + 1))

    assert len(findings.problems) == MOST_ERRORS + 1
    assert findings.in_order()[0].code == "Y017"


def test_warnings_never_end_the_reading():
    findings = Findings()
    for line in range(2 * MOST_ERRORS):
        findings.add(problem(line, severity="warning"))

    assert len(findings.problems) == 2 * MOST_ERRORS


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("credibilty", "credibility"),
        ("crediblity", "credibility"),
        ("credibillity", "credibility"),
        ("crefibility", "credibility"),
        ("trust-meter", "trust"),
        ("Trust", "trust"),
    ],
)
def test_a_name_that_is_nearly_right_is_asked_about(name, meant):
    assert did_you_mean(name, ["reserve", "credibility", "trust"]) == f"Did you mean '{meant}'?"


def test_for_another_name_what_there_is_is_listed():
    assert did_you_mean("justice", ["trust", "reserve"]) == "Write one of: trust, reserve."


def test_of_many_names_some_are_listed():
    assert did_you_mean("justice", [f"a{n}" for n in range(40)]) == (
        "Write one of the 40 that there are, such as a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11."
    )


def test_of_long_names_as_many_are_listed_as_a_line_has_room_for():
    names = [f"a-name-that-goes-on-for-long-{number}" for number in range(8)]

    assert did_you_mean("justice", names) == (
        f"Write one of the 8 that there are, such as {', '.join(names[:3])}."
    )
    assert did_you_mean("justice", ["x" * 200]) == f"Write one of: {'x' * 200}."


def test_where_there_is_nothing_it_says_so():
    assert did_you_mean("justice", []) == "There are none yet: declare it first."


def test_of_ten_thousand_names_a_slip_of_the_keyboard_is_still_found():
    names = [f"scene-{number}" for number in range(10_000)]

    assert did_you_mean("scnee-9999", names) == "Did you mean 'scene-9999'?"


def test_a_very_long_name_is_compared_with_nothing():
    assert did_you_mean("x" * 20_000, ["x"]) == "Write one of: x."


def test_what_an_author_wrote_is_shown_on_one_line_and_not_too_long():
    assert brief("a\n  b") == "a b"
    assert len(brief("x" * 20_000)) == 64


def test_all_that_must_be_fixed_is_told_at_once():
    error = ScenarioProblemsError(FILE, (problem(1), problem(2)))

    assert str(error).startswith("scenario.yaml has 2 mistakes to fix first:\nscenario.yaml:1:1: S012")
    assert error.problems == (problem(1), problem(2))


def test_choices_of_one_scene_are_not_alike_because_they_share_the_scene():
    there = ("friday.produce", "friday.decline", "monday.refuse")

    assert did_you_mean("friday.refuse", there).startswith("Write one of")
    assert did_you_mean("friday.declin", there) == "Did you mean 'friday.decline'?"
    assert did_you_mean("fridy.produce", there) == "Did you mean 'friday.produce'?"


def test_warnings_count_for_nothing_on_the_way_to_the_last_error():
    findings = Findings()
    for line in range(MOST_ERRORS):
        findings.add(problem(line, severity="warning"))
    for line in range(MOST_ERRORS - 1):
        findings.add(problem(line))

    with pytest.raises(EnoughError):
        findings.add(problem(1))


def test_problems_are_in_order_by_file_then_line_then_column_then_code():
    findings = Findings()
    places = [Place(Path(file), line, column) for file in "ba" for line in (2, 1) for column in (9, 5)]
    for place in places:
        for code in ("S012", "S001"):
            findings.add(Problem(place, code, "", ""))

    in_order = [(str(one.place), one.code) for one in findings.in_order()]
    assert in_order == [
        (f"{file}:{line}:{column}", code)
        for file in "ab"
        for line in (1, 2)
        for column in (5, 9)
        for code in ("S001", "S012")
    ]


def test_what_is_just_short_enough_is_shown_whole():
    assert brief("x" * 64) == "x" * 64
    assert brief("x" * 65) == "x" * 61 + "..."


@pytest.mark.parametrize("count", [11, 12])
def test_twelve_names_are_listed_as_all_there_are(count):
    names = [f"a{number}" for number in range(count)]

    assert did_you_mean("justice", names) == f"Write one of: {', '.join(names)}."


def test_of_thirteen_names_twelve_are_listed():
    names = [f"a{number}" for number in range(13)]

    assert did_you_mean("justice", names) == (
        f"Write one of the 13 that there are, such as {', '.join(names[:12])}."
    )


def test_names_of_the_longest_length_are_compared():
    assert did_you_mean("x" * 64, ["x" * 63]) == f"Did you mean '{'x' * 63}'?"


def test_of_a_hundred_names_one_that_is_only_alike_is_found_and_of_more_none():
    names = ["reserve-of-patience", *(f"a{number}" for number in range(99))]

    assert did_you_mean("reserve", names) != "Did you mean 'reserve-of-patience'?"
    assert did_you_mean("reserve-patience", names) == "Did you mean 'reserve-of-patience'?"
    assert did_you_mean("reserve-patience", [*names, "b"]).startswith("Write one of the 101")


@pytest.mark.parametrize(
    "slip", ["rserve", "ersevre", "erserve", "resurve", "reserver", "xreserve", "reservx", "reserv"]
)
def test_every_slip_of_the_keyboard_is_found_among_many_names(slip):
    names = ["reserve", *(f"scene-{number}" for number in range(200))]
    found = did_you_mean(slip, names) == "Did you mean 'reserve'?"

    assert found == (slip != "ersevre"), "two slips are no slip"


def test_two_mistakes_are_two_and_one_is_a_mistake():
    assert "has a mistake to fix first" in str(ScenarioProblemsError(FILE, (problem(1),)))
    assert "has 2 mistakes to fix first" in str(ScenarioProblemsError(FILE, (problem(1), problem(2))))
