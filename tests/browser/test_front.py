"""The front of a case in a browser, asked as its page asks it."""

import io
import json
import random

import pytest

from game import places, verbs
from game.browser.kept import KeptFiles
from game.browser.site_odds import odds_files
from game.content.phrases import Phrases
from game.engine.case import Case, historical_replay
from game.engine.play import Play
from game.pages.debriefed.finished import Finished
from game.pages.debriefed.page import debrief_page
from game.saves.record import from_text
from game.saves.slots import Slots
from game.search.decisions import decisions_of, file_name
from tests.browser.fronts import WORDS, begin, choose, front_of, kept_case, text_of
from tests.builders import SWEPT, TUTORIAL, loaded
from tests.terminal.scripts import playbooks, script


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path))


@pytest.mark.parametrize("path", SWEPT, ids=lambda path: path.parent.name)
def test_a_case_comes_out_of_its_record_as_it_was_read(path):
    kept = kept_case(path)

    assert kept.scenario == loaded(path).playable
    assert kept.historical == loaded(path).historical
    # So that the odds of the site are those of the desktop.
    assert file_name(Case(kept.scenario)) == file_name(Case(loaded(path).playable))


@pytest.mark.parametrize("path", SWEPT, ids=lambda path: path.parent.name)
def test_every_shipped_playbook_comes_to_the_same_docket_odds_and_ending(path, monkeypatch):
    monkeypatch.setattr(
        "game.browser.kept.KeptFiles.keep", lambda *_: None
    )  # Writing is slow, and tried below.
    front = front_of(path)
    for asked in (script(path, name) for case, name in playbooks() if case == path):
        begin(front, asked.seed, asked.case.variant)
        for step in asked.replay.steps:
            choose(front, step.turn)

        assert front.play.replay.docket == asked.replay.docket
        assert front.play.position == asked.replay.position
        assert [step.odds for step in front.play.replay.steps] == [step.odds for step in asked.replay.steps]


def ended(path, odds=None):
    """Give a front in which the real course of a case was played to its end."""
    asked, front = script(path, "historical"), front_of(path, odds)
    begin(front, asked.seed)
    for step in asked.replay.steps:
        choose(front, step.turn)
    return front


def test_the_debrief_comes_first_without_its_odds_and_then_with_those_of_the_sites_build(tmp_path):
    front = ended(TUTORIAL, tmp_path)
    first = front.answer({"do": "debrief", "width": 360})
    assert "being worked out" in text_of(first)
    assert first["wants"] == "first-steps.odds"

    (file,) = odds_files(kept_case(TUTORIAL).scenario, tmp_path)
    assert file.name == first["wants"]
    then = front.answer({"do": "debrief", "width": 360})
    play = front.play
    decisions = {one.number: one for one in decisions_of(play.case, play.replay.turns)}
    real = historical_replay(play.case, kept_case(TUTORIAL).historical)
    finished = Finished(play, Phrases(play.case.scenario, WORDS), real, decisions, room=320)
    assert not then["wants"]
    assert debrief_page(finished, play.case.ending(play.position), "browser/debriefed.html") in then["html"]


def test_what_is_kept_is_told_as_it_changes_and_goes_on_in_another_worker(tmp_path, monkeypatch):
    asked, front = script(TUTORIAL, "historical"), front_of(TUTORIAL)
    begin(front, asked.seed)
    told = choose(front, asked.replay.steps[0].turn)["files"]
    choose(front, asked.replay.steps[1].turn)
    told |= front.answer({"do": "save", "name": "A <b>name</b>"})["files"]
    named = next(name for name in told if "a-b-name" in name)
    gone = front.answer({"do": "remove", "file": named.rpartition("/")[2]})["files"]
    assert gone == {named: None}

    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path / "other"))
    for name, text in told.items():
        file = tmp_path / "other" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    other = front_of(TUTORIAL)
    assert "Go on where you stopped" in text_of(other.answer({"do": "open"}))
    other.answer({"do": "go-on"})
    assert other.play.playthrough.turns == asked.replay.turns[:1]


def test_a_play_without_a_turn_is_none_to_go_on_with(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path))
    asked = script(TUTORIAL, "historical")
    kept = KeptFiles(asked.case.scenario.id)
    play = Play.begin(asked.case, asked.seed)
    kept.keep(play)
    assert kept.last().value is None

    kept.keep(play.make(asked.replay.turns[0]))
    assert kept.last().value.playthrough.turns == asked.replay.turns[:1]


def test_a_downloaded_play_is_a_save_of_the_desktop_and_the_other_way_round():
    front = ended(TUTORIAL)
    name, text = front.answer({"do": "export"})["download"]
    saved = from_text(text)
    assert name == "first-steps.json"
    assert saved.playthrough == front.play.playthrough

    other = front_of(TUTORIAL)
    shown = other.answer({"do": "import", "text": text})
    assert other.play.replay == front.play.replay
    assert "How it ends" in shown["html"]


def test_the_desktop_goes_on_with_a_downloaded_play(tmp_path, monkeypatch, capsys):
    front = front_of(TUTORIAL)
    begin(front, 5)
    front.answer({"do": "choose", "choice": front.play.case.open_choices(front.play.position)[0].key.choice})
    file = tmp_path / "play.json"
    file.write_text(front.answer({"do": "export"})["download"][1])
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    with pytest.raises(SystemExit):
        verbs.run(["play", "--from", str(file), "--text"])

    assert front.play.case.scene(front.play.position).title in capsys.readouterr().out
    assert (
        Slots(places.saves()).last(front.play.playthrough.scenario).value.playthrough
        == front.play.playthrough
    )


@pytest.mark.parametrize(
    ("do", "more"),
    [
        ("choose", {"choice": "no-such"}),
        ("choose", {"choice": ["a"]}),
        ("sheet", {"name": "<img>"}),
        ("load", {"file": "../../x"}),
        ("save", {"name": "   "}),
        ("nothing", {}),
        ("debrief", {}),
        ("set", {"text_size": "9" * 400, "theme": "<script>", "font": 3}),
    ],
)
def test_what_cannot_be_asked_changes_nothing_and_is_shown_as_text(do, more):
    front = front_of(TUTORIAL)
    begin(front, 1)
    before = front.play
    shown = front.answer({"do": do, **more})

    assert front.play == before
    assert "<script" not in shown["html"]
    assert "<img>" not in shown["html"]
    assert shown["settings"]["theme"] == "paper"


def hostile_saves(text, count):
    """Yield saves with one thing spoiled in each, always the same ones."""
    chance, plain = random.Random(7), json.loads(text)
    evil = [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "\u0000",
        "a" * 70,
        None,
        [],
        {},
        -1,
        1e400,
    ]
    for number in range(count):
        spoiled = json.loads(text)
        key = chance.choice([*plain, "turn", "turn", "turn", "cut"])
        if key == "turn":
            turn = chance.choice(spoiled["turns"])
            turn[chance.randrange(4)] = chance.choice(evil)
        elif key != "cut":
            spoiled[key] = chance.choice(evil)
        written = json.dumps(spoiled)
        yield written[: number % 200] if key == "cut" else written


def test_hostile_saves_are_refused_in_a_sentence_and_never_become_markup():
    _, text = ended(TUTORIAL).answer({"do": "export"})["download"]
    front = front_of(TUTORIAL)
    for written in hostile_saves(text, 200):
        shown = front.answer({"do": "import", "text": written})

        assert "<script" not in shown["html"], written
        assert "<img src=x" not in shown["html"], written
        assert 'role="status"' in shown["html"], written
