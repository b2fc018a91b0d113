"""Every position that a scenario can reach, each once: the only search.

Positions are packed, and those that differ only in what nothing later reads are one. They are taken
in an order in which each comes after all that lead to it (`authoring.order`); that is asserted at
every turn, not assumed.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from heapq import heappop, heappush

from game.authoring.liveness import Live, live_values
from game.authoring.order import order_of
from game.authoring.steps import Option, Steps, Wrong

# What an explored case holds of a choice; in its ways, numbers of positions stand for positions.
Found = Option
LIMIT = 2_000_000


@dataclass(slots=True)
class Explored:
    """The positions of a scenario in an order of play, and what leads from each to which.

    The opening is number 0. In the ways of the options the numbers of positions stand for what follows.
    Where the limit came first it is bounded, and the last positions have no options though the case has
    not ended there. `wrong` tells in which positions which odds do not make 100; such choices are left
    out.
    """

    steps: Steps
    scenes: list[int] = field(default_factory=list)
    packed: list[int] = field(default_factory=list)
    options: list[tuple[Found, ...]] = field(default_factory=list)
    wrong: list[tuple[int, Wrong]] = field(default_factory=list)
    bounded: bool = False

    def __len__(self) -> int:
        """Answer with the number of positions."""
        return len(self.packed)


def explore(
    steps: Steps,
    live: tuple[Live, ...] | None = None,
    limit: int = LIMIT,
    progress: Callable[[int], None] | None = None,
) -> Explored:
    """Answer with every position that the steps lead to, up to a limit; `progress` hears their number."""
    search = _Search(steps, live or live_values(steps.scenario, steps.layout), limit)
    with uncollected():
        return search.run(progress)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let no collector of garbage look through what only grows."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Search:
    """One exploration: positions that wait for their turn, by rank, and all that were seen."""

    def __init__(self, steps: Steps, live: tuple[Live, ...], limit: int) -> None:
        self._steps = steps
        self._opening = live[steps.opening_scene].part(steps.opening)
        self._expand = steps.compiled(live)
        self._order = order_of(steps.scenario, steps.layout)
        self._limit = limit
        self._numbers: dict[int, int] = {}
        self._waiting: dict[int, list[int]] = {}
        self._ranks: list[int] = []

    def run(self, progress: Callable[[int], None] | None) -> Explored:
        """Answer with all positions; each is taken when everything that leads to it has been."""
        explored = Explored(self._steps)
        self._wait(self._opening, -1)
        found: list[list[Option]] = []
        while self._ranks:
            rank = heappop(self._ranks)
            self._take(self._waiting.pop(rank), rank, explored, found)
            if progress is not None:
                progress(len(found))
        explored.options = [tuple(map(self._numbered, options)) for options in found]
        return explored

    def _take(self, keys: list[int], rank: int, explored: Explored, found: list[list[Option]]) -> None:
        """Take the positions of one rank: all of them stand in one scene."""
        scene = self._steps.layout.scene_of(keys[0])
        expand = self._expand[scene]
        for key in keys:
            explored.bounded = explored.bounded or len(found) >= self._limit
            self._numbers[key] = len(found)
            explored.scenes.append(scene)
            explored.packed.append(key)
            options = [] if explored.bounded else expand(key)
            found.append(self._right(options, rank, explored))

    def _right(self, options: list[Option | Wrong], rank: int, explored: Explored) -> list[Option]:
        """Answer with the options whose odds are right, and let what follows them wait."""
        numbers, right = self._numbers, []
        for option in options:
            if isinstance(option, Wrong):
                explored.wrong.append((len(explored.packed) - 1, option))
                continue
            right.append(option)
            for _, _, following in option.ways:
                if following not in numbers:
                    self._wait(following, rank)
        return right

    def _wait(self, key: int, after: int) -> None:
        rank = self._order.rank(self._steps.layout.scene_of(key), key)
        assert rank > after, "every turn leads forward"
        self._numbers[key] = -1
        if rank in self._waiting:
            self._waiting[rank].append(key)
        else:
            self._waiting[rank] = [key]
            heappush(self._ranks, rank)

    def _numbered(self, option: Option) -> Found:
        numbers = self._numbers
        choice, picks, ways, notes = option
        numbered = tuple([(points, outcome, numbers[key]) for points, outcome, key in ways])
        return Option(choice, picks, numbered, notes)
