"""The debrief and the transcript are written down from their screens, and a sentence says where."""

import pytest

from game.desktop.toolkit.intents import Go
from game.pages.lines.telling import transcript
from tests.desktop.pilot import Pilot, played, words
from tests.pages.markup import mistakes


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def debriefed(home) -> Pilot:
    pilot = Pilot(home)
    pilot.begin()
    list(played(pilot, pilot.by_keys))
    pilot.by_keys(words()("desktop.open_debrief"))
    return pilot


def test_the_debrief_is_written_as_a_page_and_told_where(debriefed, home):
    debriefed.reckoned()
    debriefed.by_keys(words()("desktop.export"))

    page = (home / "exports" / "first-steps-debrief.html").read_text("utf-8")
    assert mistakes(page) == []
    assert 'class="points"' in page
    assert f"Written as first-steps-debrief.html in {home / 'exports'}." in debriefed.mirror()


def test_the_transcript_is_written_as_the_terminal_prints_it(debriefed, home):
    debriefed.stage.mean(Go("transcript"))
    debriefed.look_up()
    debriefed.by_keys(words()("desktop.export"))

    sitting = debriefed.stage.screen.sitting
    written = (home / "exports" / "first-steps-transcript.txt").read_text("utf-8").splitlines()
    assert written == list(transcript(sitting.play, sitting.opened.phrases, sitting.opened.real))
    assert f"Written as first-steps-transcript.txt in {home / 'exports'}." in debriefed.mirror()


def test_what_was_said_is_gone_with_the_next_thing_that_is_done(debriefed):
    debriefed.reckoned()
    debriefed.by_keys(words()("desktop.export"))
    debriefed.by_keys(words()("desktop.debrief.luck"))

    assert not any(line.startswith("Written as") for line in debriefed.mirror())


def test_before_the_odds_are_known_nothing_is_written(debriefed, home):
    debriefed.by_keys(words()("desktop.export"))

    assert words()("desktop.export.odds_first") in debriefed.mirror()
    assert not (home / "exports").exists()


def test_where_it_cannot_be_written_a_sentence_says_so(debriefed, home):
    debriefed.reckoned()
    (home / "exports").write_text("no folder")
    debriefed.by_keys(words()("desktop.export"))

    told = [line for line in debriefed.mirror() if "could not be written" in line]
    assert told
    assert told[0].startswith("'first-steps-debrief.html' could not be written in")
