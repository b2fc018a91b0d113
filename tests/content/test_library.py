"""The cases at hand are found by the id that the library shows, by their folder, or by a path."""

from pathlib import Path

import pytest

from game.content.library import Head, Library, NoScenarioError, read_head, skimmed
from tests.builders import CASES, SHIPPED


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


def test_a_case_named_plainly_is_found_without_parsing_any(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window that a case is opened in shows its first frame sooner."""
    monkeypatch.setattr("game.content.library.read_head", None)

    assert Library([shelf]).plainly_named("school-mail") == shelf / "my first case" / "scenario.yaml"
    assert Library([shelf]).plainly_named("school") is None


def test_a_case_that_is_not_there_is_told_with_those_that_are(shelf: Path) -> None:
    """The nearest one is named."""
    with pytest.raises(NoScenarioError, match="my first case"):
        Library([shelf]).find("my-first-case")


CASE = """\
id: {id}
title: {title}
summary: What it is about.
role: Counsel for the provider
minutes: {minutes}
level: {level}
lesson: Look up.
objectives: {{grounds: {{says: Say why., topic: preserved}}, luck: Tell luck.}}
place: courtroom
scenes:
  first: {{choices: {{go: {{goes_to: won}}, stay: {{goes_to: first}}}}}}
  draft: {{}}
  won: {{ending: {{title: Won, hint: Ask her.}}}}
  lost: {{ending: {{title: Lost}}}}
"""


def put(
    folder: Path, name: str, title: str, *, id_: str = "", minutes: str = "20", level: str = "core"
) -> Path:
    """Write a case into a folder of its own."""
    (folder / name).mkdir(parents=True)
    file = folder / name / "scenario.yaml"
    file.write_text(CASE.format(id=id_ or name, title=title, minutes=minutes, level=level), "utf-8")
    return file


def test_the_library_shows_what_stands_at_the_top_of_a_case(tmp_path: Path) -> None:
    """Endings are counted apart from the scenes, as the cover of the case shows them."""
    file = put(tmp_path, "a-case", "A case")

    assert read_head(file) == Head(
        id="a-case",
        title="A case",
        path=file,
        summary="What it is about.",
        role="Counsel for the provider",
        minutes=20,
        level="core",
        lesson="Look up.",
        topics=("preserved", "luck"),
        place="courtroom",
        scenes=2,
        endings=2,
        hints={"won": "Ask her.", "lost": ""},
        readable=True,
    )


@pytest.mark.parametrize("minutes", ["soon", "-5", "2.5", "²", "[20]"])
def test_minutes_that_are_no_number_are_left_out(tmp_path: Path, minutes: str) -> None:
    """As is all else that is wrong at the top."""
    assert read_head(put(tmp_path, "a-case", "A case", minutes=minutes)).minutes == 0


@pytest.mark.parametrize("written", ["id: [a]\ntitle: {b: c}\nscenes: none\n", "edition: 1\n"])
def test_where_the_top_says_nothing_the_folder_stands_in(tmp_path: Path, written: str) -> None:
    """The case can be read, and told apart from others."""
    file = put(tmp_path, "a-case", "A case")
    file.write_text(written)

    assert read_head(file) == Head("a-case", "a-case", file)


def test_a_case_that_is_no_yaml_is_shown_as_one_that_cannot_be_read(tmp_path: Path) -> None:
    """It is not left out, so that its author sees it."""
    file = put(tmp_path, "a-case", "A case")
    file.write_text("id: 'one")

    assert Library([tmp_path]).heads() == (Head("a-case", "a-case", file, readable=False),)


def test_the_first_steps_come_first_and_then_the_others_by_level_and_title(tmp_path: Path) -> None:
    """Capitals make no difference."""
    for name, title in (("a", "beta"), ("b", "Gamma"), ("first-steps", "Zeta"), ("c", "Alpha")):
        put(tmp_path, name, title)
    put(tmp_path, "d", "A hard one", level="advanced")
    put(tmp_path, "e", "A draft", level="''")

    titles = [head.title for head in Library([tmp_path]).heads()]
    assert titles == ["Zeta", "Alpha", "beta", "Gamma", "A hard one", "A draft"]


def test_of_two_cases_of_one_id_the_one_of_the_first_folder_counts(tmp_path: Path) -> None:
    """The user's own folder comes before that of the shipped cases."""
    own = put(tmp_path / "own", "a-case", "My own")
    put(tmp_path / "shipped", "a-case", "Shipped")
    library = Library([tmp_path / "own", tmp_path / "shipped"])

    assert [head.title for head in library.heads()] == ["My own"]
    assert library.find("a-case") == own


def test_a_folder_of_that_name_comes_before_a_case_of_that_id(tmp_path: Path) -> None:
    """Ids are read only where no folder fits."""
    put(tmp_path, "a-folder", "First", id_="b-folder")
    file = put(tmp_path, "b-folder", "Second", id_="another")

    assert Library([tmp_path]).find("b-folder") == file
    assert Library([tmp_path]).find("another") == file


@pytest.mark.parametrize("file", [*SHIPPED, *CASES], ids=lambda file: file.parent.name)
def test_the_head_that_is_read_from_its_lines_is_that_of_the_whole_case(file: Path) -> None:
    """Most of a case is not read for its cover."""
    assert read_head(file) == read_head(file, whole=True)
    assert len(skimmed(file.read_text("utf-8"))) < file.stat().st_size


@pytest.mark.parametrize(
    "scenes",
    [
        "scenes: {a: {title: A}, b: {ending: {title: B, hint: Ask.}}}",
        "scenes:\n    a:\n        title: A\n    b: {ending: {title: B,\n        hint: Ask.}}",
        "scenes:\n  a: {title: A,\n    text: []}\n # b\n\n  b:\n    ending:\n      {title: B, hint: Ask.}",
    ],
)
def test_scenes_may_be_written_in_every_way(tmp_path: Path, scenes: str) -> None:
    """And a summary of two paragraphs keeps both."""
    file = put(tmp_path, "a-case", "A case")
    file.write_text(f"id: a\nsummary: |\n  One.\n\n  # Two.\nhistory:\n- {{}}\n{scenes}\nrole: R\n", "utf-8")

    head = read_head(file)

    assert head == read_head(file, whole=True)
    assert (head.scenes, head.hints, head.role) == (1, {"b": "Ask."}, "R")
    assert head.summary == "One.\n\n# Two.\n"


def test_a_case_that_is_found_can_be_loaded(tmp_path: Path) -> None:
    """With its problems, if it has any."""
    file = put(tmp_path, "a-case", "A case")

    assert Library([tmp_path]).load("a-case").path == file
