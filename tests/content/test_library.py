"""The cases at hand are found by the id that the library shows, by their folder, or by a path."""

from pathlib import Path

import pytest

from game.content.library import Library, NoScenarioError


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder with a case whose folder has another name than its id."""
    folder = tmp_path / "my first case"
    folder.mkdir()
    (folder / "scenario.yaml").write_text("scenario_format: 1\nid: school-mail\ntitle: School mail\n")
    return tmp_path


@pytest.mark.parametrize("name", ["school-mail", "my first case"])
def test_a_case_is_found_by_its_id_and_by_its_folder(shelf: Path, name: str) -> None:
    """What `contempt list` shows is what `contempt play` takes."""
    assert Library([shelf]).find(name) == shelf / "my first case" / "scenario.yaml"


def test_a_case_is_found_by_a_path(shelf: Path) -> None:
    """To its folder or to its file."""
    file = shelf / "my first case" / "scenario.yaml"

    assert Library([]).find(str(file.parent)) == Library([]).find(str(file)) == file


def test_a_case_that_is_not_there_is_told_with_those_that_are(shelf: Path) -> None:
    """The nearest one is named."""
    with pytest.raises(NoScenarioError, match="my first case"):
        Library([shelf]).find("my-first-case")
