"""The record of a play, what was undone of it, and what its seed draws."""

import os
import subprocess
import sys
from fractions import Fraction

from game.model.ids import ArgumentId, ChoiceId, ChoiceKey, SceneId
from game.model.record import History, Seed
from tests.builders import ROOT, desk, record, turn

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


CHOICE = ChoiceKey(SceneId("hearing"), ChoiceId("argue"))
FIRST, SECOND = ArgumentId("first"), ArgumentId("second")
ASKED = """
from game.model.record import Seed
from game.model.ids import ChoiceKey
print(Seed(7).draw(3, ChoiceKey("hearing", "argue"), ("second", "first")))
"""


def test_a_seeded_draw_follows_from_the_seed_the_turn_the_choice_and_its_picks():
    drawn = Seed(7).draw(3, CHOICE, (FIRST,))
    other = ChoiceKey(SceneId("hearing"), ChoiceId("rest"))

    assert drawn == Seed(7).draw(3, CHOICE, (FIRST,))
    assert drawn != Seed(8).draw(3, CHOICE, (FIRST,))
    assert drawn != Seed(7).draw(4, CHOICE, (FIRST,))
    assert drawn != Seed(7).draw(3, other, (FIRST,))
    assert drawn != Seed(7).draw(3, CHOICE, (SECOND,))


def test_the_order_in_which_arguments_are_picked_changes_no_draw():
    assert Seed(7).draw(3, CHOICE, (FIRST, SECOND)) == Seed(7).draw(3, CHOICE, (SECOND, FIRST))


def test_a_seeded_draw_is_alike_on_every_machine():
    """The number is written down here: a machine, a version or a hash seed that differs would show."""
    for hash_seed in ("0", "1"):
        surroundings = os.environ | {"PYTHONHASHSEED": hash_seed}
        command = [sys.executable, "-c", ASKED]
        answer = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, check=True)
        assert answer.stdout.decode().strip() == str(Seed(7).draw(3, CHOICE, (FIRST, SECOND)))
    assert Seed(7).draw(3, CHOICE, (FIRST, SECOND)) == Fraction(6448883140581014039, 2**64)


def test_draws_are_spread_evenly():
    """A thousand seeds: each tenth is hit about a hundred times."""
    tenths = [int(Seed(number).draw(1, CHOICE, ()) * 10) for number in range(1000)]

    assert {tenths.count(tenth) for tenth in range(10)} <= set(range(70, 131))
