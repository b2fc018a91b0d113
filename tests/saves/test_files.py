"""Files that are replaced whole, and exports that replace nothing."""

import os
import stat
import threading
import time
from pathlib import Path

import pytest

from game import places
from game.saves.errors import DamagedFileError, NewerFormatError, NotReadError, NotWrittenError
from game.saves.files import (
    MOST_BYTES,
    FoundContent,
    KeptFile,
    NotExportedError,
    SetAside,
    export,
    export_name,
    write_whole,
)


def number(text):
    """Read a file that should hold a number; 1000 and more is written by a later version."""
    if not text.strip().isdecimal():
        raise DamagedFileError("it is no number")
    if int(text) >= 1000:
        raise NewerFormatError(int(text), 999)
    return int(text)


@pytest.fixture
def kept(tmp_path):
    return KeptFile(tmp_path / "deep" / "count.json", number)


def names(kept):
    return sorted(file.name for file in kept.path.parent.iterdir())


def test_what_is_written_is_read(kept):
    assert kept.write("1") == ()
    assert kept.read() == FoundContent(1)


def test_a_file_that_was_never_written_is_nothing_and_makes_nothing(kept):
    assert kept.read() == FoundContent(None)
    assert not kept.path.parent.exists()


def test_the_one_before_is_kept_as_bak(kept):
    for text in ("1", "2", "3"):
        kept.write(text)

    assert names(kept) == ["count.json", "count.json.bak"]
    assert kept.path.with_name("count.json.bak").read_text() == "2"


def test_a_damaged_file_is_named_and_set_aside_and_the_one_before_is_used(kept):
    kept.write("1")
    kept.write("2")
    kept.path.write_text("tw")

    assert kept.read() == FoundContent(
        1, (SetAside("count.json", "count.json.damaged-1", "it is no number"),)
    )
    assert names(kept) == ["count.json.bak", "count.json.damaged-1"]
    assert kept.path.with_name("count.json.damaged-1").read_text() == "tw"
    assert kept.read() == FoundContent(1)


def test_each_damaged_file_gets_a_number_of_its_own(kept):
    kept.write("1")
    kept.write("2")
    for text in ("a", "b"):
        kept.path.write_text(text)
        kept.read()

    assert kept.path.with_name("count.json.damaged-1").read_text() == "a"
    assert kept.path.with_name("count.json.damaged-2").read_text() == "b"


def test_where_both_are_damaged_both_are_set_aside(kept):
    kept.write("1")
    kept.write("2")
    kept.path.write_text("a")
    kept.path.with_name("count.json.bak").write_bytes(b"\xff\xfe\x00")

    found = kept.read()

    assert found.value is None
    assert [(one.name, one.why) for one in found.set_aside] == [
        ("count.json", "it is no number"),
        ("count.json.bak", "it is not text"),
    ]
    assert names(kept) == ["count.json.bak.damaged-1", "count.json.damaged-1"]


def test_a_damaged_file_never_takes_the_place_of_a_good_one_before(kept):
    kept.write("1")
    kept.write("2")
    kept.path.write_text("tw")

    assert kept.write("3") == (SetAside("count.json", "count.json.damaged-1", "it is no number"),)
    assert kept.read() == FoundContent(3)
    assert kept.path.with_name("count.json.bak").read_text() == "1"


def test_a_file_of_a_later_version_is_no_damage_and_is_kept(kept):
    kept.write("1")
    kept.path.write_text("1000")

    with pytest.raises(NewerFormatError, match="later version"):
        kept.read()
    assert names(kept) == ["count.json"]

    kept.write("2")
    assert kept.path.with_name("count.json.damaged-1").read_text() == "1000"
    assert kept.read() == FoundContent(2)


def test_an_enormous_file_is_not_read(kept):
    kept.write("1")
    kept.path.write_text("1" * (MOST_BYTES + 1))

    assert kept.read().set_aside[0].why == "it is far too long"


class KilledError(BaseException):
    """Stands for the end of the program in the middle of something."""


def killed(*args, **kwargs):
    raise KilledError


@pytest.mark.parametrize("step", ["fsync", "link", "replace"])
def test_a_program_killed_while_writing_leaves_the_old_file_whole(kept, monkeypatch, step):
    kept.write("1")
    kept.write("2")

    with monkeypatch.context() as patched:
        patched.setattr(*((os, step) if step != "replace" else (Path, "replace")), killed)
        with pytest.raises(KilledError):
            kept.write("3")

    assert kept.read() == FoundContent(2)
    kept.write("4")
    assert kept.read() == FoundContent(4)
    assert kept.path.with_name("count.json.bak").read_text() == "2"


