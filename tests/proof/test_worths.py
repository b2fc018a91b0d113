"""Worths that do not fit their tones, and choices that careful counsel takes nearly always."""

import pytest

from game.proof import evidence
from tests.proof.cases import FACTS, HEAD, checked, codes

PLAIN = HEAD.replace(FACTS, "")
ENDINGS = """\
scenes:
  desk:
    text: The order is on the desk.
    choices:
      argue: {label: Argue, outcomes: {granted: {odds: 50, goes_to: won}, denied: {goes_to: lost}}}
      settle: {label: Settle, goes_to: settled}
  won: {text: It is gone., ending: {title: Won, tone: good}}
  settled: {text: Half of it is gone., ending: {title: Settled, tone: mixed}}
  lost: {text: It stands., ending: {title: Lost, tone: bad}}
"""
SURE = """\
scenes:
  desk:
    text: The order is on the desk.
    choices:
      argue: {label: Argue, goes_to: won}
      give-up: {label: Give up, goes_to: lost}
  won: {text: It is gone., ending: {title: Won, tone: good}}
  lost: {text: It stands., ending: {title: Lost, tone: bad}}
"""


@pytest.mark.parametrize(
    ("tone", "worth", "said"),
    [
        ("good", "0.5", "this ending is worth 0.5, and 'settled', whose tone is worse, already 0.5"),
        ("mixed", "1", "this ending is worth 1, and 'won', whose tone is better, only 1"),
        ("mixed", "0", "this ending is worth 0, and 'lost', whose tone is worse, already 0"),
        ("bad", "0.7", "this ending is worth 0.7, and 'settled', whose tone is better, only 0.5"),
    ],
)
def test_a_worth_that_does_not_fit_its_tone_is_told(tmp_path, tone, worth, said):
    result = checked(tmp_path, PLAIN + ENDINGS.replace(f"tone: {tone}", f"tone: {tone}, worth: {worth}"))

    assert [(one.code, one.what) for one in result.problems] == [("D035", said)]


@pytest.mark.parametrize(("tone", "worth"), [("good", "0.8"), ("mixed", "0.3"), ("bad", "0.4")])
def test_a_worth_that_fits_its_tone_is_not_told(tmp_path, tone, worth):
    result = checked(tmp_path, PLAIN + ENDINGS.replace(f"tone: {tone}", f"tone: {tone}, worth: {worth}"))

    assert codes(result) == []


def test_a_choice_that_careful_counsel_takes_nearly_always_is_told_and_can_be_meant_so(tmp_path):
    told = checked(tmp_path, PLAIN + SURE)
    meant = checked(
        tmp_path, PLAIN + SURE.replace("label: Argue,", "label: Argue, intended: A trap beside it.,")
    )

    assert codes(told) == ["D034"]
    assert codes(meant) == []
    assert [waiver.problem.code for waiver in meant.waived] == ["D034"]


def test_a_case_of_too_many_positions_is_not_looked_at(tmp_path, monkeypatch):
    monkeypatch.setattr(evidence, "MOST_COUNSELLED", 2)

    assert codes(checked(tmp_path, PLAIN + SURE)) == []
