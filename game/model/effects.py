"""Changes to a position, one class for each kind that authors can write."""

from datetime import timedelta
from typing import TypeAlias

from game.model.deadline import Deadline, day_after
from game.model.guards import Guard
from game.model.ids import ArgumentId, AuthorityId, CastId, DeadlineId, FactId, MatterId, MeterId
from game.model.position import Position
from game.model.sanction import Sanction
from game.model.value import value


@value
class MoveMeter:
    """Moves a meter by points, or to a value, kept within its bounds."""

    meter: MeterId
    lowest: int
    highest: int
    by: int | None = None
    to: int | None = None

    def applied_to(self, position: Position) -> Position:
        """Return the position after the change."""
        value = self.to if self.to is not None else position.meters[self.meter] + (self.by or 0)
        return position.with_meter(self.meter, max(self.lowest, min(value, self.highest)))


@value
class FindFacts:
    """Establishes facts."""

    facts: tuple[FactId, ...]

    def applied_to(self, position: Position) -> Position:
        """Return the position after the change."""
        return position.with_facts(position.facts.union(self.facts))


@value
class LoseFacts:
    """Takes facts back."""

    facts: tuple[FactId, ...]

    def applied_to(self, position: Position) -> Position:
        """Return the position after the change."""
        return position.with_facts(position.facts.difference(self.facts))


@value
class PreserveArguments:
    """Raises arguments in time; nothing happens to those that were forfeited."""

    arguments: tuple[ArgumentId, ...]

    def applied_to(self, position: Position) -> Position:
        """Return the position after the change."""
        return position.preserving(self.arguments)


@value
class ForfeitArguments:
    """Gives arguments up for good, even preserved ones."""

    arguments: tuple[ArgumentId, ...]

    def applied_to(self, position: Position) -> Position:
        """Return the position after the change."""
        return position.forfeiting(self.arguments)


@value
class SetSanction:
    """Sets the daily sum of a matter and puts its count of accrued days back to 0."""

    matter: MatterId
    sanction: Sanction

    def applied_to(self, position: Position) -> Position:
        """Return the position after the change."""
        return position.with_standing(self.matter, position.matters[self.matter].set_to(self.sanction))


@value
class ChangeFines:
    """Changes the fines owed in a matter by a sum, to a sum, or by the next days of its daily sum."""

    matter: MatterId
    by: int | None = None
    to: int | None = None
    by_days: int | None = None

    def applied_to(self, position: Position) -> Position:
        """Return the position after the change."""
        standing = position.matters[self.matter]
        if self.by_days is not None:
            return position.with_standing(self.matter, standing.accrued(self.by_days))
        fines = self.to if self.to is not None else standing.fines + (self.by or 0)
        return position.with_standing(self.matter, standing.owing(fines))


@value
class StartDeadline:
    """Starts a deadline today, anew if it had been started before."""

    deadline: DeadlineId
    days: int

    def applied_to(self, position: Position) -> Position:
        """Return the position after the change."""
        last_day = day_after(position.date, self.days)
        return position.with_deadline(self.deadline, Deadline(position.date, last_day))


@value
class MoveDeadline:
    """Moves the last day of a deadline while it is open."""

    deadline: DeadlineId
    days: int

    def applied_to(self, position: Position) -> Position:
        """Return the position after the change."""
        deadline = position.deadlines.get(self.deadline)
        if deadline is None:
            return position
        # Its last day never moves behind yesterday, so that missing it is an event of today.
        moved = deadline.moved_by(self.days, not_before=position.date - timedelta(days=1))
        return position.with_deadline(self.deadline, moved)


@value
class MeetDeadline:
    """Meets a deadline; nothing happens unless it is open."""

    deadline: DeadlineId

    def applied_to(self, position: Position) -> Position:
        """Return the position after the change."""
        deadline = position.deadlines.get(self.deadline)
        if deadline is None:
            return position
        return position.with_deadline(self.deadline, deadline.met_on(position.date))


@value
class WriteDocket:
    """Writes an entry of its own into the docket and leaves the position as it is."""

    what: str
    by: CastId | None = None
    cites: tuple[AuthorityId, ...] = ()

    def applied_to(self, position: Position) -> Position:
        """Return the same position."""
        return position


Change: TypeAlias = (
    MoveMeter
    | FindFacts
    | LoseFacts
    | PreserveArguments
    | ForfeitArguments
    | SetSanction
    | ChangeFines
    | StartDeadline
    | MoveDeadline
    | MeetDeadline
    | WriteDocket
)


@value
class Effect:
    """One change, the guards under which it happens, and the cause that is shown beside it."""

    change: Change
    when: tuple[Guard, ...] = ()
    because: str = ""
    truth: str = ""
    grave: bool = False

    def applied_to(self, position: Position) -> Position:
        """Return the position after the change, or as it was where a guard fails."""
        if not all(guard.holds(position) for guard in self.when):
            return position
        return self.change.applied_to(position)
