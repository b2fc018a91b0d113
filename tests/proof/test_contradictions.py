"""Alternatives about one fact: a case in which none shows, or two neighbours do, is told; others are not."""

import pytest

from tests.messages import faults
from tests.proof.test_checks import HEAD, checked

FACTS = "facts: {f: {label: F}, g: {label: G}, h: {label: H}}\n"
WITH, WITHOUT = "{fact: f}", "{not: [{fact: f}]}"
G, NO_G = "{fact: g}", "{not: [{fact: g}]}"
BETWEEN = "always"


def told(folder, *guards):
    paragraphs = [
        "      - It rains." if one == BETWEEN else f"      - {{text: Part {at}., when: [{one}]}}"
        for at, one in enumerate(guards)
    ]
    choices = ["f", "g", "h"]
    case = "\n".join(
        [
            HEAD.replace("facts: {found: {label: It is found}}\n", FACTS) + "scenes:",
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
    assert told(tmp_path, *guards) == [(at, what)]


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
    assert told(tmp_path, *guards) == []
