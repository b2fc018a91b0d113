"""The ways on from each position of a quotient, and the best odds of each ending by them."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import mul

from game.search.explore import Quotient
from game.search.patterns import Option, Pattern

# The odds of each ending, in the scenario's order; floats, for comparing only.
Vector = list[float]


class Fan:
    """The kinds of ways of positions: a choice, an outcome, and the notes of effects that happened."""

    def __init__(self, quotient: Quotient) -> None:
        self.quotient = quotient

    @cached_property
    def kinds(self) -> list[tuple[int, int, int]]:
        """The kinds of ways; `rows` have their numbers here."""
        ways = [way for pattern in dict.fromkeys(self.quotient.patterns) for way in pattern.ways]
        return list(dict.fromkeys((kind.choice, outcome, note) for kind, _, outcome, note in ways))

    @cached_property
    def rows(self) -> dict[Pattern, tuple[int, ...]]:
        """By pattern: the number of the kind of each way, in the order of targets."""
        numbers = {kind: number for number, kind in enumerate(self.kinds)}
        return {
            pattern: tuple([numbers[kind.choice, n, note] for kind, _, n, note in pattern.ways])
            for pattern in dict.fromkeys(self.quotient.patterns)
        }

    def __len__(self) -> int:
        """Return the number of positions of a quotient."""
        return len(self.quotient)

    def led(self, number: int) -> Iterator[tuple[int, int]]:
        """Yield each way of a position: the number of its kind, and where it leads."""
        return zip(self.rows[self.quotient.patterns[number]], self.quotient.targets[number], strict=True)

    @cached_property
    def first(self) -> list[tuple[int, int]]:
        """For each position, one position before it and the kind of way that leads from there."""
        found = [(-1, -1)] * len(self)
        for number in range(len(self) - 1, -1, -1):
            for kind, target in self.led(number):
                found[target] = number, kind
        return found


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
        quotient, found = self._quotient, set[int]()
        waiting = list(quotient.targets[number][quotient.patterns[number].choices[choice]])
        while waiting:
            one = waiting.pop()
            if one not in found and one not in self._at:
                found.add(one)
                waiting += quotient.targets[one]
        # Each after all that follow it.
        for one in sorted(found):
            options = quotient.options(one)
            self._at[one] = self._best(options) if options else self._ends[quotient.patterns[one].scene]
        return self._best([option for option in quotient.options(number) if option.choice == choice])

    def _best(self, options: Iterable[Option]) -> Vector:
        found: list[Vector] = []
        for option in options:
            shares = [points / self._whole for points, _, _ in option.ways]
            columns = zip(*[self._at[target] for _, _, target in option.ways], strict=True)
            found.append([sum(map(mul, shares, column)) for column in columns])
        return found[0] if len(found) == 1 else list(map(max, *found))
