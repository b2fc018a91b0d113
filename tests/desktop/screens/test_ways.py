"""One place knows all screens: they ask it for their ways, and none leads back to one that leads to it."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from game.desktop.screens import ways
from game.desktop.screens.desk import PAGES, Below
from tests.desktop.pilot import Pilot

SCREENS = Path(ways.__file__).parent


def imported(file: Path) -> Iterator[str]:
    """The screens that a file imports, at its top or when they are entered."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module.startswith("game.desktop.screens."):
                yield node.module.rpartition(".")[2]
            elif node.module == "game.desktop.screens":
                yield from (name.name for name in node.names)


def test_no_screen_imports_one_that_imports_it():
    graph = {file.stem: set(imported(file)) for file in SCREENS.glob("*.py")}
    known = {name: {one for one in others if one in graph} for name, others in graph.items()}
    assert {"scene", "ways"} <= {*known}

    try:
        TopologicalSorter(known).prepare()
    except CycleError as error:
        pytest.fail(f"a circle of screens: {error.args[1]}")


def test_no_screen_knows_the_place_that_knows_them_all():
    """They are handed the ways with the desk."""
    assert [file.stem for file in SCREENS.glob("*.py") if "ways" in imported(file)] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_a_way_and_leads_back_to_what_it_lies_over(tmp_path, name):
    library = Pilot(tmp_path).stage.screen

    page = ways.page(Below(library.desk, library, None, "first-steps"), name)

    assert page is not library
    assert page.under is library
