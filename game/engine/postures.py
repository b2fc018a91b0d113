"""What follows when a matter comes into a posture: sanctions, the record, deadlines that start."""

from game.engine.unfolding import Unfolding
from game.model.deadline import Deadline, day_after
from game.model.docket import DocketEntry, SanctionEnded
from game.model.ids import MatterId, Standpoint
from game.model.position import Position
from game.model.procedure import Posture
from game.model.sanction import Standing
from game.model.scenario import Scenario


def enter(unfolding: Unfolding, scenario: Scenario, to: Standpoint, first: bool = False) -> Unfolding:
    """Return a matter in a posture, and with all that its rule book attaches to coming there.

    `first` says that the matter opens there, so that it comes from outside every posture.
    """
    procedure = scenario.matters[to.matter].procedure
    came_from = None if first else unfolding.position.matters[to.matter].posture
    unfolding = _sanctions_on_entering(unfolding, to.matter, procedure.postures[to.posture])
    position = unfolding.position
    if procedure.postures[to.posture].closes_record:
        position = close_record(position, scenario, to.matter)
    for rule in procedure.deadlines:
        if to.posture in rule.starts_in and came_from not in rule.starts_in:
            deadline = Deadline(position.date, day_after(position.date, rule.days))
            position = position.with_deadline(rule.id, deadline)
    return unfolding.at(position)


def close_record(position: Position, scenario: Scenario, matter: MatterId) -> Position:
    """Return every argument against the matter forfeited that is not preserved."""
    against = (argument.id for argument in scenario.arguments.values() if argument.against == matter)
    return position.forfeiting(argument for argument in against if argument not in position.preserved)


def _sanctions_on_entering(unfolding: Unfolding, matter: MatterId, posture: Posture) -> Unfolding:
    """Purge ends the sum and leaves the fines due; vacatur ends it, and nothing is due."""
    position = unfolding.position
    was = position.matters[matter]
    if posture.sanctions not in ("end", "void"):
        now = Standing(posture.id, was.sanction, was.accrued_days, was.fines)
        return unfolding.at(position.with_standing(matter, now))
    owed = was.fines if posture.sanctions == "end" else 0
    unfolding = unfolding.at(position.with_standing(matter, Standing(posture.id, fines=owed)))
    if was.sanction is None and was.fines == owed:
        return unfolding
    ended = SanctionEnded(matter, owed, wiped_out=was.fines - owed)
    return unfolding.noting(DocketEntry(position.date, ended))
