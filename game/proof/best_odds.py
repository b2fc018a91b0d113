"""The most that play can make of each ending, from positions of a quotient on; floats, for comparing only."""

from collections.abc import Iterable
from operator import mul

from game.search.explore import Quotient
from game.search.patterns import Option

# The odds of each ending, in the scenario's order.
Vector = list[float]


class BestOdds:
    """The best odds of each ending, worked out only for the positions that are asked for and what follows."""

    def __init__(self, quotient: Quotient) -> None:
        steps = quotient.steps
        self._quotient, self._whole = quotient, steps.whole
        endings = [scene.id for scene in steps.scenario.endings]
        self._ends = [[float(ending == scene) for ending in endings] for scene in steps.scenes]
        self._at: dict[int, Vector] = {}

    def better(self, number: int, pair: tuple[int, int]) -> bool:
        """Return whether some ending can be made likelier by the one choice of a position."""
        mine, its = (self._of_choice(number, one) for one in pair)
        return any(a > b + 1e-9 for a, b in zip(mine, its, strict=True))

    def _of_choice(self, number: int, choice: int) -> Vector:
        pattern, targets = self._quotient.patterns[number], self._quotient.targets[number]
        self._work_out(list(targets[pattern.choices[choice]]))
        return self._best([option for option in pattern.options(targets) if option.choice == choice])

    def _work_out(self, waiting: list[int]) -> None:
        """Work out positions and all that follow them, each after those."""
        quotient, found = self._quotient, set[int]()
        while waiting:
            number = waiting.pop()
            if number not in found and number not in self._at:
                found.add(number)
                waiting += quotient.targets[number]
        for number in sorted(found):
            options = quotient.options(number)
            self._at[number] = self._best(options) if options else self._ends[quotient.patterns[number].scene]

    def _best(self, options: Iterable[Option]) -> Vector:
        columns = [self._added(option) for option in options]
        return columns[0] if len(columns) == 1 else list(map(max, *columns))

    def _added(self, option: Option) -> Vector:
        if len(option.ways) == 1:
            return self._at[option.ways[0][2]]
        shares = [points / self._whole for points, _, _ in option.ways]
        columns = zip(*[self._at[target] for _, _, target in option.ways], strict=True)
        return [sum(map(mul, shares, column)) for column in columns]
