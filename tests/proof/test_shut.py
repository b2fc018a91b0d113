"""A way that is shut is told with what shuts it, at its line, and what is nearest to being open first."""

import pytest

from tests.proof.cases import END, HEAD, checked, found

WAITING = """\
arguments: {statute: {label: The statute}, comity: {label: Comity}}
scenes:
  desk:
    text: The order is on the desk.
    choices:
      look: {label: Look for it, effects: [{find: found}], goes_to: hearing}
      skip: {label: Go straight to court, takes: 1 day, goes_to: hearing}
  hearing:
    text: The judge waits.
    choices:
"""


@pytest.mark.parametrize(
    ("choice", "why"),
    [
        ("act: {when: {fact: found}, goes_to: done}", "needs {fact: found} (line 20)"),
        (
            "act: {moves: [appeal], goes_to: done}",
            (
                "makes the move 'appeal' (line 20), which the rule book refuses there: "
                "An order to produce is not final"
            ),
        ),
        ("act: {shown_when: {fact: found}, goes_to: done}", "needs {fact: found} (line 20)"),
        (
            (
                "act: {outcomes: {won: {ruling: {says: So., disposition: granted, "
                "turns_on: [statute, comity]}, goes_to: done}}}"
            ),
            "has no open outcome: 'won' turns on 'statute' and 'comity', not preserved there (line 20)",
        ),
        (
            (
                "act: {outcomes: {won: {odds: {base: 0, plus: [{when: [{fact: found}], points: 100}]}, "
                "goes_to: done}}}"
            ),
            "has no open outcome: 'won' has odds of 0 there (line 20)",
        ),
    ],
)
def test_a_scene_in_which_nothing_is_open_says_of_each_choice_what_shuts_it(tmp_path, choice, why):
    stuck = found(checked(tmp_path, HEAD + WAITING + f"      {choice}\n" + END), "D002")

    assert stuck.problem.remedy.endswith(f"Nearest to open: 'act' {why}.")


def test_what_is_nearest_to_being_open_comes_first_and_of_many_ways_only_some_are_named(tmp_path):
    far = "when: [{fact: found}, {posture: contempt}], goes_to: done}\n"
    choices = "".join(f"      far-{number}: {{{far}" for number in range(3))
    near = "      near: {when: [{fact: found}], goes_to: done}\n"
    remedy = found(checked(tmp_path, HEAD + WAITING + choices + near + END), "D002").problem.remedy

    _, _, told = remedy.partition("Nearest to open: ")
    assert told.startswith(
        "'near' needs {fact: found} (line 23); 'far-0' needs {fact: found} (line 20) and needs"
    )
    assert told.endswith("; and 1 more.")


def test_odds_that_are_not_100_are_told_with_the_outcomes_that_are_shut(tmp_path):
    ask = """\
      ask:
        outcomes:
          granted: {odds: 30, when: [{fact: found}], goes_to: done}
          denied: {odds: 70, goes_to: done}
"""
    remedy = found(checked(tmp_path, HEAD + WAITING + ask + END), "D003").problem.remedy

    assert remedy.endswith("Nearest to open: 'granted' needs {fact: found} (line 22).")
