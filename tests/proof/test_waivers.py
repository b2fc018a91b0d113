"""A waiver needs a reason, and what waives nothing is told."""

import pytest

from tests.proof.cases import FACTS, HEAD, checked, codes

LOCKED = """\
scenes:
  desk:
    text: The order is on the desk.
    choices:
      go: {label: Go, goes_to: done}
      appeal: {label: Appeal, moves: [appeal], intended: REASON, goes_to: done}
  done: {text: It is over., ending: {title: Done}}
"""
PLAIN = HEAD.replace(FACTS, "")


@pytest.mark.parametrize("word", ["true", "yes", "lesson", "'  sic '"])
def test_one_word_is_no_reason_and_waives_nothing(tmp_path, word):
    result = checked(tmp_path, PLAIN + LOCKED.replace("REASON", word))

    assert codes(result) == ["P006", "D033"]
    assert result.waived == ()
    assert {problem.place.line for problem in result.problems} == {14}


@pytest.mark.parametrize("reason", ["Meant so.", "\u6545\u610f\u5982\u6b64"])
def test_a_reason_waives(tmp_path, reason):
    result = checked(tmp_path, PLAIN + LOCKED.replace("REASON", reason))

    assert codes(result) == []
    assert [one.reason for one in result.waived] == [reason]


TRAP = """\
meters: {trust: {label: Trust, starts_at: 50}}
scenes:
  desk:
    text: The order is on the desk.
    choices:
      stay: {label: Stay, effects: [{meter: trust, by: 5}], goes_to: done}
      go: {label: Go, effects: [{meter: trust, by: BY}], intended: It is a trap and a lesson., goes_to: done}
  done: {text: It is over., ending: {title: Done}}
"""


def test_the_reason_of_a_trap_that_is_none_any_more_is_told(tmp_path):
    result = checked(tmp_path, PLAIN + TRAP.replace("BY", "9"))

    assert codes(result) == ["D030", "D032"]
    assert [problem.place.line for problem in result.problems] == [14, 15]


@pytest.mark.parametrize("trap", ["-9", "5"])
def test_the_reason_of_a_choice_that_is_dominated_or_the_same_stays(tmp_path, trap):
    result = checked(tmp_path, PLAIN + TRAP.replace("BY", trap))

    assert codes(result) == []


def test_the_reason_of_a_scene_with_a_trap_in_it_stays_and_no_trap_there_is_looked_for(tmp_path):
    reason = "intended: It is a trap and a lesson."
    whole = (
        TRAP.replace("BY", "-9").replace(f" {reason},", "").replace("text: The", f"{reason}\n    text: The")
    )
    result = checked(tmp_path, PLAIN + whole)

    assert codes(result) == []
    assert result.waived == ()


def test_a_reason_waives_a_warning_about_the_last_thing_in_its_part(tmp_path):
    again = "This paragraph is read in two scenes of the case."
    scenes = f"""\
scenes:
  desk:
    text: {again}
    choices: {{go: {{label: Go, goes_to: street}}}}
  street:
    intended: It is said twice.
    choices: {{go: {{label: Go, goes_to: done}}}}
    text: [It rains., {again}]
  done: {{text: It is over., ending: {{title: Done}}}}
"""
    result = checked(tmp_path, PLAIN + scenes)

    assert [one.problem.code for one in result.waived] == ["D109"]
