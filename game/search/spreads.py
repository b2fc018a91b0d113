"""Where meters and fines end: the expected value, the lowest and the highest of all play.

A meter that nothing reads is not kept in positions; its values are carried along the explored turns
instead, each with its chance: so many bits for the weight of each value, all in one number. Fines depend
on days and sums, and are kept in a search of their own.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from game.model.effects.numbers import MoveMeter
from game.model.fields import BitField, Reads
from game.model.ids import MeterId
from game.search.explore import explore
from game.search.liveness import live_values
from game.search.patterns import Pattern
from game.search.policy import Policy
from game.search.steps import Steps
from game.search.turn_lines import arrivals, halves
from game.search.weighing import Weighing
from game.search.writing import is_noted

# For each value of a meter, counted from its lowest, the value after a way; None where none changes.
Table = tuple[int, ...] | None
# A meter with more values than this has its weights in a dictionary: packed, they would fill the memory.
WIDEST = 1000
# Above every value.
_ABOVE = 1 << 63


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
    expected = Fraction(sum(value * weight for value, weight in ends.items()), weighing.one)
    return Spread(expected, min(ends), max(ends))


def final_meter(weighing: Weighing, meter: MeterId) -> Spread:
    """Return the final values of a meter; every play that an explored case can take is in them."""
    explored, steps = weighing.explored, weighing.explored.steps
    lowest = steps.scenario.meters[meter].lowest
    if steps.scenario.meters[meter].highest - lowest > WIDEST:
        return _final_wide_meter(weighing, meter)
    rows, width = _rows(weighing, meter), weighing.one.bit_length() + 1
    opening = steps.layout.meters[meter].of(steps.opening)
    # By position: the weights of all values, packed; the lowest and the highest, by plays of no weight, too.
    packed, lows, highs = [0] * len(explored), [_ABOVE] * len(explored), [-1] * len(explored)
    packed[-1], lows[-1], highs[-1] = weighing.one << opening * width, opening, opening
    ends, low_end, high_end = 0, _ABOVE, -1
    for number in explored.forward:
        (of, moves), targets = rows[explored.patterns[number]], explored.targets[number]
        here, packed[number], low, high = packed[number], 0, lows[number], highs[number]
        if not targets:
            ends, low_end, high_end = ends + here, min(low_end, low), max(high_end, high)
            continue
        here //= of
        for move, ways in moves:
            after, least, most = move.after(here, low, high, width) if move else (here, low, high)
            parts: dict[int, int] = {}
            for place, part in ways:
                target = targets[place]
                parts[target] = parts.get(target, 0) + part
            for target, part in parts.items():
                packed[target] += after * part
                if least < lows[target]:  # noqa: PLR1730 -- calls of `min` and `max` take longer
                    lows[target] = least
                if most > highs[target]:  # noqa: PLR1730 -- the same
                    highs[target] = most
    values = range(low_end, high_end + 1)
    weights = ((ends >> value * width & (1 << width) - 1, value) for value in values)
    expected = Fraction(sum(weight * value for weight, value in weights), weighing.one)
    return Spread(expected + lowest, low_end + lowest, high_end + lowest)


def _final_wide_meter(weighing: Weighing, meter: MeterId) -> Spread:
    """Return the final values of a meter of which few values are ever held: each value has its weight."""
    explored, steps = weighing.explored, weighing.explored.steps
    (kinds, numbers), tables = weighing.kinds, Tables(steps, meter)
    made = [tables.of(*kind) for kind in kinds]
    held: list[dict[int, int]] = [{} for _ in explored.patterns]
    held[-1][steps.layout.meters[meter].of(steps.opening)] = weighing.one
    ends: dict[int, int] = {}
    for number in explored.forward:
        pattern, targets, here = explored.patterns[number], explored.targets[number], held[number]
        held[number] = {}
        of, parts = weighing.reduced[pattern]
        for target, kind, part in zip(targets, numbers[pattern], parts, strict=True):
            table, after = made[kind], held[target]
            for value, weight in here.items():
                moved = table[value] if table else value
                after[moved] = after.get(moved, 0) + weight // of * part
        if not targets:
            for value, weight in here.items():
                ends[value] = ends.get(value, 0) + weight
    lowest = steps.scenario.meters[meter].lowest
    expected = Fraction(sum(weight * value for value, weight in ends.items()), weighing.one)
    return Spread(expected + lowest, min(ends) + lowest, max(ends) + lowest)


class _Move(NamedTuple):
    """What a way does to a meter: it adds a number, and keeps the value within two bounds."""

    by: int
    lowest: int
    highest: int

    def after(self, packed: int, low: int, high: int, width: int) -> tuple[int, int, int]:
        """Return packed weights of values after the way, with the lowest and the highest of the values."""
        by, lowest, highest = self
        if low + by >= lowest and high + by <= highest:
            return _shifted(packed, by * width), low + by, high + by
        # Values that come below or above the bounds stop there: their weights are added up.
        first, end = max(0, lowest - by) * width, max(0, highest - by + 1) * width
        inside = packed & (1 << end) - 1 & -1 << first
        below, above = packed & (1 << first) - 1, packed >> end
        ones = (1 << width) - 1
        after = _shifted(inside, by * width) + (below % ones << lowest * width)
        after += above % ones << highest * width
        low, high = (max(lowest, min(value + by, highest)) for value in (low, high))
        return after, low, high


def _shifted(packed: int, by: int) -> int:
    return packed << by if by >= 0 else packed >> -by


# How many parts all ways of a pattern are of; for each move, the places of its ways, each with its parts.
_Row = tuple[int, list[tuple[_Move | None, list[tuple[int, int]]]]]


def _rows(weighing: Weighing, meter: MeterId) -> dict[Pattern, _Row]:
    """Return what the ways of each pattern do to a meter."""
    (kinds, numbers), tables = weighing.kinds, Tables(weighing.explored.steps, meter)
    made = [tables.of(*kind) for kind in kinds]
    moves = [_Move(_moved_by(table), table[0], table[-1]) if table else None for table in made]
    rows: dict[Pattern, _Row] = {}
    for pattern, (of, parts) in weighing.reduced.items():
        places: dict[_Move | None, list[tuple[int, int]]] = {}
        for place, (kind, part) in enumerate(zip(numbers[pattern], parts, strict=True)):
            places.setdefault(moves[kind], []).append((place, part))
        rows[pattern] = of, list(places.items())
    return rows


def _moved_by(table: tuple[int, ...]) -> int:
    """Return the number by which a table moves the values that it keeps within its bounds."""
    steps = (value for value in range(1, len(table)) if table[value] > table[value - 1])
    first = next(steps, None)
    return 0 if first is None else table[first] - first


class Tables:
    """What each way of each choice does to one meter."""

    def __init__(self, steps: Steps, meter: MeterId) -> None:
        self._scenario, self._choices = steps.scenario, steps.choices
        self._meter = steps.scenario.meters[meter]
        self._known: dict[tuple[MoveMeter, ...], Table] = {(): None}

    def of(self, choice: int, outcome: int, notes: int) -> Table:
        """Return the values after a way, by the value before."""
        made = self._choices[choice]
        counsel, *courts = halves(made)
        came = tuple(made.outcomes.values())[outcome] if courts else None
        moves = list[MoveMeter]()
        for effects, is_told in (
            (counsel.effects, False),
            (courts[outcome].effects if courts else (), False),
            *arrivals(made, came, self._scenario),
        ):
            goes_there = not is_told or notes & 1
            notes >>= is_told
            for effect in effects:
                happened = goes_there and (not is_noted(effect) or notes & 1)
                notes >>= is_noted(effect)
                change = effect.change
                if happened and isinstance(change, MoveMeter) and change.meter == self._meter.id:
                    moves.append(change)
        key = tuple(moves)
        if key not in self._known:
            self._known[key] = self._made(key)
        return self._known[key]

    def _made(self, moves: tuple[MoveMeter, ...]) -> Table:
        values = list(range(self._meter.highest - self._meter.lowest + 1))
        for change in moves:
            values = [self._after(change, value) for value in values]
        return tuple(values)

    def _after(self, change: MoveMeter, value: int) -> int:
        lowest, highest = self._meter.lowest, self._meter.highest
        moved = change.to - lowest if change.to is not None else value + (change.by or 0)
        return max(0, min(moved, highest - lowest))
