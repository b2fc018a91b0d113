"""The most that play can make of each ending, from lumped positions on; floats, for comparing only."""

from collections.abc import Iterable
from operator import mul

from game.authoring.explore import Found
from game.authoring.lumping import Lumped

# The odds of each ending, in the scenario's order.
Vector = list[float]


class BestOdds:
    """The best odds of each ending from the positions of some scenes on, and from all that follow them."""

    def __init__(self, lumped: Lumped, scenes: set[int]) -> None:
        steps = lumped.steps
        endings = [scene.id for scene in steps.scenario.endings]
        self._whole = steps.whole
        self._at: list[Vector] = [[]] * len(lumped)
        for number in _from(lumped, scenes):
            here = steps.scenes[lumped.scenes[number]]
            options = lumped.options[number]
            self._at[number] = self.of(options) if options else [float(ending == here) for ending in endings]

    def of(self, options: Iterable[Found]) -> Vector:
        """Answer with the best that some options can make of each ending."""
        columns = [self._added(option) for option in options]
        return columns[0] if len(columns) == 1 else list(map(max, *columns))

    def _added(self, option: Found) -> Vector:
        if len(option.ways) == 1:
            return self._at[option.ways[0][2]]
        shares = [points / self._whole for points, _, _ in option.ways]
        columns = zip(*[self._at[target] for _, _, target in option.ways], strict=True)
        return [sum(map(mul, shares, column)) for column in columns]


def _from(lumped: Lumped, scenes: set[int]) -> list[int]:
    """Answer with the positions of some scenes and all that follow them, each after those."""
    found, waiting = set[int](), [number for number, scene in enumerate(lumped.scenes) if scene in scenes]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting += [target for option in lumped.options[number] for _, _, target in option.ways]
    return sorted(found)
