"""Positions of one scene that have the same future taken as one: smaller than what is explored, and as exact.

What a later turn reads often makes no difference in the end. Two positions are one here where the same
choices are open, with the same picks, and each can go the same ways with the same points to positions
that are one. Odds, extremes and what choices decide are the same for both; what their values were is not.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from game.authoring.explore import Explored, Found, Look, Progress, Search, Searched, uncollected
from game.authoring.liveness import live_values
from game.authoring.steps import Option, Steps, Wrong


@dataclass(slots=True)
class Lumped:
    """The lumped positions of a variant of a case, numbered from the end: each after all that follow it.

    The opening is the last. Each has its scene, its options and its wrong odds; in ways, numbers stand for
    lumped positions. Where the limit came first, those in `cut` were seen and not explored any further.
    """

    steps: Steps
    positions: int = 0
    scenes: list[int] = field(default_factory=list)
    options: list[tuple[Found, ...]] = field(default_factory=list)
    wrong: dict[int, tuple[Wrong, ...]] = field(default_factory=dict)
    cut: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        """Answer with the number of lumped positions."""
        return len(self.scenes)

    @property
    def opening(self) -> int:
        """Answer with the number of the opening."""
        return len(self) - 1


def lumped_search(
    search: Search, progress: Progress | None = None, looks: Sequence[Look | None] = ()
) -> Lumped:
    """Answer with the lumped positions of a search; `progress` hears of them, `looks` are shown them."""
    with uncollected():
        searched = search.run(progress, looks)
        found = Lumped(search.steps, len(searched.packed))
        _lump(searched, found)
    return found


def _lump(searched: Searched, found: Lumped) -> None:
    """Go through what was searched from its end; its numbers become those of lumped positions."""
    scenes, numbers, known = found.steps.layout.scene.most, searched.numbers, dict[Hashable, int]()
    for number in range(len(searched.packed) - 1, -1, -1):
        packed, cut, wrong = searched.packed[number], number >= searched.limit, searched.wrong.get(number)
        options = _renumbered(searched.options[number], numbers)
        lump = known.setdefault((packed & scenes, cut, wrong, options), len(known))
        numbers[packed] = lump
        if lump == len(found.scenes):
            found.scenes.append((packed & scenes) - 1)
            found.options.append(tuple(map(Option._make, options)))
            if wrong:
                found.wrong[lump] = wrong
            if cut:
                found.cut.add(lump)


def explored_lumped(steps: Steps, limit: int) -> tuple[Explored, int]:
    """Answer with lumped positions in an order of play, and with the number of those they stand for.

    It is what `lumped` makes of all that is explored, and is not explored twice.
    """
    found = lumped_search(Search(steps, live_values(steps.scenario, steps.layout), limit))
    return in_order(found), found.positions


def in_order(found: Lumped) -> Explored:
    """Answer with lumped positions in an order of play; which of them have wrong odds is not told."""
    explored = Explored(found.steps, found.scenes[::-1], [0] * len(found), bounded=bool(found.cut))
    explored.options = [_turned_round(options, found.opening) for options in reversed(found.options)]
    return explored


def lumped(explored: Explored, marks: Sequence[Hashable] | None = None) -> tuple[Explored, list[int]]:
    """Answer with the lumped positions, and with the number that each position has among them.

    Positions with different marks stay apart.
    """
    numbers = [0] * len(explored)
    known: dict[Hashable, int] = {}
    kept: list[tuple[int, tuple[Found, ...]]] = []
    for number in range(len(explored) - 1, -1, -1):
        options = _renumbered(explored.options[number], numbers)
        same = explored.scenes[number], options, marks[number] if marks else None
        numbers[number] = known.setdefault(same, len(known))
        if len(kept) < len(known):
            kept.append((number, tuple(map(Option._make, options))))
    found, last = Explored(explored.steps, bounded=explored.bounded), len(kept) - 1
    for number, of_lump in reversed(kept):
        found.scenes.append(explored.scenes[number])
        found.packed.append(explored.packed[number])
        found.options.append(_turned_round(of_lump, last))
    return found, [last - number for number in numbers]


def _renumbered(
    options: Iterable[Found], numbers: Mapping[int, int] | Sequence[int]
) -> tuple[tuple[Any, ...], ...]:
    """Answer with options in whose ways numbers stand for what was there; plain ones, to be compared."""
    return tuple(
        [
            (choice, picks, tuple([(points, outcome, numbers[to]) for points, outcome, to in ways]), notes)
            for choice, picks, ways, notes in options
        ]
    )


def _turned_round(options: tuple[Found, ...], last: int) -> tuple[Found, ...]:
    """They were numbered from the end; the opening, to which nothing leads back, was found last."""
    return tuple(
        [
            Option(
                choice, picks, tuple([(points, outcome, last - to) for points, outcome, to in ways]), notes
            )
            for choice, picks, ways, notes in options
        ]
    )
