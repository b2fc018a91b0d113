"""Changes of numbers: meters, daily sums, fines."""

from game.model.docket import DocketEntry, MeterChange, SanctionStarted
from game.model.fields import Fields, Keeps, Lines
from game.model.ids import MatterId, MeterId
from game.model.kinds import Cause, Change
from game.model.position import MOST_FINES, Position, Sanction, fines_of
from game.model.value import value


@value
class MoveMeter(Change):
    """Moves a meter by points, or to a value, kept within its bounds."""

    meter: MeterId
    lowest: int
    highest: int
    by: int | None = None
    to: int | None = None

    def applied_to(self, position: Position) -> Position:
        number = self.to if self.to is not None else position.meters[self.meter] + (self.by or 0)
        return position.with_meter(self.meter, max(self.lowest, min(number, self.highest)))

    def lines(self, fields: Fields, keeps: Keeps) -> Lines:
        field, span, by = fields.meters[self.meter], self.highest - self.lowest, self.by or 0
        if not keeps(field):
            return []
        if self.to is not None:
            return [field.setting(max(0, min(self.to - self.lowest, span)))]
        if not by:
            return []
        bound = span if by > 0 else 0
        if abs(by) >= span:
            return [field.setting(bound)]
        inside = field.compared("<=", span - by) if by > 0 else field.compared(">=", -by)
        added = f"s += {by << field.shift:#x}" if by > 0 else f"s -= {-by << field.shift:#x}"
        return [f"if {inside}:", f"    {added}", "else:", f"    {field.setting(bound)}"]

    def writes(self, fields: Fields) -> int:
        return fields.meters[self.meter].mask

    def settles(self, fields: Fields) -> int:
        return 0 if self.to is None else fields.meters[self.meter].mask

    def leaves(self, before: Position, after: Position, cause: Cause) -> tuple[MeterChange, ...]:
        was, now = before.meters[self.meter], after.meters[self.meter]
        change = MeterChange(self.meter, was, now, cause.because, cause.truth, cause.grave)
        return (change,) if was != now else ()


@value
class SetSanction(Change):
    """Sets the daily sum of a matter and puts its count of accrued days back to 0."""

    matter: MatterId
    sanction: Sanction

    def applied_to(self, position: Position) -> Position:
        return position.with_standing(self.matter, position.matters[self.matter].set_to(self.sanction))

    def lines(self, fields: Fields, keeps: Keeps) -> Lines:
        sums = fields.sums[self.matter]
        number = fields.sanctions[self.matter].index(self.sanction) + 1
        return [f"s &= ~{fields.counts[self.matter].mask:#x}", sums.setting(number)] if keeps(sums) else []

    def writes(self, fields: Fields) -> int:
        return fields.sums[self.matter].mask | fields.counts[self.matter].mask

    def settles(self, fields: Fields) -> int:
        return self.writes(fields)

    def leaves(self, before: Position, after: Position, cause: Cause) -> tuple[DocketEntry, ...]:
        return (DocketEntry(after.date, SanctionStarted(self.matter, self.sanction)),)


@value
class ChangeFines(Change):
    """Changes the fines owed in a matter by a sum, to a sum, or by the next days of its daily sum."""

    matter: MatterId
    by: int | None = None
    to: int | None = None
    by_days: int | None = None

    def applied_to(self, position: Position) -> Position:
        standing = position.matters[self.matter]
        if self.by_days is not None:
            return position.with_standing(self.matter, standing.accrued(self.by_days))
        fines = self.to if self.to is not None else standing.fines + (self.by or 0)
        return position.with_standing(self.matter, standing.owing(fines))

    def lines(self, fields: Fields, keeps: Keeps) -> Lines:
        field = fields.fines[self.matter]
        if not keeps(field):
            return []
        if self.to is not None:
            return [field.setting(fines_of(self.to))]
        if self.by_days is not None:
            return [f"s = {fields.accruing(self.matter)}(s, {self.by_days})"]
        owed = f"max(0, min({field.reading} + {self.by or 0}, {MOST_FINES}))"
        return [f"s = s & ~{field.mask:#x} | {owed} << {field.shift}"]

    def writes(self, fields: Fields) -> int:
        return fields.fines[self.matter].mask | fields.counts[self.matter].mask

    def settles(self, fields: Fields) -> int:
        return 0
