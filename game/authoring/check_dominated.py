"""Choices that nobody need ever make: dominated by another one of their scene, or the same in all but words.

A choice is dominated where, wherever both are open, another one reaches all its endings
at odds that can be made as good, and the least and the most of every meter and every fine at the end are
nowhere better by it. It is a fake where both lead to the same positions with the same odds, whatever is
counted. One position is enough to acquit a pair; what costs least is tried first, and nothing more once no
pair is left. Fines that nothing reads are not kept in positions; each matter's are kept in a search of its
own, at the very last.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import permutations, repeat

from game.authoring.best_odds import BestOdds
from game.authoring.check_sheet import Sheet
from game.authoring.explore import Found, Search, Searched
from game.authoring.liveness import live_values, union
from game.authoring.lumping import Lumped
from game.authoring.packing import Part
from game.authoring.ranges import Fan, Ranges, fan_of
from game.authoring.reads import Reads
from game.authoring.steps import Steps as Compiled
from game.content.tree import Steps

# The number of the one choice, then of the other that may dominate it.
Pair = tuple[int, int]


class _Suspects:
    """Pairs of choices that are open together somewhere, and that nothing has acquitted of a charge yet."""

    def __init__(self) -> None:
        self.dominated: set[Pair] = set()
        self.fake: set[Pair] = set()
        self._met: set[Pair] = set()
        self._together: dict[Pair, list[int]] = {}

    def meet(self, fan: Fan) -> None:
        """Suspect, too, the pairs that are open together in positions here, and go on with those alone."""
        self._together = _together(fan)
        new = self._together.keys() - self._met
        # To prove what is meant so would only take time.
        scenes, choices = fan.lumped.steps.scenario.scenes, fan.lumped.steps.choices
        new = {
            pair
            for pair in new
            if not (choices[pair[0]].intended or scenes[choices[pair[0]].key.scene].intended)
        }
        self._met |= self._together.keys()
        self.dominated |= new
        self.fake |= new

    def left(self, charge: set[Pair]) -> list[Pair]:
        """Answer with the pairs of a charge that are open together in the positions at hand."""
        return sorted(charge & self._together.keys())

    @property
    def any_left(self) -> bool:
        """Answer whether a pair of either charge is open together in the positions at hand."""
        return not self._together.keys().isdisjoint(self.dominated | self.fake)

    def acquit(self, charge: set[Pair], better: Callable[[int, int, int], bool]) -> None:
        """Take out of a charge each pair of which the one is better than the other in some position."""
        for one, other in self.left(charge):
            if any(better(number, one, other) for number in self._together[one, other]):
                charge.discard((one, other))


def _together(fan: Fan) -> dict[Pair, list[int]]:
    """Answer with the pairs of choices that are open together, and with the positions where they are."""
    by_choices: dict[tuple[int, ...], list[int]] = {}
    for number, ways in fan.ways.items():
        if len(ways) > 1:
            by_choices.setdefault(tuple(ways), []).append(number)
    found: dict[Pair, list[int]] = {}
    for choices, numbers in by_choices.items():
        for pair in permutations(choices, 2):
            found.setdefault(pair, []).extend(numbers)
    return found


def check_dominated(lumped: Lumped, limit: int, sheet: Sheet) -> None:
    """Write down choices that are dominated or fake in all variants; nothing where a limit came first.

    One variant comes after the other: most often the first acquits all, and the others need no more.
    """
    suspects = _Suspects()
    for steps, opening in zip(lumped.variants, lumped.openings, strict=True):
        fan = fan_of(lumped, (opening,))
        suspects.meet(fan)
        if suspects.any_left:
            _by_endings(fan, suspects)
        for meter in steps.layout.meters:
            if suspects.any_left:
                _by_meter(Ranges(fan, meter), fan, suspects)
        if suspects.left(suspects.dominated):
            suspects.acquit(suspects.dominated, BestOdds(lumped).better)
        for part in steps.layout.fines.values():
            if suspects.any_left:
                live = live_values(steps.scenario, steps.layout, Reads(part.mask))
                searched = Search([steps], live, limit).run()
                if searched.bounded:
                    return
                _by_fines(searched, part, suspects)
    _tell(lumped.steps, suspects, sheet)


def _by_endings(fan: Fan, suspects: _Suspects) -> None:
    """Acquit a choice of domination where it reaches an ending that the other does not.

    Acquit of being fake what leads elsewhere, or at other odds.
    """
    lumped, reached = fan.lumped, dict[int, int]()
    names = {scene.id: number for number, scene in enumerate(lumped.steps.scenario.endings)}
    endings = [1 << names[scene] if scene in names else 0 for scene in lumped.steps.scenes]

    found: dict[int, dict[int, int]] = {}

    def better(number: int, one: int, other: int) -> bool:
        return bool(found[number][one] & ~found[number][other])

    def differs(number: int, one: int, other: int) -> bool:
        return _led(lumped.options[number], one) != _led(lumped.options[number], other)

    for number, ways in fan.ways.items():
        found[number] = {choice: union([reached[to] for _, to in led]) for choice, led in ways.items()}
        reached[number] = union(found[number].values()) | endings[lumped.scenes[number]]
    suspects.acquit(suspects.dominated, better)
    suspects.acquit(suspects.fake, differs)


def _led(options: Iterable[Found], choice: int) -> list[list[tuple[int, int]]]:
    """Answer with the points and targets of all ways of a choice, whatever the outcomes are called."""
    return sorted(sorted((p, to) for p, _, to in one.ways) for one in options if one.choice == choice)


def _by_meter(ranges: Ranges, fan: Fan, suspects: _Suspects) -> None:
    """Acquit a choice where the least or the most of a meter at the end is better by it.

    Acquit of being fake what moves the meter otherwise.
    """

    def differs(number: int, one: int, other: int) -> bool:
        return _valued(fan, ranges, number, one) != _valued(fan, ranges, number, other)

    suspects.acquit(suspects.dominated, ranges.better)
    suspects.acquit(suspects.fake, differs)


def _valued(
    fan: Fan, ranges: Ranges, number: int, choice: int
) -> list[list[tuple[int, int, tuple[int, ...]]]]:
    """Answer as `_led` does, each way with the values of a meter after it."""
    here = ranges.values(number)
    return sorted(
        sorted((p, to, ranges.after((choice, n, note), here)) for p, n, to, note in _noted(option))
        for option in fan.lumped.options[number]
        if option.choice == choice
    )


def _noted(option: Found) -> Iterator[tuple[int, int, int, int]]:
    for (points, outcome, target), note in zip(option.ways, option.notes or repeat(0), strict=False):
        yield points, outcome, target, note


def _by_fines(searched: Searched, part: Part, suspects: _Suspects) -> None:
    """Acquit a choice where the least or the most of a matter's fines at the end is lower by it."""
    ranges: dict[int, tuple[int, int]] = {}
    for packed, options in zip(reversed(searched.packed), reversed(searched.options), strict=True):
        found = {choice: _range(each, ranges) for choice, each in _by_choice(options).items()}
        here = part.of(packed)
        ranges[packed] = _joined(found.values()) if found else (here, here)
        for one, other in permutations(found, 2) if len(found) > 1 else ():
            mine, its = found[one], found[other]
            if (one, other) in suspects.dominated and (mine[0] < its[0] or mine[1] < its[1]):
                suspects.dominated.discard((one, other))
            if (one, other) in suspects.fake and _led(options, one) != _led(options, other):
                suspects.fake.discard((one, other))


