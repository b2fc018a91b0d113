"""What single values may look like in an editor, up to their bounds, and what is said where they do not."""

from functools import cache
from typing import Any

import pytest
from jsonschema import Draft7Validator

from game.content.documents.values import Count, Day, Duration, Points, Whole, YesNo
from game.workshop import schema_rules as rules
from game.workshop.schema import has_names, schema_for
from tests.as_editors import read_as_editor
from tests.workshop.planted import CASE

KINDS = {"whole": Whole, "points": Points, "day": Day, "time": Duration, "yes or no": YesNo}


def shape(name: str) -> dict[str, Any]:
    if name in rules.TEXTS:
        return rules.TEXTS[name]
    return next(one for kind, one in rules.SIMPLE if kind == KINDS[name])


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("a text", ["x", 5, 2.5, "x" * 20_000], ["", "x" * 20_001, None, True, ["x"]]),
        ("a name", ["a", "a-1", "1", "a" * 64], ["", "A", "a--b", "-a", "a-", "a b", "a" * 65, 12]),
        ("an id", ["a-1", 12], ["A", 1.5, "a" * 65]),
        (
            "odds",
            ["rest", 0, 100, 2.5, "2.5", "30"],
            ["+30", "likely", -1, 100.5, "2,5", "1.1234567", "1234567"],
        ),
        ("days", ["days"], ["day", "days ", 5]),
        ("whole", [5, "5", "-5", "1" * 15], ["+5", "1" * 16, 5.5, "5.5", "five"]),
        ("points", [5, -2.5, "2.5", "-2.5", "123456.123456"], ["2,5", "1234567", "1.1234567", "2."]),
        (
            "day",
            ["2020-01-31", "1600-01-01", "2999-12-09"],
            [
                "1599-12-31",
                "3000-01-01",
                "2020-00-10",
                "2020-13-01",
                "2020-01-00",
                "2020-01-32",
                "1 May 2020",
            ],
        ),
        (
            "time",
            ["1 day", "5 days", "2 weeks", "-3 days", "1 week"],
            ["+1 week", "5", "5 months", "1234567 days", 5],
        ),
        ("yes or no", [True, False, "true", "false"], ["yes", 1, "True"]),
    ],
)
def test_a_value_is_taken_up_to_its_bounds(name, good, bad):
    valid = Draft7Validator(shape(name)).is_valid

    assert [one for one in good if not valid(one)] == []
    assert [one for one in bad if valid(one)] == []


@cache
def definitions() -> dict[str, Any]:
    return schema_for("scenario")["definitions"]


@pytest.mark.parametrize(
    ("block", "key", "good", "bad"),
    [
        ("picks", "at_most", [1, 12], [0, 13]),
        ("picks", "at_least", [0, 12], [-1, 13]),
        ("odds", "base", [0, 100], [-0.5, 100.5]),
        ("choice", "times", [1, 99], [0]),
        ("choice", "takes", ["0 days", "2 weeks"], ["+2 weeks", "-1 day"]),
        ("sanction effect", "per_day", [1], [0]),
        ("sanction effect", "cap", [1], [0]),
        ("deadline effect", "in", ["0 days", "14 days"], ["-14 days"]),
        ("deadline effect", "by", ["14 days", "-14 days"], ["14"]),
        ("fines effect", "by", [5, "-5", "2 days", "1 week"], ["+1 week", "-2 days", "2.5"]),
        ("odds bounds", "at_least", [0, 100], [-1, 101]),
        ("odds bounds", "at_most", [0, 100], [-1, 101]),
    ],
)
def test_a_key_may_ask_for_less_than_its_kind_of_value(block, key, good, bad):
    one = {"definitions": definitions(), **definitions()[block]["properties"][key]}
    valid = Draft7Validator(one).is_valid

    assert [each for each in good if not valid(each)] == []
    assert [each for each in bad if valid(each)] == []


def test_an_edition_is_1_at_least_and_the_format_is_1():
    keys = schema_for("scenario")["properties"]

    assert [Draft7Validator(keys["edition"]).is_valid(one) for one in (0, 1)] == [False, True]
    assert [Draft7Validator(keys["scenario_format"]).is_valid(one) for one in (1, "1", 2, 1.5)] == [
        *(True, True, False, False)
    ]


def said(block: str, written: str) -> set[str]:
    """Return what an editor says of a block: the words of every rule that is broken in it."""
    found: set[str] = set()
    waiting = list(
        Draft7Validator({"definitions": definitions(), **definitions()[block]}).iter_errors(
            read_as_editor(written)
        )
    )
    while waiting:
        error = waiting.pop()
        waiting += error.context or ()
        rule = error.schema.get("errorMessage", "") if isinstance(error.schema, dict) else ""
        # A rule says what must hold of a block; a key that is forbidden has no words of its own.
        above = error.parent.schema.get("errorMessage", "") if error.parent else ""
        found |= {rule or above} - {""}
    return found


LEADS_ON = "Add `goes_to: SCENE`, or `outcomes:` that lead on."


