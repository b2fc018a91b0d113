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
from itertools import islice, repeat

from game.content.tree import Steps
from game.proof.check_sheet import Sheet
from game.proof.courses import Course
from game.proof.fined import A_FEW, acquit_by_some_fines
from game.proof.suspects import Charges, Pair, Suspects, Verdict, charged, doubtful, led_otherwise
from game.search.best_odds import BestOdds
from game.search.fan import Fan
from game.search.liveness import union
from game.search.lumping import Lumped
from game.search.patterns import Option
from game.search.ranges import Ranges
from game.search.steps import Steps as Compiled


def weighed(course: Course, acquitted: Charges, also_meant: bool = False) -> Verdict:
    """Return what a variant says of pairs that are not acquitted yet, by all but the fines of all plays.

    What is meant so is asked about on request, too.
    """
    lumped = course.lumped
    suspects = Suspects(lumped, acquitted, also_meant)
    if suspects.left:
        _by_endings(course.fan, suspects)
        ranges = _by_meters(course.fan, suspects)
        best = BestOdds(lumped)
        suspects.acquit_of_domination(best.better, A_FEW)
        acquit_by_some_fines(course, suspects)
        suspects.acquit_of_domination(best.better)
        for one in ranges if suspects.to_convict else ():
            _by_meter(one, course.fan, suspects, one.carried)
    return suspects.verdict()


def check_dominated(verdicts: Iterable[Verdict], steps: Compiled, sheet: Sheet) -> frozenset[Steps]:
    """Write down choices that are dominated or fake in all variants, by what each of them says.

    Return the choices and scenes that are meant so, and of which it is not sure that they are neither.
    """
    said = tuple(verdicts)
    left, unsure = charged(said), doubtful(said)
    # Where the other one is meant to be the same, this one need not be better.
    same = frozenset((other, one) for one, other in unsure.fake)
    _tell(steps, left.dominated - same, left.fake, sheet)
    keys = {steps.choices[one].key for one, _ in unsure.dominated | unsure.fake}
    scenes: set[Steps] = {("scenes", key.scene) for key in keys}
    return frozenset(scenes | {("scenes", key.scene, "choices", key.choice) for key in keys})


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
        return one != other or led_otherwise(lumped.options[number], pair)

    suspects.acquit(suspects.dominated, better, alike)
    suspects.acquit(suspects.fake, differs)


def _reached(lumped: Lumped, upto: int) -> list[int]:
    """Return the endings, as bits, that play can come to from each position up to one."""
    names = {scene.id: number for number, scene in enumerate(lumped.steps.scenario.endings)}
    endings = [1 << names[scene] if scene in names else 0 for scene in lumped.steps.scenes]
    reached: list[int] = []
    for pattern, targets in islice(zip(lumped.patterns, lumped.targets, strict=True), upto + 1):
        reached.append(union(map(reached.__getitem__, targets)) | endings[pattern.scene])
    return reached


def _by_meters(fan: Fan, suspects: Suspects) -> list[Ranges]:
    """Acquit by meters with the values of one play to each position; return their ranges.

    Most pairs are acquitted by it, and the values of all plays need not be known.
    """
    ranges: list[Ranges] = []
    for meter in fan.lumped.steps.layout.meters:
        if suspects.left:
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
    """Return as `_led` does, each way with the values of a meter after it."""
    return sorted(
        sorted((p, to, ranges.after((choice, n, note), values)) for p, n, to, note in _noted(option))
        for option in options
        if option.choice == choice
    )


def _noted(option: Option) -> Iterator[tuple[int, int, int, int]]:
    for (points, outcome, target), note in zip(option.ways, option.notes or repeat(0), strict=False):
        yield points, outcome, target, note


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
