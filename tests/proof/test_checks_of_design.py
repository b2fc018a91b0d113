"""Finer points of single checks: what they tell, and above all what they do not."""

from pathlib import Path

import pytest

from game.content.words import load_words
from game.proof.checks import CheckResult, check
from game.proof.findings import in_a_line
from game.proof.prose import grade
from tests.builders import RULE_BOOK

HEAD = """\
scenario_format: 1
id: desk
edition: 1
title: At a desk
summary: A desk, an order, and a choice.
matters: {order: {procedure: book}}
opens_at: desk
opens_on: 2020-01-01
"""
END = "  done: {text: It is over., ending: {title: Done}}\n"


def checked(folder: Path, choices: str, *, head: str = "", rest: str = "") -> CheckResult:
    """Return the check of a case at a desk."""
    (folder / "procedures").mkdir(exist_ok=True)
    (folder / "procedures" / "book.yaml").write_text(RULE_BOOK, "utf-8")
    desk = f"scenes:\n  desk:\n    text: The order is on the desk.\n    choices:\n{choices}"
    (folder / "scenario.yaml").write_text(HEAD + head + desk + rest + END, "utf-8")
    return check([folder / "scenario.yaml"], load_words())


def codes(result: CheckResult) -> set[str]:
    return {problem.code for problem in result.problems}


TWO = """\
      one: {label: Do one thing, %s goes_to: done}
      other: {label: Do the other thing, %s goes_to: done}
"""
LOCKED = """\
      go: {label: Go, goes_to: done}
      appeal: {label: Appeal, moves: [appeal], goes_to: done}
"""
METERS = "meters: {trust: {label: Trust, starts_at: 60}, cost: {label: Cost, starts_at: 10, better: low}}\n"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("trust, by: -5", "trust, by: -9", True),
        ("trust, by: 5", "cost, by: -9", False),
        ("cost, by: 5", "cost, by: 9", True),
        ("cost, by: -9", "cost, by: -5", True),
    ],
)
def test_a_choice_is_dominated_by_meters_only_in_their_better_direction(tmp_path, one, other, told):
    effects = tuple(f"effects: [{{meter: {each}}}]," for each in (one, other))
    result = checked(tmp_path, TWO % effects, head=METERS)

    assert ("D030" in codes(result)) is told
    assert "D031" not in codes(result)


def test_a_choice_with_better_odds_of_an_ending_is_not_dominated(tmp_path):
    choices = """\
      bold:
        label: Argue boldly
        outcomes:
          won: {label: Won, odds: 30, goes_to: won}
          lost: {label: Lost, goes_to: done}
      meek:
        label: Argue meekly
        outcomes:
          won: {label: Won, odds: 60, goes_to: won}
          lost: {label: Lost, goes_to: done}
"""
    won = "  won: {text: You have won., ending: {title: Won}}\n"

    # Each makes one of the two endings likelier than the other does.
    assert not {"D030", "D031"} & codes(checked(tmp_path, choices, rest=won))
    same = choices.replace("odds: 60", "odds: 30")
    assert "D031" in codes(checked(tmp_path, same, rest=won))


def test_a_choice_that_fines_more_is_dominated(tmp_path):
    effects = tuple(f"effects: [{{fines: order, by: {sum_}}}]," for sum_ in (100, 500))

    assert "D030" in codes(checked(tmp_path, TWO % effects))


def test_a_choice_that_something_still_asks_for_is_no_fake(tmp_path):
    choices = """\
      say: {label: Say it, goes_to: hearing}
      hush: {label: Say nothing, goes_to: hearing}
"""
    hearing = """\
  hearing:
    text: The judge waits.
    choices:
      rest: {label: Rest, goes_to: done}
      repeat: {label: Repeat it, when: [{chosen: desk.say}], goes_to: won}
  won: {text: You have won., ending: {title: Won}}
"""
    assert "D031" not in codes(checked(tmp_path, choices, rest=hearing))


def test_a_fact_of_the_rule_book_with_a_label_of_its_own_is_used(tmp_path):
    result = checked(tmp_path, TWO % ("", ""), head="facts: {strict: {label: A strict court}}\n")

    assert not {"S032", "D029"} & codes(result)


def test_what_rule_books_and_shared_words_declare_is_not_asked_for(tmp_path):
    assert not {code for code in codes(checked(tmp_path, TWO % ("", ""))) if code.startswith("S03")}


def test_what_is_inside_an_unreached_scene_is_not_told(tmp_path):
    hearing = """\
  hearing:
    text: The judge waits.
    choices: {rest: {label: Rest, when: [{posture: contempt}], moves: [purge], goes_to: done}}
"""
    result = checked(tmp_path, "      go: {label: Go, goes_to: done}\n", rest=hearing)

    assert codes(result) == {"D010"}


def test_a_locked_choice_is_told_once_by_its_cause(tmp_path):

    assert codes(checked(tmp_path, LOCKED)) == {"P006"}


def test_a_refusal_may_not_cite_what_was_not_there_yet(tmp_path):
    book = RULE_BOOK.replace('402 U.S. 530 (1971)"}', '402 U.S. 530 (1971)", date: 2021-01-01}')
    checked(tmp_path, LOCKED)
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
    early = checked(tmp_path, choices, head=head, rest=hearing)
    late = checked(tmp_path, choices.replace("1 week", "4 weeks"), head=head, rest=hearing)

    assert "C003" in codes(early)
    assert "2020-01-08" in next(one.what for one in early.problems if one.code == "C003")
    assert "C003" not in codes(late)


def test_a_grade_grows_with_sentences_and_with_words():
    plain = "A judge wants the letters. They lie in Bergen. You may say no."
    joined = "A judge wants the letters that lie in Bergen, and you may say no if you think that you should."
    heavy = "Jurisdictional determinations necessitate comprehensive administrative consideration."

    assert grade(plain) < grade(joined) < grade(heavy)
    assert grade(plain) < 3
    assert grade(heavy) > 12


def test_a_guard_is_told_in_one_line_that_is_not_too_long():
    assert in_a_line({"any": [{"fact": "found"}, {"not": [{"posture": "served"}]}]}) == (
        "{any: [{fact: found}, {not: [{posture: served}]}]}"
    )
    assert len(in_a_line({"posture": ["a-very-long-posture"] * 9})) == 70
