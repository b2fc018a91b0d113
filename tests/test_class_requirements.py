"""The page on what a class promises names every requirement, and only tests that exist."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "class-requirements.md"
IDS = [
    *(f"L{number}" for number in range(1, 11)),
    *(f"S-{number}" for number in range(1, 26)),
    *(f"W-{number}" for number in range(1, 14)),
]


@cache
def rows() -> dict[str, str]:
    """Return the line of each requirement."""
    found = re.findall(r"^\| ([LSW]-?\d+) \|(.*)$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert len(found) == len({name for name, _ in found}), "a requirement stands there twice"
    return dict(found)


@cache
def known() -> frozenset[str]:
    """Return the names of all tests there are."""
    trees = [ast.parse(file.read_text("utf-8")) for file in (ROOT / "tests").rglob("test_*.py")]
    return frozenset(
        node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
    )


def named(row: str) -> list[str]:
    return re.findall(r"`(test_\w+)`", row)


def test_no_requirement_is_left_out_and_none_is_made_up():
    assert list(rows()) == IDS


@pytest.mark.parametrize("name", IDS)
def test_a_requirement_has_its_tests_or_says_that_it_is_not_met(name):
    row = rows()[name]

    assert named(row) or "not met:" in row
    assert [test for test in named(row) if test not in known()] == []


def test_each_default_of_a_class_has_its_source_and_the_page_says_how_much_was_read():
    text = (ROOT / "docs" / "teaching.md").read_text("utf-8")
    part = text.partition("## What the defaults rest on")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")][1:]

    assert "the abstracts were read and no more" in part
    assert all(re.search(r"\[(10\.\d{4}/\S+)\]\(https://doi\.org/\1\) \|$", line) for line in lines)
    defaults = " ".join(line.split("|")[1] for line in lines)
    for default in ("two votes", "silence", "then that it is not so", "debrief", "other facts"):
        assert default in defaults


def test_every_test_that_the_page_names_is_there():
    assert [test for test in named(PAGE.read_text("utf-8")) if test not in known()] == []
