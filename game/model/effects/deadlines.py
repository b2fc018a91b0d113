"""Changes of deadlines: started, moved, met, cancelled."""

from datetime import timedelta

from game.model.fields import MET, MISSED, Fields, Keeps, Lines
from game.model.ids import DeadlineId
from game.model.kinds import Change
from game.model.position import Deadline, Position, day_after
from game.model.value import value


@value
class StartDeadline(Change):
    """Starts a deadline today, anew if it had been started before."""

    deadline: DeadlineId
    days: int

    def applied_to(self, position: Position) -> Position:
        last_day = day_after(position.date, self.days)
        return position.with_deadline(self.deadline, Deadline(position.date, last_day))

    def lines(self, fields: Fields, keeps: Keeps) -> Lines:
        kept = keeps(fields.statuses[self.deadline])
        return [fields.started(self.deadline, self.days)] if kept else []

    def writes(self, fields: Fields) -> int:
        return fields.statuses[self.deadline].mask | fields.left[self.deadline].mask

    def settles(self, fields: Fields) -> int:
        return 0


@value
class MoveDeadline(Change):
    """Moves the last day of a deadline while it is open."""

    deadline: DeadlineId
    days: int

    may_miss_deadlines = True

    def applied_to(self, position: Position) -> Position:
        deadline = position.deadlines.get(self.deadline)
        if deadline is None:
            return position
        # Its last day never moves behind yesterday, so that missing it is an event of today.
        moved = deadline.moved_by(self.days, not_before=position.date - timedelta(days=1))
        return position.with_deadline(self.deadline, moved)

    def lines(self, fields: Fields, keeps: Keeps) -> Lines:
        left, days = fields.left[self.deadline], self.days
        if not keeps(fields.statuses[self.deadline]):
            return []
        if days >= 0:
            return fields.while_open(self.deadline, [f"s += {days << left.shift:#x}"])
        late = [f"if {left.compared('<', -days)}:", f"    {fields.ended(self.deadline, MISSED)}"]
        return fields.while_open(self.deadline, [*late, "else:", f"    s -= {-days << left.shift:#x}"])

    def writes(self, fields: Fields) -> int:
        return fields.statuses[self.deadline].mask | fields.left[self.deadline].mask

    def settles(self, fields: Fields) -> int:
        return 0


@value
class MeetDeadline(Change):
    """Meets a deadline; nothing happens unless it is open."""

    deadline: DeadlineId

    def applied_to(self, position: Position) -> Position:
        deadline = position.deadlines.get(self.deadline)
        if deadline is None:
            return position
        return position.with_deadline(self.deadline, deadline.met_on(position.date))

    def lines(self, fields: Fields, keeps: Keeps) -> Lines:
        kept = keeps(fields.statuses[self.deadline])
        return fields.while_open(self.deadline, [fields.ended(self.deadline, MET)]) if kept else []

    def writes(self, fields: Fields) -> int:
        return fields.statuses[self.deadline].mask | fields.left[self.deadline].mask

    def settles(self, fields: Fields) -> int:
        return 0


@value
class CancelDeadline(Change):
    """Cancels a deadline, as if it had never been started; nothing happens unless it is open."""

    deadline: DeadlineId

    def applied_to(self, position: Position) -> Position:
        deadline = position.deadlines.get(self.deadline)
        is_open = deadline is not None and deadline.status == "open"
        return position.without_deadline(self.deadline) if is_open else position

    def lines(self, fields: Fields, keeps: Keeps) -> Lines:
        kept = keeps(fields.statuses[self.deadline])
        return fields.while_open(self.deadline, [fields.ended(self.deadline, 0)]) if kept else []

    def writes(self, fields: Fields) -> int:
        return fields.statuses[self.deadline].mask | fields.left[self.deadline].mask

    def settles(self, fields: Fields) -> int:
        return 0
