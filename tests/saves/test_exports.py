"""What is given to the user to keep goes into the first folder that takes it, and replaces nothing."""

import pytest

from game import places
from game.saves.exports import NotExportedError, export, export_name


def test_a_file_is_written_in_the_first_folder_which_is_made(tmp_path):
    file = export("a.html", "Zürich\n", [tmp_path / "one", tmp_path / "two"])

    assert file == tmp_path / "one" / "a.html"
    assert file.read_bytes() == "Zürich\n".encode()


def test_a_file_that_is_there_stays_as_it_is(tmp_path):
    files = [export("a.html", text, [tmp_path]) for text in ("first", "second", "third")]

    assert [file.name for file in files] == ["a.html", "a-2.html", "a-3.html"]
    assert [file.read_text() for file in files] == ["first", "second", "third"]


def test_where_a_folder_cannot_be_written_in_the_next_is_tried(tmp_path):
    (tmp_path / "file").write_text("no folder")

    assert export("a.txt", "x", [tmp_path / "file", tmp_path / "two"]).parent == tmp_path / "two"


def test_where_no_folder_takes_it_each_is_told_with_its_reason(tmp_path):
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(NotExportedError) as told:
        export("a.txt", "x", [tmp_path / "file", tmp_path / "file" / "deeper"])

    assert "'a.txt' could not be written in" in str(told.value)
    assert str(tmp_path / "file") in str(told.value)
    assert len(told.value.tried) == 2


def test_the_name_of_a_file_has_nothing_that_a_system_refuses():
    assert export_name("microsoft-ireland", "Debrief", 'The "way" up: 100 % / C:\\') == (
        "microsoft-ireland-debrief-the-way-up-100-c"
    )


def test_with_a_home_of_its_own_the_game_writes_nowhere_else(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path))

    assert list(places.exports()) == [tmp_path / "exports"]


def test_without_one_the_documents_of_the_user_come_first(monkeypatch):
    monkeypatch.delenv("CONTEMPT_HOME")

    first, second = places.exports()
    assert first.name == "Held in Contempt"
    assert second.name == "exports"
