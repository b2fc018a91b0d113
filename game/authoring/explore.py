"""Every position that a scenario can reach, each once: the only search.

Positions are packed, and those that differ only in what nothing later reads are one. They are taken
in an order in which each comes after all that lead to it (`authoring.order`); that is asserted at
every turn, not assumed.
"""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from heapq import heappop, heappush

from game.authoring.liveness import Live, live_values
from game.authoring.order import order_of
from game.authoring.steps import Expand, Option, Steps, Wrong

# What an explored case holds of a choice; in its ways, numbers of positions stand for positions.
Found = Option
# Told the number of positions so far, now and then.
Progress = Callable[[int], None]
# Looks at a packed position of one scene.
Look = Callable[[int], None]
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


@dataclass(slots=True)
class Searched:
    """What a search came to: packed positions in an order of play, their numbers, and their options.

    Positions from the number `limit` on were seen, and not explored any further. In the options packed
    positions stand for what follows; choices with wrong odds are apart, by the number of the position.
    """

    limit: int
    packed: list[int] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    options: list[tuple[Option, ...]] = field(default_factory=list)
    wrong: dict[int, tuple[Wrong, ...]] = field(default_factory=dict)

    @property
    def bounded(self) -> bool:
        """Answer whether the limit came before the end."""
        return len(self.packed) > self.limit


def explore(
    steps: Steps,
    live: tuple[Live, ...] | None = None,
    limit: int = LIMIT,
    progress: Progress | None = None,
) -> Explored:
    """Answer with every position that the steps lead to, up to a limit; `progress` hears their number."""
    live = live or live_values(steps.scenario, steps.layout)
    with uncollected():
        searched = Search(steps, live, limit).run(progress)
        explored = Explored(steps, packed=searched.packed, bounded=searched.bounded)
        explored.scenes = list(map(steps.layout.scene_of, searched.packed))
        explored.options, numbers = searched.options, searched.numbers
        # In place: there is never more than one of the two kinds of numbers for a position.
        for number, each in enumerate(explored.options):
            explored.options[number] = tuple([numbered(one, numbers) for one in each])
        explored.wrong = [(number, one) for number, each in searched.wrong.items() for one in each]
    return explored


def numbered(option: Option, numbers: Mapping[int, int] | Sequence[int]) -> Found:
    """Answer with an option in whose ways numbers stand for what was there."""
    choice, picks, ways, notes = option
    to = tuple([(points, outcome, numbers[following]) for points, outcome, following in ways])
    return Option._make((choice, picks, to, notes))


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

    def __init__(
        self, steps: Steps, live: tuple[Live, ...], limit: int, expand: tuple[Expand, ...] | None = None
    ) -> None:
        self.steps, self._layout = steps, steps.layout
        self._expand = expand or steps.compiled(live)
        self._order = order_of(steps.scenario, steps.layout)
        self._searched = Searched(limit)
        self._waiting: dict[int, list[int]] = {}
        self._ranks: list[int] = []
        self._opening = live[steps.opening_scene].part(steps.opening)

    def run(self, progress: Progress | None = None, looks: Sequence[Look | None] = ()) -> Searched:
        """Answer with all positions; each is taken when everything that leads to it has been.

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
        searched, expand = self._searched, self._expand[scene]
        numbers = searched.numbers
        for key in keys:
            numbers[key] = len(searched.packed)
            searched.packed.append(key)
            options = expand(key) if numbers[key] < searched.limit else []
            searched.options.append(self._right(key, options))
            for _, _, ways, _ in searched.options[-1]:
                for _, _, following in ways:
                    if following not in numbers:
                        self._wait(following, rank)

    def _right(self, key: int, options: list[Option | Wrong]) -> tuple[Option, ...]:
        """Answer with the options whose odds are right, and put the others apart."""
        right = tuple([one for one in options if type(one) is Option])
        if len(right) < len(options):
            number = self._searched.numbers[key]
            self._searched.wrong[number] = tuple([one for one in options if isinstance(one, Wrong)])
        return right

    def _wait(self, key: int, after: int) -> None:
        rank = self._order.rank(self._layout.scene_of(key), key)
        assert rank > after, "every turn leads forward"
        self._searched.numbers[key] = -1
        if rank in self._waiting:
            self._waiting[rank].append(key)
        else:
            self._waiting[rank] = [key]
            heappush(self._ranks, rank)
