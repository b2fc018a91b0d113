"""Positions of one scene that have the same future taken as one: smaller than what is explored, and as exact.

What a later turn reads often makes no difference in the end. Two positions are one here where the same
choices are open, with the same picks, and each can go the same ways with the same points to positions
that are one. Odds, extremes and what choices decide are the same for both; what their values were is not.
"""

from collections.abc import Hashable, Sequence

from game.authoring.explore import Explored, Found


def lumped(explored: Explored, marks: Sequence[Hashable] | None = None) -> tuple[Explored, list[int]]:
    """Answer with the lumped positions, and with the number that each position has among them.

    Positions with different marks stay apart.
    """
    numbers = [0] * len(explored)
    known: dict[Hashable, int] = {}
    kept: list[tuple[int, tuple[Found, ...]]] = []
    for number in range(len(explored) - 1, -1, -1):
        options = tuple([_renumbered(option, numbers) for option in explored.options[number]])
        same = explored.scenes[number], options, marks[number] if marks else None
        numbers[number] = known.setdefault(same, len(known))
        if len(kept) < len(known):
            kept.append((number, options))
    return _turned_round(explored, kept), [len(kept) - 1 - number for number in numbers]


def _renumbered(option: Found, numbers: list[int]) -> Found:
    ways = tuple([(points, outcome, numbers[target]) for points, outcome, target in option.ways])
    return Found(option.choice, option.picks, ways, option.notes)


def _turned_round(explored: Explored, kept: list[tuple[int, tuple[Found, ...]]]) -> Explored:
    """They were found from the end; the opening, to which nothing leads back, was found last."""
    last = len(kept) - 1
    found = Explored(explored.steps, bounded=explored.bounded)
    for number, options in reversed(kept):
        found.scenes.append(explored.scenes[number])
        found.packed.append(explored.packed[number])
        turned = [o._replace(ways=tuple((p, n, last - to) for p, n, to in o.ways)) for o in options]
        found.options.append(tuple(turned))
    return found
