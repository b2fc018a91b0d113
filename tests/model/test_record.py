"""The record of a play, and what was undone of it."""

from game.model.record import History
from tests.builders import desk, record, turn

CASE = desk({"wait": "takes: 1 day", "act": ""})
HISTORY = History(record(CASE, "wait", "act"))


def test_undo_gives_one_turn_less_and_redo_gives_it_back():
    undone = HISTORY.undo()

    assert undone.playthrough.turns == (turn("wait"),)
    assert undone.redo() == HISTORY


def test_undo_at_the_opening_changes_nothing():
    opening = HISTORY.undo().undo()

    assert opening.undo() == opening


def test_redo_with_nothing_undone_changes_nothing():
    assert HISTORY.redo() == HISTORY


def test_another_turn_gives_up_what_was_undone():
    twice = HISTORY.undo().undo()

    assert twice.then(turn("act")).undone == ()


def test_making_the_undone_turn_again_keeps_the_rest_of_what_was_undone():
    twice = HISTORY.undo().undo()

    assert twice.then(turn("wait")) == HISTORY.undo()


def test_the_record_keeps_turns_and_never_positions():
    names = set(HISTORY.playthrough.__dataclass_fields__)

    assert names == {"scenario", "edition", "variant", "seed", "turns"}
