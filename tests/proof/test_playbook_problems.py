"""Marks, playbook and entries of the real course say the same, each told where it stands."""

import pytest

from game.content.library import FILE
from game.proof.findings import in_groups
from tests.messages import faults
from tests.proof.cases import checked

CASE = """\
scenario_format: 1
id: desk
edition: 1
title: At a desk
summary: A desk, an order, and a choice.
matters: {order: {procedure: book}}
opens_at: desk
opens_on: 2020-01-01
authorities: {ryan-71: {cite: "Ryan v. Reynard (1971)", checked: 2021-01-01}}
history:
  - {date: 2020-01-01, who: A judge, what: Orders it., documented_by: [ryan-71 at 2], at: desk}
  - {date: 2020-02-01, who: A court, what: Hears it., documented_by: [ryan-71 at 3], at: hearing.speak}
scenes:
  desk:
    text: The order is on the desk.
    choices:
      go: {label: Go, historical: true, goes_to: hearing}
      stay: {label: Stay, goes_to: lost}
  hearing:
    text: The judge waits.
    choices:
      speak:
        label: Speak
        historical: true
        outcomes:
          heard: {label: Heard, historical: true, odds: 60, goes_to: won}
          cut-off: {label: Cut off, goes_to: lost}
  won: {text: You won., ending: {title: Won, historical: true}}
  lost: {text: You lost., ending: {title: Lost}}
"""
COURSE = """\
playbook_format: 1
title: The real course
plays:
  - {choose: desk.go}
  - {choose: hearing.speak, outcome: heard}
ends_in: won
"""


def told(folder, case=CASE, course=COURSE):
    (folder / "playbooks").mkdir()
    (folder / "playbooks" / "historical.yaml").write_text(course, "utf-8")
    problems = checked(folder, case).problems
    assert not [one for one in problems if faults(one.what, one.remedy)]
    return [(one.place.path.name, one.place.line, one.code) for one in problems]


def test_a_course_that_agrees_is_silent(tmp_path):
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "told_as"),
    [
        ("stay: {label: Stay,", "stay: {label: Stay, historical: true,", (18, "D103")),
        ("cut-off: {label: Cut off,", "cut-off: {label: Cut off, historical: true,", (27, "D103")),
        ("{title: Lost}", "{title: Lost, historical: true}", (29, "D104")),
        ("date: 2020-02-01", "date: 2019-02-01", (12, "D106")),
        ("what: Hears it., documented_by: [ryan-71 at 3]", "what: Hears it.", (12, "T011")),
    ],
)
def test_what_does_not_agree_is_told_where_it_stands(tmp_path, old, new, told_as):
    assert told(tmp_path, CASE.replace(old, new)) == [(FILE, *told_as)]


def test_a_turn_that_is_not_marked_is_told_in_the_playbook(tmp_path):
    unmarked = CASE.replace("{label: Heard, historical: true,", "{label: Heard,")

    assert told(tmp_path, unmarked) == [("historical.yaml", 5, "D103")]


def test_a_history_of_choices_of_which_none_is_marked_is_told(tmp_path):
    unmarked = CASE.replace("historical: true, ", "").replace("        historical: true\n", "")
    unmarked = unmarked.replace(", historical: true", "")
    result = checked(tmp_path, unmarked)

    assert [(one.code, one.place.line) for one in result.problems] == [("D105", 10)]
    assert checked(tmp_path, unmarked.replace(", at: hearing.speak", "")).problems == ()


def test_a_course_that_cannot_be_read_is_not_called_missing(tmp_path):
    assert told(tmp_path, course=COURSE.replace("ends_in: won", "ends_in: wonn")) == [
        ("historical.yaml", 6, "S012")
    ]


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("", "", ["D107"]),
        ("ends_in: won", "ends_in: wonn", ["S012"]),
        ("outcome: heard", "outcome: heard, odds: 50", ["D102"]),
    ],
)
def test_how_long_the_real_course_is_waits_until_it_can_be_played(tmp_path, old, new, codes):
    long = CASE.replace("opens_at: desk", "minutes: 30\nopens_at: desk")

    assert [code for _, _, code in told(tmp_path, long, COURSE.replace(old, new))] == codes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("date: 2020-02-01", "date: 2020-01-01"),
        ("what: Hears it., documented_by: [ryan-71 at 3]", "what: Hears it., truth: inferred"),
    ],
)
def test_entries_of_one_day_and_inferred_ones_without_a_source_are_well(tmp_path, old, new):
    assert told(tmp_path, CASE.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "named"),
    [
        ("stay: {label: Stay,", "'desk.stay'"),
        ("cut-off: {label: Cut off,", "outcome 'cut-off' of 'hearing.speak'"),
    ],
)
def test_a_mark_beside_the_course_is_told_by_its_name(tmp_path, old, named):
    told(tmp_path, CASE.replace(old, f"{old} historical: true,"))
    (problem,) = checked(tmp_path, CASE.replace(old, f"{old} historical: true,")).problems

    assert problem.what == f"{named} is marked as historical, but the real course does not pass it"


def test_a_playbook_that_names_no_outcome_goes_through_the_only_one(tmp_path):
    only = CASE.replace(", odds: 60", "").replace("          cut-off: {label: Cut off, goes_to: lost}\n", "")

    assert told(tmp_path, only, COURSE.replace(", outcome: heard", "")) == []


@pytest.mark.parametrize("written", ["33", "33.33"])
def test_odds_that_points_would_round_are_told_as_a_fraction_that_can_be_written(tmp_path, written):
    case = CASE.replace("odds: 60", "odds: 1/3")
    there = "outcome: heard"
    (tmp_path / "playbooks").mkdir()

    def problems(odds):
        file = tmp_path / "playbooks" / "historical.yaml"
        file.write_text(COURSE.replace(there, f"{there}, odds: {odds}"), "utf-8")
        return checked(tmp_path, case).problems

    (problem,) = problems(written)
    assert problem.what == f"the odds of this outcome are 1/3, not {written}"
    assert problem.remedy == "Odds are points of 100: write `odds: 1/3`."
    assert problems("1/3") == ()


def test_names_that_a_second_matter_makes_unclear_are_one_message_with_their_lines(tmp_path):
    many = "".join(f"      c{n}: {{label: C{n}, moves: [hold], goes_to: lost}}\n" for n in range(12))
    case = CASE.replace("book}}", "book}, other: {procedure: book}}").replace(
        "      stay: {", many + "      stay: {"
    )

    found = checked(tmp_path, case).findings

    assert [one.problem.code for one in found] == ["S017"] * 12
    (told_once,) = in_groups(found)
    assert "And 11 more S017, at lines 19, 20, " in told_once
