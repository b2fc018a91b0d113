"""What a player has met before: only what is new of people and papers is told in full."""

from game.engine.case import Case
from game.pages.lines.story import Met
from tests.builders import desk, played


def test_who_speaks_after_a_turn_is_met_by_that_turn_and_not_before_it():
    case = desk({"ask": "text: [{judge: Denied.}]"}, {"cast": "{judge: {name: Ada Byrne, role: Judge}}"})
    replay = played(case, "ask")

    assert Met.until_turn(case, replay).cast == set()
    assert Met.until_scene(case, replay).cast == {"judge"}


def test_whoever_spoke_last_is_known_without_a_look_at_all_turns_before(monkeypatch):
    """Else a turn late in a long play would take longer than an early one."""
    head = {"cast": "{judge: {name: Ada Byrne, role: Judge}}"}
    case = desk({"ask": "times: 30, text: [{judge: Denied.}]", "wait": "times: 30"}, head)
    replay = played(case, *["wait"] * 30, *["ask"] * 2)
    looked = []
    as_it_was = Case.text
    monkeypatch.setattr(
        Case, "text", lambda self, position: looked.append(position) or as_it_was(self, position)
    )

    assert Met.until_scene(case, replay).knows("judge")
    assert looked == []
    assert not Met.until_scene(case, replay).knows("nobody")
    assert len(looked) == 32
