"""Guards on what was counted, found, raised and chosen: meters, fines, facts, arguments, choices."""

from game.model.effects.numbers import ChangeFines, MoveMeter, SetSanction
from game.model.effects.record import FindFacts, PreserveArguments
from game.model.fields import Fields, Reads, union
from game.model.guards.ranges import Range
from game.model.ids import ArgumentId, ChoiceKey, FactId, MatterId, MeterId
from game.model.kinds import Deeds, Guard, Labels
from game.model.position import Position
from game.model.value import value


@value
class MeterWithin(Guard):
    """Holds while a meter lies in a range."""

    meter: MeterId
    range: Range

    def holds(self, position: Position) -> bool:
        return self.range.contains(position.meters[self.meter])

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        key, numbers = self.range.said("meter")
        now = position.meters[self.meter]
        return labels.phrase(key, denied, label=labels.meter(self.meter), now=now, **numbers)

    def line(self, fields: Fields) -> str:
        return self.range.line(fields.meters[self.meter], fields.lowest[self.meter])

    def reads(self, fields: Fields) -> Reads:
        return Reads(fields.meters[self.meter].mask)

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        moves = (one for one in deeds.changes if isinstance(one, MoveMeter) and one.meter == self.meter)
        return any(self.holds(one.applied_to(position)) for one in moves)


@value
class FinesWithin(Guard):
    """Holds while the fines owed in a matter lie in a range."""

    matter: MatterId
    range: Range

    def holds(self, position: Position) -> bool:
        return self.range.contains(position.matters[self.matter].fines)

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        key, numbers = self.range.said("fines")
        sums = {name: labels.money(number) for name, number in numbers.items()}
        now = labels.money(position.matters[self.matter].fines)
        return labels.phrase(key, denied, matter=labels.matter(self.matter), now=now, **sums)

    def line(self, fields: Fields) -> str:
        owed = fields.fines.get(self.matter)
        return self.range.line(owed) if owed else str(self.range.contains(0))

    def reads(self, fields: Fields) -> Reads:
        owed = fields.fines.get(self.matter)
        return Reads(owed.mask if owed else 0)

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        changes = (one for one in deeds.changes if isinstance(one, ChangeFines) and one.matter == self.matter)
        return any(self.holds(one.applied_to(position)) for one in changes)

    @property
    def fines_ceiling(self) -> int:
        return max(self.range.at_least or 0, 0 if self.range.at_most is None else self.range.at_most + 1)


@value
class SanctionSet(Guard):
    """Holds while a daily sum is set in a matter, stayed or not."""

    matter: MatterId

    def holds(self, position: Position) -> bool:
        return position.matters[self.matter].sanction is not None

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        return labels.phrase("sanction", denied, matter=labels.matter(self.matter))

    def line(self, fields: Fields) -> str:
        sums = fields.sums.get(self.matter)
        return f"s & {sums.mask:#x}" if sums else "False"

    def reads(self, fields: Fields) -> Reads:
        sums = fields.sums.get(self.matter)
        return Reads(sums.mask if sums else 0)

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        return any(isinstance(one, SetSanction) and one.matter == self.matter for one in deeds.changes)


@value
class FactFound(Guard):
    """Holds once a fact has been found."""

    fact: FactId

    def holds(self, position: Position) -> bool:
        return self.fact in position.facts

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        return labels.phrase("fact", denied, label=labels.fact(self.fact))

    def line(self, fields: Fields) -> str:
        return f"s & {fields.facts[self.fact].mask:#x}"

    def reads(self, fields: Fields) -> Reads:
        return Reads(fields.facts[self.fact].mask)

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        return any(isinstance(one, FindFacts) and self.fact in one.facts for one in deeds.changes)


@value
class ArgumentPreserved(Guard):
    """Holds while an argument is preserved."""

    argument: ArgumentId

    def holds(self, position: Position) -> bool:
        return self.argument in position.preserved

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        return labels.phrase("preserved", denied, label=labels.argument(self.argument))

    def line(self, fields: Fields) -> str:
        return f"s & {fields.preserved[self.argument].mask:#x}"

    def reads(self, fields: Fields) -> Reads:
        return Reads(fields.preserved[self.argument].mask)

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        raised = (one.arguments for one in deeds.changes if isinstance(one, PreserveArguments))
        return self.argument not in position.forfeited and any(
            self.argument in arguments for arguments in (deeds.picks, *raised)
        )


@value
class ArgumentForfeited(Guard):
    """Holds once an argument has been forfeited."""

    argument: ArgumentId

    def holds(self, position: Position) -> bool:
        return self.argument in position.forfeited

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        return labels.phrase("forfeited", denied, label=labels.argument(self.argument))

    def line(self, fields: Fields) -> str:
        return f"s & {fields.forfeited[self.argument].mask:#x}"

    def reads(self, fields: Fields) -> Reads:
        return Reads(fields.forfeited[self.argument].mask)

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        return False  # Nobody is told how to lose a ground.


@value
class Chosen(Guard):
    """Holds once a choice has been made; one that stands in a piece, in any of its copies."""

    choice: ChoiceKey
    copies: tuple[ChoiceKey, ...] = ()  # the others

    def holds(self, position: Position) -> bool:
        return any(choice in position.chosen for choice in self.tracked)

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        scene, choice = labels.choice(self.choice)
        return labels.phrase("chosen", denied, scene=scene, choice=choice)

    def line(self, fields: Fields) -> str:
        return f"s & {self._mask(fields):#x}"

    def reads(self, fields: Fields) -> Reads:
        return Reads(self._mask(fields))

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        return deeds.choice in self.tracked

    @property
    def tracked(self) -> tuple[ChoiceKey, ...]:
        return (self.choice, *self.copies)

    def _mask(self, fields: Fields) -> int:
        return union(fields.chosen[choice].mask for choice in self.tracked)
