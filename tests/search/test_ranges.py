"""The range of a meter from each position on: the same as by searching with the meter kept."""

import pytest

from game.model.fields import Reads
from game.search.explore import LIMIT, Search, explore
from game.search.fan import Fan
from game.search.liveness import live_values
from game.search.lumping import lumped_search
from game.search.ranges import Ranges
from game.search.spreads import final_meter
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from tests.search.generated import generated


def kept_apart(steps, part):
    """The least and the most at the end, and all values there, by a search that tells the meter apart."""
    explored = explore(steps, live_values(steps.scenario, steps.layout, Reads(part.mask)))
    least = [part.of(packed) for packed in explored.packed]
    most = list(least)
    for number in range(len(least) - 1, -1, -1):
        targets = explored.targets[number]
        least[number] = min([least[target] for target in targets], default=least[number])
        most[number] = max([most[target] for target in targets], default=most[number])
    ends = {
        part.of(one) for one, targets in zip(explored.packed, explored.targets, strict=True) if not targets
    }
    return least[0], most[0], ends


@pytest.mark.parametrize("seed", range(25))
def test_the_range_of_a_meter_is_that_of_a_search_that_keeps_it(seed):
    steps = compile_steps(generated(seed).playable)
    fan = Fan(lumped_search(Search(steps, live_values(steps.scenario, steps.layout), LIMIT)))
    last = [number for number, targets in enumerate(fan.lumped.targets) if not targets]

    for meter, part in steps.layout.meters.items():
        ranges = Ranges(fan, meter)
        least, most = ranges.of(fan.lumped.opening)
        start = part.of(steps.opening)
        ends = {
            value for number in last for value in range(part.most + 1) if ranges.carried[number] >> value & 1
        }

        assert (least[start], most[start], ends) == kept_apart(steps, part)
        spread = final_meter(Weighing(explore(steps)), meter)
        lowest = steps.scenario.meters[meter].lowest
        assert (least[start] + lowest, most[start] + lowest) == (spread.lowest, spread.highest)
