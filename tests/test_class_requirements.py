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
