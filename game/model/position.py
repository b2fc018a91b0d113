"""Where the case stands after some turns: derived from the record, never saved."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any

from game.model.deadline import Deadline
from game.model.ids import ArgumentId, ChoiceKey, DeadlineId, FactId, MatterId, MeterId, SceneId
from game.model.sanction import Standing
from game.model.value import value


@value
class Position:
    """All that later turns can depend on; every change returns another position."""

    scene: SceneId
    date: dt.date
    matters: Mapping[MatterId, Standing]
    meters: Mapping[MeterId, int]
    facts: frozenset[FactId] = frozenset()
    preserved: frozenset[ArgumentId] = frozenset()
    forfeited: frozenset[ArgumentId] = frozenset()
    deadlines: Mapping[DeadlineId, Deadline] = field(default_factory=dict)
    chosen: Mapping[ChoiceKey, int] = field(default_factory=dict)

    def at_scene(self, scene: SceneId) -> "Position":
        """Return the position in another scene."""
        return self._but(scene=scene)

    def on_day(self, day: dt.date, matters: Mapping[MatterId, Standing]) -> "Position":
        """Return the position on another day, with its matters as they stand by then."""
        return self._but(date=day, matters=matters)

    def with_standing(self, matter: MatterId, standing: Standing) -> "Position":
        """Return the position with one matter standing otherwise."""
        return self._but(matters={**self.matters, matter: standing})

    def with_meter(self, meter: MeterId, value: int) -> "Position":
        """Return the position with one meter at another value; the caller keeps it within its bounds."""
        return self._but(meters={**self.meters, meter: value})

    def with_facts(self, facts: frozenset[FactId]) -> "Position":
        """Return the position with other facts found."""
        return self._but(facts=facts)

    def with_deadline(self, name: DeadlineId, deadline: Deadline) -> "Position":
        """Return the position with one deadline started or changed."""
        return self._but(deadlines={**self.deadlines, name: deadline})

    def preserving(self, arguments: Iterable[ArgumentId]) -> "Position":
        """Return the position with arguments preserved; one that was forfeited stays so."""
        return self._but(preserved=self.preserved | (frozenset(arguments) - self.forfeited))

    def forfeiting(self, arguments: Iterable[ArgumentId]) -> "Position":
        """Return the position with arguments given up for good, even if they were preserved."""
        lost = frozenset(arguments)
        return self._but(preserved=self.preserved - lost, forfeited=self.forfeited | lost)

    def having_chosen(self, key: ChoiceKey) -> "Position":
        """Return the position with one more turn of this choice counted."""
        return self._but(chosen={**self.chosen, key: self.chosen.get(key, 0) + 1})

    def _but(self, **changed: Any) -> "Position":
        """Return the position with some values changed: as `replace` does, in half the time."""
        kept = changed.get
        return Position(
            kept("scene", self.scene),
            kept("date", self.date),
            kept("matters", self.matters),
            kept("meters", self.meters),
            kept("facts", self.facts),
            kept("preserved", self.preserved),
            kept("forfeited", self.forfeited),
            kept("deadlines", self.deadlines),
            kept("chosen", self.chosen),
        )
