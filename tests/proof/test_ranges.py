"""The range of a meter from each position on: the same as by searching with the meter kept."""

import pytest

from game.model.fields import Reads
from game.proof.futures import Fan
from game.proof.ranges import Ranges
from game.search.explore import explore, whole
from game.search.liveness import live_values
from game.search.spreads import final_meter
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from tests.search.generated import generated


def kept_apart(steps, part):
    """The least and the most at the end, and all values there, by a search that tells the meter apart."""
    explored = explore(steps, live_values(steps.scenario, steps.layout, Reads(part.mask)), mark=whole)
    least, most, ends = list[int](), list[int](), set[int]()
    for packed, targets in zip(explored.marks, explored.targets, strict=True):
        least.append(min([least[target] for target in targets], default=part.of(packed)))
        most.append(max([most[target] for target in targets], default=part.of(packed)))
        ends |= set() if targets else {part.of(packed)}
    return least[-1], most[-1], ends


@pytest.mark.parametrize("seed", range(25))
def test_the_range_of_a_meter_is_that_of_a_search_that_keeps_it(seed):
    steps = compile_steps(generated(seed).playable)
    fan = Fan(explore(steps))
    last = [number for number, targets in enumerate(fan.quotient.targets) if not targets]

    for meter, part in steps.layout.meters.items():
        ranges = Ranges(fan, meter)
        least, most = ranges.of(fan.quotient.opening)
        start = part.of(steps.opening)
        ends = {
            value for number in last for value in range(part.most + 1) if ranges.carried[number] >> value & 1
        }

        assert (least[start], most[start], ends) == kept_apart(steps, part)
        spread = final_meter(Weighing(explore(steps)), meter)
        lowest = steps.scenario.meters[meter].lowest
        assert (least[start] + lowest, most[start] + lowest) == (spread.lowest, spread.highest)
