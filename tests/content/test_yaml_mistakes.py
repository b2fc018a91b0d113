"""Files that are not well-formed YAML are told in plain words, at the line that must be fixed."""

from pathlib import Path

import pytest

from game.content.problems import Findings, Problem
from game.content.yaml_reader import parse
from tests.messages import faults

MISTAKES = {
    "a quote that never closes": ('a: 1\nb: "two\nc: 3\n', 2, 4, "a quotation mark opens here"),
    "a quote that a later one closes": ('a: "one\nb: 2\nc: "three"\n', 1, 4, "a quotation mark opens here"),
    "such a quote in brackets": ('a: {b: "c}\nd: "e"\n', 1, 8, "a quotation mark opens here"),
    "a text that goes on after its quotes": ('a: "Ask" for it\n', 1, 10, "the quotes close here"),
    "an apostrophe in single quotes": ("a: 'It's Norway'\n", 1, 8, "the quotes close here"),
    "a backslash without a meaning": ('a: "the \\quay"\n', 1, 9, "this backslash has no meaning"),
    "no space after a colon": ("a:\n  b:one\n  c: two\n", 2, 3, "runs on into line 3"),
    "a full-width colon": ("a:\n  b\uff1aone\n  c: two\n", 2, 4, "a full-width colon stands here"),
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
    "a bracket that the file ends in": ("a: 1\nb:\n  - {c: d, ", 3, 12, "a bracket that opens on this line"),
    "two texts without a comma": ('a: ["one" "two"]\n', 1, 4, "a comma is missing"),
}


@pytest.mark.parametrize(("text", "line", "column", "what"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_of_yaml_is_told_where_it_was_made(text: str, line: int, column: int, what: str) -> None:
    """One problem, at the place that an author has to look at, in words without the reader's jargon."""
    (problem,) = _problems(text)

    assert (problem.place.line, problem.place.column) == (line, column)
    assert what in problem.what


# Each with the line and the column of the sign; what YAML can read has them told all the same.
SIGNS = {
    "curly quotes around a colon": ("a: \u201ctwo: words\u201d\n", 1, 4, "Y020"),
    "curly quotes around a text": ("a: \u201ctwo words\u201d\n", 1, 4, "Y020"),
    "curly quotes around an apostrophe": ("a: \u201cit\u2019s here\u201d\n", 1, 4, "Y020"),
    "curly quotes around a comma": ("a: {b: \u201cc, d\u201d}\n", 1, 8, "Y020"),
    "a no-break space that indents": ("a:\n\u00a0 b: x\n  c: y\n", 2, 1, "Y019"),
    "a whole line of them": ("a:\n  b: x\n\u00a0\u00a0c: y\n", 3, 1, "Y019"),
    "one before a list mark": ("a:\n  - b\n\u00a0\u00a0- c\n", 3, 1, "Y019"),
    "one after a list mark": ("a:\n  -\u00a0b\n", 2, 4, "Y019"),
    "one after a colon": ("a:\u00a0b\nc: d\n", 1, 3, "Y019"),
    "one without width after a key": ("a\u200b: b\n", 1, 2, "Y019"),
    "an en dash as list mark": ("a:\n  \u2013 b\n  \u2013 c\n", 2, 3, "Y019"),
    "an en dash before a key": ("a:\n  \u2013 b: c\n    d: e\n", 2, 3, "Y019"),
    "a bullet after a hyphen": ("a:\n  - b\n  \u2022 c\n", 3, 3, "Y019"),
    "full-width colons only": ("a\uff1ab\nc\uff1ad\n", 1, 2, "Y019"),
    "a full-width colon inside": ("a:\n  b\uff1ac\n", 2, 4, "Y019"),
    "curly quotes around a colon in a block": ("a: {b: \u201ec: d\u201c}\n", 1, 8, "Y020"),
    "such quotes on a later line": ("a: [\n  {b: c},\n  {b: \u201cd: e\u201d}]\n", 3, 7, "Y020"),
    "a number as list mark": ("a:\n  - b\n  2. c\n", 3, 3, "Y019"),
    "a number with a bracket": ("a:\n  - {b: c}\n  2) {b: c}\n", 3, 3, "Y019"),
    "a sign that turns a title": ("title: x\u202ey\n", 1, 9, "Y019"),
    "two of them further down in a text": ("a: |\n  x\n  y\u2067z\n  \u2069\n", 3, 4, "Y019"),
}


@pytest.mark.parametrize(("text", "line", "column", "code"), SIGNS.values(), ids=SIGNS)
def test_a_sign_of_a_word_processor_is_named_at_its_column(text, line, column, code) -> None:
    """One problem, whether YAML can read the file or not."""
    findings = Findings()
    parse(text, Path("scenario.yaml"), findings)

    (problem,) = findings.problems
    assert (problem.place.line, problem.place.column, problem.code) == (line, column, code)
    assert not faults(problem.what, problem.remedy)


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  \u2022 one\n  \u2013 two\n  \u201call\u201d\n",
        "a: \u201cYes,\u201d she said, \u201cand no.\u201d\n",
        'a: "\u201cAll of it.\u201d"\n',
        "a: 10\u00a0days \u2013 no more\n",
        "a: It went on\n  \u2013 and then it stopped.\n",
        "a: \u6ce8\u610f\uff1ab\n",
    ],
)
def test_a_sign_inside_a_text_belongs_to_it(text: str) -> None:
    """What a player is to read is the author's, in any of these signs."""
    findings = Findings()

    assert parse(text, Path("scenario.yaml"), findings)
    assert not findings.problems


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
