"""Guards on where a duty stands and on the calendar: postures, moves, deadlines, days."""

from datetime import date

from game.model.effects.deadlines import MeetDeadline
from game.model.fields import MET, MISSED, OPEN, Fields, Reads, union
from game.model.ids import DeadlineId, Standpoint
from game.model.kinds import Deeds, Guard, Labels
from game.model.position import DeadlineStatus, Position
from game.model.procedure import Move
from game.model.value import value


@value
class StandsIn(Guard):
    """Holds while a matter stands in any of some postures."""

    standpoints: tuple[Standpoint, ...]

    def holds(self, position: Position) -> bool:
        return any(posture in position.matters[matter].postures for matter, posture in self.standpoints)

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        matter, postures = labels.matter(self.standpoints[0].matter), [*map(labels.posture, self.standpoints)]
        if len(postures) == 1:
            return labels.phrase("posture", denied, matter=matter, posture=postures[0])
        return labels.phrase("posture.any", denied, matter=matter, postures=labels.joined(postures, "or"))

    def line(self, fields: Fields) -> str:
        return " or ".join(map(fields.stands, self.standpoints))

    def reads(self, fields: Fields) -> Reads:
        return Reads(union(fields.track(one).mask for one in self.standpoints))

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        return not deeds.leads.isdisjoint(self.standpoints)


@value
class MayMove(Guard):
    """Holds while the rule book allows a move."""

    move: Move

    def holds(self, position: Position) -> bool:
        return self.move.allowed(position)

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        return labels.phrase("may", denied, move=self.move.label)

    def line(self, fields: Fields) -> str:
        stands = [f"({one})" for one in self.move.stands_lines(fields).values()]
        return " and ".join([*stands, self.move.permits_line(fields)])

    def reads(self, fields: Fields) -> Reads:
        return self.move.reads(fields)

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        return False  # The refusal of the rule book says what is missing.

    @property
    def inside(self) -> tuple[Guard, ...]:
        return self.move.when


@value
class DeadlineIs(Guard):
    """Holds while a deadline has been started and is open, met or missed."""

    deadline: DeadlineId
    status: DeadlineStatus

    def holds(self, position: Position) -> bool:
        deadline = position.deadlines.get(self.deadline)
        return deadline is not None and deadline.status == self.status

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        return labels.phrase(f"deadline.{self.status}", denied, label=labels.deadline(self.deadline))

    def line(self, fields: Fields) -> str:
        number = {"open": OPEN, "met": MET, "missed": MISSED}[self.status]
        return fields.statuses[self.deadline].compared("==", number)

    def reads(self, fields: Fields) -> Reads:
        return Reads(fields.statuses[self.deadline].mask)

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        meets = any(isinstance(one, MeetDeadline) and one.deadline == self.deadline for one in deeds.changes)
        return self.status == "met" and meets


@value
class Before(Guard):
    """Holds on the days before a day."""

    day: date

    def holds(self, position: Position) -> bool:
        return position.date < self.day

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        return labels.phrase("before", denied, date=labels.day(self.day))

    def line(self, fields: Fields) -> str:
        return f"s >> {fields.day.shift} < {fields.days(self.day)}"

    def reads(self, fields: Fields) -> Reads:
        return Reads(day=fields.days(self.day))

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        return False


@value
class After(Guard):
    """Holds on the days after a day."""

    day: date

    def holds(self, position: Position) -> bool:
        return position.date > self.day

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        return labels.phrase("after", denied, date=labels.day(self.day))

    def line(self, fields: Fields) -> str:
        return f"s >> {fields.day.shift} > {fields.days(self.day)}"

    def reads(self, fields: Fields) -> Reads:
        return Reads(day=fields.days(self.day) + 1)

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        return False
