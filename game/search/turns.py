"""The turns of all scenes over packed positions: what is open in each, and where it leads.

What no choice of a scene asks for or changes (`search.steps.touched`) makes no difference to the patterns
there, and is in the targets as it was. So a scene is tried once for all positions that it cannot tell
apart; and one with many choices in parts, each once for all positions that this part cannot tell apart.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import and_
from typing import Generic, NamedTuple, TypeVar

from game.search.order import Order
from game.search.patterns import KindRows, Option, OptionKinds, Pattern, Targets

# Adds what one choice comes to in a packed position: the numbers of its kinds, and where their ways lead.
Try = Callable[[int, list[int], list[int]], None]
# A scene with more choices than this is tried in parts.
_MOST_TOGETHER = 10
# So many positions a part remembers with what they come to; then it begins anew.
_MOST_MET = 10_000
Known = TypeVar("Known")


class Attempt(NamedTuple):
    """One choice: how it is tried, and the bits that it neither asks for nor changes."""

    attempt: Try
    untouched: int


class Tried(NamedTuple):
    """What a part of a scene comes to in a position in which all that the part does not touch is set.

    Each way leads to a packed position, which has a rank. Where they are `settled` they have none of the
    bits that were set, and are the same whatever those hold.
    """

    kinds: tuple[int, ...]
    led: Sequence[int]
    ranks: Sequence[int]
    settled: bool


class ScenePart:
    """Some choices of a scene that are tried together; what they came to is remembered."""

    def __init__(self, attempts: Sequence[Attempt], passing: int, order: Order) -> None:
        self.untouched = untouched(attempts, passing)
        self.met = Memo(self._try)
        self._attempts, self._order, self._rank = (
            [one.attempt for one in attempts],
            order,
            Memo(order.rank_of),
        )

    def _try(self, packed: int) -> Tried:
        """Return what one packed position comes to, in which all that the part does not touch is set."""
        rank, told = self._rank, self._order.told
        kinds, led = list[int](), list[int]()
        for attempt in self._attempts:
            attempt(packed, kinds, led)
        ranks = [rank[target & told] for target in led]
        assert not ranks or min(ranks) > rank[packed & told], "every turn leads forward"
        return Tried(tuple(kinds), led, ranks, not any(target & self.untouched for target in led))


class Turns:
    """The turns of all scenes; all variants of a case can share them.

    By scene: its choices, the bits that none of them touches among those that may pass, and its parts.
    """

    def __init__(
        self, attempts: Sequence[Sequence[Attempt]], passing: int, kinds: OptionKinds, order: Order
    ) -> None:
        self.attempts, self.kinds, self.order = attempts, kinds, order
        self.untouched = [untouched(each, passing) for each in attempts]
        self.parts = [[ScenePart(part, passing, order) for part in _parts(each)] for each in attempts]
        # Those that were met, by their numbers.
        self.patterns: list[Pattern] = []
        self._known: list[dict[KindRows, Pattern]] = [{} for _ in attempts]

    def found(self, packed: int, scene: int) -> tuple[Pattern, Targets]:
        """Return the pattern and the targets of a packed position of a scene."""
        rows, targets = list[tuple[int, ...]](), list[int]()
        for part in self.parts[scene]:
            tried, kept = part.met[packed | part.untouched], packed | ~part.untouched
            rows.append(tried.kinds)
            # Bits that are untouched were all set; those still set are kept, and here they are as they were.
            targets += [target & kept for target in tried.led]
        return self.pattern(scene, tuple(rows), len(targets)), tuple(targets)

    def pattern(self, scene: int, rows: KindRows, length: int) -> Pattern:
        """Return the pattern of a scene with some kinds; it is made where it is new."""
        known = self._known[scene].get(rows)
        if known is None:
            known = self._known[scene][rows] = Pattern(
                scene, rows, length, len(self.patterns), self.kinds.known
            )
            self.patterns.append(known)
        return known

    def nothing(self, scene: int) -> Pattern:
        """Return the pattern of a scene in which nothing is open."""
        return self.pattern(scene, ((),) * len(self.parts[scene]), 0)

    def options(self, packed: int, scene: int) -> tuple[Option, ...]:
        """Return the options of a packed position of a scene, those left out whose odds are wrong."""
        pattern, targets = self.found(packed, scene)
        return pattern.options(targets)


def untouched(attempts: Iterable[Attempt], passing: int) -> int:
    """Return the bits that none of some choices touches, among those that may pass."""
    return reduce(and_, (one.untouched for one in attempts), passing)


def _parts(attempts: Sequence[Attempt]) -> list[Sequence[Attempt]]:
    """Return the choices of a scene in parts; there is one where it has none, too."""
    return [
        attempts[first : first + _MOST_TOGETHER] for first in range(0, len(attempts) or 1, _MOST_TOGETHER)
    ]


class Memo(dict[int, Known], Generic[Known]):
    """What a function returns for whole numbers; it is called where a number is met for the first time."""

    def __init__(self, function: Callable[[int], Known]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: int) -> Known:
        if len(self) > _MOST_MET:
            self.clear()
        made = self[key] = self._function(key)
        return made
