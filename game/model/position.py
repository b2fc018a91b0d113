"""Where the case stands after some turns: what is owed, which deadlines run; derived, never saved."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date, timedelta
from typing import Any, Literal

from game.model.ids import ArgumentId, ChoiceKey, DeadlineId, FactId, MatterId, MeterId, PostureId, SceneId
from game.model.value import value

Doubling = Literal["never", "daily", "weekly"]

# Fines stop growing here: a quadrillion is past every treasury, and keeps doubling sums printable.
MOST_FINES = 10**15

_DAYS_TO_DOUBLE: Mapping[Doubling, int] = {"daily": 1, "weekly": 7}


@value
class Sanction:
    """A sum owed for each day in contempt, in whole units of the scenario's currency, 0 or more."""

    per_day: int
    doubles: Doubling = "never"
    cap: int | None = None

    def on_day(self, number: int) -> int:
        """Return the cost of the accrued day of this number, counted from 1."""
        doublings = (number - 1) // _DAYS_TO_DOUBLE[self.doubles] if self.doubles != "never" else 0
        # Past the largest sum that is ever owed, further doubling changes nothing.
        cost = self.per_day << min(doublings, MOST_FINES.bit_length())
        return min(cost, MOST_FINES if self.cap is None else self.cap)

    def over(self, days: int, after: int) -> int:
        """Return the cost of the next `days` days, once `after` days have been counted."""
        if self.doubles == "never":
            return self.on_day(1) * days
        return sum(self.on_day(after + day) for day in range(1, days + 1))


@value
class Standing:
    """Where one matter stands: its posture in each track, the sum that is set, days counted, fines owed."""

    postures: tuple[PostureId, ...]
    sanction: Sanction | None = None
    accrued_days: int = 0
    fines: int = 0

    @property
    def posture(self) -> PostureId:
        """Return the posture in the first track; most rule books have no other."""
        return self.postures[0]

    def at(self, track: int, posture: PostureId) -> "Standing":
        """Return the standing with another posture in one track."""
        postures = (*self.postures[:track], posture, *self.postures[track + 1 :])
        return Standing(postures, self.sanction, self.accrued_days, self.fines)

    def set_to(self, sanction: Sanction) -> "Standing":
        """Return the standing with this daily sum set and the count of accrued days back to 0."""
        return Standing(self.postures, sanction, 0, self.fines)

    def accrued(self, days: int) -> "Standing":
        """Return the standing with the next days of the sum owed; itself where no sum is set."""
        if self.sanction is None or days < 1:
            return self
        owed = self.sanction.over(days, after=self.accrued_days)
        return Standing(self.postures, self.sanction, self.accrued_days + days, fines_of(self.fines + owed))

    def owing(self, fines: int) -> "Standing":
        """Return the standing with the fines set to a sum, kept at 0 or more."""
        return Standing(self.postures, self.sanction, self.accrued_days, fines_of(fines))


def fines_of(amount: int) -> int:
    """Return an amount kept between 0 and the most that is ever owed."""
    return max(0, min(amount, MOST_FINES))


DeadlineStatus = Literal["open", "met", "missed"]

# The calendar ends with the year 9999; a deadline leaves the one day on which it can be missed.
LATEST_LAST_DAY = date.max - timedelta(days=1)


def day_after(today: date, days: int) -> date:
    """Return the day that comes some days after another, or the latest that a deadline can have."""
    return today + timedelta(days=min(days, (LATEST_LAST_DAY - today).days))


@value
class Deadline:
    """A started deadline; its last day is still in time, the day after it is missed."""

    started: date
    last_day: date
    status: DeadlineStatus = "open"
    ended: date | None = None

    def met_on(self, today: date) -> "Deadline":
        """Return this deadline as met, where it is open; else itself."""
        return replace(self, status="met", ended=today) if self.status == "open" else self

    def seen_on(self, today: date) -> "Deadline":
        """Return this deadline as it stands on a day: missed once its last day has passed."""
        if self.status != "open" or today <= self.last_day:
            return self
        return replace(self, status="missed", ended=self.last_day + timedelta(days=1))

    def moved_by(self, days: int, not_before: date) -> "Deadline":
        """Return this deadline with its last day moved, never before a day; itself where it is not open."""
        if self.status != "open":
            return self
        return replace(self, last_day=max(day_after(self.last_day, days), not_before))


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

    def without_deadline(self, name: DeadlineId) -> "Position":
        """Return the position as if one deadline had never been started."""
        return self._but(deadlines={one: held for one, held in self.deadlines.items() if one != name})

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
