"""The text of a file within limits: what keeps it from being read is told, and nothing hangs."""

import os
from pathlib import Path

import pytest

from game.content.loading import load
from game.content.problems import Findings, Problem
from game.content.text_file import MOST_BYTES, read_text
from tests.messages import faults


def told(path: Path) -> Problem:
    """Return the one problem that keeps a file from being read."""
    findings = Findings()
    assert read_text(path, findings) is None
    (problem,) = findings.problems
    return problem


def test_a_text_is_read_as_utf_8_with_or_without_a_byte_order_mark(tmp_path):
    for name, raw in (
        ("plain", "Gericht für Höhe".encode()),
        ("marked", "Gericht für Höhe".encode("utf-8-sig")),
    ):
        (tmp_path / name).write_bytes(raw)
        assert read_text(tmp_path / name, Findings()) == "Gericht für Höhe"


@pytest.mark.parametrize(
    "character",
    [
        *map(chr, range(32)),
        "\x7f",
        "\x80",
        "\uef00",
        "\ufeff",
        "\ufffd",
        "\ufffe",
        "\uffff",
        "\u202e",
        "\u2066",
    ],
)
def test_a_character_that_is_not_text_is_reported_where_it_stands(tmp_path, character):
    (tmp_path / "scenario.yaml").write_bytes(f"a: b\nc: d{character}".encode())

    if character in "\t\n\r\x80\uef00\ufeff\ufffd":
        assert read_text(tmp_path / "scenario.yaml", Findings()) == f"a: b\nc: d{character}"
    else:
        problem = told(tmp_path / "scenario.yaml")
        code = "Y019" if character in "\x85\u202e\u2066" else "Y003"
        assert (problem.code, problem.place.line, problem.place.column) == (code, 2, 5)


def test_a_missing_file_is_told(tmp_path):
    assert told(tmp_path / "nowhere.yaml").what == "there is no such file"


def test_a_folder_instead_of_a_file_is_told(tmp_path):
    (tmp_path / "scenario.yaml").mkdir()

    assert told(tmp_path / "scenario.yaml").what == "this is a folder, not a file"


def test_a_name_that_no_system_takes_is_told(tmp_path):
    assert told(tmp_path / "a\0b.yaml").code == "Y001"
    assert told(tmp_path / ("a" * 5000)).code == "Y001"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_told_and_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "scenario.yaml")

    assert told(tmp_path / "scenario.yaml").what == "this is not a regular file"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device here")
def test_a_device_that_never_ends_is_told(tmp_path):
    (tmp_path / "scenario.yaml").symlink_to("/dev/zero")

    assert told(tmp_path / "scenario.yaml").what == "this is not a regular file"


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a right of their own here")
def test_a_link_that_leads_in_a_circle_is_told(tmp_path):
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")

    assert told(tmp_path / "a.yaml").code == "Y001"


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a right of their own here")
def test_a_link_to_a_file_of_the_system_is_told_as_what_it_is(tmp_path):
    """It is read as any other text, and is no scenario: nothing of it is shown but its first words."""
    secret = tmp_path / "secret"
    secret.write_text("root:x:0:0:the password is in here somewhere\n" * 3)
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "scenario.yaml").symlink_to(secret)

    loaded = load(folder / "scenario.yaml")

    assert loaded.scenario is None
    assert "password" not in "".join(str(problem) for problem in loaded.problems)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever runs this may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    (tmp_path / "scenario.yaml").write_text("a: 1")
    (tmp_path / "scenario.yaml").chmod(0)

    assert "permission denied" in told(tmp_path / "scenario.yaml").what


def test_a_file_at_the_limit_is_read_and_one_above_is_told(tmp_path):
    path = tmp_path / "scenario.yaml"

    path.write_bytes(b"#" * MOST_BYTES)
    assert read_text(path, Findings()) is not None
    path.write_bytes(b"#" * (MOST_BYTES + 1))
    assert told(path).code == "Y002"


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        (b"a: 1\nb: \xff\n", 2, 4),
        (b"a: 1\nb: \0\n", 2, 4),
        ("a: ä\nb: \x07\n".encode(), 2, 4),
        (b"a: \x07\nb: \xff\n", 1, 4),
        (b"a: \xff\nb: \x07\n", 1, 4),
        (b"\xff\xfea\0:\0", 1, 1),
    ],
)
def test_a_sign_that_is_no_text_is_told_at_its_place(tmp_path, raw, line, column):
    (tmp_path / "scenario.yaml").write_bytes(raw)

    problem = told(tmp_path / "scenario.yaml")

    assert (problem.code, problem.place.line, problem.place.column) == ("Y003", line, column)


def test_a_file_that_is_too_long_is_told_with_its_size(tmp_path):
    (tmp_path / "scenario.yaml").write_bytes(b"#" * (2 * MOST_BYTES))

    assert told(tmp_path / "scenario.yaml").what == (
        "this file has 32 MB, and 16 MB is the most that is read"
    )


@pytest.mark.parametrize(
    ("sign", "called"),
    [
        ("\u2028", "line separator"),
        ("\u2029", "paragraph separator"),
        ("\x85", "next line"),
        ("\u202e", "right-to-left override"),
    ],
)
def test_a_sign_that_nobody_sees_is_named_at_its_column(sign, called, tmp_path):
    """YAML counts some of them as the end of a line, so that every later place would be one line off."""
    file = tmp_path / "scenario.yaml"
    file.write_text(f"a: b\nc: d{sign}e\n", "utf-8")
    findings = Findings()

    assert read_text(file, findings) is None
    (problem,) = findings.problems
    assert (problem.place.line, problem.place.column, problem.code) == (2, 5, "Y019")
    assert called in problem.what
    assert not faults(problem.what, problem.remedy)
