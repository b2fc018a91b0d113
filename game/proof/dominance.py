"""Choices that nobody need ever make: dominated by another one of their scene, or equivalent to it.

A choice is dominated where, wherever both are open, another one reaches all its endings at odds that can be
made as good, and the least and the most of every meter and every fine at the end are nowhere better by it.
It is equivalent where both lead to the same positions with the same odds, whatever is counted.
One position is enough to rule a pair out. The cheapest test comes first, and the tests end with the pairs.
All tests are made of a few positions first: what is left then has to be tested in every position.
"""

# Fines that nothing reads are not kept in positions: each matter's are kept in a search of its own. What
# follows a few positions is searched early, and all plays at the very last.

from collections.abc import Callable, Collection, Hashable
from dataclasses import replace
from functools import cache
from itertools import islice, repeat
from typing import NamedTuple

from game.content.tree import Steps
from game.model.fields import BitField, Reads, union
from game.proof.candidates import (
    Alike,
    Better,
    Candidates,
    Comparison,
    Dominance,
    Pair,
    remaining_in_all_copies,
)
from game.proof.findings import Sheet
from game.proof.late_cites import position_after
from game.proof.ranges import Ranges
from game.proof.variant_summary import VariantPlays
from game.search.explore import Quotient, Search, whole
from game.search.extremes import PickedOdds
from game.search.liveness import live_values
from game.search.patterns import Option
from game.search.steps import Steps as Compiled
from game.search.weighing import Digits

# A pair is looked at in so many positions first, and what follows one of them is searched up to so many.
_A_FEW = 4
_MOST_AFTER_ONE = 20_000


class _Test(NamedTuple):
    """One thing that choices may come to: by which one is better than another in a position, or differs.

    Positions of one pattern that are alike answer the same.
    """

    better: Better
    alike: Alike
    differs: Better

    def rule_out_early(self, candidates: Candidates) -> None:
        """Rule out pairs that differ in one of a few positions."""
        candidates.rule_out_early(candidates.dominated, self.better, _A_FEW)
        candidates.rule_out_early(candidates.equivalent, self.differs, _A_FEW)

    def rule_out(self, candidates: Candidates) -> None:
        """Rule out pairs that differ in any position."""
        candidates.rule_out(candidates.dominated, self.better, self.alike)
        candidates.rule_out(candidates.equivalent, self.differs)


def compared(plays: VariantPlays, ruled_out: Dominance, also_intended: bool = False) -> Comparison:
    """Return what a variant says of pairs that are not ruled out yet, by all but the fines of all plays."""
    quotient, candidates = plays.quotient, Candidates(plays.quotient, ruled_out, also_intended)
    if candidates.left:
        tests, ranges = [_by_endings(quotient, candidates.earliest)], list[Ranges]()
        tests[0].rule_out_early(candidates)
        # The values of one play to each position rule most pairs out, and those of all are not asked for.
        for meter in plays.steps.layout.meters:
            if candidates.left:
                ranges.append(Ranges(plays.fan, meter, candidates.earliest))
                tests.append(_by_meter(ranges[-1], quotient, ranges[-1].came))
                tests[-1].rule_out_early(candidates)
        for test in tests:
            test.rule_out(candidates)
        if candidates.to_report:
            best = PickedOdds(quotient, Digits.most)
            candidates.rule_out_reported(best.better, best.after)
        _by_some_fines(plays, candidates)
        for one in ranges if candidates.to_report else ():
            _by_meter(one, quotient, one.carried).rule_out(candidates)
    return candidates.comparison()


def compared_by_fines(plays: VariantPlays, ruled_out: Dominance, limit: int) -> Comparison | None:
    """Return what the fines of all plays of a variant say of the pairs that are left; None at the limit."""
    steps, candidates = plays.steps, Candidates(plays.quotient, ruled_out)
    for part in steps.layout.fines.values():
        if candidates.left and not _Fines(steps, part).rule_out(steps, candidates, limit):
            return None
    return candidates.comparison()


def check_dominated(comparisons: Collection[Comparison], steps: Compiled, sheet: Sheet) -> frozenset[Steps]:
    """Report choices that are dominated or equivalent in all variants.

    Return the choices and scenes with an `intended` that may waive such a warning.
    """
    left, unsure = (remaining_in_all_copies(comparisons, steps, one) for one in (False, True))
    reported: set[int] = set()
    for one, other in sorted(left.equivalent):
        if one > other and one not in reported:
            reported.add(one)
            _warn(steps, (one, other), "D031", sheet)
    # Where the other one is intended to be the same, this one need not be better.
    dominated = left.dominated - {(other, one) for one, other in unsure.equivalent}
    for one, other in sorted(dominated):
        # Of two that are nowhere better than each other the later one is reported.
        if not reported & {one, other} and ((other, one) not in dominated or one > other):
            reported.add(one)
            _warn(steps, (one, other), "D030", sheet)
    keys = {steps.choices[one].key.written for one, _ in unsure.dominated | unsure.equivalent}
    scenes: set[Steps] = {("scenes", key.scene) for key in keys}
    return frozenset(scenes | {("scenes", key.scene, "choices", key.choice) for key in keys})


