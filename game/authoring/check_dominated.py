"""Choices that nobody need ever make: dominated by another one of their scene, or the same in all but words.

A choice is dominated where, wherever both are open, another one reaches all its endings
at odds that can be made as good, and the least and the most of every meter and every fine at the end are
nowhere better by it. It is a fake where both lead to the same positions with the same odds, whatever is
counted. Meters that nothing reads are not kept in positions; each is kept in a search of its own, and
only while there are pairs of choices left to acquit.
"""

from collections.abc import Iterable, Iterator
from itertools import permutations

from game.authoring.check_sheet import Sheet
from game.authoring.explore import Explored, Found, explore
from game.authoring.liveness import live_values
from game.authoring.packing import Part
from game.authoring.reads import Reads
from game.authoring.steps import Steps as Compiled
from game.authoring.weighing import by_choice
from game.content.tree import Steps

# The number of the one choice, then of the other that may dominate it.
Pair = tuple[int, int]


class _Suspects:
    """Pairs of choices that nothing has acquitted yet."""

    def __init__(self, meant_so: frozenset[int]) -> None:
        self.meant_so = meant_so
        self.met: set[Pair] = set()
        self.not_fake: set[Pair] = set()
        self.not_dominated: set[Pair] = set()

    @property
    def fake(self) -> set[Pair]:
        """Answer with the pairs that are alike in everything seen so far."""
        return self.met - self.not_fake

    @property
    def dominated(self) -> set[Pair]:
        """Answer with the pairs of which the first is nowhere better so far."""
        return self.met - self.not_dominated

    @property
    def choices(self) -> set[int]:
        """Answer with the choices that are still suspected of anything."""
        return {choice for pair in self.fake | self.dominated for choice in pair}


def check_dominated(variants: list[Explored], limit: int, sheet: Sheet) -> None:
    """Write down choices that are dominated or fake in all variants; nothing where a limit came first."""
    steps = variants[0].steps
    suspects = _Suspects(_meant_so(steps))
    for explored in variants:
        _by_endings(explored, suspects)
    # One variant after the other: most often the first acquits all, and the others need no search.
    for variant in variants:
        for part, better in _numbers(steps):
            if not suspects.choices:
                return
            live = live_values(steps.scenario, steps.layout, Reads(part.mask))
            explored = explore(variant.steps, live, limit)
            if explored.bounded:
                return
            _by_numbers(explored, (part, better), suspects)
    _tell(steps, suspects, sheet)


def _meant_so(steps: Compiled) -> frozenset[int]:
    """Answer with the choices that have an `intended`: to prove what is meant so would only take time."""
    scenes = steps.scenario.scenes
    return frozenset(
        number
        for number, choice in enumerate(steps.choices)
        if choice.intended or scenes[choice.key.scene].intended
    )


def _numbers(steps: Compiled) -> Iterator[tuple[Part, bool]]:
    """Give the part of every meter and of every matter's fines, and whether more of it is better."""
    layout, scenario = steps.layout, steps.scenario
    for meter, part in layout.meters.items():
        yield part, scenario.meters[meter].better == "high"
    for part in layout.fines.values():
        yield part, False


def _pairs(explored: Explored, suspects: set[int] | None) -> Iterator[dict[int, list[Found]]]:
    """Give for each position in which two choices or more are open the options of each of them."""
    suspected = None
    if suspects is not None:
        choices = explored.steps.choices
        names = {choices[number].key.scene for number in suspects}
        suspected = {number for number, name in enumerate(explored.steps.scenes) if name in names}
    for number, options in enumerate(explored.options):
        if len(options) < 2 or (suspected is not None and explored.scenes[number] not in suspected):
            continue
        found = {
            choice: [options[place] for place in places]
            for choice, places in by_choice(options).items()
            if suspects is None or choice in suspects
        }
        if len(found) > 1:
            yield found


def _by_endings(explored: Explored, suspects: _Suspects) -> None:
    """Acquit a choice of domination where it reaches an ending that the other does not, or likelier."""
    odds = _best_odds(explored)
    whole = explored.steps.whole
    for choices in _pairs(explored, None):
        best = {
            choice: _best([_added(o, odds, whole) for o in options]) for choice, options in choices.items()
        }
        led: dict[int, list[list[tuple[int, int]]]] = {}
        for one, other in permutations(choices, 2):
            if one in suspects.meant_so:
                continue
            suspects.met.add((one, other))
            if (one, other) not in suspects.not_dominated and any(
                mine > its + 1e-9 for mine, its in zip(best[one], best[other], strict=True)
            ):
                suspects.not_dominated.add((one, other))
            if (one, other) not in suspects.not_fake:
                for choice in (one, other):
                    if choice not in led:
                        led[choice] = _led([option.ways for option in choices[choice]])
                if led[one] != led[other]:
                    suspects.not_fake.add((one, other))


