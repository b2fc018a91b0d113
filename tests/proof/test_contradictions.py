"""Alternatives about one fact, odds that their reason contradicts, and odds that look like a probability."""

import pytest

from tests.messages import faults
from tests.proof.cases import FACTS, HEAD, checked

THREE_FACTS = "facts: {f: {label: F}, g: {label: G}, h: {label: H}}\n"
WITH, WITHOUT = "{fact: f}", "{not: [{fact: f}]}"
G, NO_G = "{fact: g}", "{not: [{fact: g}]}"
BETWEEN = "always"


def alternatives(folder, *guards):
    paragraphs = [
        "      - It rains." if one == BETWEEN else f"      - {{text: Part {at}., when: [{one}]}}"
        for at, one in enumerate(guards)
    ]
    choices = ["f", "g", "h"]
    case = "\n".join(
        [
            HEAD.replace(FACTS, THREE_FACTS) + "scenes:",
            "  desk:",
            "    text:",
            *paragraphs,
            "    choices:",
            *(
                f"      {one}: {{label: Find {one}, times: 1, effects: [{{find: {one}}}], goes_to: desk}}"
                for one in choices
            ),
            "      go: {label: Go, goes_to: done}",
            "  done: {text: It is over., ending: {title: Done}}",
            "",
        ]
    )
    problems = [one for one in checked(folder, case).problems if one.code == "D111"]
    assert not [one for one in problems if faults(one.what, one.remedy)]
    return [(one.place.line - 13, one.what) for one in problems]


@pytest.mark.parametrize(
    ("guards", "at", "what"),
    [
        ((f"{WITH}, {G}", WITHOUT), 1, "with 'f' and without 'g' none of the alternatives about 'f' shows"),
        ((WITH, f"{WITHOUT}, {G}"), 1, "without 'f' and 'g' none of the alternatives about 'f' shows"),
        (
            (WITH, f"{{any: [{WITHOUT}, {G}]}}"),
            1,
            "with 'f' and 'g' both alternatives about 'f' show",
        ),
        (
            (BETWEEN, f"{WITH}, {G}", WITHOUT),
            2,
            "with 'f' and without 'g' none of the alternatives about 'f' shows",
        ),
    ],
)
def test_a_case_that_the_guards_leave_out_or_give_to_both_is_told(tmp_path, guards, at, what):
    assert alternatives(tmp_path, *guards) == [(at, what)]


@pytest.mark.parametrize(
    "guards",
    [
        (WITH, WITHOUT),
        (f"{WITH}, {G}", f"{WITH}, {NO_G}", WITHOUT),
        (WITH, G, "{fact: h}", "{not: [{any: [{fact: f}, {fact: g}, {fact: h}]}]}"),
        (WITH, BETWEEN, f"{WITHOUT}, {G}"),
        (WITH, f"{WITHOUT}, {{after: 2020-01-01}}"),
        (WITH, f"{WITH}, {G}"),
        (WITH, G),
        (f"{WITH}, {G}", f"{{not: [{WITH}, {G}]}}"),
        (WITH, WITHOUT, BETWEEN, WITH),
        (f"{WITH}, {G}", WITHOUT, f"{WITH}, {{after: 2020-01-01}}"),
        (WITH, f"{{any: [{WITH}, {WITHOUT}]}}"),
    ],
)
def test_what_fits_together_and_what_only_adds_is_well(tmp_path, guards):
    assert alternatives(tmp_path, *guards) == []


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


def chances(folder, granted, denied=""):
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
    assert chances(tmp_path, f"{odds}, odds_from: {reason}") == [("D110", 18)]


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
    assert chances(tmp_path, f'{odds}, odds_from: "{reason}"') == []


def test_what_takes_the_rest_has_a_reason_too(tmp_path):
    assert chances(tmp_path, "odds: 20", "odds_from: Judges rarely say no.,") == [("D110", 19)]
    assert chances(tmp_path, "odds: 80", "odds_from: Judges rarely say no.,") == []


@pytest.mark.parametrize(
    "odds",
    ["odds: 0.4", "odds: {base: 0.4}", "odds: {base: 10, plus: [{when: [{fact: found}], points: -0.5}]}"],
)
def test_odds_of_less_than_one_in_a_hundred_are_told(tmp_path, odds):
    assert chances(tmp_path, odds) == [("D112", 18)]


@pytest.mark.parametrize("odds", ["odds: 0", "odds: 1", "odds: 2.5"])
def test_other_odds_are_well(tmp_path, odds):
    assert chances(tmp_path, odds) == []


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
