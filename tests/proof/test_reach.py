"""What no play comes to is told with what keeps plays from it; what follows from a mistake is not told."""

from shutil import copytree

import pytest

from game.content.words import load_words
from game.proof.checks import check
from tests.builders import ROOT
from tests.messages import faults
from tests.proof.cases import FACTS, HEAD, at_a_desk, checked, codes, found

HEAD_ONLY = HEAD.replace(FACTS, "")
SHUT = """\
scenes:
  desk:
    text: The order is on the desk.
    choices:
      go: {label: Go, goes_to: done}
      appeal: {label: Appeal, moves: [appeal], goes_to: hearing}
  hearing:
    text: The judge waits.
    choices:
      speak: {label: Speak, goes_to: won}
      wait: {label: Wait, times: 1, goes_to: hearing}
  won: {text: You won., ending: {title: Won}}
  lost: {text: You lost., ending: {title: Lost}}
  done: {text: It is over., ending: {title: Done}}
"""
NINETY = """\
scenes:
  desk:
    text: The order is on the desk.
    choices:
      ask:
        label: Ask
        outcomes:
          granted: {label: Granted, odds: 60, goes_to: won}
          denied: {label: Denied, odds: 30, goes_to: done}
      go: {label: Go, goes_to: done}
  won: {text: You won., ending: {title: Won}}
  done: {text: It is over., ending: {title: Done}}
"""


def remedies(result, code):
    problems = [one for one in result.problems if one.code == code]
    assert not [one for one in problems if faults(one.what, one.remedy)]
    return [one.remedy for one in problems]


def test_a_scene_to_which_a_way_leads_is_told_with_the_way_that_is_shut(tmp_path):
    result = checked(tmp_path, HEAD_ONLY + SHUT)

    assert remedies(result, "D010") == [
        "Look at 'desk.appeal', which leads here and never opens, or lead another choice here."
    ]
    assert remedies(result, "D011") == [
        "First fix how plays come to scene 'hearing', from which 'speak' leads here.",
        "Lead a choice or an outcome to it, or take it out.",
    ]


def test_one_way_that_plays_take_is_enough_for_an_objective(tmp_path):
    met = "objectives: {gate: {says: Appeal or go., met_by: [desk.appeal, desk.go]}}\n"

    assert "D036" not in codes(checked(tmp_path, HEAD_ONLY + met + SHUT))


def test_a_move_that_is_never_allowed_is_told_with_where_it_leads_from(tmp_path):
    (remedy,) = remedies(checked(tmp_path, HEAD_ONLY + SHUT), "P006")

    assert remedy.startswith("It leads from 'contempt' or 'contempt-stayed': ")


def test_odds_that_are_not_100_are_told_and_not_the_outcomes_that_follow_from_them(tmp_path):
    result = checked(tmp_path, HEAD_ONLY + NINETY)

    assert "D003" in codes(result)
    assert "D013" not in codes(result)
    assert found(result, "D011").problem.remedy.startswith("Look at 'desk.ask: granted', which leads here")


@pytest.mark.parametrize(
    ("guard", "remedy"),
    [
        ("at_least: 150", "Write a number that 'trust' can be: it goes from 10 to 100."),
        ("at_most: 9", "Write a number that 'trust' can be: it goes from 10 to 100."),
        ("at_least: 100", "Fix it, or take out what waits for it."),
        ("at_most: 10", "Fix it, or take out what waits for it."),
    ],
)
def test_a_number_that_a_meter_cannot_be_is_told_with_its_bounds(tmp_path, guard, remedy):
    case = HEAD_ONLY + "meters: {trust: {label: Trust, starts_at: 60, lowest: 10}}\n" + SHUT
    case = case.replace("label: Wait,", f"label: Wait, when: [{{meter: trust, {guard}}}],")
    case = case.replace("moves: [appeal]", "effects: [{meter: trust, by: 5}]")

    assert remedies(checked(tmp_path, case), "D020") == [remedy]


def test_of_several_ways_the_one_in_a_scene_that_plays_come_to_is_told(tmp_path):
    attic = "  attic:\n    text: Dust.\n    choices: {down: {label: Down, goes_to: hearing}}\n"
    case = HEAD_ONLY + SHUT.replace("scenes:\n", "scenes:\n" + attic)
    result = checked(tmp_path, case)

    assert remedies(result, "D010") == [
        "Lead a choice or an outcome to it, or take it out.",
        "Look at 'desk.appeal', which leads here and never opens, or lead another choice here.",
    ]


def test_what_is_inside_an_unreached_scene_is_not_told(tmp_path):
    hearing = """\
  hearing:
    text: The judge waits.
    choices: {rest: {label: Rest, when: [{posture: contempt}], moves: [purge], goes_to: done}}
"""
    result = at_a_desk(tmp_path, "      go: {label: Go, goes_to: done}\n", rest=hearing)

    assert codes(result) == ["D010"]


def test_a_locked_choice_is_told_once_by_its_cause(tmp_path):
    assert codes(at_a_desk(tmp_path, LOCKED_CHOICE)) == ["P006"]


LOCKED_CHOICE = """\
      go: {label: Go, goes_to: done}
      appeal: {label: Appeal, moves: [appeal], goes_to: done}
"""


def test_a_guard_that_stands_alone_is_shown_as_it_was_written(tmp_path):
    """One guard may be written where a list of one is meant."""
    choices = """\
      go: {label: Go, goes_to: done}
      stay: {label: Stay, when: {after: 2019-01-01}, goes_to: done}
"""
    result = at_a_desk(tmp_path, choices)

    assert [one.what.split(": ", 1)[1] for one in result.problems if one.code == "D021"] == [
        "{after: 2019-01-01}"
    ]


def test_a_choice_without_an_open_outcome_is_not_also_said_to_be_locked(tmp_path):
    choices = """\
      go: {label: Go, goes_to: done}
      ask:
        label: Ask
        outcomes: {heard: {label: Heard, when: [{after: 2030-01-01}], goes_to: done}}
"""

    assert sorted(codes(at_a_desk(tmp_path, choices))) == ["D014", "D020"]


@pytest.mark.parametrize(("day", "codes_told"), [("2019-01-01", []), ("2030-01-01", ["D020"])])
def test_points_that_are_always_added_may_stand(tmp_path, day, codes_told):
    choices = f"""\
      ask:
        label: Ask
        outcomes:
          heard:
            label: Heard
            odds: {{base: 10, plus: [{{when: [{{after: {day}}}], points: 30}}]}}
            goes_to: done
          sent-away: {{label: Sent away, goes_to: done}}
"""

    assert codes(at_a_desk(tmp_path, choices)) == codes_told


def test_a_choice_that_asks_for_postures_that_are_never_true_together_is_told_which(tmp_path):
    case = ROOT / "tests" / "cases" / "fine-and-appeal"
    copytree(case, tmp_path / case.name)
    file = tmp_path / case.name / "scenario.yaml"
    never = "never: {label: Never, when: [{posture: in-contempt}, {posture: produced}], goes_to: lost}"
    file.write_text(
        file.read_text("utf-8").replace("      argue:\n", f"      {never}\n      argue:\n"), "utf-8"
    )

    assert remedies(check([file], load_words()), "D012") == [
        "Ask for postures that can be true together: 'in-contempt' and 'produced' never are."
    ]
