"""Where meters and fines end: the expected value, the lowest and the highest of all play.

A meter that nothing reads is not kept in positions; its values are carried along the explored turns
instead, each with its chance. Fines depend on days and sums, and are kept in a search of their own.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction
from math import gcd

from game.model.effects.numbers import MoveMeter
from game.model.fields import BitField, Reads
from game.model.ids import MeterId
from game.model.scene import Choice
from game.search.explore import explore
from game.search.liveness import live_values
from game.search.patterns import Targets
from game.search.policy import Policy
from game.search.steps import Steps
from game.search.turn_lines import halves
from game.search.weighing import Weighing
from game.search.writing import is_noted

# For each value of a meter, counted from its lowest, the value after a way; None where none changes.
Table = tuple[int, ...] | None
# What the ways of a pattern do to a meter, and how many parts they are of so many.
Row = tuple[int, tuple[tuple[Table, int], ...]]


@dataclass(frozen=True, slots=True)
class Spread:
    """The final values of one number: expected under the policy, lowest and highest over all play."""

    expected: Fraction
    lowest: int
    highest: int


def final_value(steps: Steps, part: BitField, policy: Policy, limit: int) -> Spread | None:
    """Return the final values of what a part of the positions holds; None where the limit came first.

    An expected value needs the whole spread, so that this one part is kept to the end of every play,
    and no other that nothing reads.
    """
    live = live_values(steps.scenario, steps.layout, Reads(part.mask))
    explored = explore(steps, live, limit, mark=lambda packed, one: 0 if one.length else part.of(packed))
    if explored.bounded:
        return None
    weighing, ends = Weighing(explored, policy), dict[int, int]()
    for targets, value, weight in zip(explored.targets, explored.marks, weighing.reached, strict=True):
        if not targets:
            ends[value] = ends.get(value, 0) + weight
    return _spread(ends, weighing.one, 0)


def final_meter(weighing: Weighing, meter: MeterId) -> Spread:
    """Return the final values of a meter; every play that an explored case can take is in them."""
    steps, lowest = weighing.explored.steps, weighing.explored.steps.scenario.meters[meter].lowest
    positions = _told_apart(meter, weighing)
    carried: list[dict[int, int]] = [{} for _ in positions]
    carried[-1][steps.layout.meters[meter].of(steps.opening)] = weighing.one
    ends: dict[int, int] = {}
    for number in range(len(positions) - 1, -1, -1):
        (of, row), targets = positions[number]
        here, carried[number] = carried[number], {}
        if not targets:
            _add(ends, here, None, 1)
            continue
        here = {value: weight // of for value, weight in here.items()}
        for (table, parts), target in zip(row, targets, strict=True):
            _add(carried[target], here, table, parts)
    return _spread(ends, weighing.one, lowest)


def _spread(ends: dict[int, int], one: int, lowest: int) -> Spread:
    """Return the final values that are so far above the lowest, by their weights."""
    expected = Fraction(sum(value * weight for value, weight in ends.items()), one)
    return Spread(expected + lowest, min(ends) + lowest, max(ends) + lowest)


def _told_apart(meter: MeterId, weighing: Weighing) -> list[tuple[Row, Targets]]:
    """Return the positions that a meter has different futures in, from the end to the opening.

    Most of what tells positions apart is nothing to one meter.
    """
    explored, (kinds, of_patterns) = weighing.explored, weighing.kinds
    of_kinds = Tables(explored.steps, meter)
    tables = [of_kinds.of(*kind) for kind in kinds]
    rows = {
        pattern: _in_lowest([(tables[kind], parts) for kind, parts in row], weighing.factor)
        for pattern, row in of_patterns.items()
    }
    # Patterns that do the same to the meter have the same number.
    numbered = {row: number for number, row in enumerate(dict.fromkeys(rows.values()))}
    of_pattern = {pattern: numbered[row] for pattern, row in rows.items()}
    numbers, known, found = list[int](), dict[Hashable, int](), list[tuple[Row, Targets]]()
    for pattern, targets in zip(explored.patterns, explored.targets, strict=True):
        to = tuple([numbers[target] for target in targets])
        numbers.append(known.setdefault((of_pattern[pattern], to), len(found)))
        if numbers[-1] == len(found):
            found.append((rows[pattern], to))
    # The opening may have the same future as a position that was met before it.
    return found[: numbers[-1] + 1]


def _in_lowest(ways: list[tuple[Table, int]], factor: int) -> Row:
    common = gcd(factor, *(parts for _, parts in ways))
    return factor // common, tuple([(table, parts // common) for table, parts in ways])


def _add(to: dict[int, int], values: dict[int, int], table: Table, share: int) -> None:
    """Add the weights of some values to others, after a way; those of no weight can be reached, too."""
    for value, weight in values.items():
        after = table[value] if table else value
        to[after] = to.get(after, 0) + weight * share


class Tables:
    """What each way of each choice does to one meter."""

    def __init__(self, steps: Steps, meter: MeterId) -> None:
        self._choices, self._meter = steps.choices, steps.scenario.meters[meter]
        self._known: dict[tuple[int, int, int], Table] = {}

    def of(self, choice: int, outcome: int, notes: int) -> Table:
        """Return the values after a way, by the value before."""
        key = choice, outcome, notes
        if key not in self._known:
            self._known[key] = self._made(self._choices[choice], outcome, notes)
        return self._known[key]

    def _made(self, choice: Choice, outcome: int, notes: int) -> Table:
        counsel, *courts = halves(choice)
        effects = (*counsel.effects, *(courts[outcome].effects if courts else ()))
        values = list(range(self._meter.highest - self._meter.lowest + 1))
        moved = False
        for effect in effects:
            happened = not is_noted(effect) or notes & 1
            notes >>= is_noted(effect)
            change = effect.change
            if happened and isinstance(change, MoveMeter) and change.meter == self._meter.id:
                values, moved = [self._after(change, value) for value in values], True
        return tuple(values) if moved else None

    def _after(self, change: MoveMeter, value: int) -> int:
        lowest, highest = self._meter.lowest, self._meter.highest
        moved = change.to - lowest if change.to is not None else value + (change.by or 0)
        return max(0, min(moved, highest - lowest))
