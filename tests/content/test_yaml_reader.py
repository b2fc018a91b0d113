"""YAML as it was written: a file to a tree of texts, each with its place."""

import gc
from pathlib import Path
from typing import Any

import pytest

from game.content.problems import MOST_ERRORS, Findings
from game.content.tree import Tree
from game.content.yaml_reader import DEEPEST, MOST_PARTS, parse
from game.model.value import uncollected

FILE = Path("scenario.yaml")


def well(text: str) -> Tree:
    """Return the tree of a well text."""
    findings = Findings()
    tree = parse(text, FILE, findings)
    assert tree is not None
    assert findings.problems == []
    return tree


def plain(text: str) -> Any:
    """Return what a well text says."""
    return well(text).plain


def told(text: str) -> list[tuple[int, int, str, str]]:
    """Return the problems of a text: line, column, code and what."""
    findings = Findings()
    parse(text, FILE, findings)
    return [(one.place.line, one.place.column, one.code, one.what) for one in findings.in_order()]


@pytest.mark.parametrize(
    "written",
    [
        *("no", "yes", "on", "true", "null", "~", "12:30", "010", "0x1F", "1e3", "1_000", "1.0", ".inf"),
        *("2014-04-25", "Smith v. Jones", "=", "18 U.S.C. § 2703", "50 %"),
    ],
)
def test_what_stands_there_stays_what_the_author_wrote(written):
    assert plain(f"a: {written}\n") == {"a": written}
    assert plain(f"{written}: a\n") == {written: "a"}
    assert plain(f"a: [{written}]\n") == {"a": [written]}


def test_texts_may_be_quoted_folded_or_kept_in_lines():
    text = """\
plain: one
  two
single: 'it''s'
double: "a\\tb \\u00e9"
folded: >-
  one
  two
kept: |
  one
  two
"""

    assert plain(text) == {
        "plain": "one two",
        "single": "it's",
        "double": "a\tb é",
        "folded": "one two",
        "kept": "one\ntwo\n",
    }


def test_a_value_that_is_missing_is_an_empty_text():
    assert plain("a:\nb: [c, ]\nd: {e: , f}\n") == {"a": "", "b": ["c"], "d": {"e": "", "f": ""}}


def test_the_order_of_the_author_is_kept():
    assert list(plain("b: 1\na: 2\nc: 3\n")) == ["b", "a", "c"]


def test_a_key_that_stands_in_its_block_twice_is_told_with_the_line_of_the_first():
    assert told("a:\n  b: 1\n  c: 2\n  b: 3\n") == [
        (4, 3, "Y008", "the key 'b' stands here a second time; the first is on line 2")
    ]
    assert told("a: {b: 1, c: [d, e], b: 3}\n") == [
        (1, 22, "Y008", "the key 'b' stands here a second time; the first is on line 1")
    ]


def test_the_same_key_in_two_blocks_is_well():
    assert plain("a: {b: 1}\nc: {b: 2}\n") == {"a": {"b": "1"}, "c": {"b": "2"}}


def test_behind_a_second_key_reading_goes_on():
    findings = Findings()

    tree = parse("a: 1\nb: 2\na: 3\nc: {d: 4, d: 5, e: 6}\nf: 7\n", FILE, findings)

    assert tree is not None
    assert tree.plain == {"a": "1", "b": "2", "c": {"d": "4", "e": "6"}, "f": "7"}
    assert tree.place(("c", "e")).column == 20
    assert tree.place(("f",)).line == 5


def test_a_second_block_of_one_name_may_be_what_others_refer_to_so_nothing_more_is_told():
    findings = Findings()

    assert parse("a: {b: 1}\na: {c: 2}\n", FILE, findings) is None
    assert [problem.code for problem in findings.problems] == ["Y008"]


def test_an_anchor_an_alias_a_tag_and_a_merge_key_are_told_each_at_its_place():
    assert told("a: &x 1\nb: *x\nc: !!int 2\nd: {<<: *x}\n") == [
        (1, 4, "Y009", "'&x' is an anchor in YAML, a name by which to repeat a part"),
        (2, 4, "Y009", "'*x' is an alias in YAML, which repeats another part"),
        (3, 4, "Y010", "'!!int' is a tag in YAML, which says what kind of value follows"),
        (4, 5, "Y016", "there is a merge key here ('<<'), which copies keys from elsewhere"),
        (4, 9, "Y009", "'*x' is an alias in YAML, which repeats another part"),
    ]


def test_a_second_document_is_told_where_it_begins():
    assert told("a: 1\n---\nb: 2\n") == [
        (2, 1, "Y013", "the line '---' begins a second document in this file")
    ]


def test_one_document_may_begin_with_a_line_of_dashes():
    assert plain("---\na: 1\n") == {"a": "1"}


def test_blocks_may_be_nested_to_a_depth_and_no_deeper():
    inside = DEEPEST - 1

    assert plain("a: " + "[" * inside + "]" * inside + "\n")
    assert [code for _, _, code, _ in told("a: " + "[" * (inside + 1) + "]" * (inside + 1) + "\n")] == [
        "Y011"
    ]


