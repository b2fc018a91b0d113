"""Pairs of choices held against each other by the fines that play can come to, which are told apart for it.

That takes a search of its own. One position is enough to acquit a pair; so what follows a few positions in
which both are open is searched early, and all plays only at the very last.
"""

from collections.abc import Collection
from dataclasses import replace

from game.engine.case import Case
from game.model.record import Playthrough
from game.proof.courses import Course
from game.proof.suspects import Charges, Suspects, Verdict, led_otherwise
from game.search.explore import Search, Searched
from game.search.liveness import live_values
from game.search.packing import Part
from game.search.reads import Reads
from game.search.steps import Steps

# In so many positions a pair is looked at first; what follows one of them is searched up to so many.
A_FEW = 4
_MOST_AFTER_ONE = 20_000


def acquit_by_some_fines(course: Course, suspects: Suspects) -> None:
    """Acquit what is not meant so and has lower fines by what follows a few positions of each pair."""
    for part in course.steps.layout.fines.values() if suspects.to_convict else ():
        fines = _Fines(course.steps, part)
        for pair in sorted(suspects.to_convict):
            for number in suspects.some_of(pair, A_FEW):
                if pair in suspects.left:
                    fines.acquit(fines.begun_at(course, number), suspects, _MOST_AFTER_ONE)


def fined(course: Course, acquitted: Charges, limit: int) -> Verdict | None:
    """Return what the fines of all plays of a variant say of pairs that are not acquitted yet.

    Return None where a limit came first.
    """
    steps, suspects = course.steps, Suspects(course.lumped, acquitted)
    for part in steps.layout.fines.values():
        if suspects.left and not _Fines(steps, part).acquit(steps, suspects, limit):
            return None
    return suspects.verdict()


class _Fines:
    """The fines of one matter, as they are at the end of plays from some position on."""

    def __init__(self, steps: Steps, part: Part) -> None:
        self._steps, self._part = steps, part
        self._live = live_values(steps.scenario, steps.layout, Reads(part.mask))
        self._turns = steps.compiled(self._live)

    def begun_at(self, course: Course, number: int) -> Steps:
        """Return the turns as if the case began where a shortest play comes to a position."""
        steps, turns = self._steps, course.play(number).turns
        case = Case(steps.scenario, steps.variant)
        record = Playthrough(
            steps.scenario.id, str(steps.scenario.edition), steps.variant, seed=0, turns=turns
        )
        position = case.replay(record).position
        return replace(
            steps, opening=steps.layout.pack(position), opening_scene=steps.scenes.index(position.scene)
        )

    def acquit(self, begun: Steps, suspects: Suspects, limit: int) -> bool:
        """Acquit what fines acquit that follow an opening; answer whether the limit let all be searched."""
        searched = Search(begun, self._live, limit, self._turns).run()
        if not searched.bounded:
            _acquit(searched, self._part, suspects)
        return not searched.bounded


def _acquit(searched: Searched, part: Part, suspects: Suspects) -> None:
    """Acquit a choice where the least or the most of the fines at the end is lower by it."""
    ranges: dict[int, tuple[int, int]] = {}
    left = sorted(suspects.left)
    for number in range(len(searched.packed) - 1, -1, -1):
        packed, pattern = searched.packed[number], searched.patterns[number]
        after = [ranges[target] for target in searched.targets[number]]
        here = part.of(packed)
        ranges[packed] = _joined(after) if after else (here, here)
        for pair in [(one, other) for one, other in left if {one, other} <= pattern.choices.keys()]:
            mine, its = (_joined(after[pattern.choices[choice]]) for choice in pair)
            if mine[0] < its[0] or mine[1] < its[1]:
                suspects.dominated.discard(pair)
            if pair in suspects.fake and led_otherwise(searched.options[number], pair):
                suspects.fake.discard(pair)


def _joined(ranges: Collection[tuple[int, int]]) -> tuple[int, int]:
    return min([low for low, _ in ranges]), max([high for _, high in ranges])
