"""The sweep: layer by layer, with the same exact odds as the graph, whatever numbers it must count with."""

from fractions import Fraction

import pytest

from game.content.loading import load
from game.search.explore import explore
from game.search.order import EndlessLoopError
from game.search.policy import Weighted
from game.search.steps import compile_steps, everything
from game.search.sweeping import sweep
from game.search.weighing import Weighing
from tests.builders import CASES, SHIPPED, desk, read
from tests.search.generated import generated

SMALL = [file for file in [*SHIPPED, *CASES] if file.parent.name != "microsoft-ireland"]

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


@pytest.mark.parametrize("file", SMALL, ids=lambda file: file.parent.name)
def test_a_sweep_comes_to_the_same_positions_and_odds_as_the_graph(file):
    scenario = load(file).playable
    for variant in (None, *scenario.variants):
        steps = compile_steps(scenario, variant)
        explored, swept = explore(steps), sweep(steps)

        assert swept.positions == len(explored)
        assert swept.probabilities() == Weighing(explored).probabilities()
        assert sum(swept.probabilities().values()) == 1


@pytest.mark.parametrize("bits", [20, 31, 57, 60, 62, 63, 64, 89])
@pytest.mark.parametrize("seed", range(3))
def test_weights_of_any_size_are_counted_exactly(seed, bits):
    """Whether all numbers fit into 64 bits, some of them, or none."""
    steps = compile_steps(generated(seed).playable)
    policy = Weighted({0: Fraction(2**bits - 1), 1: Fraction(2**bits - 1, 3), 4: Fraction(0)})

    exact = Weighing(explore(steps), policy).probabilities()

    assert sweep(steps, policy).probabilities() == exact
    assert sweep(steps, policy, everything(steps)).probabilities() == exact


def test_what_is_never_chosen_is_swept_with_no_weight():
    case = desk({"stay": "goes_to: end, effects: [{meter: trust, to: 1}]", "go": "goes_to: end"})
    steps = compile_steps(case.scenario)

    swept = sweep(steps, Weighted({0: Fraction(0)}), everything(steps))

    assert swept.positions == 3
    assert swept.values(steps.layout.meters["trust"]) == {1: 0, 60: 1}


def test_a_play_that_is_stuck_ends_where_it_stands():
    steps = compile_steps(read(STUCK).playable)

    swept = sweep(steps)

    assert swept.probabilities() == {"end": Fraction(1, 4)}
    assert {steps.scenes[scene]: layer.chance for scene, layer in swept.ends.items()} == {
        "door": Fraction(3, 4),
        "end": Fraction(1, 4),
    }


def test_above_a_limit_a_sweep_stops_and_says_so():
    steps = compile_steps(load(SMALL[0]).playable)
    positions = sweep(steps).positions

    assert not sweep(steps, limit=positions).bounded
    assert sweep(steps, limit=positions - 1).bounded


def test_a_loop_without_times_is_told_before_any_sweep():
    case = desk({"wait": "takes: 1 day", "go": "goes_to: end"})

    with pytest.raises(EndlessLoopError):
        sweep(compile_steps(case.scenario))
