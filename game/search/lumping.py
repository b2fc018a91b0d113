"""Positions of one scene that have the same future taken as one: smaller than what is explored, and as exact.

What a later turn reads often makes no difference in the end. Two positions are one here where they have the
same pattern, and each of its ways leads to positions that are one. Odds, extremes and what choices decide
are the same for both; what their values were is not.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from game.search.explore import Explored, Look, Progress, Search, Searched, uncollected
from game.search.liveness import live_values
from game.search.patterns import OptionsOf, Pattern, Targets
from game.search.steps import Steps


@dataclass(slots=True)
class Lumped:
    """The lumped positions of a variant of a case, numbered from the end: each after all that follow it.

    The opening is the last. In targets, numbers stand for lumped positions. Where the limit came first,
    those in `cut` were seen and not explored any further.
    """

    steps: Steps
    positions: int = 0
    patterns: list[Pattern] = field(default_factory=list)
    targets: list[Targets] = field(default_factory=list)
    cut: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        """Return the number of lumped positions."""
        return len(self.patterns)

    @property
    def opening(self) -> int:
        """Return the number of the opening."""
        return len(self) - 1

    @property
    def forward(self) -> range:
        """Return the numbers of all positions in an order of play."""
        return range(len(self) - 1, -1, -1)

    @property
    def options(self) -> OptionsOf:
        """Return the options of each position."""
        return OptionsOf(self.patterns, self.targets)


def lumped_search(
    search: Search, progress: Progress | None = None, looks: Sequence[Look | None] = ()
) -> Lumped:
    """Return the lumped positions of a search; `progress` hears of them, `looks` are shown them."""
    with uncollected():
        searched = search.run(progress, looks)
        found = Lumped(search.steps, len(searched.packed))
        _lump(searched, found)
    return found


def _lump(searched: Searched, found: Lumped) -> None:
    """Go through what was searched from its end; its numbers become those of lumped positions."""
    numbers, known, lump_of = searched.numbers, dict[Hashable, int](), searched.numbers.__getitem__
    for number in range(len(searched.packed) - 1, -1, -1):
        pattern, targets = searched.patterns[number], tuple(map(lump_of, searched.targets[number]))
        cut = number >= searched.limit
        lump = known.setdefault((cut, pattern.number, targets), len(known))
        numbers[searched.packed[number]] = lump
        if lump == len(found.patterns):
            found.patterns.append(pattern)
            found.targets.append(targets)
            if cut:
                found.cut.add(lump)


def explored_lumped(steps: Steps, limit: int) -> tuple[Explored, int]:
    """Return lumped positions in an order of play, and with the number of those they stand for.

    It is what `lumped` makes of all that is explored, and is not explored twice.
    """
    found = lumped_search(Search(steps, live_values(steps.scenario, steps.layout), limit))
    return in_order(found), found.positions


def in_order(found: Lumped) -> Explored:
    """Return lumped positions in an order of play; what they were packed in is not told."""
    targets = [_turned_round(targets, found.opening) for targets in reversed(found.targets)]
    return Explored(found.steps, found.patterns[::-1], targets, bounded=bool(found.cut))


def lumped(explored: Explored, marks: Sequence[int] | None = None) -> tuple[Explored, list[int]]:
    """Return the lumped positions, and with the number that each position has among them.

    Positions with different marks stay apart.
    """
    numbers = [0] * len(explored)
    known: dict[Hashable, int] = {}
    kept: list[tuple[int, Targets]] = []
    for number in range(len(explored) - 1, -1, -1):
        targets = tuple([numbers[target] for target in explored.targets[number]])
        same = explored.patterns[number].number, targets, marks[number] if marks else 0
        numbers[number] = known.setdefault(same, len(known))
        if len(kept) < len(known):
            kept.append((number, targets))
    found, last = Explored(explored.steps, bounded=explored.bounded), len(kept) - 1
    for number, of_lump in reversed(kept):
        found.patterns.append(explored.patterns[number])
        found.packed.append(explored.packed[number])
        found.targets.append(_turned_round(of_lump, last))
    return found, [last - number for number in numbers]


def _turned_round(targets: Targets, last: int) -> Targets:
    """They were numbered from the end; the opening, to which nothing leads back, was found last."""
    return tuple([last - target for target in targets])