def test_a_list_or_block_may_have_a_number_of_parts_and_no_more():
    assert plain("a: [" + "x," * MOST_PARTS + "]\n")
    assert [code for _, _, code, _ in told("a: [" + "x," * (MOST_PARTS + 2) + "]\n")] == ["Y012"]


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n", "- a\n", "a text\n"])
def test_a_file_that_is_no_block_of_keys_is_told_on_line_1(text):
    ((line, column, code, _),) = told(text)

    assert (line, column, code) == (1, 1, "Y014")


def test_a_list_as_a_key_is_told():
    assert told("? [a]\n: b\n") == [(1, 3, "Y015", "a list or a block stands here where a key belongs")]


def test_a_key_without_a_name_is_told():
    assert told('"": a\n') == [(1, 1, "Y015", "a key is missing before this colon")]


def test_files_may_end_their_lines_as_they_do_on_windows():
    tree = well("a: 1\r\nb:\r\n  c: 2\r\n")

    assert tree.plain == {"a": "1", "b": {"c": "2"}}
    assert tree.place(("b", "c")).line == 3


@pytest.mark.parametrize("escape", ["\\0", "\\x1b[31m", "\\a", "\\e", "\\u0007", "\\U00000008"])
def test_an_escape_for_a_sign_that_is_no_text_is_told_where_it_stands(escape):
    """Nobody can write codes to a player's terminal."""
    assert told(f'a: 1\nb: ["one", "two {escape}"]\n') == [
        (2, 12, "Y003", "this text has a character that cannot be shown")
    ]


def test_other_escapes_are_signs_like_any_other():
    assert plain('a: "\\x41\\u00e9\\n\\t\\" \\\\0"\n') == {"a": 'Aé\n\t" \\0'}


def test_a_file_may_have_a_number_of_values_and_no_more(monkeypatch):
    monkeypatch.setattr("game.content.yaml_reader.MOST_NODES", 8)

    assert plain("a: [b, c, d]\ne:\n") == {"a": ["b", "c", "d"], "e": ""}
    assert [code for _, _, code, _ in told("a: [b, c, d]\ne: f\ng:\n")] == ["Y012"]


def test_a_long_list_in_lines_is_told_too():
    assert [code for _, _, code, _ in told("a:\n" + "- x\n" * (MOST_PARTS + 2))] == ["Y012"]


@pytest.mark.parametrize("collecting", [True, False])
def test_collecting_is_afterwards_as_it_was_before(collecting):
    (gc.enable if collecting else gc.disable)()
    try:
        with uncollected():
            assert not gc.isenabled()
        assert gc.isenabled() == collecting
        parse("a: 'b", FILE, Findings())
        assert gc.isenabled() == collecting
    finally:
        gc.enable()


def test_one_second_block_is_enough_to_make_a_file_unreadable():
    findings = Findings()

    assert parse("a: {b: 1}\na: {c: 2}\nd: 1\nd: 2\n", FILE, findings) is None
    assert [problem.code for problem in findings.problems] == ["Y008", "Y008"]


def test_a_key_that_stands_there_three_times_is_told_twice_and_its_first_value_counts():
    findings = Findings()
    tree = parse("a: 1\na: 2\na: 3\nb: 4\n", FILE, findings)

    assert tree is not None
    assert tree.plain == {"a": "1", "b": "4"}
    assert [one.place.line for one in findings.problems] == [2, 3]
    assert tree.place(("b",)).line == 4


def test_of_very_many_second_keys_reading_stops_at_the_most():
    findings = Findings()

    assert parse("a: 1\n" * (2 * MOST_ERRORS), FILE, findings) is None
    assert len([one for one in findings.problems if one.code == "Y008"]) == MOST_ERRORS


@pytest.mark.parametrize("text", ["a: {<<: b}\n", "a: &x 1\nb: *x\n", '"": a\n'])
def test_what_cannot_be_read_as_it_was_meant_is_not_read(text):
    findings = Findings()

    assert parse(text, FILE, findings) is None
    assert findings.errors


def test_a_second_key_inside_a_list_is_told_with_the_line_of_its_own_first():
    assert told("a:\n- {b: 1}\n- c: 1\n  c: 2\n") == [
        (4, 3, "Y008", "the key 'c' stands here a second time; the first is on line 3")
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [("", "is empty"), ("- a\n", "is one list or text, not a block of keys"), ("a text\n", "is one list or")],
)
def test_an_empty_file_and_a_list_are_told_apart(text, what):
    ((_, _, _, said),) = told(text)

    assert what in said


@pytest.mark.parametrize("escape", ["\\b", "\\f", "\\v", "\\x7f", "\\uffff"])
def test_other_escapes_for_what_is_no_text_are_told_too(escape):
    assert [code for _, _, code, _ in told(f'a: "{escape}"\n')] == ["Y003"]