def _warn(steps: Compiled, pair: Pair, code: str, sheet: Sheet) -> None:
    one, other = (steps.choices[choice].key for choice in pair)
    if code == "D031":
        what = f"choice '{one.choice}' leads to the same as '{other.choice}' in every play"
        remedy = "Let it change something that later counts, or keep one of the two."
    else:
        what = f"choice '{one.choice}' is nowhere better than '{other.choice}'"
        what += ": in no ending, no meter and no fine"
        remedy = "Give it an advantage, or say in `intended:` what this trap teaches."
    sheet.warn(("scenes", one.scene, "choices", one.choice), code, (what, remedy))


def _by_endings(quotient: Quotient, earliest: int) -> _Test:
    """Return the test whether one choice reaches an ending that the other does not, or leads elsewhere.

    It can be made of all positions up to a number.
    """
    names = {scene.id: number for number, scene in enumerate(quotient.steps.scenario.endings)}
    endings = [1 << names[scene] if scene in names else 0 for scene in quotient.steps.scenes]
    # The endings, as bits, that play can come to from each position.
    reached: list[int] = []
    every = zip(quotient.patterns, quotient.targets, strict=True)
    for pattern, led in islice(every, earliest + 1):
        reached.append(union(map(reached.__getitem__, led)) | endings[pattern.scene])

    @cache
    def by_choice(number: int) -> dict[int, int]:
        choices, targets = quotient.patterns[number].choices, quotient.targets[number]
        return {one: union(map(reached.__getitem__, targets[ways])) for one, ways in choices.items()}

    def better(number: int, pair: Pair) -> bool:
        return bool(by_choice(number)[pair[0]] & ~by_choice(number)[pair[1]])

    def alike(number: int) -> Hashable:
        return tuple([reached[to] for to in quotient.targets[number]])

    def differs(number: int, pair: Pair) -> bool:
        choices, targets = quotient.patterns[number].choices, quotient.targets[number]
        one, other = (frozenset(targets[choices[choice]]) for choice in pair)
        return one != other or _lead_apart(quotient.options(number), pair)

    return _Test(better, alike, differs)


def _by_meter(ranges: Ranges, quotient: Quotient, values: list[int]) -> _Test:
    """Return the test whether one choice makes a meter better at the end, or moves it otherwise.

    For each position some values are given, as bits.
    """

    def better(number: int, pair: Pair) -> bool:
        return ranges.better(number, pair, values[number])

    def alike(number: int) -> Hashable:
        return values[number], ranges.after_each(number)

    def differs(number: int, pair: Pair) -> bool:
        return _lead_apart(quotient.options(number), pair, lambda way: ranges.after(way, values[number]))

    return _Test(better, alike, differs)


def _lead_apart(
    options: Collection[Option], pair: Pair, after: Callable[[tuple[int, int, int]], object] = lambda _: None
) -> bool:
    """Return whether the ways of a pair differ in their points, their targets, or what is so after them."""
    one, other = (
        sorted(
            sorted(
                (points, to, after((choice, outcome, note)))
                for (points, outcome, to), note in zip(option.ways, option.notes or repeat(0), strict=False)
            )
            for option in options
            if option.choice == choice
        )
        for choice in pair
    )
    return one != other


def _by_some_fines(plays: VariantPlays, candidates: Candidates) -> None:
    """Rule out pairs that would be reported, by the fines after a few positions of each."""
    steps = plays.steps
    for part in steps.layout.fines.values() if candidates.to_report else ():
        fines = _Fines(steps, part)
        for pair in sorted(candidates.to_report):
            for number in candidates.some_of(pair, _A_FEW):
                if pair in candidates.left:
                    # The case begins, as it were, where a shortest play comes to the position.
                    position = position_after(steps.scenario, plays.play(number))
                    opening, scene = steps.layout.pack(position), steps.scenes.index(position.scene)
                    begun = replace(steps, opening=opening, opening_scene=scene)
                    fines.rule_out(begun, candidates, _MOST_AFTER_ONE)


class _Fines:
    """The fines of one matter, as they are at the end of plays from some position on."""

    def __init__(self, steps: Compiled, part: BitField) -> None:
        self._part = part
        self._live = live_values(steps.scenario, steps.layout, Reads(part.mask))
        self._turns = steps.compiled(self._live)

    def rule_out(self, begun: Compiled, candidates: Candidates, limit: int) -> bool:
        """Rule out domination where the least or the most fines after an opening are lower by a choice.

        Return whether the limit let all be searched.
        """
        explored = Search(begun, self._live, limit, self._turns).run(mark=whole)
        if explored.bounded:
            return False
        ranges: list[tuple[int, int]] = []
        left = sorted(candidates.left)
        for number, (pattern, targets) in enumerate(zip(explored.patterns, explored.targets, strict=True)):
            after = [ranges[target] for target in targets]
            here = self._part.of(explored.marks[number])
            ranges.append(_joined(after) if after else (here, here))
            for pair in [(one, other) for one, other in left if {one, other} <= pattern.choices.keys()]:
                mine, its = (_joined(after[pattern.choices[choice]]) for choice in pair)
                if mine[0] < its[0] or mine[1] < its[1]:
                    candidates.dominated.discard(pair)
                if pair in candidates.equivalent and _lead_apart(explored.options(number), pair):
                    candidates.equivalent.discard(pair)
        return True


def _joined(ranges: Collection[tuple[int, int]]) -> tuple[int, int]:
    return min([low for low, _ in ranges]), max([high for _, high in ranges])
