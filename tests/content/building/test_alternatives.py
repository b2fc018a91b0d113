"""Alternatives inside sentences: what is said, what is asked for, and each mistake at its column."""

import json

import pytest

from game.content.mentions import with_all_said
from tests.builders import desk, read, written

HEAD = {
    "facts": "{found: {}, seen: {}, other: {}, more: {}}",
    "conditions": "{ready: {says: Ready, when: [{fact: found}, {not: [{fact: seen}]}]}}",
    "glossary": "{term: {term: term, means: A term.}}",
}


def told(text: str, *found: str) -> list[str]:
    """Return the paragraphs that the desk shows once some facts are found."""
    head = {**HEAD, "opens_with": f"[{{find: [{', '.join(found)}]}}]"} if found else HEAD
    case = desk({"act": "times: 1"}, head, text=json.dumps(text))
    return [paragraph.text for paragraph in case.text(case.opening())]


@pytest.mark.parametrize(
    ("text", "with_it", "without"),
    [
        ("It is {if found | here | gone}.", "It is here.", "It is gone."),
        ("It is {if not found | gone}, she says.", "It is, she says.", "It is gone, she says."),
        ("It is {if ready|here|gone} now.", "It is here now.", "It is gone now."),
        ("He nods{if found | and leaves}.", "He nods and leaves.", "He nods."),
        ("He nods{if found |, and leaves}.", "He nods, and leaves.", "He nods."),
        ("{If: found | Here. | Gone.} So.", "Here. So.", "Gone. So."),
        ("un{if found |known|sure}", "unknown", "unsure"),
        ("A {brace}: {if found | [[term|so]] | none}", "A {brace}: [[term|so]]", "A {brace}: none"),
    ],
)
def test_a_sentence_says_one_thing_or_the_other(text, with_it, without):
    assert told(text, "found") == [with_it]
    assert told(text) == [without]


def test_alternatives_of_one_paragraph_answer_each_for_itself_and_an_empty_one_is_not_there():
    text = "{if found | Found}{if seen | Seen}{if found | again}"

    assert [told(text, *which) for which in [("found", "seen"), ("found",), ("seen",), ()]] == [
        ["Found Seen again"],
        ["Found again"],
        ["Seen"],
        [],
    ]


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("It is {if fuond | here}.", 18, "S012 unknown fact or condition 'fuond'"),
        (
            "A {b} {if found}.",
            18,
            "S025 these alternatives in a sentence have no `|` and no words after what it asks for",
        ),
        ("{found | here | gone}", 12, "S025 these alternatives in a sentence do not begin with `{if`"),
        (
            "{if found | {if seen | a}}",
            12,
            "S025 these alternatives in a sentence are not closed by `}` before another begins, or at all",
        ),
        (
            "Is {if found seen | here}.",
            15,
            "S025 these alternatives in a sentence ask for no single fact or condition, or are more than two",
        ),
    ],
)
def test_alternatives_that_cannot_be_read_are_told_at_their_column(text, column, said):
    (problem,) = read(written({"act": "times: 1"}, HEAD, text=json.dumps(text))).errors

    assert (problem.place.column, f"{problem.code} {problem.what}") == (column, said)


def test_a_paragraph_asks_for_three_facts_at_most():
    text = " ".join(f"{{if {name} | a | b}}" for name in ("found", "seen", "other", "more"))
    (problem,) = read(written({"act": "times: 1"}, HEAD, text=json.dumps(text))).errors

    assert problem.what == "this paragraph has alternatives by 4 different facts and conditions"


def test_the_words_of_all_ways_are_counted_and_spelled():
    assert with_all_said("It is {if found | here | [[term|gone]]}.") == "It is  here   [[term|gone]]."
