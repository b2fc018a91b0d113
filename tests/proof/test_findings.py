"""How findings are put into lines."""

from pathlib import Path

import pytest

from game.content.problems import Place, Problem
from game.content.tree import Tree
from game.proof.findings import (
    Exploration,
    Finding,
    Sheet,
    ShownPlay,
    in_a_line,
    in_a_row,
    in_groups,
    parts_in,
)
from tests.builders import turn

PLAIN = {"scenes": {"desk": {"when": [{"fact": "a"}, {"fact": "b"}]}, "hall": {"when": {"fact": "c"}}}}


def test_a_guard_is_told_in_one_line_that_is_not_too_long():
    assert in_a_line({"any": [{"fact": "found"}, {"not": [{"posture": "served"}]}]}) == (
        "{any: [{fact: found}, {not: [{posture: served}]}]}"
    )
    assert len(in_a_line({"posture": ["a-very-long-posture"] * 9})) == 70


def test_of_many_names_the_first_are_named():
    assert in_a_row(["a"]) == "'a'"
    assert in_a_row(["a", "b", "c"]) == "'a', 'b' or 'c'"
    assert in_a_row(["a", "b", "c", "d", "e"]) == "'a', 'b', 'c' and 2 more"


@pytest.mark.parametrize(("length", "cut"), [(70, False), (71, True)])
def test_what_is_longer_than_70_characters_is_cut(length, cut):
    assert in_a_line("x" * length) == ("x" * 67 + "..." if cut else "x" * 70)


def test_names_are_joined_by_the_word_that_is_asked_for():
    assert in_a_row(["a", "b"], "and") == "'a' and 'b'"
    assert in_a_row(["a", "b", "c", "d"], "and") == "'a', 'b', 'c' and 1 more"


def test_a_play_names_its_picks_its_outcomes_and_its_variant():
    turns = (turn("go(first, second):won"), turn("stay", "hall"))

    assert str(ShownPlay(turns, "other")) == "desk.go [first, second]: won > hall.stay (variant other)"
    assert str(ShownPlay((), "other")) == "the opening, before any turn (variant other)"


def test_how_far_a_case_was_explored_is_told():
    assert str(Exploration(12_345, False)) == "12,345 positions explored"
    beside = str(Exploration(12_345, False, variants=1))
    assert beside == "12,345 positions explored, in the plain case and 1 variant"
    assert str(Exploration(1_000, True, ("a", "b"))) == (
        "bounded: 1,000 positions, 2 scenes not entered; what has to be asked of all was left out"
    )


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (("scenes", "desk", "when", 1), {"fact": "b"}),
        (("scenes", "desk", "when", 2), None),
        # One thing may be written where a list of one is meant.
        (("scenes", "hall", "when", 0), {"fact": "c"}),
        (("scenes", "hall", "when", 1), None),
        (("scenes", "yard"), None),
        (("scenes", "hall", "when", 0, "fact"), "c"),
        ((), PLAIN),
    ],
)
def test_what_an_author_wrote_is_found_by_its_steps(steps, expected):
    assert Sheet(Tree(Path(), PLAIN, list)).written(steps) == expected


def test_inner_parts_of_a_file_come_before_outer_ones():
    plain = {
        "scenes": {
            "a": {"choices": {"b": {"outcomes": {"c": 1, "d": 2}}, "e": 3}},
            "f": {"outcomes": {"h": 5}},
        },
        "facts": {"g": 5},
    }
    b = ("scenes", "a", "choices", "b")

    assert [steps for steps, _ in parts_in(plain)] == [
        *((*b, "outcomes", "c"), (*b, "outcomes", "d")),
        *(b, ("scenes", "a", "choices", "e"), ("scenes", "a")),
        *(("scenes", "f", "outcomes", "h"), ("scenes", "f")),
    ]
    assert list(parts_in({"scenes": [1]})) == list(parts_in([])) == []


def test_only_warnings_that_are_the_same_but_for_names_are_told_as_one():
    def found(number, lacks):
        what = f"a class decides here, and choice 'c{number}' has no {lacks}"
        place = Place(Path("scenario.yaml"), number, 1)
        return Finding(Problem(place, "T020", what, "Add it.", severity="warning"))

    told = [*in_groups([*(found(number, "best_for") for number in range(1, 13)), found(13, "unknown_then")])]

    assert [line.count("And 11 more T020") for line in told] == [1, 0]
    assert "unknown_then" in told[1]
