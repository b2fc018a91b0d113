"""Where meters and fines end: the expected value, the lowest and the highest of all play.

A meter that nothing reads is not kept in positions; its values are carried along the explored turns
instead, each with its chance. Fines depend on days and sums, and are kept in a sweep of their own.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction
from math import gcd

from game.authoring.liveness import live_values
from game.authoring.packing import Part
from game.authoring.policy import Policy
from game.authoring.reads import Reads
from game.authoring.steps import Steps
from game.authoring.turn_lines import halves
from game.authoring.weighing import Weighing
from game.authoring.writing import is_noted
from game.model.effects import MoveMeter
from game.model.ids import MeterId
from game.model.scene import Choice

# For each value of a meter, counted from its lowest, the value after a way; None where none changes.
Table = tuple[int, ...] | None
# The parts of ways by what they do to a meter, as the number of a table, and where they lead.
Led = dict[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Spread:
    """The final values of one number: expected under the policy, lowest and highest over all play."""

    expected: Fraction
    lowest: int
    highest: int


def final_value(steps: Steps, part: Part, policy: Policy, limit: int) -> Spread | None:
    """Answer with the final values of what a part of the positions holds; None where the limit came first.

    An expected value needs the whole spread, so that this one part is kept to the end of every play,
    and no other that nothing reads.
    """
    # Only fines ask for a sweep, and loading what it counts with takes a tenth of a second.
    from game.authoring.sweeping import sweep

    live = live_values(steps.scenario, steps.layout, Reads(part.mask))
    swept = sweep(steps, policy, live, limit)
    if swept.bounded:
        return None
    chances = swept.values(part)
    expected = sum((value * chance for value, chance in chances.items()), Fraction(0))
    return Spread(expected, min(chances), max(chances))


def final_meter(weighing: Weighing, meter: MeterId) -> Spread:
    """Answer with the final values of a meter; every play that an explored case can take is in them."""
    steps, factor = weighing.explored.steps, weighing.factor
    lowest, (tables, ways) = steps.scenario.meters[meter].lowest, _ways_of(meter, weighing)
    carried: list[dict[int, int]] = [{} for _ in ways]
    carried[-1][steps.layout.meters[meter].of(steps.opening)] = weighing.one
    ends: dict[int, int] = {}
    for number in range(len(ways) - 1, -1, -1):
        led, here, carried[number] = ways[number], carried[number], {}
        if not led:
            _add(ends, here, None, 1)
            continue
        common = gcd(factor, *led.values())
        here = {value: weight // (factor // common) for value, weight in here.items()}
        for (place, target), parts in led.items():
            _add(carried[target], here, tables[place], parts // common)
    expected = Fraction(sum(value * weight for value, weight in ends.items()), weighing.one)
    return Spread(expected + lowest, min(ends) + lowest, max(ends) + lowest)


def _ways_of(meter: MeterId, weighing: Weighing) -> tuple[tuple[Table, ...], list[Led]]:
    """Answer with the tables of a meter and with the ways of positions, from the end to the opening.

    Positions are one where the meter has the same future: most of what tells them apart is nothing to it.
    """
    explored, (kinds, rows) = weighing.explored, weighing.kinds
    of_kinds = Tables(explored.steps, meter)
    each = [of_kinds.of(*kind) for kind in kinds]
    tables = tuple(dict.fromkeys(each))
    places = [tables.index(table) for table in each]
    of_ways = {pattern: [(places[kind], parts) for kind, parts in row] for pattern, row in rows.items()}
    numbers, known, ways = [0] * len(explored), dict[Hashable, int](), list[Led]()
    for number in reversed(explored.forward):
        led: Led = {}
        for (place, parts), target in zip(
            of_ways[explored.patterns[number]], explored.targets[number], strict=True
        ):
            key = place, numbers[target]
            led[key] = led.get(key, 0) + parts
        numbers[number] = known.setdefault(frozenset(led.items()), len(ways))
        if numbers[number] == len(ways):
            ways.append(led)
    # The opening may have the same future as a position that was met before it.
    return tables, ways[: numbers[explored.opening] + 1]


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
        """Answer with the values after a way, by the value before."""
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
