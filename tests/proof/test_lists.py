"""A list that was pasted into a text is told where it is shown run together, and nowhere else."""

import pytest

from tests.messages import faults
from tests.proof.cases import FACTS, HEAD, checked

CASE = (
    HEAD.replace(FACTS, "")
    + """\
scenes:
  desk:
    BODY
    choices: {go: {label: Go, goes_to: done}}
  done: {text: It is over., ending: {title: Done}}
"""
)


def told(folder, body):
    """Return the lines below the scene, columns and remedies of the warnings."""
    text = CASE.replace("BODY", body.replace("\n", "\n    "))
    first = text[: text.index("text:")].count("\n") + 1
    problems = [one for one in checked(folder, text).problems if one.code == "L010"]
    assert not [one for one in problems if faults(one.what, one.remedy)]
    return [(one.place.line - first, one.place.column, one.remedy) for one in problems]


BEHIND = "Write `|` behind `text:`, and begin the first item on the line below."
MARKS = "Write `- ` or `1. ` where each item begins."


@pytest.mark.parametrize(
    ("body", "at", "remedy"),
    [
        ("text:\n  1. One thing.\n  2. Two things.", (1, 7), BEHIND),
        ("text: 1. One thing.\n  2. Two things.", (0, 11), BEHIND),
        ('text: "1. One thing.\n  2. Two things."', (0, 12), BEHIND[:-1] + ", without the quotes."),
        (
            "text: >-\n  They want\n  1) One thing.\n  2) Two things.",
            (2, 7),
            "Write `|` in place of `>-`: it keeps the lines.",
        ),
        (
            "text: >\n  They want\n  - one thing,\n  - two things.",
            (2, 7),
            "Write `|` in place of `>`: it keeps the lines.",
        ),
        ("text: |\n  (a) One thing.\n  (b) Two things.", (1, 7), MARKS),
        ("text: |\n  \u2022 One thing.\n  \u2022 Two things.", (1, 7), MARKS),
        ("text:\n  a. One thing.\n  b. Two things.", (1, 7), f"{MARKS} {BEHIND}"),
        (
            "text:\n  - It begins.\n  - 1. One thing.\n    2. Two things.",
            (2, 9),
            "Write `|` behind `-`, and begin the first item on the line below.",
        ),
        (
            "text: It begins.\non_screen:\n  1. One thing.\n  2. Two.",
            (2, 7),
            BEHIND.replace("text", "on_screen"),
        ),
    ],
)
def test_a_list_that_loses_its_lines_or_marks_is_told_at_its_first_item(tmp_path, body, at, remedy):
    assert told(tmp_path, body) == [(*at, remedy)]


@pytest.mark.parametrize(
    "body",
    [
        "text: |\n  1. One thing.\n  2. Two things.",
        "text: |\n  They want\n  - one thing,\n  - two things.",
        "text: >-\n  1. One thing.\n\n  2. Two things.",
        "text:\n  - 1. One thing.\n  - 2. Two things.",
        "text: It was 1. One thing was sure and 2. Two were not.",
        "text: The judge - she was late - read it - twice.",
        "text: >-\n  The judge\n  \u2013 she was late \u2013 read it.",
        "text: >-\n  She lost in point\n  1. That was all.",
    ],
)
def test_a_list_that_is_shown_as_one_and_words_that_are_none_are_left_alone(tmp_path, body):
    assert told(tmp_path, body) == []
