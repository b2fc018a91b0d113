"""`contempt export`: a saved play is found and written down; what cannot be is told in a sentence."""

import errno
from datetime import date

import pytest

from game import cli, places
from game.content.library import Library
from game.engine.case import Case, historical_replay
from game.engine.play import Play
from game.saves.record import Bookmark
from game.saves.slots import Slots


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def contempt(home, monkeypatch, capsys):
    def command(*words):
        monkeypatch.setattr("sys.argv", ["contempt", *words])
        return cli.main(), *capsys.readouterr()

    return command


@pytest.fixture
def played(home):
    """The real course, saved under a name; its last play stands two turns before the end."""
    loaded = Library().load("first-steps")
    case = Case(loaded.playable)
    play = Play.begin(case, 5)
    for turn in historical_replay(case, loaded.historical).turns:
        play = play.make(turn)
    slots, mark = Slots(places.saves()), Bookmark("x", date(2013, 1, 1))
    slots.save("How it was", play.playthrough, mark)
    slots.autosave(play.playthrough.upto(len(play.replay.steps) - 2), mark)
    return play


def test_a_named_save_becomes_a_page(contempt, played):
    status, out, err = contempt("export", "how it was")

    assert (status, err) == (0, "")
    assert out.startswith("<!doctype html>")
    assert "The border holds" in out


def test_a_case_stands_for_its_last_play(contempt, played):
    status, out, _ = contempt("export", "first-steps", "--format", "text")

    assert status == 0
    assert out.splitlines()[0] == played.case.scenario.words.title
    assert out.count("Your choice: ") == len(played.replay.steps) - 2


def test_a_named_save_alone_is_no_last_play_of_its_case(contempt, played):
    for file in places.saves().rglob("*auto*"):
        file.unlink()
    status, _, told = contempt("export", "first-steps")

    assert status == 2
    assert "there is no save and no file 'first-steps' (there: How it was)" in told


def test_a_saved_file_can_be_named_by_its_path(contempt, played, home):
    file = next((home / "saves" / "first-steps").glob("how-it-was-*.json"))
    status, out, _ = contempt("export", str(file), "--format", "text", "--output", str(home / "play.txt"))

    assert (status, out) == (0, "")
    text = (home / "play.txt").read_bytes()
    assert b"\r" not in text
    assert text.decode("utf-8").count("Your choice: ") == len(played.replay.steps)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere",), "there is no save and no file 'nowhere' (there: first-steps, How it was)"),
        (("first-steps",), "has no debrief yet: play it to an ending first"),
        (("how it was", "--format", "pdf"), "write html or text"),
    ],
)
def test_what_cannot_be_exported_is_told(contempt, played, words, said):
    status, out, err = contempt("export", *words)

    assert status == (1 if words == ("first-steps",) else 2)
    assert not out
    assert said in err


def test_without_any_save_that_is_told(contempt):
    assert "nothing is saved yet" in contempt("export", "how it was")[2]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"{}", "this is not a file of the game"),
        (b"\xff\xfe", "it is not text"),
        (b'{"save_format": 99}', "later version of the game"),
    ],
)
def test_a_file_that_is_no_save_is_told_and_stays(contempt, home, written, said):
    file = home / "other.json"
    file.write_bytes(written)

    status, _, err = contempt("export", str(file))

    assert status == 1
    assert said in err
    assert file.read_bytes() == written


def test_a_save_of_a_case_that_is_gone_is_told(contempt, played, home):
    file = next((home / "saves" / "first-steps").glob("how-it-was-*.json"))
    file.write_text(file.read_text().replace("first-steps", "no-such-case"))

    status, _, err = contempt("export", str(file))

    assert status == 2
    assert "no-such-case" in err


def test_a_save_that_no_longer_fits_is_followed_as_far_as_it_does(contempt, played, home):
    file = next((home / "saves" / "first-steps").glob("how-it-was-*.json"))
    file.write_text(file.read_text().replace('"hearing"', '"another-room"'))

    status, out, err = contempt("export", str(file), "--format", "text")

    assert status == 0
    assert "2 of" in err
    assert out.count("Your choice: ") == 2


def test_a_place_that_cannot_be_written_is_told(contempt, played, tmp_path):
    status, _, err = contempt("export", "how it was", "--output", str(tmp_path / "no" / "where.html"))

    assert status == 2
    assert "cannot be written (no such file or directory)" in err


def test_a_page_that_cannot_be_finished_leaves_the_one_before(contempt, played, tmp_path, monkeypatch):
    page = tmp_path / "play.html"
    page.write_text("The page before.", "utf-8")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    status, _, err = contempt("export", "how it was", "--output", str(page))

    assert status == 2
    assert "cannot be written (no space left on device)" in err
    assert page.read_text("utf-8") == "The page before."
    assert list(tmp_path.glob(".play*")) == []