def test_a_program_killed_between_the_two_renamings_leaves_the_old_file_whole(kept, monkeypatch):
    kept.write("1")
    kept.write("2")
    replace = Path.replace

    def second_is_killed(self, target):
        if Path(target).name == "count.json":
            raise KilledError
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", second_is_killed)
        with pytest.raises(KilledError):
            kept.write("3")

    assert kept.read() == FoundContent(2)
    kept.write("4")
    assert kept.read() == FoundContent(4)
    assert kept.path.with_name("count.json.bak").read_text() == "2"
    assert names(kept) == ["count.json", "count.json.bak"]


def test_leftovers_of_a_killed_program_are_in_nobodys_way_and_removed_when_they_are_old(kept):
    kept.write("1")
    for name, age in (
        (".count.json-abc.part", 0),
        (".count.json-abd.part", 7200),
        (".count.json-x.part.bak", 7200),
    ):
        kept.path.with_name(name).write_text("half of")
        os.utime(kept.path.with_name(name), (time.time() - age,) * 2)

    kept.write("2")

    assert kept.read() == FoundContent(2)
    assert names(kept) == [".count.json-abc.part", "count.json", "count.json.bak"]


def test_a_disk_without_second_names_still_keeps_the_one_before(kept, monkeypatch):
    def refused(*args, **kwargs):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refused)
    kept.write("1")
    kept.write("2")

    assert kept.read() == FoundContent(2)
    assert kept.path.with_name("count.json.bak").read_text() == "1"


def test_a_file_that_is_only_left_as_bak_is_read(kept):
    kept.write("1")
    kept.path.rename(kept.path.with_name("count.json.bak"))

    assert kept.read() == FoundContent(1)


def test_a_full_disk_is_told_in_a_sentence_and_the_old_file_stays(kept, monkeypatch):
    def full(number):
        raise OSError(28, "No space left on device")

    kept.write("1")
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(NotWrittenError, match=r"'count.json' .* \(no space left on device\)"):
            kept.write("2")

    assert kept.read() == FoundContent(1)
    assert names(kept) == ["count.json"]


def test_a_full_disk_is_what_is_told_even_where_the_half_written_file_is_gone_already(kept, monkeypatch):
    def full(number):
        for half_written in kept.path.parent.glob(".*"):
            half_written.unlink()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWrittenError, match="no space left on device"):
        kept.write("1")


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(NotWrittenError):
        KeptFile(tmp_path / "file" / "count.json", number).write("1")


