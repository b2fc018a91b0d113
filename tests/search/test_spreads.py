"""Where meters end: however wide a meter is, its weights are the same, packed or by value."""

import pytest

from game.search import spreads
from game.search.explore import explore
from game.search.spreads import final_meter
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from tests.search.generated import generated


@pytest.mark.parametrize("seed", range(12))
def test_a_wide_meter_ends_where_a_narrow_one_does(seed, monkeypatch):
    scenario = generated(seed).playable
    weighing = Weighing(explore(compile_steps(scenario)))
    packed = {name: final_meter(weighing, name) for name in scenario.meters}

    monkeypatch.setattr(spreads, "WIDEST", 0)

    assert {name: final_meter(weighing, name) for name in scenario.meters} == packed
