"""Authorities that are cited before they were there."""

import pytest

from game.content.words import load_words
from game.proof.checks import check
from tests.builders import RULE_BOOK
from tests.proof.cases import at_a_desk, codes

LOCKED = """\
      go: {label: Go, goes_to: done}
      appeal: {label: Appeal, moves: [appeal], goes_to: done}
"""


def test_a_refusal_may_not_cite_what_was_not_there_yet(tmp_path):
    book = RULE_BOOK.replace('402 U.S. 530 (1971)"}', '402 U.S. 530 (1971)", date: 2021-01-01}')
    at_a_desk(tmp_path, LOCKED)
    (tmp_path / "procedures" / "book.yaml").write_text(book, "utf-8")
    told = [one for one in check([tmp_path / "scenario.yaml"], load_words()).problems if one.code == "C003"]

    assert [one.place.line for one in told] == [14]
    assert "2020-01-01" in told[0].what


def test_an_authority_is_held_against_the_earliest_day_of_any_play(tmp_path):
    head = 'authorities: {new: {cite: "New Law (2020)", date: 2020-01-20}}\n'
    choices = """\
      wait: {label: Wait, takes: 3 weeks, goes_to: hearing}
      hurry: {label: Hurry, takes: 1 week, goes_to: hearing}
"""
    hearing = """\
  hearing:
    text: The judge waits.
    choices: {rest: {label: Rest, cites: [new], goes_to: done}}
"""
    early = at_a_desk(tmp_path, choices, head=head, rest=hearing)
    late = at_a_desk(tmp_path, choices.replace("1 week", "4 weeks"), head=head, rest=hearing)

    assert "C003" in codes(early)
    assert "2020-01-08" in next(one.what for one in early.problems if one.code == "C003")
    assert "C003" not in codes(late)


LAW = 'authorities: {new: {cite: "New Law (2020)", date: 2020-01-20}}\n'


def cited_on(result):
    """Return the days on which something is cited too early, as they are reported."""
    return [one.what.removesuffix(".").split()[-1] for one in result.problems if one.code == "C003"]


@pytest.mark.parametrize(
    "half",
    [
        "cites: [new]",
        "ruling: {disposition: denied, says: No., cites: [new]}",
        "effects: [{docket: A letter., cites: [new]}]",
    ],
)
def test_halves_rulings_and_entries_of_the_docket_cite(tmp_path, half):
    choices = """\
      ask:
        label: Ask
        takes: 1 week
        outcomes: {heard: {label: Heard, takes: 1 day, HALF, goes_to: done}}
"""
    result = at_a_desk(tmp_path, choices.replace("HALF", half), head=LAW)

    # The court's half ends a day after counsel's.
    assert cited_on(result) == ["2020-01-09"]
    later = choices.replace("HALF", half).replace("1 day", "2 weeks")
    assert cited_on(at_a_desk(tmp_path, later, head=LAW)) == []


def test_of_several_variants_the_earliest_day_is_reported(tmp_path):
    head = f"{LAW}facts: {{quick: {{label: Quick}}}}\n"
    head += "variants: {fast: {title: Fast, opens_with: [{find: quick}]}}\n"
    choices = """\
      wait: {label: Wait, takes: 2 weeks, goes_to: hearing}
      hurry: {label: Hurry, when: [{fact: quick}], takes: 1 week, goes_to: hearing}
"""
    hearing = """\
  hearing:
    text: The judge waits.
    choices: {rest: {label: Rest, cites: [new], goes_to: done}}
"""
    result = at_a_desk(tmp_path, choices, head=head, rest=hearing)

    assert cited_on(result) == ["2020-01-08"]


def test_the_time_of_the_court_has_passed_before_the_next_scene_cites(tmp_path):
    choices = """\
      hurry: {label: Hurry, when: [{fact: called}], goes_to: hearing}
      ask:
        label: Ask
        outcomes: {heard: {label: Heard, takes: 3 weeks, goes_to: hearing}}
"""
    hearing = """\
  hearing:
    text: The judge waits.
    choices: {rest: {label: Rest, cites: [new], goes_to: done}}
"""
    head = f"{LAW}facts: {{called: {{label: Called}}}}\n"

    assert cited_on(at_a_desk(tmp_path, choices, head=head, rest=hearing)) == []


def test_a_pin_makes_no_authority_earlier(tmp_path):
    head = 'authorities: {new: {cite: "New Law (2020)", date: 2020-01-20}}\n'
    result = at_a_desk(tmp_path, "      go: {label: Go, cites: [new at 4], goes_to: done}\n", head=head)

    assert "C003" in codes(result)
