"""Choices that nobody need ever make: dominated by another one of their scene, or the same in all but words.

A choice is dominated where, wherever both are open, another one reaches all its endings
at odds that can be made as good, and the least and the most of every meter and every fine at the end are
nowhere better by it. It is a fake where both lead to the same positions with the same odds, whatever is
counted. One position is enough to acquit a pair; what costs least is tried first, and nothing more once no
pair is left. Fines that nothing reads are not kept in positions; each matter's are kept in a search of its
own, at the very last, for what no variant acquits by anything else.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator
from functools import cache
from itertools import islice, permutations, repeat

from game.authoring.best_odds import BestOdds
from game.authoring.check_sheet import Sheet
from game.authoring.courses import Course
from game.authoring.explore import Search, Searched
from game.authoring.fan import Fan
from game.authoring.liveness import live_values, union
from game.authoring.lumping import Lumped
from game.authoring.packing import Part
from game.authoring.patterns import Option
from game.authoring.ranges import Ranges
from game.authoring.reads import Reads
from game.authoring.steps import Steps as Compiled
from game.authoring.suspects import Charges, Pair, Suspects, Verdict, charged
from game.content.tree import Steps


def weighed(course: Course, acquitted: Charges) -> Verdict:
    """Answer with what a variant says of pairs that are not acquitted yet, by everything but fines."""
    lumped = course.lumped
    suspects = Suspects(lumped, acquitted)
    if suspects.any_left():
        _by_endings(course.fan, suspects)
        ranges = _by_meters(course.fan, suspects)
        suspects.acquit(suspects.dominated, BestOdds(lumped).better)
        for one in ranges if suspects.any_left() else ():
            _by_meter(one, course.fan, suspects, one.carried)
    return suspects.verdict()


def fined(course: Course, acquitted: Charges, limit: int) -> Verdict | None:
    """Answer with what the fines of a variant say of such pairs; with None where a limit came first."""
    lumped = course.lumped
    suspects = Suspects(lumped, acquitted)
    for part in lumped.steps.layout.fines.values():
        if suspects.any_left():
            live = live_values(lumped.steps.scenario, lumped.steps.layout, Reads(part.mask))
            searched = Search(lumped.steps, live, limit).run()
            if searched.bounded:
                return None
            _by_fines(searched, part, suspects)
    return suspects.verdict()


def check_dominated(verdicts: Iterable[Verdict], steps: Compiled, sheet: Sheet) -> None:
    """Write down choices that are dominated or fake in all variants, by what each of them says."""
    left = charged(verdicts)
    _tell(steps, left.dominated, left.fake, sheet)


def _by_endings(fan: Fan, suspects: Suspects) -> None:
    """Acquit a choice of domination where it reaches an ending that the other does not.

    Acquit of being fake what leads elsewhere, or at other odds.
    """
    lumped, reached = fan.lumped, _reached(fan.lumped, suspects.first_asked)

    @cache
    def by_choice(number: int) -> dict[int, int]:
        choices, targets = lumped.patterns[number].choices, lumped.targets[number]
        return {one: union(map(reached.__getitem__, targets[ways])) for one, ways in choices.items()}

    def better(number: int, pair: Pair) -> bool:
        return bool(by_choice(number)[pair[0]] & ~by_choice(number)[pair[1]])

    def alike(number: int) -> Hashable:
        return tuple([reached[to] for to in lumped.targets[number]])

    def differs(number: int, pair: Pair) -> bool:
        choices, targets = lumped.patterns[number].choices, lumped.targets[number]
        one, other = (frozenset(targets[choices[choice]]) for choice in pair)
        return one != other or _is_led_otherwise(lumped.options[number], pair)

    suspects.acquit(suspects.dominated, better, alike)
    suspects.acquit(suspects.fake, differs)


def _reached(lumped: Lumped, upto: int) -> list[int]:
    """Answer with the endings, as bits, that play can come to from each position up to one."""
    names = {scene.id: number for number, scene in enumerate(lumped.steps.scenario.endings)}
    endings = [1 << names[scene] if scene in names else 0 for scene in lumped.steps.scenes]
    reached: list[int] = []
    for pattern, targets in islice(zip(lumped.patterns, lumped.targets, strict=True), upto + 1):
        reached.append(union(map(reached.__getitem__, targets)) | endings[pattern.scene])
    return reached


def _is_led_otherwise(options: Iterable[Option], pair: Pair) -> bool:
    one, other = pair
    return _led(options, one) != _led(options, other)


def _led(options: Iterable[Option], choice: int) -> list[list[tuple[int, int]]]:
    """Answer with the points and targets of all ways of a choice, whatever the outcomes are called."""
    return sorted(sorted((p, to) for p, _, to in one.ways) for one in options if one.choice == choice)


def _by_meters(fan: Fan, suspects: Suspects) -> list[Ranges]:
    """Acquit by meters with the values of one play to each position; answer with their ranges.

    Most pairs are acquitted by it, and the values of all plays need not be known.
    """
    ranges: list[Ranges] = []
    for meter in fan.lumped.steps.layout.meters:
        if suspects.any_left():
            ranges.append(Ranges(fan, meter, suspects.first_asked))
            _by_meter(ranges[-1], fan, suspects, ranges[-1].came)
    return ranges


def _by_meter(ranges: Ranges, fan: Fan, suspects: Suspects, values: list[int]) -> None:
    """Acquit a choice where the least or the most of a meter at the end is better by it.

    Acquit of being fake what moves the meter otherwise. For each position some values are given, as bits.
    """

    def better(number: int, pair: Pair) -> bool:
        return ranges.better(number, pair, values[number])

    def alike(number: int) -> Hashable:
        return values[number], ranges.after_each(number)

    def differs(number: int, pair: Pair) -> bool:
        mine, its = (_valued(fan.lumped.options[number], one, ranges, values[number]) for one in pair)
        return mine != its

    suspects.acquit(suspects.dominated, better, alike)
    suspects.acquit(suspects.fake, differs)


def _valued(
    options: Iterable[Option], choice: int, ranges: Ranges, values: int
) -> list[list[tuple[int, int, tuple[int, ...]]]]:
    """Answer as `_led` does, each way with the values of a meter after it."""
    return sorted(
        sorted((p, to, ranges.after((choice, n, note), values)) for p, n, to, note in _noted(option))
        for option in options
        if option.choice == choice
    )


def _noted(option: Option) -> Iterator[tuple[int, int, int, int]]:
    for (points, outcome, target), note in zip(option.ways, option.notes or repeat(0), strict=False):
        yield points, outcome, target, note


def _by_fines(searched: Searched, part: Part, suspects: Suspects) -> None:
    """Acquit a choice where the least or the most of a matter's fines at the end is lower by it."""
    ranges: dict[int, tuple[int, int]] = {}
    for number in range(len(searched.packed) - 1, -1, -1):
        packed, pattern = searched.packed[number], searched.patterns[number]
        after = [ranges[target] for target in searched.targets[number]]
        found = {choice: _joined(after[ways]) for choice, ways in pattern.choices.items()}
        here = part.of(packed)
        ranges[packed] = _joined(found.values()) if found else (here, here)
        for one, other in permutations(found, 2) if len(found) > 1 else ():
            mine, its = found[one], found[other]
            if (one, other) in suspects.dominated and (mine[0] < its[0] or mine[1] < its[1]):
                suspects.dominated.discard((one, other))
            if (one, other) in suspects.fake and _is_led_otherwise(searched.options[number], (one, other)):
                suspects.fake.discard((one, other))


def _joined(ranges: Collection[tuple[int, int]]) -> tuple[int, int]:
    return min([low for low, _ in ranges]), max([high for _, high in ranges])


def _tell(steps: Compiled, dominated: Collection[Pair], fake: Collection[Pair], sheet: Sheet) -> None:
    told: set[int] = set()
    for one, other in sorted(fake):
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
