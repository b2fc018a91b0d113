"""All plays of one variant, and their summary in simple values, which another process can have found."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from game.model.ids import ChoiceKey, OutcomeId, SceneId
from game.proof.findings import ShownPlay
from game.proof.futures import Fan
from game.proof.late_cites import DatedCite, late_cites, play_back
from game.proof.teaching import planned_scenes
from game.search.explore import Quotient
from game.search.patterns import InvalidOdds, Kind, Pattern
from game.search.weighing import Weighing


class VariantPlays:
    """One variant in its quotient, and a shortest play to each position of it."""

    def __init__(self, quotient: Quotient) -> None:
        self.quotient, self.steps, self.fan = quotient, quotient.steps, Fan(quotient)

    @property
    def order(self) -> list[int]:
        """Return the positions in order of their distance from the opening."""
        return [self.quotient.opening, *self._before]

    def play(self, number: int) -> ShownPlay:
        """Return a shortest play to a position."""
        return play_back(self.quotient, self._before, number)

    @cached_property
    def _before(self) -> dict[int, tuple[int, int]]:
        """For each position but the opening, in order of distance: the one before it, and the way taken."""
        before: dict[int, tuple[int, int]] = {}
        waiting = [self.quotient.opening]
        for number in waiting:
            for place, target in enumerate(self.quotient.targets[number]):
                if target not in before:
                    before[target] = number, place
                    waiting.append(target)
        return before


@dataclass(frozen=True, slots=True)
class VariantSummary:
    """What some plays come through, where they break, and what they cite too early.

    A shortest play shows each choice with wrong odds, each scene that is stuck without an open choice, and
    each planned scene in which a choice is alone. The odds of the endings are those of even play; they are
    worked out only where the author expects some.
    """

    positions: int
    bounded: bool
    scenes: frozenset[SceneId]
    choices: frozenset[ChoiceKey]
    outcomes: frozenset[tuple[ChoiceKey, OutcomeId]]
    wrong: dict[ChoiceKey, tuple[InvalidOdds, ShownPlay]]
    stuck: dict[SceneId, ShownPlay]
    alone: dict[SceneId, ShownPlay]
    late: tuple[DatedCite, ...]
    odds: dict[SceneId, Fraction]


def summary_of(plays: VariantPlays) -> VariantSummary:
    """Return the summary of the plays of a variant."""
    quotient, steps = plays.quotient, plays.steps
    scenes, planned = steps.scenario.scenes, planned_scenes(steps.scenario)
    over = {number for number, name in enumerate(steps.scenes) if scenes[name].ending}
    planned_numbers = {number for number, name in enumerate(steps.scenes) if name in planned}
    kinds = quotient.kinds
    taken = {(one.choice, outcome) for one in kinds if isinstance(one, Kind) for _, outcome in one.ways}
    happened = ((steps.choices[choice].key, steps.outcome(choice, outcome)) for choice, outcome in taken)
    expected = steps.scenario.expected.get(steps.variant)
    asked = expected and expected.endings and not quotient.cut
    return VariantSummary(
        positions=quotient.positions,
        bounded=bool(quotient.cut),
        scenes=frozenset(steps.scenes[scene] for scene in {each.scene for each in quotient.patterns}),
        choices=frozenset(steps.choices[one.choice].key for one in kinds),
        outcomes=frozenset((key, outcome) for key, outcome in happened if outcome is not None),
        wrong=_wrong(plays) if any(isinstance(one, InvalidOdds) for one in kinds) else {},
        stuck=_shown(plays, lambda one: not (any(one.rows) or one.scene in over)),
        alone=_shown(plays, lambda one: one.scene in planned_numbers and len(one.choices) < 2),
        late=tuple(late_cites(plays.fan)),
        odds=Weighing(quotient).probabilities() if asked else {},
    )


def _wrong(plays: VariantPlays) -> dict[ChoiceKey, tuple[InvalidOdds, ShownPlay]]:
    found: dict[ChoiceKey, tuple[InvalidOdds, ShownPlay]] = {}
    for number in plays.order:
        for wrong in plays.quotient.patterns[number].invalid:
            key = plays.steps.choices[wrong.choice].key
            if key not in found:
                found[key] = wrong, plays.play(number)
    return found


def _shown(plays: VariantPlays, asked: Callable[[Pattern], bool]) -> dict[SceneId, ShownPlay]:
    """Return the scenes of positions whose patterns are asked for, each with a shortest play to one of them.

    Positions that a limit cut off are not asked.
    """
    quotient, names, found = plays.quotient, plays.steps.scenes, dict[SceneId, ShownPlay]()
    # Those that were cut off have the first numbers.
    patterns = {one for one in set(quotient.patterns[len(quotient.cut) :]) if asked(one)}
    for number in plays.order if patterns else ():
        pattern = quotient.patterns[number]
        if pattern in patterns and number not in quotient.cut and names[pattern.scene] not in found:
            found[names[pattern.scene]] = plays.play(number)
    return found