def test_a_folder_that_cannot_be_written_is_told_and_a_damaged_file_stays_where_it_is(kept, monkeypatch):
    def refused(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    kept.write("1")
    kept.path.write_text("tw")
    monkeypatch.setattr(Path, "rename", refused)

    assert kept.read() == FoundContent(None, (SetAside("count.json", "", "it is no number"),))


def test_a_file_that_cannot_be_opened_is_told_and_not_set_aside(kept):
    kept.path.mkdir(parents=True)

    with pytest.raises(NotReadError, match="could not be opened"):
        kept.read()


def test_a_file_that_cannot_be_opened_is_never_replaced(kept, monkeypatch):
    def refused(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    kept.write("1")
    with monkeypatch.context() as shut:
        shut.setattr(Path, "read_bytes", refused)
        set_aside = kept.write("2")
        shut.setattr(Path, "rename", refused)
        with pytest.raises(NotWrittenError, match="neither read nor renamed"):
            kept.write("3")

    assert [(one.name, one.now) for one in set_aside] == [("count.json", "count.json.damaged-1")]
    assert kept.path.with_name("count.json.damaged-1").read_text() == "1"
    assert kept.read() == FoundContent(2)


def test_two_programs_writing_at_once_leave_one_whole_file(kept):
    kept.write("0")
    errors = []

    def write_often(digit):
        for _ in range(30):
            try:
                kept.write(digit * 300)
            except Exception as error:  # noqa: BLE001 -- whatever it is must be seen by the test
                errors.append(error)

    kept = KeptFile(kept.path, str)
    threads = [threading.Thread(target=write_often, args=[digit]) for digit in "123"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert set(kept.read().value) <= set("123")
    assert len(kept.read().value) == 300
    assert names(kept) == ["count.json", "count.json.bak"]


@pytest.mark.skipif(os.name == "nt", reason="this system has other rights")
def test_what_is_saved_is_for_the_user_alone(kept):
    kept.write("1")

    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600


def test_removing_takes_both_away(kept):
    kept.write("1")
    kept.write("2")
    kept.remove()
    kept.remove()

    assert kept.read() == FoundContent(None)
    assert names(kept) == []


def test_a_text_is_put_in_place_whole_and_nothing_stays_beside_it(tmp_path):
    file = tmp_path / "report.html"
    file.write_text("the one before")

    write_whole(file, "a\r\nb“")

    assert file.read_bytes() == "a\r\nb“".encode()
    assert list(tmp_path.iterdir()) == [file]


def test_where_the_disk_is_full_the_text_before_stays_and_nothing_lies_beside_it(tmp_path, monkeypatch):
    file = tmp_path / "report.html"
    file.write_text("the one before")

    def full(_file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(file, "the new one")

    assert file.read_text() == "the one before"
    assert list(tmp_path.iterdir()) == [file]


def test_s18_a_file_that_another_program_holds_for_a_moment_is_tried_again(tmp_path, monkeypatch):
    held = [True, True, False]
    renaming = Path.replace

    def replace(path, target):
        if held.pop(0):
            raise PermissionError(13, "The process cannot access the file")
        return renaming(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    write_whole(tmp_path / "report.html", "the new one")

    assert (tmp_path / "report.html").read_text() == "the new one"


def test_s18_a_file_that_another_program_never_lets_go_is_told(tmp_path, monkeypatch):
    file = tmp_path / "report.html"
    file.write_text("the one before")

    def replace(_path, _target):
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    with pytest.raises(PermissionError):
        write_whole(file, "the new one")

    assert file.read_text() == "the one before"
    assert list(tmp_path.iterdir()) == [file]


def test_what_is_no_file_is_written_to_as_it_is(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()

    write_whole(pipe, "the report")
    reader.join(5)

    assert read == ["the report"]


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


def test_a_file_of_just_the_most_bytes_is_read(tmp_path):
    kept = KeptFile(tmp_path / "text", str)
    kept.write("1" * MOST_BYTES)

    assert kept.read() == FoundContent("1" * MOST_BYTES)


def test_a_file_that_an_editor_saved_with_a_byte_order_mark_is_read(kept):
    kept.write("1")
    kept.path.write_bytes("\N{BYTE ORDER MARK}7".encode())

    assert kept.read() == FoundContent(7)


def test_a_file_of_a_later_version_that_is_replaced_is_told_with_its_new_name(kept):
    kept.write("1")
    kept.path.write_text("1000")

    (aside,) = kept.write("2")

    assert (aside.name, aside.now) == ("count.json", "count.json.damaged-1")
    assert "later version" in aside.why


def test_what_was_never_written_can_be_removed(kept):
    kept.remove()

    assert kept.read() == FoundContent(None)


def test_a_file_that_the_system_does_not_let_go_is_told(kept, monkeypatch):
    def refused(_path, missing_ok=False):
        raise PermissionError(13, "Permission denied")

    kept.write("1")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refused)
        with pytest.raises(NotWrittenError, match="permission denied"):
            kept.remove()


def test_a_file_that_could_be_written_only_in_part_is_not_left_and_the_next_folder_is_tried(
    tmp_path, monkeypatch
):
    opening = Path.open

    def full_in_the_first(path, *args, **kwargs):
        file = opening(path, *args, **kwargs)
        if path.parent.name == "one":
            file.close()
            raise OSError(28, "No space left on device")
        return file

    monkeypatch.setattr(Path, "open", full_in_the_first)
    file = export("a.txt", "x", [tmp_path / "one", tmp_path / "two" / "deeper"])

    assert file == tmp_path / "two" / "deeper" / "a.txt"
    assert list((tmp_path / "one").iterdir()) == []


def test_a_number_goes_before_the_ending_of_a_name_and_after_all_else_in_it(tmp_path):
    files = [export("one.two.html", "", [tmp_path]) for _ in range(2)]

    assert [file.name for file in files] == ["one.two.html", "one.two-2.html"]


def test_a_file_that_a_name_only_leads_to_is_replaced_where_it_lies(tmp_path):
    file, link = tmp_path / "report.html", tmp_path / "link.html"
    file.write_text("the one before")
    link.symlink_to(file)

    write_whole(link, "the new one")

    assert link.is_symlink()
    assert file.read_text() == "the new one"


@pytest.mark.skipif(os.name == "nt", reason="this system does not flush folders")
def test_a_new_name_is_flushed_too_so_that_it_outlives_a_power_cut(kept, tmp_path, monkeypatch):
    flushed, flushing = [], os.fsync

    def fsync(number):
        flushed.append(stat.S_ISDIR(os.fstat(number).st_mode))
        flushing(number)

    monkeypatch.setattr(os, "fsync", fsync)
    kept.write("1")
    assert flushed == [False, True], "the text first, and its folder once it has its name"
    write_whole(tmp_path / "report.html", "the report")
    assert flushed == [False, True] * 2


def test_s18_a_file_that_another_program_holds_is_waited_for_more_than_a_second(tmp_path, monkeypatch):
    waited = []

    def replace(_path, _target):
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr("time.sleep", waited.append)
    with pytest.raises(PermissionError):
        write_whole(tmp_path / "report.html", "the new one")

    assert 1 < sum(waited) < 3
    assert waited == sorted(waited)
