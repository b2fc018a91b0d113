"""`expect:` holds the proven odds and minutes within the author's bounds, variant by variant."""

from fractions import Fraction
from pathlib import Path

import pytest

from game.content.loading import load
from game.content.words import load_words
from game.model.expected import Bounds, Playbook
from game.proof.checks import CheckResult, check
from game.proof.expectations import course_minutes
from game.proof.findings import CheckOptions
from game.proof.playbook import PlaybookRun
from game.search.explore import explore
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from tests.builders import RULE_BOOK, desk, played
from tests.proof.cases import FACTS, HEAD, at_a_desk, codes
from tests.proof.cases import checked as checked_case

CASE = """\
scenario_format: 1
id: desk
edition: 1
title: At a desk
summary: A desk, an order, and a judge.
matters: {order: {procedure: book}}
facts: {lucky: {label: A good day}}
opens_at: desk
opens_on: 2020-01-01
variants: {good-day: {title: A good day, opens_with: [{find: lucky}]%s}}
expect: %s
scenes:
  desk:
    text: The order is on the desk, and the judge is in her chair.
    choices:
      obey: {label: Obey, goes_to: done}
      argue:
        label: Argue
        outcomes:
          won: {odds: {base: 25, plus: [{when: [{fact: lucky}], points: 50}]}, goes_to: free}
          lost: {goes_to: done}
  free: {text: You may go., ending: {title: Free}}
  done: {text: It is over., ending: {title: Done}}
"""


def checked(folder: Path, expected: str, variant: str = "", asked: CheckOptions | None = None) -> CheckResult:
    """Return the check of a case in which an even play is free at 12.5 of 100, on a good day at 37.5."""
    (folder / "procedures").mkdir(exist_ok=True)
    (folder / "procedures" / "book.yaml").write_text(RULE_BOOK, "utf-8")
    of_variant = f", expect: {variant}" if variant else ""
    (folder / "scenario.yaml").write_text(CASE % (of_variant, expected), "utf-8")
    return check([folder / "scenario.yaml"], load_words(), asked)


def told(result: CheckResult) -> list[tuple[str, str]]:
    return [(one.code, one.what) for one in result.problems if one.severity == "error"]


def test_bounds_hold_what_lies_on_them():
    bounds = Bounds(Fraction(5), Fraction(35))

    assert [bounds.hold(Fraction(number)) for number in ("4.9", "5", "20", "35", "35.1")] == [
        *(False, True, True, True, False)
    ]


@pytest.mark.parametrize("bounds", ["{at_least: 12.5, at_most: 12.5}", "{at_least: 5}", "{at_most: 20}"])
def test_odds_within_their_bounds_are_silent(tmp_path, bounds):
    assert told(checked(tmp_path, f"{{endings: {{free: {bounds}}}}}")) == []


@pytest.mark.parametrize(
    ("bounds", "sentence"),
    [
        (
            "{at_least: 20}",
            "ending 'free' comes in 12.5 of 100 plays where all choices are as likely, not at least 20",
        ),
        (
            "{at_most: 12}",
            "ending 'free' comes in 12.5 of 100 plays where all choices are as likely, not at most 12",
        ),
        (
            "{at_least: 20, at_most: 40}",
            "ending 'free' comes in 12.5 of 100 plays where all choices are as likely, not 20 to 40",
        ),
        (
            "{at_least: 12.501}",
            "ending 'free' comes in 12.5 of 100 plays where all choices are as likely, not at least 12.501",
        ),
        (
            "{at_most: 12.4999}",
            "ending 'free' comes in 12.5 of 100 plays where all choices are as likely, not at most 12.4999",
        ),
    ],
)
def test_odds_outside_their_bounds_are_told_at_the_ending(tmp_path, bounds, sentence):
    result = checked(tmp_path, f"\n  endings:\n    free: {bounds}")

    assert told(result) == [("D040", sentence)]
    assert [one.place.line for one in result.problems if one.code == "D040"] == [13]


def test_the_odds_are_those_of_contempt_odds(tmp_path):
    checked(tmp_path, "{}")
    playable = load(tmp_path / "scenario.yaml").playable
    odds = Weighing(explore(compile_steps(playable))).probabilities()

    assert {str(ending): chance for ending, chance in odds.items()} == {
        "free": Fraction(1, 8),
        "done": Fraction(7, 8),
    }


