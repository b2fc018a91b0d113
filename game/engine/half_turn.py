"""One half of a turn, counsel's or the court's: time, picks, effects, moves, docket, in this order."""

from collections.abc import Mapping

from game.engine.clock import pass_time, see_deadlines
from game.engine.postures import enter
from game.engine.procedure_machine import ProcedureMachine
from game.engine.unfolding import Unfolding
from game.model.docket import DocketEntry, Filed, MeterChange, Ruled, SanctionStarted
from game.model.effects import Effect, MoveDeadline, MoveMeter, SetSanction, WriteDocket
from game.model.guards import all_hold
from game.model.ids import ArgumentId, MatterId, Standpoint
from game.model.position import Position
from game.model.procedure import Move
from game.model.reason import MoveRefused
from game.model.scenario import Scenario
from game.model.scene import Half


class HalfTurns:
    """Carries out halves of turns by the rule books of one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._machines: Mapping[MatterId, ProcedureMachine] = {
            name: ProcedureMachine(matter.procedure) for name, matter in scenario.matters.items()
        }

    def carry_out(
        self,
        half: Half,
        position: Position,
        picks: tuple[ArgumentId, ...] = (),
        left_out: tuple[ArgumentId, ...] = (),
    ) -> Unfolding | MoveRefused:
        """Return the half carried out, or with the first move that the rule book refuses."""
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
        return unfolding.noting(*_docket_of(half, unfolding.position))

    def make(self, move: Move, unfolding: Unfolding) -> Unfolding | MoveRefused:
        """Return one move made, or refused by its rule book."""
        position = unfolding.position
        posture = position.matters[move.matter].posture
        target = self._machines[move.matter].posture_after(move.id, posture, position)
        if target is None:
            return MoveRefused(move, posture, move.refused(position))
        if move.within and move.within in position.deadlines:
            met = position.deadlines[move.within].met_on(position.date)
            unfolding = unfolding.at(position.with_deadline(move.within, met))
        return enter(unfolding, self._scenario, Standpoint(move.matter, target))


def apply(effect: Effect, unfolding: Unfolding, cause: str) -> Unfolding:
    """Return one effect applied; its cause is its own, else the one given."""
    before = unfolding.position
    if not all_hold(effect.when, before):
        return unfolding
    after = effect.change.applied_to(before)
    unfolding = unfolding.at(after)
    match effect.change:
        case MoveMeter(meter=meter) if before.meters[meter] != after.meters[meter]:
            moved = before.meters[meter], after.meters[meter]
            because = effect.because or cause
            return unfolding.changing(MeterChange(meter, *moved, because, effect.truth, effect.grave))
        case SetSanction(matter=matter, sanction=sanction):
            return unfolding.noting(DocketEntry(after.date, SanctionStarted(matter, sanction)))
        case WriteDocket(what=what, by=by, cites=cites):
            return unfolding.noting(DocketEntry(after.date, Filed(what, by), cites, effect.truth))
        case MoveDeadline():
            return see_deadlines(unfolding)
        case _:
            return unfolding


def _docket_of(half: Half, position: Position) -> tuple[DocketEntry, ...]:
    entries: list[DocketEntry] = []
    if half.files:
        entries.append(DocketEntry(position.date, Filed(half.files), half.cites, half.truth))
    ruling = half.ruling
    if ruling:
        decision = Ruled(ruling.says, ruling.by, ruling.disposition, ruling.on)
        entries.append(DocketEntry(position.date, decision, ruling.cites, half.truth))
    return tuple(entries)
