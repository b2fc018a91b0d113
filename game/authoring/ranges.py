"""The least and the most that a meter can be at the end, from each lumped position on, whatever it is there.

Each way of a turn takes a meter's value to another one, and never turns two values round: it adds and
keeps within bounds, or sets. So from each position on, the least and the most at the end are functions of
the value there: a table with one entry for each value. There are few different ones, and each is kept
once; what a way makes of one, and which of two is less or more, is worked out once for each pair.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from operator import gt, lt

from game.authoring.lumping import Lumped
from game.authoring.spreads import Tables
from game.model.ids import MeterId

# For each value of a meter, counted from its lowest: what it comes to.
Function = tuple[int, ...]
# A kind of way, by its number, and the lumped position that it leads to.
Led = tuple[int, int]


@dataclass(slots=True)
class Fan:
    """For some lumped positions and each choice the ways it can go, whatever is picked, each once.

    A kind of way is a choice, an outcome, and the notes of effects that happened. The positions are those
    that can be come to from some openings, each after all that follow it.
    """

    lumped: Lumped
    openings: tuple[int, ...]
    kinds: list[tuple[int, int, int]] = field(default_factory=list)
    ways: dict[int, dict[int, tuple[Led, ...]]] = field(default_factory=dict)


def fan_of(lumped: Lumped, openings: tuple[int, ...]) -> Fan:
    """Answer with the ways of all positions that can be come to from some openings."""
    numbers: dict[tuple[int, int, int], int] = {}
    found = dict[int, dict[int, tuple[Led, ...]]]()
    coming = set(openings)
    for number in range(len(lumped) - 1, -1, -1):
        if number not in coming:
            continue
        led: dict[int, dict[Led, None]] = {}
        for choice, _, ways, notes in lumped.options[number]:
            mine = led.setdefault(choice, {})
            for place, (_, outcome, target) in enumerate(ways):
                kind = choice, outcome, notes[place] if notes else 0
                mine[numbers.setdefault(kind, len(numbers)), target] = None
                coming.add(target)
        found[number] = {choice: tuple(mine) for choice, mine in led.items()}
    return Fan(lumped, openings, list(numbers), dict(reversed(found.items())))


class _Functions:
    """All functions that were met, each with a number; number 0 leaves every value as it is."""

    def __init__(self, values: Function) -> None:
        self.known = [values]
        self._numbers = {values: 0}

    def number(self, function: Function) -> int:
        """Answer with the number of a function."""
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
    """The range of one meter at the end, from each lumped position on."""

    def __init__(self, fan: Fan, meter: MeterId) -> None:
        self._fan, self._meter = fan, meter
        one = fan.lumped.steps.scenario.meters[meter]
        self._values = tuple(range(one.highest - one.lowest + 1))
        self._every = (1 << len(self._values)) - 1
        self._of_kinds = Tables(fan.lumped.steps, meter)
        tables = [self._of_kinds.of(*kind) for kind in fan.kinds]
        self._distinct = list(dict.fromkeys(table for table in tables if table))
        numbers = {table: number for number, table in enumerate(self._distinct)}
        self._kinds = [numbers[table] if table else -1 for table in tables]
        self._functions = _Functions(self._values)
        self._before = _Before(self._functions, self._distinct)
        self._less, self._more = _Either(self._functions, min), _Either(self._functions, max)
        self._better = _Better(self._functions, one.better == "high")
        self._least, self._most = [0] * len(fan.lumped), [0] * len(fan.lumped)
        # By position and choice: the numbers of the least and of the most.
        self._of: dict[int, dict[int, tuple[int, int]]] = {}
        for number, ways in fan.ways.items():
            self._of[number] = found = {choice: self._led(each) for choice, each in ways.items()}
            self._least[number], self._most[number] = self._joined(found.values())

    def of(self, number: int) -> tuple[Function, Function]:
        """Answer with the least and the most that play from a position on can come to, by the value there."""
        known = self._functions.known
        return known[self._least[number]], known[self._most[number]]

    def better(self, number: int, one: int, other: int) -> bool:
        """Tell whether the least or the most by the one choice is better, for some value in a position."""
        (low, high), (its_low, its_high) = self._of[number][one], self._of[number][other]
        found = self._better[low, its_low] | self._better[high, its_high]
        # Better whatever the value is, or for one that some play comes to.
        return found == self._every or bool(found and found & self.carried[number])

    def after(self, kind: tuple[int, int, int], values: Iterable[int]) -> Function:
        """Answer with what some values come to by a kind of way."""
        table = self._of_kinds.of(*kind) or self._values
        return tuple([table[value] for value in values])

    def values(self, number: int) -> list[int]:
        """Answer with the values that the meter can have in a position, of all plays that come there."""
        return [value for value in self._values if self.carried[number] >> value & 1]

    @cached_property
    def carried(self) -> list[int]:
        """For each position, the values of all plays that come there, as bits; in an order of play."""
        lumped, part = self._fan.lumped, self._fan.lumped.steps.layout.meters[self._meter]
        carried = [0] * len(lumped)
        for steps, opening in zip(lumped.variants, lumped.openings, strict=True):
            carried[opening] |= 1 << part.of(steps.opening) if opening in self._fan.openings else 0
        moved = _Moved(self._distinct)
        for number, ways in reversed(self._fan.ways.items()):
            here = carried[number]
            for each in ways.values():
                for kind, target in each:
                    table = self._kinds[kind]
                    carried[target] |= moved[here, table] if table >= 0 else here
        return carried

    def _led(self, ways: Iterable[Led]) -> tuple[int, int]:
        """Answer with the numbers of both functions of some ways."""
        least = most = -1
        for kind, target in ways:
            low, high, table = self._least[target], self._most[target], self._kinds[kind]
            if table >= 0:
                low, high = self._before[low, table], self._before[high, table]
            if low != least:
                least = low if least < 0 else self._less[least, low]
            if high != most:
                most = high if most < 0 else self._more[most, high]
        return least, most

    def _joined(self, found: Iterable[tuple[int, int]]) -> tuple[int, int]:
        """Answer with the least and the most of several; where nothing follows, the value stays as it is."""
        least = most = -1
        for low, high in found:
            least = low if least < 0 else self._less[least, low]
            most = high if most < 0 else self._more[most, high]
        return max(least, 0), max(most, 0)


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
    """By values as bits and the number of a table: the values after it.

    Every table moves values by one number and keeps them within two bounds, so that bits are shifted.
    """

    def __init__(self, tables: list[Function]) -> None:
        super().__init__()
        self._moves = [(_moved_by(table), table[0], table[-1]) for table in tables]

    def __missing__(self, key: tuple[int, int]) -> int:
        bits, (by, lowest, highest) = key[0], self._moves[key[1]]
        moved = bits << by if by >= 0 else bits >> -by
        # Values that would come below or above the bounds stop there; `by` may push some off the end.
        below, above = (1 << max(0, lowest - by)) - 1, -1 << max(0, highest - by + 1)
        inside = moved & ((1 << highest + 1) - 1) & (-1 << lowest)
        self[key] = inside | (bool(bits & below) << lowest) | (bool(bits & above) << highest)
        return self[key]


def _moved_by(table: Function) -> int:
    """Answer with the number by which a table moves the values that it keeps within its bounds."""
    steps = (value for value in range(1, len(table)) if table[value] > table[value - 1])
    first = next(steps, None)
    return 0 if first is None else table[first] - first
