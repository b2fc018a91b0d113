"""Loops that end by a number that only falls: which meters count rounds, and which turns count them down.

A meter counts down on a loop where no turn of the loop raises it, some turn surely lowers it, and that turn
is open only while the meter is above its lowest value. So that turn lowers it by one point or more each time.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from game.model.effects.numbers import MoveMeter
from game.model.guards.logic import AllOf, HoldsCondition
from game.model.guards.values import MeterWithin
from game.model.ids import MeterId, SceneId
from game.model.kinds import Effect, Guard
from game.model.scenario import Scenario
from game.model.scene import Choice, Outcome, Scene, SceneWay


class SceneTurn(NamedTuple):
    """One way through a scene: a choice, how it turns out, and the way on."""

    choice: Choice
    outcome: Outcome | None
    way: SceneWay


def turns_of(scene: Scene) -> Iterator[SceneTurn]:
    """Yield every way through a scene."""
    for choice in scene.choices.values():
        for outcome in choice.outcomes.values() or (None,):
            for way in choice.ways_on(outcome):
                yield SceneTurn(choice, outcome, way)


class Countdowns:
    """The meters that count the rounds of some loops down, by the number of the group of scenes."""

    def __init__(self, scenario: Scenario, groups: Mapping[SceneId, int]) -> None:
        self._scenario, self._groups = scenario, groups
        self.meters: dict[int, frozenset[MeterId]] = {}
        raised: dict[int, set[MeterId]] = {}
        lowered: dict[int, set[MeterId]] = {}
        for scene in scenario.scenes.values():
            for turn in turns_of(scene):
                if self.stays(scene.id, turn):
                    group = groups[scene.id]
                    raised.setdefault(group, set()).update(_raised(self._effects(turn)))
                    lowered.setdefault(group, set()).update(self._surely_lowered(turn))
        for group, meters in lowered.items():
            self.meters[group] = frozenset(meters - raised[group])

    def counted(self, scene: SceneId, turn: SceneTurn) -> dict[MeterId, int]:
        """Return by how much a turn surely lowers the meters that count its loop down."""
        if not self.stays(scene, turn):
            return {}
        counting = self.meters.get(self._groups[scene], frozenset())
        return {meter: by for meter, by in self._surely_lowered(turn).items() if meter in counting}

    def stays(self, scene: SceneId, turn: SceneTurn) -> bool:
        """Return whether a turn leads to a scene of the same loops."""
        return self._groups[scene] == self._groups[turn.way.scene]

    def _effects(self, turn: SceneTurn) -> tuple[Effect, ...]:
        """Return all effects of a turn, those of what it comes to as well."""
        own = turn.outcome.half.effects if turn.outcome else ()
        return (*turn.choice.half.effects, *own, *self._scenario.scenes[turn.way.scene].arrival.effects)

    def _surely_lowered(self, turn: SceneTurn) -> dict[MeterId, int]:
        choice, outcome, way = turn
        guards = (*choice.shown_when, *choice.when, *(outcome.when if outcome else ()), *way.when)
        above = set(_kept_above_lowest(guards, self._scenario))
        lowered: dict[MeterId, int] = {}
        for effect in self._effects(turn):
            change = effect.change
            if isinstance(change, MoveMeter) and not effect.when and (change.by or 0) < 0:
                lowered[change.meter] = lowered.get(change.meter, 0) - (change.by or 0)
        return {meter: by for meter, by in lowered.items() if meter in above}


def _raised(effects: Iterable[Effect]) -> Iterator[MeterId]:
    """Yield the meters that some effects may raise; one that sets a meter may."""
    for effect in effects:
        change = effect.change
        if isinstance(change, MoveMeter) and (change.to is not None or (change.by or 0) > 0):
            yield change.meter


def _kept_above_lowest(guards: Iterable[Guard], scenario: Scenario) -> Iterator[MeterId]:
    """Yield the meters that lie above their lowest value wherever all of some guards hold."""
    for guard in guards:
        if isinstance(guard, AllOf | HoldsCondition):
            yield from _kept_above_lowest(guard.inside, scenario)
        elif isinstance(guard, MeterWithin):
            least = guard.range.at_least
            if least is not None and least > scenario.meters[guard.meter].lowest:
                yield guard.meter
