"""What a file says, and where it says it."""

from pathlib import Path

import pytest

from game.content.problems import Findings
from game.content.tree import Tree
from game.content.yaml_reader import parse

TEXT = """\
title: A case
scenes:
  first:
    text: [One., {judge: Two.}]
    choices:
      act: {goes_to: second}
  second: {}
"""


@pytest.fixture
def tree() -> Tree:
    """Return the tree of a small file."""
    read = parse(TEXT, Path("scenario.yaml"), Findings())
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("steps", "line", "column"),
    [
        ((), 1, 1),
        (("title",), 1, 8),
        (("scenes",), 3, 3),
        (("scenes", "first"), 4, 5),
        (("scenes", "first", "text"), 4, 11),
        (("scenes", "first", "text", 0), 4, 12),
        (("scenes", "first", "text", 1), 4, 18),
        (("scenes", "first", "text", 1, "judge"), 4, 26),
        (("scenes", "first", "choices", "act", "goes_to"), 6, 22),
        (("scenes", "second"), 7, 11),
    ],
)
def test_every_part_has_its_place(tree, steps, line, column):
    place = tree.place(steps)

    assert (place.line, place.column) == (line, column)


@pytest.mark.parametrize(
    ("steps", "line", "column"),
    [
        ((), 1, 1),
        (("title",), 1, 1),
        (("scenes", "first"), 3, 3),
        (("scenes", "first", "choices", "act"), 6, 7),
        (("scenes", "first", "text", 1, "judge"), 4, 19),
        (("scenes", "first", "text", 1), 4, 18),
    ],
)
def test_every_key_has_its_place(tree, steps, line, column):
    place = tree.key_place(steps)

    assert (place.line, place.column) == (line, column)


def test_what_is_not_there_is_placed_where_it_would_be(tree):
    """At the last part on the way to it: the block, the list, or the text that stands there instead."""
    assert str(tree.place(("scenes", "first", "ending", "title"))) == "scenario.yaml:4:5"
    assert str(tree.place(("scenes", "first", "text", 7))) == "scenario.yaml:4:11"
    assert str(tree.place(("title", 0))) == "scenario.yaml:1:8"
    assert str(tree.key_place(("scenes", "third"))) == "scenario.yaml:3:3"
    assert str(tree.key_place(("scenes", "third", "title"))) == "scenario.yaml:3:3"


def test_places_are_read_when_the_first_is_asked_for():
    """A large file without a problem needs none of its million."""
    asked: list[bool] = []

    def marks() -> list[int]:
        asked.append(True)
        return [0]

    tree = Tree(Path("scenario.yaml"), {}, marks)
    assert not asked

    assert str(tree.place()) == str(tree.place()) == "scenario.yaml:1:1"
    assert asked == [True]


@pytest.mark.parametrize("step", [2, 3])
def test_past_the_end_of_a_list_is_nothing(tree, step):
    assert str(tree.place(("scenes", "first", "text", step))) == "scenario.yaml:4:11"
    assert str(tree.key_place(("scenes", "first", "text", step))) == "scenario.yaml:4:11"


def test_a_place_far_to_the_right_is_told_all_the_same():
    read = parse(f"a: [{'x' * 5_000}, y]\n", Path("scenario.yaml"), Findings())
    assert read is not None

    assert str(read.place(("a", 1))) == "scenario.yaml:1:5007"
