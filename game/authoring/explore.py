"""Every position that a scenario can reach, each once: the only search.

Positions are packed, and those that differ only in what nothing later reads are one. They are taken
in an order in which each comes after all that lead to it (`authoring.order`); that is asserted at
every turn, not assumed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush

from game.authoring.liveness import Live, live_values
from game.authoring.order import order_of
from game.authoring.steps import Option, Steps, Wrong

LIMIT = 2_000_000

# A key holds a packed position above the number of its scene.
_SCENE_BITS = 20
_SCENE = 2**_SCENE_BITS - 1

Way = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """One choice of a position with one set of picks: points, outcome and next position of each way."""

    choice: int
    picks: int
    ways: tuple[Way, ...]


@dataclass(slots=True)
class Explored:
    """The positions of a scenario in an order of play, and what leads from each to which.

    The opening is number 0. Where the limit came first it is bounded, and the last positions have no
    options though the case has not ended there. `wrong` tells in which positions which odds do not make
    100; such choices are left out.
    """

    steps: Steps
    scenes: list[int] = field(default_factory=list)
    packed: list[int] = field(default_factory=list)
    options: list[tuple[Found, ...]] = field(default_factory=list)
    wrong: list[tuple[int, Wrong]] = field(default_factory=list)
    bounded: bool = False

    def __len__(self) -> int:
        """Answer with the number of positions."""
        return len(self.scenes)


def explore(
    steps: Steps,
    live: tuple[Live, ...] | None = None,
    limit: int = LIMIT,
    progress: Callable[[int], None] | None = None,
) -> Explored:
    """Answer with every position that the steps lead to, up to a limit; `progress` hears their number."""
    return _Search(steps, live or live_values(steps.scenario, steps.layout), limit).run(progress)


class _Search:
    """One exploration: positions that wait for their turn, by rank, and all that were seen."""

    def __init__(self, steps: Steps, live: tuple[Live, ...], limit: int) -> None:
        self._steps = steps
        self._bits = [one.bits for one in live]
        self._days = [one.day for one in live]
        self._live = live
        self._order = order_of(steps.scenario, steps.layout)
        self._limit = limit
        self._numbers: dict[int, int] = {}
        self._waiting: dict[int, list[int]] = {}
        self._ranks: list[int] = []

    def run(self, progress: Callable[[int], None] | None) -> Explored:
        """Answer with all positions; each is taken when everything that leads to it has been."""
        steps, explored = self._steps, Explored(self._steps)
        scene = steps.opening_scene
        self._wait(self._live[scene].part(steps.opening) << _SCENE_BITS | scene, -1)
        found: list[list[Option]] = []
        while self._ranks:
            rank = heappop(self._ranks)
            for key in self._waiting.pop(rank):
                explored.bounded = explored.bounded or len(found) >= self._limit
                self._numbers[key] = len(found)
                explored.scenes.append(key & _SCENE)
                explored.packed.append(key >> _SCENE_BITS)
                found.append([] if explored.bounded else self._options(key, rank, explored))
            if progress is not None:
                progress(len(found))
        explored.options = [tuple(map(self._numbered, options)) for options in found]
        return explored

    def _wait(self, key: int, after: int) -> None:
        rank = self._order.rank(key & _SCENE, key >> _SCENE_BITS)
        assert rank > after, "every turn leads forward"
        self._numbers[key] = -1
        if rank in self._waiting:
            self._waiting[rank].append(key)
        else:
            self._waiting[rank] = [key]
            heappush(self._ranks, rank)

    def _options(self, key: int, rank: int, explored: Explored) -> list[Option]:
        """Answer with the options of a position; in the ways, keys stand for the positions that follow."""
        numbers, bits, days = self._numbers, self._bits, self._days
        options = []
        for option in self._steps.expand[key & _SCENE](key >> _SCENE_BITS):
            if isinstance(option, Wrong):
                explored.wrong.append((numbers[key], option))
                continue
            kept = []
            for points, outcome, scene, packed in option.ways:
                live = packed & bits[scene] if days[scene] < 0 else self._live[scene].part(packed)
                following = live << _SCENE_BITS | scene
                kept.append((points, outcome, following, 0))
                if following not in numbers:
                    self._wait(following, rank)
            options.append(Option(option.choice, option.picks, tuple(kept)))
        return options

    def _numbered(self, option: Option) -> Found:
        numbers = self._numbers
        ways = tuple((points, outcome, numbers[key]) for points, outcome, key, _ in option.ways)
        return Found(option.choice, option.picks, ways)
