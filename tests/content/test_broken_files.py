"""More than three hundred broken scenario files: each is told at the right line, in words, and soon.

The files are made in `broken.py`, and read in processes of their own by `measuring.py`.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.content.loading import load
from tests.builders import CASES, ROOT, SHIPPED
from tests.content.broken import Broken, every_broken_file
from tests.messages import faults

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="each file is read in a forked process")

MOST_SECONDS = 2
MOST_MEGABYTES = 300
FILES = every_broken_file()
NAMES = [f"{number}, {one.kind}" for number, one in enumerate(FILES)]


@dataclass(frozen=True)
class Told:
    """One problem as it was told."""

    path: str
    line: int
    column: int
    code: str
    what: str
    remedy: str
    severity: str


@dataclass(frozen=True)
class Read:
    """What came of reading one broken file."""

    broken: Broken
    problems: tuple[Told, ...]
    seconds: float
    megabytes: float
    raised: str


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Read]]:
    """Write every broken file into a folder of its own, read them all, and take them away again."""
    folder = tmp_path_factory.mktemp("broken")
    # Some of the cases have rule books and shared words of their own: they are found beside its folder.
    for beside in ("procedures", "common"):
        for one in (ROOT / "tests" / "cases").glob(f"*/{beside}"):
            shutil.copytree(one, folder / beside, dirs_exist_ok=True)
    found = {}
    for at in range(0, len(FILES), 50):
        found.update(_read(folder, range(at, min(at + 50, len(FILES)))))
    yield found
    shutil.rmtree(folder)


def _read(folder: Path, numbers: range) -> dict[str, Read]:
    paths = [folder / str(number) / "scenario.yaml" for number in numbers]
    for path, number in zip(paths, numbers, strict=True):
        path.parent.mkdir()
        path.write_bytes(FILES[number].content)
    script = ROOT / "tests" / "content" / "measuring.py"
    answer = subprocess.run([sys.executable, script, *paths], capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in answer.stdout.splitlines()]
    assert len(lines) == len(paths), "a process ended before its answer"
    for path in paths:
        # Some have 50 MB.
        path.unlink()
    return {
        NAMES[number]: Read(
            FILES[number],
            tuple(Told(*one) for one in line["problems"]),
            line["seconds"],
            line["megabytes"],
            line["raised"],
        )
        for number, line in zip(numbers, lines, strict=True)
    }


def test_there_are_more_than_two_hundred_broken_files_of_every_kind():
    kinds = Counter(one.kind for one in FILES)

    assert len(FILES) > 300
    assert set(kinds) >= {
        *("key misspelt", "wrong type", "reference to nothing", "second key", "tab", "bad indentation"),
        *("no number", "open quote", "random bytes", "50 MB of text", "two thousand steps", "billion laughs"),
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_file_gives_a_problem_at_the_right_line(readings: dict[str, Read], name: str):
    read = readings[name]
    there = [
        one for one in read.problems if one.line in read.broken.lines and one.path.endswith("scenario.yaml")
    ]

    assert there, [f"{one.line}:{one.column} {one.code} {one.what}" for one in read.problems[:5]]
    assert read.broken.code in ("", *(one.code for one in there))


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_file_gives_an_error_and_never_a_traceback(readings: dict[str, Read], name: str):
    assert readings[name].raised == ""
    assert "error" in {one.severity for one in readings[name].problems}


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_file_takes_neither_long_nor_much(readings: dict[str, Read], name: str):
    assert readings[name].seconds <= MOST_SECONDS
    assert readings[name].megabytes <= MOST_MEGABYTES


@pytest.mark.parametrize("name", NAMES)
def test_a_problem_is_told_in_plain_words_with_what_to_do_next(readings: dict[str, Read], name: str):
    for one in readings[name].problems:
        assert re.fullmatch(r"[A-Z]\d{3}", one.code)
        assert faults(one.what, one.remedy) == [], (one.what, one.remedy)


def test_a_well_file_gives_no_error():
    """Otherwise every file would be broken, whatever its mutation did."""
    assert all(not load(file).errors for file in [*SHIPPED, *CASES])
