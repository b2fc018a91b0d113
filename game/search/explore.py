"""Every position that a scenario can reach, each once, and the quotient of them: the only search.

The forward pass takes positions in an order in which each comes after all that lead to it (`search.order`);
that is asserted of every turn, not assumed. The backward pass takes positions as one that have the same
future. Between the two a position is a number, and its successors a row of numbers in one flat array.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heappop, heappush
from itertools import count

from game.model.ids import SceneId
from game.model.value import uncollected
from game.search.liveness import Live, live_values
from game.search.patterns import AnyKind, Option, Pattern, Targets
from game.search.steps import Steps
from game.search.turns import Turns

# Told the number of positions so far, now and then.
Progress = Callable[[int], None]
# Looks at a packed position of one scene.
Look = Callable[[int], None]
# Gives what keeps a packed position apart from others with the same future.
Mark = Callable[[int, Pattern], int]
LIMIT = 2_000_000
# What a search may hold besides: twenty times the patterns and successors of the largest shipped case.
# Where each position has a pattern of its own, what is asked afterwards would take minutes and gigabytes.
MOST_PATTERNS, MOST_SUCCESSORS = 20_000, 6_000_000
# So many positions are expanded at once; between two such batches memory is given back.
_BATCH = 10_000


def whole(packed: int, _: Pattern) -> int:
    """Return a packed position itself: a mark that keeps every position apart."""
    return packed


@dataclass
class Quotient:
    """The quotient of all positions by bisimulation, numbered from the end: successors come first.

    Two positions are one where they have the same mark, the same pattern, and successors that are one,
    way by way. The opening is the last. `positions` says how many the search told apart. Where the limit
    came first, those in `cut` were seen and not explored any further: nothing is open in them.
    """

    steps: Steps
    positions: int = 0
    patterns: list[Pattern] = field(default_factory=list)
    targets: list[Targets] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    cut: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        """Return the number of positions that are left."""
        return len(self.patterns)

    @property
    def bounded(self) -> bool:
        """Return whether the limit came before the end."""
        return bool(self.cut)

    @property
    def opening(self) -> int:
        """Return the number of the opening."""
        return len(self) - 1

    @property
    def forward(self) -> range:
        """Return the numbers of all positions in an order of play."""
        return range(len(self) - 1, -1, -1)

    def options(self, number: int) -> tuple[Option, ...]:
        """Return the options of a position."""
        return self.patterns[number].options(self.targets[number])

    @cached_property
    def kinds(self) -> list[AnyKind]:
        """What is open anywhere, and which odds are invalid, each once."""
        numbers = {number for pattern in set(self.patterns) for number in pattern.numbers}
        return [self.patterns[-1].known[number] for number in sorted(numbers)]

    def scene(self, number: int) -> SceneId:
        """Return the scene of a position."""
        return self.steps.scenes[self.patterns[number].scene]


def explore(
    steps: Steps,
    live: tuple[Live, ...] | None = None,
    limit: int = LIMIT,
    mark: Mark | None = None,
) -> Quotient:
    """Return all that the steps lead to, up to a limit."""
    return Search(steps, live or live_values(steps.scenario, steps.layout), limit).run(mark=mark)


class _Waiting(dict[int, defaultdict[int, int]]):
    """By rank, the positions that wait for their turn: each with its number, given when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.ranks: list[int] = []
        self._next_number = count().__next__

    def __missing__(self, rank: int) -> defaultdict[int, int]:
        heappush(self.ranks, rank)
        self[rank] = defaultdict(self._next_number)
        return self[rank]


