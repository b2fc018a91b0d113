"""A piece in play: what is asked of its choices, saves that go on, and what a debrief says of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from game.content.phrases import Phrases
from game.content.words import load_words
from game.engine.case import Case
from game.engine.debrief import debrief
from game.engine.following import follow
from game.model.ids import ChoiceKey, SceneId, as_written
from game.model.record import Playthrough
from game.proof.playbook import run_playbook
from game.saves.record import Saved, from_text, to_text
from tests.builders import ROOT, loaded, read, turn

TWO_TALKS = ROOT / "tests/cases/two-talks/scenario.yaml"
BOOK = (ROOT / "scenarios/procedures/us-production-order.yaml").read_text("utf-8")
TEXT = TWO_TALKS.read_text("utf-8").replace("us-production-order", "book")
TURNS = ("friday.talk", "the-call.ask", "the-question.press:silent", "the-silence.go-on", "monday.talk")


def case_of(text: str = TEXT) -> Case:
    return Case(read(text, BOOK).playable)


def played(case: Case, turns=TURNS):
    record = Playthrough(case.scenario.id, str(case.scenario.edition), turns=tuple(map(turn, turns)))
    return case.replay(record)


def test_a_turn_that_names_a_scene_as_its_author_does_is_made_in_the_copy_where_the_play_stands():
    replay = played(case_of())

    scenes = [step.turn.scene for step in replay.steps]
    assert scenes == ["friday", "the-call@monday", "the-question@monday", "the-silence@monday", "monday"]
    assert replay.position.scene == "the-call@court"


def test_a_guard_asks_whether_a_choice_of_a_piece_was_made_in_any_call():
    case = case_of()
    after_friday = played(case, (*TURNS[:4], "monday.go")).position
    after_monday = played(case, ("friday.wait", "monday.talk", *TURNS[1:4])).position

    for position in (after_friday, after_monday):
        assert position.scene == "court"
        assert [one.key.choice for one in case.open_choices(position)] == ["plead", "give-in"]


def test_what_locks_a_choice_names_a_choice_of_a_piece_once():
    case, phrases = case_of(), Phrases(case_of().scenario, load_words())
    position = played(case, ("friday.wait", "monday.go")).position

    said = phrases.reasons(case.reasons(position, "plead"), position)

    assert len([line for line in said if "Ask again" in line]) == 1


def test_a_choice_can_be_made_so_often_in_each_call():
    case = case_of(TEXT.replace("label: Ask her whose", "times: 1, label: Ask her whose"))

    position = played(case).position

    assert position.chosen == {ChoiceKey("the-call@monday", "ask"): 1} | {
        key: 1 for key in position.chosen if key.choice != "ask"
    }
    assert "ask" in [one.key.choice for one in case.open_choices(position)]


def test_a_save_in_a_piece_is_written_and_read_and_goes_on():
    case = case_of()
    record = Playthrough(case.scenario.id, str(case.scenario.edition), turns=played(case).turns)
    saved = Saved(record, datetime(2026, 3, 1, tzinfo=UTC))

    again = from_text(to_text(saved))

    assert again == saved
    assert follow(case, again.playthrough).replay == played(case)


def by_hand() -> str:
    """The case before its talk became a piece: the scenes stand in the case, for the first call alone."""
    scenes, pieces = TEXT.split("pieces:\n")
    talk = pieces.split("    scenes:\n")[1].split("history:")[0]
    talk = "".join(line[4:] for line in talk.splitlines(keepends=True)).replace(
        "goes_to: return", "goes_to: monday"
    )
    scenes = scenes.replace("goes_to: {piece: interview, then: monday}", "goes_to: the-call")
    return scenes.replace("goes_to: {piece: interview, then: court}", "goes_to: court") + talk


def test_a_save_made_before_scenes_moved_into_a_piece_goes_on():
    before = Case(read(by_hand(), BOOK).playable)
    record = Playthrough(before.scenario.id, "1-old", turns=played(before, TURNS).turns)
    assert record.turns[1].scene == "the-call"

    followed = follow(case_of(), record)

    assert followed.stopped is None
    assert followed.replay.position.scene == "the-call@court"


def test_a_save_goes_on_where_the_scene_after_the_piece_has_a_new_name():
    case = case_of()
    record = replace(Playthrough(case.scenario.id, "1-old"), turns=played(case).turns)
    renamed = TEXT.replace("monday", "first-day") + "renamed: {monday: first-day}\n"

    followed = follow(case_of(renamed), record)

    assert followed.stopped is None
    assert [as_written(step.turn.scene) for step in followed.replay.steps][-1] == "first-day"


def test_a_debrief_finds_what_a_piece_meets_and_what_history_says_of_it():
    case = case_of()
    real = played(case, (*TURNS, "the-call.ask", "the-question.press:told", "court.argue:narrowed"))
    mine = played(
        case, ("friday.wait", "monday.talk", "the-call.ask", "the-question.let-be", "court.give-in")
    )

    told = debrief(case, mine, real)

    assert [one.verdict for one in told.objectives] == ["unmet"]
    assert [one.met_in for one in debrief(case, real, real).objectives] == [SceneId("the-question@monday")]
    fork = next(one for one in told.forks if as_written(one.taken.scene) == "the-question")
    assert [event.what for event in fork.reasons] == ["He asked her."]


@pytest.mark.parametrize("name", ["historical", "never-asked"])
def test_a_playbook_names_the_scenes_of_a_piece_as_their_author_does(name):
    found = loaded(TWO_TALKS)
    book = found.playbook(name)

    run = run_playbook(book.playbook, Phrases(found.playable, load_words()))

    assert run.holds
    assert all("@" not in str(step.turn.key) for step in run.replay.steps)
