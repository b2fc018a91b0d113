"""The least and the most that a meter can be at the end, from each position on, whatever it is there.

Each way of a turn takes a meter's value to another one, and never turns two values round: it adds and
keeps within bounds, or sets. So from each position on, the least and the most at the end are functions of
the value there: a table with one entry for each value. There are few different ones, and each is kept
once; what a way makes of one, and which of two is less or more, is worked out once for each pair.
"""

from collections.abc import Callable, Iterable
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


class _Before(dict[tuple[int, int], int]):
    """By the numbers of a function and of a table: the function of the value before the table's way."""

    def __init__(self, functions: _Functions, tables: list[Function]) -> None:
        super().__init__()
        self._functions, self._tables = functions, tables

    def __missing__(self, key: tuple[int, int]) -> int:
        function = self._functions.known[key[0]]
        self[key] = self._functions.number(tuple([function[value] for value in self._tables[key[1]]]))
        return self[key]


class _Either(dict[tuple[int, int], int]):
    """By the numbers of two functions: the one that is less, or more, for each value."""

    def __init__(self, functions: _Functions, pick: Callable[..., int]) -> None:
        super().__init__()
        self._functions, self._pick = functions, pick

    def __missing__(self, key: tuple[int, int]) -> int:
        one, other = (self._functions.known[number] for number in key)
        self[key] = self._functions.number(tuple(map(self._pick, one, other)))
        return self[key]


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
        self._functions = _Functions(self._values)
        self._before = _Before(self._functions, self._distinct)
        self._less, self._more = _Either(self._functions, min), _Either(self._functions, max)
        self._better = _Better(self._functions, one.better == "high")
        self._rows = {
            row: tuple([(self._kinds[kind] + 1) * _TABLE for kind in of]) for row, of in fan.rows.items()
        }
        self._spans: list[Span] = []
        self._numbers: dict[Span, int] = {}
        self._known: dict[frozenset[int], int] = {}
        # By position, and by position and choice where that was asked.
        self._by_choice: dict[int, dict[int, Span]] = {}
        self._of: list[int] = []
        # Each position after all that follow it.
        every, of = zip(fan.quotient.patterns, fan.quotient.targets, strict=True), self._of
        for pattern, targets in islice(every, len(fan) if upto is None else upto + 1):
            of.append(self._joined(map(add, self._rows[pattern], map(of.__getitem__, targets))))

    def of(self, number: int) -> tuple[Function, Function]:
        """Return the least and the most that play from a position on can come to, by the value there."""
        least, most = self._spans[self._of[number]]
        return self._functions.known[least], self._functions.known[most]

    def after_each(self, number: int) -> tuple[int, ...]:
        """Return, for each way of a position, the number of the range from where it leads on."""
        return tuple([self._of[to] for to in self._fan.quotient.targets[number]])

    def better(self, number: int, pair: tuple[int, int], values: int) -> bool:
        """Return whether the least or the most by the one choice is better for some value."""
        if number not in self._by_choice:
            pattern, targets = self._fan.quotient.patterns[number], self._fan.quotient.targets[number]
            led = list(map(add, self._rows[pattern], map(self._of.__getitem__, targets)))
            each = {choice: self._spans[self._joined(led[at])] for choice, at in pattern.choices.items()}
            self._by_choice[number] = each
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
        moved = _Moved(self._distinct)
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

    def _joined(self, ways: Iterable[int]) -> int:
        """Return the number of the span of some ways; where there is none, the value stays as it is.

        Many positions lead the same way on to positions of the same span.
        """
        led = frozenset(ways)
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


class _Better(dict[tuple[int, int], int]):
    """By the numbers of two functions: the values for which the one is better, as bits."""

    def __init__(self, functions: _Functions, high: bool) -> None:
        super().__init__()
        self._functions, self._than = functions, gt if high else lt

    def __missing__(self, key: tuple[int, int]) -> int:
        one, other = (self._functions.known[number] for number in key)
        better = map(self._than, one, other)
        self[key] = sum(1 << value for value, is_so in enumerate(better) if is_so)
        return self[key]


class _Moved(dict[tuple[int, int], int]):
    """By values as bits and the number of a table: the values after it, by a shift of the bits."""

    def __init__(self, tables: list[Function]) -> None:
        super().__init__()
        # Every table moves the values that it keeps within its bounds by as much as the first of them.
        rising = (
            next(
                (table[value] - value for value in range(1, len(table)) if table[value] > table[value - 1]), 0
            )
            for table in tables
        )
        self._moves = [(by, table[0], table[-1]) for by, table in zip(rising, tables, strict=True)]

    def __missing__(self, key: tuple[int, int]) -> int:
        bits, (by, lowest, highest) = key[0], self._moves[key[1]]
        moved = bits << by if by >= 0 else bits >> -by
        # Values that would come below or above the bounds stop there; `by` may push some off the end.
        below, above = (1 << max(0, lowest - by)) - 1, -1 << max(0, highest - by + 1)
        inside = moved & ((1 << highest + 1) - 1) & (-1 << lowest)
        self[key] = inside | (bool(bits & below) << lowest) | (bool(bits & above) << highest)
        return self[key]
