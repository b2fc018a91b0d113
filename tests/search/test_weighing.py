"""Odds are exact, whatever weights they are counted with, and however a play ends."""

from fractions import Fraction
from random import Random

import pytest

from game.search.explore import explore, whole
from game.search.policy import Weighted
from game.search.spreads import final_value
from game.search.steps import compile_steps, everything
from game.search.weighing import Digits, Weighing
from tests.builders import desk, read
from tests.search.generated import generated

STUCK = """\
scenario_format: 1
id: stuck
edition: 1
title: A door without a key
matters: {order: {procedure: book}}
facts: {key: {}}
opens_at: desk
opens_on: 2020-01-01
scenes:
  desk:
    choices:
      look:
        outcomes:
          seen: {odds: 25, effects: [{find: key}], goes_to: door}
          not-seen: {goes_to: door}
  door: {choices: {open: {when: [{fact: key}], goes_to: end}}}
  end: {ending: {title: The end}}
"""


@pytest.mark.parametrize("count", [1, 2, 3, 8, 27])
def test_digits_are_added_and_told_apart_as_the_numbers_are(count):
    chance, most = Random(count), 10**30
    digits = Digits(count, most)
    for _ in range(50):
        one, other = (
            [chance.choice((0, chance.randrange(most // count))) for _ in range(count)] for _ in "ab"
        )
        packed = [sum(digits.at(place, number) for place, number in enumerate(each)) for each in (one, other)]

        assert [digits.of(place, packed[0]) for place in range(count)] == one
        assert [digits.total(each) for each in packed] == [sum(one), sum(other)]
        for picked, pick in ((digits.most, max), (digits.least, min)):
            assert [digits.of(place, picked(*packed)) for place in range(count)] == list(
                map(pick, one, other)
            )
        assert digits.apart(*packed) == sum(abs(a - b) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("bits", [20, 31, 57, 60, 62, 63, 64, 89])
@pytest.mark.parametrize("seed", range(3))
def test_weights_of_any_size_are_counted_exactly(seed, bits):
    """The quotient, all positions apart, and all values kept come to the same fractions."""
    steps = compile_steps(generated(seed).playable)
    policy = Weighted({0: Fraction(2**bits - 1), 1: Fraction(2**bits - 1, 3), 4: Fraction(0)})

    exact = Weighing(explore(steps), policy).probabilities()

    assert sum(exact.values()) == 1
    assert Weighing(explore(steps, mark=whole), policy).probabilities() == exact
    assert Weighing(explore(steps, everything(steps), mark=whole), policy).probabilities() == exact


def test_what_is_never_chosen_can_be_reached_and_has_no_weight():
    case = desk({"stay": "goes_to: end, effects: [{meter: trust, to: 1}]", "go": "goes_to: end"})
    steps = compile_steps(case.scenario)

    spread = final_value(steps, steps.layout.meters["trust"], Weighted({0: Fraction(0)}), 100)

    assert (spread.expected, spread.lowest, spread.highest) == (60, 1, 60)


def test_a_play_that_is_stuck_ends_where_it_stands():
    explored = explore(compile_steps(read(STUCK).playable))
    weighing = Weighing(explored)
    ends = {
        explored.scene(number): Fraction(weighing.reached[number], weighing.one)
        for number, targets in enumerate(explored.targets)
        if not targets
    }

    assert weighing.probabilities() == {"end": Fraction(1, 4)}
    assert ends == {"door": Fraction(3, 4), "end": Fraction(1, 4)}