def test_a_variant_is_held_to_its_own_bounds_and_not_to_those_of_the_plain_case(tmp_path):
    plain = "{endings: {free: {at_most: 20}}}"

    assert told(checked(tmp_path, plain)) == []
    assert told(checked(tmp_path, plain, "{endings: {free: {at_least: 30}}}")) == []
    assert told(checked(tmp_path, plain, "{endings: {free: {at_most: 20}}}")) == [
        ("D040", "ending 'free' comes in 37.5 of 100 plays where all choices are as likely, not at most 20")
    ]


def test_minutes_outside_their_bounds_are_told(tmp_path):
    result = checked(
        tmp_path, "{minutes: {shortest: {at_least: 3}, mean: {at_most: 2}, longest: {at_most: 0}}}"
    )

    assert [code for code, _ in told(result)] == ["D041", "D041"]
    assert "the shortest play takes 0.4 minutes, not at least 3" in told(result)[0][1]
    assert "the longest play takes 0.4 minutes, not at most 0" in told(result)[1][1]


def test_an_ending_that_is_none_is_told_with_those_there_are(tmp_path):
    result = checked(tmp_path, "{endings: {fre: {at_most: 20}, desk: {at_most: 20}}}")

    assert told(result) == [("S012", "unknown ending 'fre'"), ("S012", "unknown ending 'desk'")]
    assert [one.remedy for one in result.problems][:2] == [
        "Did you mean 'free'?",
        "Write one of: free, done.",
    ]


@pytest.mark.parametrize("bounds", ["{}", "{at_least: 30, at_most: 20}"])
def test_bounds_that_hold_nothing_are_told(tmp_path, bounds):
    assert [code for code, _ in told(checked(tmp_path, f"{{endings: {{free: {bounds}}}}}"))] == ["S020"]


def test_nothing_is_told_where_only_a_part_was_explored(tmp_path):
    result = checked(tmp_path, "{endings: {free: {at_least: 90}}}", asked=CheckOptions(limit=1))

    assert told(result) == []
    assert result.explored["desk"].bounded


@pytest.mark.parametrize(("words", "codes_told"), [(396, []), (420, ["D107"])])
def test_the_length_may_be_a_third_off(tmp_path, words, codes_told):
    """Three turns take a minute, and 600 words three: four in all, where three are promised."""
    choices = "      go: {label: Go, goes_to: street}\n"
    rest = "".join(
        f"  {scene}:\n    text: {'word ' * 100}\n    choices: {{go: {{label: Go, goes_to: {to}}}}}\n"
        for scene, to in (("street", "court"), ("court", "done"))
    )
    case = HEAD.replace(FACTS, "") + "minutes: 3\nscenes:\n  desk:\n"
    case += f"    text: {'word ' * words}\n    choices:\n{choices}{rest}"
    case += "  done: {text: Over., ending: {title: Done}}\n"

    assert [code for code in codes(checked_case(tmp_path, case)) if code == "D107"] == codes_told


def test_the_minutes_of_the_real_course_count_what_courts_say(tmp_path):
    said = "word " * 400
    choices = f"""\
      go:
        label: Go
        historical: true
        outcomes:
          heard:
            label: Heard
            historical: true
            ruling: {{disposition: denied, says: {said}}}
            goes_to: done
"""
    (tmp_path / "playbooks").mkdir()
    course = "playbook_format: 1\ntitle: The real course\nplays: [{choose: desk.go, outcome: heard}]\n"
    (tmp_path / "playbooks" / "historical.yaml").write_text(course, "utf-8")
    result = at_a_desk(tmp_path, choices, head="minutes: 9\n")

    assert "the real course takes about 2 min to read and decide, not 9" in [
        one.what for one in result.problems
    ]


def test_a_course_reads_a_scene_as_it_stood_before_its_turn():
    def minutes(number: int) -> Fraction:
        text = f"[{{text: {'word ' * number}, when: [{{not: [{{fact: found}}]}}]}}]"
        case = desk({"act": "goes_to: end, effects: [{find: found}]"}, text=text)
        return course_minutes(PlaybookRun(case, Playbook("real", None, ()), played(case, "act")))

    assert minutes(400) - minutes(200) == 1
