"""A waiver needs a reason, and what waives nothing is told."""

import pytest

from tests.authoring.test_checks import HEAD, checked, codes

LOCKED = """\
scenes:
  desk:
    text: The order is on the desk.
    choices:
      go: {label: Go, goes_to: done}
      appeal: {label: Appeal, moves: [appeal], intended: REASON, goes_to: done}
  done: {text: It is over., ending: {title: Done}}
"""
PLAIN = HEAD.replace("facts: {found: {label: It is found}}\n", "")


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
