"""Files that are not well-formed YAML are told in plain words, at the line that must be fixed."""

from pathlib import Path

import pytest

from game.content.problems import Findings, Problem
from game.content.yaml_reader import parse

MISTAKES = {
    "a quote that never closes": ('a: 1\nb: "two\nc: 3\n', 2, 4, "a quotation mark opens here"),
    "a quote that a later one closes": ('a: "one\nb: 2\nc: "three"\n', 1, 4, "a quotation mark opens here"),
    "such a quote in brackets": ('a: {b: "c}\nd: "e"\n', 1, 8, "a quotation mark opens here"),
    "a text that goes on after its quotes": ('a: "Ask" for it\n', 1, 10, "the quotes close here"),
    "an apostrophe in single quotes": ("a: 'It's Norway'\n", 1, 8, "the quotes close here"),
    "a backslash without a meaning": ('a: "the \\quay"\n', 1, 9, "this backslash has no meaning"),
    "no space after a colon": ("a:\n  b:one\n  c: two\n", 2, 3, "runs on into line 3"),
    "a full-width colon": ("a:\n  b\uff1aone\n  c: two\n", 2, 3, "runs on into line 3"),
    "a key one step too far right": ("a:\n   b: one\n    c: two\n", 2, 7, "runs on into line 3"),
    "a colon in a text": ("a: one: two\n", 1, 7, "what comes before this colon is read as a key"),
    "a text that does not belong to its key": ("a: |\none\nb: two\n", 2, 1, "this line is not `key: value`"),
    "an emphasis at the start": ("a: *Ryan* holds\n", 1, 4, "cannot begin with *"),
    "a link at the start": ("a: @ryan\n", 1, 4, "cannot begin with @"),
    "a fence around the file": ("```yaml\na: 1\n```\n", 1, 1, "cannot begin with `"),
    "a line too far left": ("a:\n   b: 1\n  c: 2\n", 3, 3, "not indented like its neighbours"),
    "a bracket that stays open": ("a: [one, two\nb: 3\n", 1, 4, "a bracket that opens on this line"),
    "a # inside brackets": ("a: {b: No. #5, c: d}\ne: f\n", 1, 4, "a # begins a comment on this line"),
    "a list on the line of its key": ("a: - one\n", 1, 4, "a list cannot begin on the line of its key"),
    "a text that begins with a link": (
        "a: [[gag]] is a term\n",
        1,
        4,
        "what begins with [ is read as a list",
    ),
    "such a text in a list": ("a:\n  - [[ryan]] held\n  - b\n", 2, 5, "what begins with [ is read as a list"),
    "a text that begins with a brace": ("a: {b} held\n", 1, 4, "what begins with { is read as a block"),
    "a semicolon between two blocks": ("a: [{b: c}; {d: e}]\n", 1, 4, "a comma is missing"),
    "a tab that indents": ("a:\n\tb: 1\n", 2, 1, "there is a tab here"),
    "a tab after a space": ("a:\n \tb: 1\n", 2, 2, "there is a tab here"),
    "quotes around an unequal bracket": ('a: [b, "]"] c\n', 1, 4, "what begins with [ is read as a list"),
    "a brace that a quoted bracket opens": ('a: {b: "{"} c\n', 1, 4, "what begins with { is read as a block"),
    "two texts without a comma": ('a: ["one" "two"]\n', 1, 4, "a comma is missing"),
}


@pytest.mark.parametrize(("text", "line", "column", "what"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_of_yaml_is_told_where_it_was_made(text: str, line: int, column: int, what: str) -> None:
    """One problem, at the place that an author has to look at, in words without the reader's jargon."""
    (problem,) = _problems(text)

    assert (problem.place.line, problem.place.column) == (line, column)
    assert what in problem.what


def test_a_large_file_is_not_read_twice_for_the_sake_of_a_better_sentence() -> None:
    """The plain sentence of the place where the reader stopped has to do."""
    text = f"a: {'x' * 500_000}\nb:\n  c:one\n  d: two\n"

    (problem,) = _problems(text)

    assert problem.place.line == 4
    assert "before this colon" in problem.what


def test_what_is_nested_far_too_deep_is_told_as_that() -> None:
    """The reader looks ahead, and stops before a limit of ours is reached."""
    (problem,) = _problems("a: " + "[" * 2_000 + "\n")

    assert (problem.code, problem.what) == ("Y011", "this is nested more than 40 levels deep")


def _problems(text: str) -> list[Problem]:
    findings = Findings()
    assert parse(text, Path("scenario.yaml"), findings) is None
    return findings.problems
