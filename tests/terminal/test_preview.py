"""The preview in plain lines: printed again when the case is saved."""

import io
import subprocess
import sys
import time

import pytest

from game.content.words import load_words
from game.terminal.preview import PreviewLines
from game.workshop.revision import read, reviewed
from tests.builders import ROOT
from tests.workshop.test_draft_play import CASE


class Author:
    """Types lines, writes the file, and reads what is printed."""

    def __init__(self, folder, text=CASE, at=""):
        self.file = folder / "scenario.yaml"
        self.file.write_text(text, "utf-8")
        self.lines = PreviewLines.begun(read(self.file), load_words(), io.StringIO(), at)
        self.readings, self.seen = 0, 0

    def types(self, *lines):
        self.lines.listen(io.StringIO("\n".join(lines) + "\n"))

    def writes(self, old, new):
        text = self.file.read_text("utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new), "utf-8")
        self.readings += 1
        revision = read(self.file, self.readings)
        self.lines.heard(revision)
        self.lines.heard(reviewed(revision, load_words()))

    def printed(self):
        """What was printed since this was last asked."""
        whole = self.lines.writes.getvalue()
        new, self.seen = whole[self.seen :], len(whole)
        return new


@pytest.fixture
def author(tmp_path):
    return Author(tmp_path)


def test_a_saved_change_is_printed_and_the_play_stays_where_it_was(author):
    author.types("1", "1")
    author.printed()

    author.writes("Three judges.", "Three judges, and a clock.")

    printed = author.printed()
    assert "Three judges, and a clock." in printed
    assert "The court above" in printed


def test_a_mistake_is_printed_once_with_its_place_and_fixing_it_goes_on(author):
    author.types("1", "1")
    author.printed()

    author.writes("goes_to: won", "goes_too: won")
    broken = author.printed()
    author.writes("goes_too: won", "goes_to: won")

    assert broken.count("S001 unknown key 'goes_too'") == 1
    assert broken.count(load_words()("preview.behind")) == 1
    assert "scenario.yaml:29:" in broken
    assert "The court above" in author.printed()


def test_where_turns_no_longer_hold_it_says_where_and_why(author):
    author.types("1", "1")
    author.printed()

    author.writes("appeal: {label", "go-up: {label")

    printed = author.printed()
    assert (
        "Turn 2, in-contempt.appeal, no longer holds: scene 'in-contempt' has no choice 'appeal'" in printed
    )
    assert "The following Friday" in printed


def test_any_scene_can_be_gone_to_and_one_that_no_play_reaches_is_shown_all_the_same(author):
    author.writes(
        "  won:", "  attic: {title: The attic, text: Dust., choices: {leave: {goes_to: won}}}\n  won:"
    )
    author.printed()

    author.types("scenes", "go won", "go attic", "go nowhere")

    printed = author.printed()
    assert "attic: The attic" in printed
    assert "The mailbox stays where it is." in printed
    assert load_words()("preview.no_way", scene="attic") in printed
    assert "there is no scene 'nowhere'" in printed


def test_the_last_turn_can_turn_out_otherwise_and_the_play_begin_anew(author):
    author.types("1", "1", "1")
    ended = author.printed()
    author.types("other")
    other = author.printed()
    author.types("restart")

    assert ("The mailbox stays" in ended) != ("The mailbox stays" in other)
    assert "Friday, ten to five" in author.printed()


def test_nothing_is_saved(author, tmp_path):
    author.types("1", "s as it is")

    assert load_words()("preview.saves_nothing") in author.printed()
    assert [file.name for file in tmp_path.iterdir()] == ["scenario.yaml"]


def test_it_begins_in_a_scene_where_one_is_asked_for(tmp_path):
    author = Author(tmp_path, at="court-above")

    assert "Three judges." in author.printed()


def test_a_case_that_cannot_be_read_is_told_and_opens_once_it_is_fixed(tmp_path):
    author = Author(tmp_path, CASE.replace("opens_at: friday", "opens_at: fryday"), at="court-above")
    assert load_words()("preview.not_yet") in author.printed()

    author.writes("fryday", "friday")

    assert "Three judges." in author.printed()


def test_the_command_watches_the_file_until_its_input_ends(tmp_path):
    file = tmp_path / "scenario.yaml"
    file.write_text(CASE, "utf-8")
    command = [sys.executable, "-m", "game", "preview", str(tmp_path), "--text"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as preview:
        assert preview.stdin is not None
        assert preview.stdout is not None
        while "Produce the mailbox" not in preview.stdout.readline():
            pass
        time.sleep(0.3)
        file.write_text(CASE.replace("The order is two pages long.", "The order is new."), "utf-8")
        while "The order is new." not in preview.stdout.readline():
            pass
        preview.stdin.write("quit\n")
        preview.stdin.close()
        preview.stdout.read()

    assert preview.returncode == 0