def _by_choice(options: Collection[Found]) -> dict[int, list[Found]]:
    found: dict[int, list[Found]] = {}
    for option in options:
        found.setdefault(option.choice, []).append(option)
    return found


def _range(options: list[Found], ranges: dict[int, tuple[int, int]]) -> tuple[int, int]:
    return _joined([ranges[target] for option in options for _, _, target in option.ways])


def _joined(ranges: Collection[tuple[int, int]]) -> tuple[int, int]:
    return min([low for low, _ in ranges]), max([high for _, high in ranges])


def _tell(steps: Compiled, suspects: _Suspects, sheet: Sheet) -> None:
    told: set[int] = set()
    dominated = suspects.dominated
    for one, other in sorted(suspects.fake):
        if one > other:
            told.add(one)
            _warn(steps, (one, other), "D031", sheet)
    for one, other in sorted(dominated):
        # Of two that are nowhere better than each other the later one is told.
        if one not in told and other not in told and ((other, one) not in dominated or one > other):
            told.add(one)
            _warn(steps, (one, other), "D030", sheet)


def _warn(steps: Compiled, pair: Pair, code: str, sheet: Sheet) -> None:
    one, other = (steps.choices[choice].key for choice in pair)
    here: Steps = ("scenes", one.scene, "choices", one.choice)
    if code == "D031":
        told = f"choice '{one.choice}' leads to the same as '{other.choice}' in every play"
        remedy = "Let it change something that later counts, or keep one of the two."
    else:
        told = f"choice '{one.choice}' is nowhere better than '{other.choice}'"
        told += ": in no ending, no meter and no fine"
        remedy = "Give it an advantage, or say in `intended:` what this trap teaches."
    sheet.warn(here, code, (told, remedy))
