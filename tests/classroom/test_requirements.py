"""Every requirement on a class has a test that is named for it."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# What is the session's; what is the room's on the network stands with the room.
LEARNING = [f"l{number}" for number in range(1, 11)]
SESSION = ["s4", "s6", "s7", "s8", "s9", "s12", "s13", "s14", "s16", "s17", "s18", "s19"]


@cache
def named_tests() -> set[str]:
    """Give the names of all tests of a class."""
    files = [*(ROOT / "classroom").rglob("test_*.py")]
    trees = [ast.parse(file.read_text("utf-8")) for file in files]
    return {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("requirement", LEARNING + SESSION)
def test_a_requirement_has_its_named_test(requirement):
    assert [
        name
        for name in named_tests()
        if name.startswith(f"test_{requirement}_") or f"_{requirement}_" in name
    ]
