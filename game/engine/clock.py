"""Time: fines accrue in the postures then in force, and open deadlines run out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from game.engine.errors import CalendarError
from game.engine.unfolding import Unfolding
from game.model.deadline import Deadline
from game.model.docket import DeadlineMissed, DocketEntry
from game.model.ids import DeadlineId, MatterId
from game.model.procedure import Matter
from game.model.sanction import Standing
from game.model.scene import Passing


def pass_time(unfolding: Unfolding, passing: Passing, matters: Mapping[MatterId, Matter]) -> Unfolding:
    """Return the time passed: a day is owed for each one spent in a posture that accrues."""
    position = unfolding.position
    today = _end_of(passing, position.date)
    days = (today - position.date).days
    if days == 0:
        return unfolding
    standings = {name: _accrued(standing, matters[name], days) for name, standing in position.matters.items()}
    return see_deadlines(unfolding.at(position.on_day(today, standings)))


def see_deadlines(unfolding: Unfolding) -> Unfolding:
    """Return every open deadline missed whose last day has passed, each entered on its day."""
    position = unfolding.position
    seen = {name: deadline.seen_on(position.date) for name, deadline in position.deadlines.items()}
    missed = [name for name, deadline in seen.items() if deadline != position.deadlines[name]]
    if not missed:
        return unfolding
    entries = sorted((_missed(name, seen[name]) for name in missed), key=lambda entry: entry.day)
    return unfolding.at(replace(position, deadlines=seen)).noting(*entries)


def _end_of(passing: Passing, today: date) -> date:
    try:
        return passing.ends_on(today)
    except OverflowError:
        raise CalendarError(passing.days) from None


def _accrued(standing: Standing, matter: Matter, days: int) -> Standing:
    posture = matter.procedure.postures[standing.posture]
    return standing.accrued(days) if posture.sanctions == "accrue" else standing


def _missed(name: DeadlineId, deadline: Deadline) -> DocketEntry:
    assert deadline.ended is not None
    return DocketEntry(deadline.ended, DeadlineMissed(name))
