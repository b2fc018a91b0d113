"""One half of a turn, counsel's or the court's: time, picks, effects, moves, docket, in this order."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from game.engine.errors import CalendarError
from game.model.docket import DeadlineMissed, DocketEntry, Filed, MeterChange, Ruled, SanctionEnded
from game.model.ids import ArgumentId, MatterId, Standpoint
from game.model.kinds import Cause, Effect, all_hold
from game.model.position import Deadline, Position, Standing, day_after
from game.model.procedure import Matter, Move, Posture
from game.model.scenario import Scenario
from game.model.scene import NOTHING_DONE, Half, MoveRefused, Passing
from game.model.value import value

if TYPE_CHECKING:
    from game.engine.machines import ProcedureMachine


@value
class Unfolding:
    """The position so far, with the docket entries and meter changes that led to it."""

    position: Position
    entries: tuple[DocketEntry, ...] = ()
    changes: tuple[MeterChange, ...] = ()

    def at(self, position: Position) -> "Unfolding":
        """Return the unfolding with another position, and what led to it."""
        return Unfolding(position, self.entries, self.changes)

    def noting(self, *entries: DocketEntry) -> "Unfolding":
        """Return the unfolding with further docket entries."""
        return Unfolding(self.position, (*self.entries, *entries), self.changes)

    def changing(self, change: MeterChange) -> "Unfolding":
        """Return the unfolding with one more change of a meter."""
        return Unfolding(self.position, self.entries, (*self.changes, change))

    def then(self, later: "Unfolding") -> "Unfolding":
        """Return the unfolding continued by a later one, which began in its position."""
        return Unfolding(later.position, (*self.entries, *later.entries), (*self.changes, *later.changes))


def pass_time(unfolding: Unfolding, passing: Passing, matters: Mapping[MatterId, Matter]) -> Unfolding:
    """Return what follows when time passes: a day is owed for each one spent in a posture that accrues."""
    position = unfolding.position
    try:
        today = passing.ends_on(position.date)
    except OverflowError:
        raise CalendarError(passing.days) from None
    days = (today - position.date).days
    if days == 0:
        return unfolding
    standings = {
        name: standing.accrued(days) if matters[name].procedure.accrues(standing) else standing
        for name, standing in position.matters.items()
    }
    return see_deadlines(unfolding.at(position.on_day(today, standings)))


def see_deadlines(unfolding: Unfolding) -> Unfolding:
    """Return the position in which each open deadline whose last day has passed is missed, and its entry."""
    position = unfolding.position
    seen = {name: deadline.seen_on(position.date) for name, deadline in position.deadlines.items()}
    missed = [
        DocketEntry(deadline.ended, DeadlineMissed(name))
        for name, deadline in seen.items()
        if deadline != position.deadlines[name] and deadline.ended
    ]
    if not missed:
        return unfolding
    entries = sorted(missed, key=lambda entry: entry.day)
    return unfolding.at(replace(position, deadlines=seen)).noting(*entries)


def enter(unfolding: Unfolding, scenario: Scenario, to: Standpoint, first: bool = False) -> Unfolding:
    """Return what follows when a matter comes into a posture; `first` where it comes from outside all."""
    procedure = scenario.matters[to.matter].procedure
    posture = procedure.postures[to.posture]
    came_from = None if first else unfolding.position.matters[to.matter].postures[posture.track]
    unfolding = _sanctions_on_entering(unfolding, to.matter, posture)
    position = unfolding.position
    if posture.closes_record:
        position = close_record(position, scenario, to.matter)
    for rule in procedure.deadlines:
        if to.posture in rule.starts_in and came_from not in rule.starts_in:
            deadline = Deadline(position.date, day_after(position.date, rule.days))
            position = position.with_deadline(rule.id, deadline)
    return unfolding.at(position)


def close_record(position: Position, scenario: Scenario, matter: MatterId) -> Position:
    """Return the position in which each argument against the matter is forfeited that had to be preserved."""
    against = (one for one in scenario.arguments.values() if one.against == matter and not one.any_time)
    return position.forfeiting(one.id for one in against if one.id not in position.preserved)


def _sanctions_on_entering(unfolding: Unfolding, matter: MatterId, posture: Posture) -> Unfolding:
    """Purge ends the sum and leaves the fines due; vacatur ends it, and nothing is due."""
    position = unfolding.position
    was = position.matters[matter]
    now = was.at(posture.track, posture.id)
    if posture.sanctions not in ("end", "void"):
        return unfolding.at(position.with_standing(matter, now))
    owed = was.fines if posture.sanctions == "end" else 0
    unfolding = unfolding.at(position.with_standing(matter, Standing(now.postures, fines=owed)))
    if was.sanction is None and was.fines == owed:
        return unfolding
    ended = SanctionEnded(matter, owed, wiped_out=was.fines - owed)
    return unfolding.noting(DocketEntry(position.date, ended))


class HalfTurns:
    """Carries out halves of turns by the rule books of one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario

    @cached_property
    def _machines(self) -> "Mapping[MatterId, ProcedureMachine]":
        # What is only read makes no move, and imports no machines.
        from game.engine.machines import ProcedureMachine

        return {name: ProcedureMachine(matter.procedure) for name, matter in self._scenario.matters.items()}

    def carry_out(
        self,
        half: Half,
        position: Position,
        picks: tuple[ArgumentId, ...] = (),
        left_out: tuple[ArgumentId, ...] = (),
    ) -> Unfolding | MoveRefused:
        """Return what the half leads to, or the first move that the rule book refuses."""
        unfolding = pass_time(Unfolding(position), half.passing, self._scenario.matters)
        if picks or left_out:
            unfolding = unfolding.at(unfolding.position.preserving(picks).forfeiting(left_out))
        for effect in half.effects:
            unfolding = apply(effect, unfolding, half.cause)
        for planned in half.moves:
            if not all_hold(planned.when, unfolding.position):
                continue
            moved = self.make(planned.move, unfolding)
            if isinstance(moved, MoveRefused):
                return moved
            unfolding = moved
        today, ruling = unfolding.position.date, half.ruling
        if half.files:
            unfolding = unfolding.noting(DocketEntry(today, Filed(half.files), half.cites, half.truth))
        if ruling:
            decision = Ruled(ruling.says, ruling.by, ruling.disposition, ruling.on)
            unfolding = unfolding.noting(DocketEntry(today, decision, ruling.cites, half.truth))
        return unfolding

    def arrive(self, unfolding: Unfolding) -> Unfolding:
        """Return what follows at once where a play has come to a scene."""
        half = self._scenario.scenes[unfolding.position.scene].arrival
        arrived = NOTHING_DONE if half is NOTHING_DONE else self.carry_out(half, unfolding.position)
        return unfolding.then(arrived) if isinstance(arrived, Unfolding) else unfolding

    def make(self, move: Move, unfolding: Unfolding) -> Unfolding | MoveRefused:
        """Return what one move leads to, or its refusal by the rule book."""
        position = unfolding.position
        standing = position.matters[move.matter]
        entered = self._machines[move.matter].postures_after(move.id, standing.postures, position)
        if entered is None:
            return MoveRefused(move, move.misfits(standing), move.refused(position))
        if move.within and move.within in position.deadlines:
            met = position.deadlines[move.within].met_on(position.date)
            unfolding = unfolding.at(position.with_deadline(move.within, met))
        for posture in entered:
            unfolding = enter(unfolding, self._scenario, Standpoint(move.matter, posture))
        return unfolding


def apply(effect: Effect, unfolding: Unfolding, cause: str) -> Unfolding:
    """Return what one effect leads to; its cause is its own, else the one given."""
    before = unfolding.position
    if not all_hold(effect.when, before):
        return unfolding
    after = effect.change.applied_to(before)
    unfolding = unfolding.at(after)
    shown = Cause(effect.because or cause, effect.truth, effect.grave)
    for left in effect.change.leaves(before, after, shown):
        unfolding = unfolding.changing(left) if isinstance(left, MeterChange) else unfolding.noting(left)
    return see_deadlines(unfolding) if effect.change.may_miss_deadlines else unfolding