@pytest.mark.parametrize(
    ("block", "written", "sentences"),
    [
        ("meter guard", "{meter: trust, at_least: 5}", set()),
        ("meter guard", "{meter: trust, below: 5}", set()),
        ("meter guard", "{meter: trust}", {"Add a number to compare with, such as `at_least: 60`."}),
        ("meter effect", "{meter: trust, by: 5}", set()),
        ("meter effect", "{meter: trust}", {"Write just one of `by` and `to`."}),
        ("fines effect", "{fines: order}", {"Write just one of `by` and `to`."}),
        ("deadline effect", "{deadline: reply}", {"Write just one of `in` and `by`."}),
        ("scene", "{ending: {title: Over}}", set()),
        (
            "scene",
            "{text: A.}",
            {"Add `choices:`, `goes_to: SCENE`, or `ending: {title: ...}` where the case is over."},
        ),
        ("scene", "{goes_to: end}", set()),
        ("scene", "{outcomes: {a: {odds: 50, goes_to: end}, b: {}}}", {LEADS_ON}),
        ("choice", "{goes_to: end}", set()),
        ("choice", "{label: Go}", {LEADS_ON}),
        ("choice", "{outcomes: {a: {odds: 50}, b: {goes_to: end}}}", {LEADS_ON}),
        ("choice", "{outcomes: {a: {odds: 50, goes_to: end}, b: {goes_to: end}}}", set()),
        ("choice", "{goes_to: end, outcomes: {a: {odds: 50}, b: {goes_to: hall}}}", set()),
        (
            "choice",
            "{goes_to: end, stance: defy}",
            {STANCE := "Write `comply`, `refuse`, `contempt`, `negotiate` or `litigate`."},
        ),
    ],
)
def test_what_is_said_of_a_block_says_what_to_write(block, written, sentences):
    assert said(block, written) == sentences


@pytest.mark.parametrize(
    ("block", "written", "sentence"),
    [
        ("meter effect", "{meter: trust, by: 5, to: 6}", "Write just one of `by` and `to`."),
        ("deadline effect", "{deadline: reply, in: 3 days, by: 2 days}", "Write just one of `in` and `by`."),
        ("choice", "{goes_to: end, takes: 1 day, until: 2020-02-01}", "Write `takes` or `until`, not both."),
        (
            "scene",
            "{choices: {a: {goes_to: end}}, goes_to: end}",
            "`goes_to` is for a scene that goes on by itself, without choices.",
        ),
        ("scene", "{ending: {title: Over}, choices: {}}", "An ending has no choices: keep one of the two."),
    ],
)
def test_two_keys_of_which_one_is_enough_are_refused_with_the_sentence_that_says_so(block, written, sentence):
    whole = {"definitions": definitions(), **definitions()[block]}
    rule = [part for part in str(whole["allOf"]).split("'errorMessage'") if sentence in part]

    assert rule
    assert not Draft7Validator(whole).is_valid(read_as_editor(written))


def test_one_thing_or_a_list_of_them_may_be_written():
    text, number = {"type": ["string", "number"]}, {"type": "integer", "minimum": 3}
    for shape in (rules.one_or_more(text), rules.one_text_or_more(text)):
        valid = Draft7Validator(shape).is_valid
        assert [valid(one) for one in ("a", ["a", 5], {"a": 1}, [{"a": 1}])] == [True, True, False, False]
    valid = Draft7Validator(rules.one_or_more(number)).is_valid
    assert [valid(one) for one in (3, 2, [3, 4], [3, 2], "3")] == [True, False, True, False, False]
    named = rules.one_text_or_more({"allOf": [{"enum": ["a"]}]})
    assert [Draft7Validator(named).is_valid(one) for one in ("a", "b", ["a"], ["b"])] == [
        True,
        False,
        True,
        False,
    ]


def test_so_many_parts_are_asked_for():
    assert rules.sized(Count(2, 5), {"type": "object"}) == {"minProperties": 2, "maxProperties": 5}
    assert rules.sized(Count(2, None), {"type": "array"}) == {"minItems": 2}
    assert rules.sized(Count(0, 5), {"type": "array"}) == {"maxItems": 5}


def test_a_schema_says_whether_it_knows_the_names_of_a_case():
    assert not has_names(schema_for("scenario"))
    assert has_names(schema_for("scenario", CASE))


def test_who_speaks_is_offered_with_an_explanation():
    known = schema_for("scenario", CASE)["definitions"]["paragraph"]
    unknown = schema_for("scenario")["definitions"]["paragraph"]

    assert known["properties"]["judge"]["description"] == "What this person says."
    assert known["additionalProperties"] is False
    assert unknown["additionalProperties"]["description"] == "What this person says."
    assert "judge" not in unknown["properties"]


@pytest.mark.parametrize(
    ("written", "good"),
    [
        ("A text.", True),
        ("{text: A text.}", True),
        ("{text: A text., when: [{fact: fog}]}", True),
        ("{judge: Well?}", True),
        ("{when: [{fact: fog}]}", False),
        ("{text: A text., judge: Well?}", False),
        ("{}", False),
    ],
)
def test_a_paragraph_is_one_thing_with_guards_or_without(written, good):
    schema = schema_for("scenario")
    part = {"definitions": schema["definitions"], **schema["definitions"]["scene"]["properties"]["text"]}

    assert Draft7Validator(part).is_valid(read_as_editor(f"part: {written}")["part"]) is good


def test_a_name_that_is_not_there_is_told_with_those_that_are():
    names = schema_for("scenario", CASE)["definitions"]["name of meter"]

    assert names["errorMessage"].startswith("There is no meter of this name. Write one of: ")
    assert "patience" in names["errorMessage"]
