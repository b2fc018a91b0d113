"""Odds that their own reason contradicts, and odds that look like a probability."""

import pytest

from tests.messages import faults
from tests.proof.test_checks import HEAD, checked

CASE = """\
scenes:
  desk:
    text: You ask the judge.
    choices:
      look: {label: Look, times: 1, effects: [{find: found}], goes_to: desk}
      ask:
        label: Ask
        outcomes:
          granted: {label: Granted, GRANTED, goes_to: done}
          denied: {label: Denied, DENIED goes_to: done}
  done: {text: It is over., ending: {title: Done}}
"""
PLUS = "odds: {base: BASE, plus: [{when: [{fact: found}], points: 30}]}"


def told(folder, granted, denied=""):
    case = HEAD + CASE.replace("GRANTED", granted).replace("DENIED", denied)
    problems = [one for one in checked(folder, case).problems if one.code in ("D110", "D112")]
    assert not [one for one in problems if faults(one.what, one.remedy)]
    return [(one.code, one.place.line) for one in problems]


@pytest.mark.parametrize(
    ("odds", "reason"),
    [
        ("odds: 20", "Most judges of this court do."),
        ("odds: 20", "It is likely after such a letter."),
        ("odds: 20", "An estimate. Most judges do"),
        ("odds: 49", "It is very likely"),
        ("odds: 80", "Hardly any judge does."),
        ("odds: 80", "Judges rarely do."),
        ("odds: 51", "This is unlikely"),
        (PLUS.replace("BASE", "10"), "Judges usually do."),
        (PLUS.replace("BASE", "55"), "Judges seldom do."),
    ],
)
def test_a_reason_on_the_other_side_is_told(tmp_path, odds, reason):
    assert told(tmp_path, f"{odds}, odds_from: {reason}") == [("D110", 18)]


@pytest.mark.parametrize(
    ("odds", "reason"),
    [
        ("odds: 80", "Most judges of this court do."),
        ("odds: 20", "Judges rarely do."),
        ("odds: 50", "It is likely."),
        ("odds: 20", "It is not likely."),
        ("odds: 20", "The merits weigh most."),
        ("odds: 20", "At this level most said no."),
        ("odds: 20", "Most judges would, and in this circuit they rarely do."),
        (PLUS.replace("BASE", "30"), "Judges usually do."),
        (PLUS.replace("BASE", "30"), "Judges seldom do."),
    ],
)
def test_a_reason_that_agrees_or_speaks_of_both_is_well(tmp_path, odds, reason):
    assert told(tmp_path, f'{odds}, odds_from: "{reason}"') == []


def test_what_takes_the_rest_has_a_reason_too(tmp_path):
    assert told(tmp_path, "odds: 20", "odds_from: Judges rarely say no.,") == [("D110", 19)]
    assert told(tmp_path, "odds: 80", "odds_from: Judges rarely say no.,") == []


@pytest.mark.parametrize(
    "odds",
    ["odds: 0.4", "odds: {base: 0.4}", "odds: {base: 10, plus: [{when: [{fact: found}], points: -0.5}]}"],
)
def test_odds_of_less_than_one_in_a_hundred_are_told(tmp_path, odds):
    assert told(tmp_path, odds) == [("D112", 18)]


@pytest.mark.parametrize("odds", ["odds: 0", "odds: 1", "odds: 2.5"])
def test_other_odds_are_well(tmp_path, odds):
    assert told(tmp_path, odds) == []


@pytest.mark.parametrize(
    ("granted", "what"),
    [
        (
            "odds: 80, odds_from: Judges rarely do.",
            "the reason says 'rarely' of outcome 'granted', whose odds are 80 of 100",
        ),
        (
            f"{PLUS.replace('BASE', '10')}, odds_from: Most judges do.",
            "the reason says 'Most judges' of outcome 'granted', whose odds are 10 to 40 of 100",
        ),
    ],
)
def test_the_word_and_the_odds_are_told(tmp_path, granted, what):
    case = HEAD + CASE.replace("GRANTED", granted).replace("DENIED", "")

    assert what in [one.what for one in checked(tmp_path, case).problems]
