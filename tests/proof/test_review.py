"""What is told by reading alone."""

import pytest

from tests.proof.test_checks import HEAD, checked, found

CASE = (
    HEAD.replace("facts: {found: {label: It is found}}\n", "")
    + """\
scenes:
  desk:
    text: The order is on the desk.
    choices:
      go: {label: Go, goes_to: street}
      over: {label: It is over, goes_to: done}
  street:
    text: It rains.
    choices:
      on: {label: Go on, goes_to: done}
      back:
        label: Go back
        BACK
        outcomes: {early: {label: Early, odds: 50, goes_to: desk}, late: {label: Late, goes_to: done}}
      again: {label: Go round, times: 2, goes_to: street}
  done: {text: It is over., ending: {title: Done}}
"""
)


def test_a_loop_without_end_is_told_with_a_choice_that_goes_round(tmp_path):
    told = found(checked(tmp_path, CASE.replace("BACK", "takes: 1 day")), "D001").problem

    assert told.remedy.endswith("a choice on the way, such as 'street.back'.")


def test_a_loop_that_ends_is_not_told(tmp_path):
    with pytest.raises(StopIteration):
        found(checked(tmp_path, CASE.replace("BACK", "times: 1")), "D001")
