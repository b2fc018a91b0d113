"""Every position that a scenario can reach, each once: the only search.

Positions are packed, and those that differ only in what nothing later reads are one. They are taken
in an order in which each comes after all that lead to it (`search.order`); that is asserted at
every turn, not assumed.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from heapq import heappop, heappush

from game.model.ids import SceneId
from game.search.liveness import Live, live_values
from game.search.order import order_of
from game.search.patterns import OptionsOf, Pattern, Targets
from game.search.steps import Steps
from game.search.turns import Turns

# Told the number of positions so far, now and then.
Progress = Callable[[int], None]
# Looks at a packed position of one scene.
Look = Callable[[int], None]
LIMIT = 2_000_000


@dataclass(slots=True)
class Explored:
    """The positions of a scenario in an order of play, and what leads from each to which.

    The opening is number 0. In the targets the numbers of positions stand for what follows. Where the limit
    came first it is bounded, and the last positions have no options though the case has not ended there.
    """

    steps: Steps
    patterns: list[Pattern] = field(default_factory=list)
    targets: list[Targets] = field(default_factory=list)
    packed: list[int] = field(default_factory=list)
    bounded: bool = False

    def __len__(self) -> int:
        """Return the number of positions."""
        return len(self.patterns)

    @property
    def opening(self) -> int:
        """Return the number of the opening."""
        return 0

    @property
    def forward(self) -> range:
        """Return the numbers of all positions in an order of play."""
        return range(len(self))

    @property
    def options(self) -> OptionsOf:
        """Return the options of each position."""
        return OptionsOf(self.patterns, self.targets)

    def scene(self, number: int) -> SceneId:
        """Return the scene of a position."""
        return self.steps.scenes[self.patterns[number].scene]


@dataclass(slots=True)
class Searched:
    """What a search came to: packed positions in an order of play, their numbers, patterns and targets.

    Positions from the number `limit` on were seen, and not explored any further: nothing is open in their
    patterns. In the targets packed positions stand for what follows.
    """

    limit: int
    packed: list[int] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    patterns: list[Pattern] = field(default_factory=list)
    targets: list[Targets] = field(default_factory=list)

    @property
    def bounded(self) -> bool:
        """Return whether the limit came before the end."""
        return len(self.packed) > self.limit

    @property
    def options(self) -> OptionsOf:
        """Return the options of each position."""
        return OptionsOf(self.patterns, self.targets)


def explore(
    steps: Steps,
    live: tuple[Live, ...] | None = None,
    limit: int = LIMIT,
    progress: Progress | None = None,
) -> Explored:
    """Return every position that the steps lead to, up to a limit; `progress` hears their number."""
    live = live or live_values(steps.scenario, steps.layout)
    with uncollected():
        searched = Search(steps, live, limit).run(progress)
        # In place: there is never more than one of the two kinds of numbers for a position.
        number = searched.numbers.__getitem__
        for place, targets in enumerate(searched.targets):
            searched.targets[place] = tuple(map(number, targets))
    return Explored(steps, searched.patterns, searched.targets, searched.packed, searched.bounded)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let no collector of garbage look through what only grows."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            # All that there is now counts as old, so that what was made is not looked through at once.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


class Search:
    """One search through a variant of a case: positions that wait for their turn, by rank.

    The turns may have been compiled before, for what is live: they are the same in all variants.
    """

    def __init__(self, steps: Steps, live: tuple[Live, ...], limit: int, turns: Turns | None = None) -> None:
        self.steps, self._layout = steps, steps.layout
        self._turns = turns or steps.compiled(live)
        self._order = order_of(steps.scenario, steps.layout)
        self._searched = Searched(limit)
        self._waiting: dict[int, list[int]] = {}
        self._ranks: list[int] = []
        self._opening = live[steps.opening_scene].part(steps.opening)

    def run(self, progress: Progress | None = None, looks: Sequence[Look | None] = ()) -> Searched:
        """Return all positions; each is taken when everything that leads to it has been.

        Where a scene has something that looks, it is shown all positions of the scene that are explored.
        """
        searched = self._searched
        self._wait(self._opening, -1)
        while self._ranks:
            rank = heappop(self._ranks)
            keys = self._waiting.pop(rank)
            scene = self._layout.scene_of(keys[0])
            if looks and (look := looks[scene]):
                for key in keys[: max(0, searched.limit - len(searched.packed))]:
                    look(key)
            self._take(keys, scene, rank)
            if progress is not None:
                progress(len(searched.packed))
        return searched

    def _take(self, keys: list[int], scene: int, rank: int) -> None:
        """Take the positions of one rank: all of them stand in one scene."""
        searched, turns, numbers = self._searched, self._turns, self._searched.numbers
        for number, key in enumerate(keys, start=len(searched.packed)):
            numbers[key] = number
            is_cut = number >= searched.limit
            pattern, targets = (turns.nothing(scene), ()) if is_cut else turns.found(key, scene)
            searched.patterns.append(pattern)
            searched.targets.append(targets)
            for following in targets:
                if following not in numbers:
                    self._wait(following, rank)
        searched.packed += keys

    def _wait(self, key: int, after: int) -> None:
        rank = self._order.rank(self._layout.scene_of(key), key)
        assert rank > after, "every turn leads forward"
        self._searched.numbers[key] = -1
        if rank in self._waiting:
            self._waiting[rank].append(key)
        else:
            self._waiting[rank] = [key]
            heappush(self._ranks, rank)