class Search:
    """One search through a variant of a case.

    The turns may have been compiled before, for what is live: they are the same in all variants.
    """

    def __init__(self, steps: Steps, live: tuple[Live, ...], limit: int, turns: Turns | None = None) -> None:
        self._steps, self._limit = steps, limit
        self._mark: Mark | None = None
        self._turns = turns or steps.compiled(live)
        self._opening = live[steps.opening_scene].part(steps.opening)
        # In the order in which they are taken: the number of each position, and the number of its pattern.
        self._taken, self._patterns = array("i"), array("i")
        # The numbers of all successors, row after row; a pattern says how long its rows are.
        self._targets = array("i")
        self._marks: list[int] = []

    def run(
        self,
        progress: Progress | None = None,
        looks: Sequence[Look | None] = (),
        mark: Mark | None = None,
    ) -> Quotient:
        """Return the quotient; what looks in a scene is shown all of its positions that are explored."""
        self._mark = mark
        with uncollected():
            self._forward(progress, looks)
            return self._backward()

    def _forward(self, progress: Progress | None, looks: Sequence[Look | None]) -> None:
        """Take each position when everything that leads to it has been, and forget it then."""
        scene_of, waiting = self._steps.layout.scene_of, _Waiting()
        most_patterns = len(self._turns.patterns) + MOST_PATTERNS
        # The opening is the first to be met.
        waiting[self._turns.order.rank_of(self._opening)][self._opening]
        while waiting.ranks:
            layer = waiting.pop(heappop(waiting.ranks))
            keys, scene = list(layer), scene_of(next(iter(layer)))
            inside = keys[: max(0, self._limit - len(self._taken))]
            self._taken.extend(layer.values())
            if looks and (look := looks[scene]):
                for key in inside:
                    look(key)
            for first in range(0, len(inside), _BATCH):
                self._expand(inside[first : first + _BATCH], scene, waiting)
                if len(self._turns.patterns) > most_patterns or len(self._targets) > MOST_SUCCESSORS:
                    self._limit = min(self._limit, len(self._patterns))
                    break
            if cut := keys[max(0, self._limit - len(self._taken) + len(keys)) :]:
                nothing = self._turns.nothing(scene)
                self._patterns.extend([nothing.number] * len(cut))
                self._marks += [self._mark(key, nothing) for key in cut] if self._mark else ()
            if progress is not None:
                progress(len(self._taken))

    def _expand(self, keys: list[int], scene: int, waiting: _Waiting) -> None:
        """Write down the patterns and successors of some positions of a scene."""
        turns, parts = self._turns, self._turns.parts[scene]
        if len(parts) > 1:
            patterns = self._expand_in_parts(keys, scene, waiting)
        else:
            (part,) = parts
            met, touched = (
                list(map(part.met.__getitem__, [key | part.untouched for key in keys])),
                ~part.untouched,
            )
            patterns = [turns.pattern(scene, (kinds,), len(led)) for kinds, led, _, _ in met]
            # Bits that are untouched were all set; those still set are kept, and here they are as they were.
            self._targets.extend(
                [
                    waiting[rank][target & kept]
                    for key, (_, led, ranks, _) in zip(keys, met, strict=True)
                    for kept in (key | touched,)
                    for target, rank in zip(led, ranks, strict=True)
                ]
            )
        self._patterns.extend([pattern.number for pattern in patterns])
        if self._mark:
            self._marks += map(self._mark, keys, patterns)

    def _expand_in_parts(self, keys: list[int], scene: int, waiting: _Waiting) -> list[Pattern]:
        """Write down the successors of some positions of a scene with many choices; return the patterns."""
        turns, parts = self._turns, self._turns.parts[scene]
        patterns, targets = list[Pattern](), list[int]()
        # By part, the successors that are the same whatever it does not touch.
        settled: list[dict[int, list[int]]] = [{} for _ in parts]
        for key in keys:
            rows, first = list[tuple[int, ...]](), len(targets)
            for part, known in zip(parts, settled, strict=True):
                place = key | part.untouched
                kinds, led, ranks, same = part.met[place]
                rows.append(kinds)
                row = known.get(place)
                if row is None:
                    kept = key | ~part.untouched
                    row = [waiting[rank][target & kept] for target, rank in zip(led, ranks, strict=True)]
                    if same:
                        known[place] = row
                targets += row
            patterns.append(turns.pattern(scene, tuple(rows), len(targets) - first))
        self._targets.extend(targets)
        return patterns

    def _backward(self) -> Quotient:
        """Give positions with the same future one number, from the end to the opening."""
        found, total = Quotient(self._steps, len(self._taken)), len(self._taken)
        inside = min(total, self._limit)
        places = [0] * total
        self._merge(range(total - 1, inside - 1, -1), places, found)
        found.cut.update(range(len(found)))
        self._merge(range(inside - 1, -1, -1), places, found)
        return found

    def _merge(self, every: range, places: list[int], found: Quotient) -> None:
        """Merge some of the positions taken; `places` has the number that each one has in the quotient."""
        patterns, targets, place_of = self._turns.patterns, self._targets, places.__getitem__
        known: dict[tuple[int, int, Targets], int] = {}
        lengths, end = [pattern.length for pattern in patterns], len(targets)
        for number in every:
            pattern, mark = self._patterns[number], self._marks[number] if self._mark else 0
            first = end - lengths[pattern]
            row, end = tuple(map(place_of, targets[first:end])), first
            next_place = len(found.patterns)
            place = known.setdefault((pattern, mark, row), next_place)
            places[self._taken[number]] = place
            if place == next_place:
                found.patterns.append(patterns[pattern])
                found.targets.append(row)
                if self._mark:
                    found.marks.append(mark)
        del targets[end:]
