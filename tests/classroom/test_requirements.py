"""Every requirement on a class has a test that is named for it."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LEARNING = [f"l{number}" for number in range(1, 11)]
SECURITY = [f"s{number}" for number in range(1, 26)]


@cache
def named_tests() -> set[str]:
    """Return the names of all tests of a class."""
    files = [*(ROOT / "classroom").rglob("test_*.py")]
    trees = [ast.parse(file.read_text("utf-8")) for file in files]
    return {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("requirement", LEARNING + SECURITY)
def test_a_requirement_has_its_named_test(requirement):
    assert [name for name in named_tests() if f"_{requirement}_" in name]
