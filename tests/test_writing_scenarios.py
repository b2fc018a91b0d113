"""The tutorial for authors is carried out: its files are made, its commands run, their answers compared.

A block whose fence names a file, as in "```yaml friday-order/scenario.yaml", is written there. Where the
file is there already, the page shows only what is new, below the names where it belongs; a block "diff"
strikes out and puts in. A block of text that begins with "$ contempt" is a command and what it must
print; a line of three dots stands for any lines. Numbers of positions are not compared: the search may
grow cleverer.
"""

import io
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from game import cli
from tests.builders import ROOT

PAGE = ROOT / "docs" / "writing-scenarios.md"
FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """One block of the page: its line, its language, the file it belongs to, and its text."""

    line: int
    language: str
    file: str
    text: str


def blocks() -> Iterator[Block]:
    """Yield the blocks of the page, in their order."""
    text = PAGE.read_text("utf-8")
    for fence in FENCE.finditer(text):
        yield Block(text.count("\n", 0, fence.start()) + 1, fence[1], fence[2] or "", fence[3])


def parts(text: str, indent: int) -> list[tuple[str, str]]:
    """Take a text apart at its keys of one indentation: each name, with its line and all that is below it."""
    key = re.compile(rf"^ {{{indent}}}([a-z_0-9-]+):", re.MULTILINE)
    found = list(key.finditer(text))
    ends = [*(each.start() for each in found), len(text)][1:]
    return [(each[1], text[each.start() : end]) for each, end in zip(found, ends, strict=True)]


def merged(old: str, new: str, indent: int = 0) -> str:
    """Add what is new to what is there: below its names where these are there, else below all the rest."""
    there = parts(old, indent)
    for name, text in parts(new, indent):
        at = next((number for number, (known, _) in enumerate(there) if known == name), None)
        if at is None:
            # Above the scenes, which are always the last.
            at = len(there) - 1 if indent == 0 and there else len(there)
            there.insert(at, (name, text))
        else:
            there[at] = name, below(there[at][1], text, indent + 2)
    return "".join(text.rstrip("\n") + "\n" for _, text in there)


def below(old: str, new: str, indent: int) -> str:
    """Put one thing in the place of another; where both hold keys, only what differs."""
    (head, _, inside), (_, _, added) = old.partition("\n"), new.partition("\n")
    if not parts(inside, indent) or not parts(added, indent):
        return new
    return f"{head}\n{merged(inside, added, indent)}"


def redlined(old: str, diff: str) -> str:
    """Take out the lines that are struck out, and put in those that are new, where the others stand."""
    lines = diff.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] in " -")
    after = "".join(line[1:] for line in lines if line[0] in " +")
    assert old.count(before) == 1, f"these lines stand {old.count(before)} times in the file:\n{before}"
    return old.replace(before, after)


def written(folder: Path, block: Block) -> None:
    """Write the file of a block, or change the one that is there."""
    file = folder / block.file
    file.parent.mkdir(parents=True, exist_ok=True)
    text = block.text
    if file.is_file():
        change = redlined if block.language == "diff" else merged
        text = change(file.read_text("utf-8"), text)
    # An empty line before the scenes, as the page has it.
    file.write_text(re.sub(r"\n+scenes:\n", "\n\nscenes:\n", text, count=1), "utf-8")


def answered(command: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what a command prints, on both streams, as a terminal shows it."""
    said = io.StringIO()
    monkeypatch.setattr(sys, "argv", shlex.split(command))
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(sys, stream, said)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    cli.main()
    return said.getvalue()


def as_compared(text: str) -> str:
    """Return a text without what may differ from one machine or version to another."""
    counted = re.sub(r"\b[\d,]+ positions", "N positions", text)
    return "\n".join(line.rstrip() for line in counted.strip("\n").splitlines())


def pattern_of(expected: str) -> str:
    """Return the pattern of an answer of which some lines are left out."""
    kept = [
        re.escape(part.strip("\n"))
        for part in re.split(r"^\.\.\.$", as_compared(expected), flags=re.MULTILINE)
    ]
    return r"[\s\S]*?".join(kept)


def test_every_step_of_the_tutorial_does_what_the_page_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    wrong = []
    for block in blocks():
        if block.file:
            written(tmp_path, block)
        elif block.text.startswith("$ contempt"):
            command, _, expected = block.text.removeprefix("$ ").partition("\n")
            with monkeypatch.context() as streams:
                found = answered(command, streams)
            if not re.fullmatch(pattern_of(expected), as_compared(found)):
                wrong.append(f"{PAGE.name}:{block.line}: {command}\n{found}")

    assert not wrong, "\n".join(wrong)
    finished = sorted((ROOT / "docs" / "friday-order").rglob("*.yaml"))
    assert [file.name for file in finished] == ["historical.yaml", "too-late.yaml", "scenario.yaml"]
    for file in finished:
        made = tmp_path / file.relative_to(ROOT / "docs")
        assert file.read_text("utf-8") == made.read_text("utf-8")
