"""Which endings have been found, and which texts have been read."""

import pytest

from game.saves.errors import NotWrittenError
from game.saves.progress import Progress


@pytest.fixture
def progress(tmp_path):
    return Progress(tmp_path / "saves")


def test_endings_are_found_once_and_kept_for_each_scenario(progress):
    for ending in ("obeyed", "border-holds", "obeyed"):
        progress.find("first-steps", ending)

    assert progress.endings("first-steps").value == {"obeyed", "border-holds"}
    assert progress.endings("other").value == frozenset()


def test_an_ending_found_again_writes_nothing(progress, tmp_path):
    progress.find("first-steps", "obeyed")
    before = (tmp_path / "saves" / "first-steps" / "progress.json").stat().st_mtime_ns
    progress.find("first-steps", "obeyed")

    assert (tmp_path / "saves" / "first-steps" / "progress.json").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "text", ["", "{}", '{"progress_format": 1, "endings": [3]}', '{"progress_format": "1"}']
)
def test_a_damaged_file_is_set_aside_and_the_one_before_is_used(progress, tmp_path, text):
    progress.find("first-steps", "obeyed")
    progress.find("first-steps", "border-holds")
    file = tmp_path / "saves" / "first-steps" / "progress.json"
    file.write_text(text)

    found = progress.endings("first-steps")

    assert found.value == {"obeyed"}
    assert [one.now for one in found.set_aside] == ["progress.json.damaged-1"]


def test_a_file_of_a_later_version_counts_as_nothing_found_and_stays(progress, tmp_path):
    progress.find("first-steps", "obeyed")
    file = tmp_path / "saves" / "first-steps" / "progress.json"
    file.write_text('{"progress_format": 2}')

    assert progress.endings("first-steps").value == frozenset()
    assert file.read_text() == '{"progress_format": 2}'


def test_an_unwritable_folder_is_told_in_a_sentence(tmp_path):
    (tmp_path / "saves").write_text("")

    with pytest.raises(NotWrittenError):
        Progress(tmp_path / "saves").find("first-steps", "obeyed")


def test_texts_that_were_read_are_kept_beside_the_endings(progress):
    progress.find("first-steps", "obeyed")
    progress.note_read("first-steps", frozenset({"aa", "bb"}))
    progress.note_read("first-steps", frozenset({"bb", "cc"}))

    assert progress.read("first-steps").value == {"aa", "bb", "cc"}
    assert progress.endings("first-steps").value == {"obeyed"}
    assert progress.read("other").value == frozenset()


def test_a_file_from_before_texts_were_noted_has_none_read(progress, tmp_path):
    file = tmp_path / "saves" / "first-steps" / "progress.json"
    file.parent.mkdir(parents=True)
    file.write_text('{"progress_format": 1, "endings": ["obeyed"]}')

    assert progress.read("first-steps").value == frozenset()
    assert progress.endings("first-steps").value == {"obeyed"}


def test_what_was_read_stays_noted_when_an_ending_is_found_and_the_other_way_round(progress):
    progress.note_read("first-steps", frozenset({"aa"}))
    progress.find("first-steps", "obeyed")
    progress.note_read("first-steps", frozenset({"bb"}))

    assert progress.read("first-steps").value == {"aa", "bb"}
    assert progress.endings("first-steps").value == {"obeyed"}


def test_a_damaged_file_is_told_whatever_is_asked_or_noted(progress, tmp_path):
    file = tmp_path / "saves" / "first-steps" / "progress.json"
    asked = (
        lambda: progress.read("first-steps").set_aside,
        lambda: progress.find("first-steps", "border-holds"),
        lambda: progress.find("first-steps", "obeyed"),
        lambda: progress.note_read("first-steps", frozenset({"aa"})),
    )
    for number, ask in enumerate(asked, start=1):
        progress.find("first-steps", "obeyed")
        progress.note_read("first-steps", frozenset({str(number)}))
        file.write_text("{")

        assert [one.now for one in ask()] == [f"progress.json.damaged-{number}"]


def test_texts_that_were_read_before_are_written_no_second_time(progress, tmp_path):
    progress.note_read("first-steps", frozenset({"aa", "bb"}))
    before = (tmp_path / "saves" / "first-steps" / "progress.json").stat().st_mtime_ns
    progress.note_read("first-steps", frozenset({"aa"}))

    assert (tmp_path / "saves" / "first-steps" / "progress.json").stat().st_mtime_ns == before
