"""All plays of one variant, and their summary in simple values, which another process can have found."""

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from game.model.ids import ChoiceKey, OutcomeId, SceneId
from game.model.record import Turn
from game.proof.findings import ShownPlay
from game.proof.late_cites import DatedCite, late_cites
from game.proof.teaching import planned_scenes
from game.search.fan import Fan
from game.search.lumping import Lumped
from game.search.patterns import Pattern, Wrong
from game.search.steps import Steps
from game.search.weighing import Weighing


@dataclass
class VariantPlays:
    """One variant in its lumped positions, and for each of them the turn that first leads there."""

    lumped: Lumped
    _before: dict[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def steps(self) -> Steps:
        """Return the turns of the variant."""
        return self.lumped.steps

    @cached_property
    def fan(self) -> Fan:
        """Return the ways of all positions, each once."""
        return Fan(self.lumped)

    @cached_property
    def order(self) -> list[int]:
        """Return the positions in order of their distance from the opening."""
        order = [self.lumped.opening]
        seen = set(order)
        for number in order:
            for place, target in enumerate(self.lumped.targets[number]):
                if target not in seen:
                    seen.add(target)
                    self._before[target] = number, place
                    order.append(target)
        return order

    def play(self, number: int) -> ShownPlay:
        """Return a shortest play to a position."""
        turns: list[Turn] = []
        while number != self.lumped.opening and self.order:
            number, place = self._before[number]
            turns.append(self.steps.turn(*self.lumped.patterns[number].gone(place)))
        return ShownPlay(tuple(reversed(turns)), self.steps.variant)


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
    wrong: dict[ChoiceKey, tuple[Wrong, ShownPlay]]
    stuck: dict[SceneId, ShownPlay]
    alone: dict[SceneId, ShownPlay]
    late: tuple[DatedCite, ...]
    odds: dict[SceneId, Fraction]


def summary_of(plays: VariantPlays) -> VariantSummary:
    """Return the summary of the plays of a variant."""
    lumped, steps = plays.lumped, plays.steps
    scenes, planned = steps.scenario.scenes, planned_scenes(steps.scenario)
    over = {number for number, name in enumerate(steps.scenes) if scenes[name].ending}
    planned_numbers = {number for number, name in enumerate(steps.scenes) if name in planned}
    patterns = set(lumped.patterns)
    taken = {(kind.choice, outcome) for each in patterns for kind, _, outcome, _ in each.ways}
    tried = {one.choice for each in patterns for one in each.wrong}
    happened = ((steps.choices[choice].key, steps.outcome(choice, outcome)) for choice, outcome in taken)
    return VariantSummary(
        positions=lumped.positions,
        bounded=bool(lumped.cut),
        scenes=frozenset(steps.scenes[each.scene] for each in patterns),
        choices=frozenset(steps.choices[one].key for one in tried.union(choice for choice, _ in taken)),
        outcomes=frozenset((key, outcome) for key, outcome in happened if outcome is not None),
        wrong=_wrong(plays),
        stuck=_shown(plays, lambda one: not (one.kinds or one.wrong or one.scene in over)),
        alone=_shown(plays, lambda one: one.scene in planned_numbers and len(one.choices) < 2),
        late=tuple(late_cites(plays.fan)),
        odds=_odds(plays),
    )


def _wrong(plays: VariantPlays) -> dict[ChoiceKey, tuple[Wrong, ShownPlay]]:
    patterns, found = plays.lumped.patterns, dict[ChoiceKey, tuple[Wrong, ShownPlay]]()
    for number in plays.order if any(each.wrong for each in set(patterns)) else ():
        for wrong in patterns[number].wrong:
            key = plays.steps.choices[wrong.choice].key
            if key not in found:
                found[key] = wrong, plays.play(number)
    return found


def _shown(plays: VariantPlays, asked: Callable[[Pattern], bool]) -> dict[SceneId, ShownPlay]:
    """Return the scenes of positions whose patterns are asked for, each with a shortest play to one of them.

    Positions that a limit cut off are not asked.
    """
    lumped, names, found = plays.lumped, plays.steps.scenes, dict[SceneId, ShownPlay]()
    patterns = {one for one in set(lumped.patterns) if asked(one)}
    for number in plays.order if patterns else ():
        pattern = lumped.patterns[number]
        if pattern in patterns and number not in lumped.cut and names[pattern.scene] not in found:
            found[names[pattern.scene]] = plays.play(number)
    return found


def _odds(plays: VariantPlays) -> dict[SceneId, Fraction]:
    expected = plays.steps.scenario.expected.get(plays.steps.variant)
    asked = expected and expected.endings and not plays.lumped.cut
    return Weighing(plays.lumped).probabilities() if asked else {}
