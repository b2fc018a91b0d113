"""Where a meter or the fines of a matter end: the expected value, the lowest and the highest of all play."""

from dataclasses import dataclass
from fractions import Fraction

from game.authoring.liveness import live_values
from game.authoring.packing import Part
from game.authoring.policy import Policy
from game.authoring.reads import Reads
from game.authoring.steps import Steps
from game.authoring.sweeping import sweep


@dataclass(frozen=True, slots=True)
class Spread:
    """The final values of one number: expected under the policy, lowest and highest over all play."""

    expected: Fraction
    lowest: int
    highest: int


def final_spread(steps: Steps, part: Part, policy: Policy, limit: int) -> Spread | None:
    """Answer with the final values of what a part of the positions holds; None where the limit came first.

    An expected value needs the whole spread, so that this one part is kept to the end of every play,
    and no other that nothing reads.
    """
    live = live_values(steps.scenario, steps.layout, Reads(part.mask))
    swept = sweep(steps, policy, live, limit)
    if swept.bounded:
        return None
    total = Fraction(0)
    values: set[int] = set()
    for one, layer in swept.ends.values():
        values.update(map(part.of, layer))
        total += Fraction(sum(part.of(position) * weight for position, weight in layer.items()), one)
    return Spread(total, min(values), max(values))
