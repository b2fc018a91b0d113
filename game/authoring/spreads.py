"""Where a meter or the fines of a matter end: the expected value, the lowest and the highest of all play."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from game.authoring.explore import Explored, explore
from game.authoring.liveness import live_values
from game.authoring.packing import Part
from game.authoring.policy import Policy
from game.authoring.reads import Reads
from game.authoring.steps import Steps
from game.authoring.weighing import Weighing


@dataclass(frozen=True, slots=True)
class Spread:
    """The final values of one number: expected under the policy, lowest and highest over all play."""

    expected: Fraction
    lowest: int
    highest: int


def final_spread(steps: Steps, part: Part, policy: Callable[[Explored], Policy], limit: int) -> Spread | None:
    """Answer with the final values of what a part of the positions holds; None where the limit came first.

    An expected value needs the whole spread, so that this one part is kept to the end of every play,
    and no other that nothing reads.
    """
    live = live_values(steps.scenario, steps.layout, Reads(part.mask))
    explored = explore(steps, live, limit)
    if explored.bounded:
        return None
    weighing = Weighing(explored, policy(explored))
    values: dict[int, int] = {}
    for number, options in enumerate(explored.options):
        if not options:
            value = part.of(explored.packed[number])
            values[value] = values.get(value, 0) + weighing.reached[number]
    total = sum(value * reached for value, reached in values.items())
    return Spread(Fraction(total, weighing.one), min(values), max(values))
