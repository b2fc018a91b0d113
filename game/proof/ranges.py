"""The least and the most that a meter can be at the end, from each position on, whatever it is there.

Each way of a turn takes a meter's value to another one, and never turns two values round: it adds and
keeps within bounds, or sets. So from each position on, the least and the most at the end are functions of
the value there: a table with one entry for each value. There are few different ones, and each is kept
once; what a way makes of one, and which of two is less or more, is worked out once for each pair.
"""

from collections.abc import Callable
from functools import cached_property
from itertools import islice
from operator import add, gt, lt

from game.model.ids import MeterId
from game.proof.futures import Fan
from game.search.spreads import Tables

# For each value of a meter, counted from its lowest: what it comes to.
Function = tuple[int, ...]
# The numbers of two functions: of the least and of the most.
Span = tuple[int, int]
# A table of ways and a span that follows them are one number: the span's, and so many for each table.
_TABLE = 1 << 32


class _Functions:
    """All functions that were met, each with a number; number 0 leaves every value as it is."""

    def __init__(self, values: Function) -> None:
        self.known = [values]
        self._numbers = {values: 0}

    def number(self, function: Function) -> int:
        """Return the number of a function."""
        if function not in self._numbers:
            self._numbers[function] = len(self.known)
            self.known.append(function)
        return self._numbers[function]


class _ByPair(dict[tuple[int, int], int]):
    """What a function makes of two numbers, worked out once for each pair."""

    def __init__(self, function: Callable[[int, int], int]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: tuple[int, int]) -> int:
        made = self[key] = self._function(*key)
        return made