def _best(columns: list[list[float]]) -> list[float]:
    """Answer with the greatest number of each place."""
    return columns[0] if len(columns) == 1 else list(map(max, *columns))


def _led(ways: Iterable[tuple[tuple[int, int, int], ...]]) -> list[list[tuple[int, int]]]:
    """Answer with the points and targets of all ways, whatever the outcomes are called."""
    return sorted(sorted((points, target) for points, _, target in one) for one in ways)


def _best_odds(explored: Explored) -> list[list[float]]:
    """Answer with the most that play from each position on can make of each ending."""
    endings = [scene.id for scene in explored.steps.scenario.endings]
    names, whole = explored.steps.scenes, explored.steps.whole
    best: list[list[float]] = [[]] * len(explored)
    for number in range(len(explored) - 1, -1, -1):
        options = explored.options[number]
        if options:
            best[number] = _best([_added(option, best, whole) for option in options])
        else:
            scene = names[explored.scenes[number]]
            best[number] = [float(ending == scene) for ending in endings]
    return best


def _added(option: Found, odds: list[list[float]], whole: int) -> list[float]:
    if len(option.ways) == 1:
        return odds[option.ways[0][2]]
    total = [0.0] * len(odds[0] or odds[-1])
    for points, _, target in option.ways:
        share = points / whole
        total = [before + share * part for before, part in zip(total, odds[target], strict=True)]
    return total


def _by_numbers(explored: Explored, kept: tuple[Part, bool], suspects: _Suspects) -> None:
    """Acquit a choice where the least or the most of a number at the end is better by it."""
    part, high = kept
    least, most = _ranges(explored, part)
    for choices in _pairs(explored, suspects.choices):
        ranges = {
            choice: (
                min(least[target] for option in options for _, _, target in option.ways),
                max(most[target] for option in options for _, _, target in option.ways),
            )
            for choice, options in choices.items()
        }
        for one, other in permutations(choices, 2):
            mine, its = ranges[one], ranges[other]
            if any(a > b if high else a < b for a, b in zip(mine, its, strict=True)):
                suspects.not_dominated.add((one, other))
            if (one, other) not in suspects.not_fake and (
                _led([option.ways for option in choices[one]])
                != _led([option.ways for option in choices[other]])
            ):
                suspects.not_fake.add((one, other))


def _ranges(explored: Explored, part: Part) -> tuple[list[int], list[int]]:
    least = [part.of(packed) for packed in explored.packed]
    most = list(least)
    for number in range(len(least) - 1, -1, -1):
        targets = [target for option in explored.options[number] for _, _, target in option.ways]
        if targets:
            least[number] = min(least[target] for target in targets)
            most[number] = max(most[target] for target in targets)
    return least, most


def _tell(steps: Compiled, suspects: _Suspects, sheet: Sheet) -> None:
    told: set[int] = set()
    for one, other in sorted(suspects.fake):
        if one > other:
            told.add(one)
            _warn(steps, (one, other), "D031", sheet)
    for one, other in sorted(suspects.dominated):
        # Of two that are nowhere better than each other the later one is told.
        if one not in told and other not in told and ((other, one) not in suspects.dominated or one > other):
            told.add(one)
            _warn(steps, (one, other), "D030", sheet)


def _warn(steps: Compiled, pair: Pair, code: str, sheet: Sheet) -> None:
    one, other = (steps.choices[choice].key for choice in pair)
    here: Steps = ("scenes", one.scene, "choices", one.choice)
    if code == "D031":
        told = f"choice '{one.choice}' leads to the same as '{other.choice}', in every play"
        remedy = "Let it change something that later counts, or keep one of the two."
    else:
        told = f"choice '{one.choice}' is nowhere better than '{other.choice}', in no ending, meter or fine"
        remedy = "Give it an advantage, or say in `intended:` that it is a trap."
    sheet.warn(here, code, (told, remedy))
