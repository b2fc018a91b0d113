"""Chance: what a seed draws."""

import os
import subprocess
import sys
from fractions import Fraction

from game.model.draw import Seed
from game.model.ids import ArgumentId, ChoiceId, ChoiceKey, SceneId
from tests.builders import ROOT

CHOICE = ChoiceKey(SceneId("hearing"), ChoiceId("argue"))
FIRST, SECOND = ArgumentId("first"), ArgumentId("second")
ASKED = """
from game.model.draw import Seed
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