class Ranges:
    """The range of one meter at the end, from each position on, up to a position."""

    def __init__(self, fan: Fan, meter: MeterId, upto: int | None = None) -> None:
        self._fan, self._meter = fan, meter
        one = fan.quotient.steps.scenario.meters[meter]
        self._values = tuple(range(one.highest - one.lowest + 1))
        self._of_kinds = Tables(fan.quotient.steps, meter)
        tables = [self._of_kinds.of(*kind) for kind in fan.kinds]
        self._distinct = list(dict.fromkeys(table for table in tables if table))
        numbers = {table: number for number, table in enumerate(self._distinct)}
        self._kinds = [numbers[table] if table else -1 for table in tables]
        functions, distinct = _Functions(self._values), self._distinct
        self._functions = known = functions.known
        numbered = functions.number
        # The function of the value before a table's way; of two, the less and the more for each value; and
        # the values, as bits, for which the one is better.
        self._before = _ByPair(lambda one, table: numbered(tuple([known[one][at] for at in distinct[table]])))
        self._less = _ByPair(lambda one, other: numbered(tuple(map(min, known[one], known[other]))))
        self._more = _ByPair(lambda one, other: numbered(tuple(map(max, known[one], known[other]))))
        than = gt if one.better == "high" else lt
        self._better = _ByPair(
            lambda one, other: sum(
                is_so << at for at, is_so in enumerate(map(than, known[one], known[other]))
            )
        )
        self._rows = {
            row: tuple([(self._kinds[kind] + 1) * _TABLE for kind in of]) for row, of in fan.rows.items()
        }
        self._spans: list[Span] = []
        self._numbers: dict[Span, int] = {}
        self._known: dict[frozenset[int], int] = {}
        # By position, and by position and choice where that was asked.
        self._by_choice: dict[int, dict[int, Span]] = {}
        self._of: list[int] = []
        # Each position after all that follow it; many lead the same way on to positions of the same span.
        rows, of, joined = self._rows, self._of, self._known
        every = zip(fan.quotient.patterns, fan.quotient.targets, strict=True)
        for pattern, targets in islice(every, len(fan) if upto is None else upto + 1):
            led = frozenset(map(add, rows[pattern], map(of.__getitem__, targets)))
            of.append(joined[led] if led in joined else self._joined(led))

    def of(self, number: int) -> tuple[Function, Function]:
        """Return the least and the most that play from a position on can come to, by the value there."""
        least, most = self._spans[self._of[number]]
        return self._functions[least], self._functions[most]

    def after_each(self, number: int) -> tuple[int, ...]:
        """Return, for each way of a position, the number of the range from where it leads on."""
        return tuple([self._of[to] for to in self._fan.quotient.targets[number]])

    def better(self, number: int, pair: tuple[int, int], values: int) -> bool:
        """Return whether the least or the most by the one choice is better for some value."""
        if number not in self._by_choice:
            pattern, targets = self._fan.quotient.patterns[number], self._fan.quotient.targets[number]
            led = list(map(add, self._rows[pattern], map(self._of.__getitem__, targets)))
            each = {choice: frozenset(led[at]) for choice, at in pattern.choices.items()}
            self._by_choice[number] = {one: self._spans[self._joined(ways)] for one, ways in each.items()}
        spans = self._by_choice[number]
        (low, high), (its_low, its_high) = spans[pair[0]], spans[pair[1]]
        return bool((self._better[low, its_low] | self._better[high, its_high]) & values)

    def after(self, kind: tuple[int, int, int], values: int) -> Function:
        """Return what some values, as bits, come to by a kind of way."""
        table = self._of_kinds.of(*kind) or self._values
        return tuple([table[value] for value in self._values if values >> value & 1])

    @cached_property
    def came(self) -> list[int]:
        """For each position, the value of one play that comes there, as a bit."""
        values = [self._opening] * len(self._fan)
        for number in range(len(values) - 2, -1, -1):
            before, kind = self._fan.first[number]
            table, value = self._kinds[kind], values[before]
            values[number] = self._distinct[table][value] if table >= 0 else value
        return [1 << value for value in values]

    @cached_property
    def carried(self) -> list[int]:
        """For each position, the values of all plays that come there, as bits."""
        carried = [0] * len(self._fan)
        carried[-1] = 1 << self._opening
        shifts = [_shift(table) for table in self._distinct]
        moved = _ByPair(lambda bits, table: shifts[table](bits))
        for number in range(len(carried) - 1, -1, -1):
            here = carried[number]
            for kind, target in self._fan.led(number):
                table = self._kinds[kind]
                carried[target] |= moved[here, table] if table >= 0 else here
        return carried

    @property
    def _opening(self) -> int:
        steps = self._fan.quotient.steps
        return steps.layout.meters[self._meter].of(steps.opening)

    def _joined(self, led: frozenset[int]) -> int:
        """Return the number of the span of some ways; where there is none, the value stays as it is."""
        if led in self._known:
            return self._known[led]
        least = most = -1
        for table, span in (divmod(one, _TABLE) for one in led):
            low, high = self._spans[span]
            if table:
                low, high = self._before[low, table - 1], self._before[high, table - 1]
            least = low if least < 0 else self._less[least, low]
            most = high if most < 0 else self._more[most, high]
        joined = max(least, 0), max(most, 0)
        number = self._known[led] = self._numbers.setdefault(joined, len(self._spans))
        if number == len(self._spans):
            self._spans.append(joined)
        return number


def _shift(table: Function) -> Callable[[int], int]:
    """Return how a table moves values, as bits: by one number, within its bounds."""
    lowest, highest = table[0], table[-1]
    moves = (table[value] - value for value in range(1, len(table)) if table[value] > table[value - 1])
    by = next(moves, 0)
    # Values that would come below or above the bounds stop there; `by` may push some off the end.
    below, above = (1 << max(0, lowest - by)) - 1, -1 << max(0, highest - by + 1)

    def moved(bits: int) -> int:
        inside = (bits << by if by >= 0 else bits >> -by) & ((1 << highest + 1) - 1) & (-1 << lowest)
        return inside | (bool(bits & below) << lowest) | (bool(bits & above) << highest)

    return moved
