"""Changes of what is established and raised, and entries in the docket."""

from game.model.cites import Cite
from game.model.docket import DocketEntry, Filed
from game.model.fields import Fields, Keeps, Lines, union
from game.model.ids import ArgumentId, CastId, FactId
from game.model.kinds import Cause, Change
from game.model.position import Position
from game.model.value import value


@value
class FindFacts(Change):
    """Establishes facts."""

    facts: tuple[FactId, ...]

    def applied_to(self, position: Position) -> Position:
        return position.with_facts(position.facts.union(self.facts))

    def lines(self, fields: Fields, keeps: Keeps) -> Lines:
        kept = union(fields.facts[fact].mask for fact in self.facts if keeps(fields.facts[fact]))
        return [f"s |= {kept:#x}"] if kept else []

    def writes(self, fields: Fields) -> int:
        return union(fields.facts[fact].mask for fact in self.facts)

    def settles(self, fields: Fields) -> int:
        return self.writes(fields)


@value
class LoseFacts(Change):
    """Takes facts back."""

    facts: tuple[FactId, ...]

    def applied_to(self, position: Position) -> Position:
        return position.with_facts(position.facts.difference(self.facts))

    def lines(self, fields: Fields, keeps: Keeps) -> Lines:
        kept = union(fields.facts[fact].mask for fact in self.facts if keeps(fields.facts[fact]))
        return [f"s &= ~{kept:#x}"] if kept else []

    def writes(self, fields: Fields) -> int:
        return union(fields.facts[fact].mask for fact in self.facts)

    def settles(self, fields: Fields) -> int:
        return self.writes(fields)


@value
class PreserveArguments(Change):
    """Raises arguments in time; nothing happens to those that were forfeited."""

    arguments: tuple[ArgumentId, ...]

    def applied_to(self, position: Position) -> Position:
        return position.preserving(self.arguments)

    def lines(self, fields: Fields, keeps: Keeps) -> Lines:
        raised = (fields.preserved[argument] for argument in self.arguments)
        kept = union(field.mask for field in raised if keeps(field))
        # The bits of what is forfeited, moved down, fall on those of what is preserved.
        return [f"s |= {kept:#x} & ~(s >> {len(fields.preserved)})"] if kept else []

    def writes(self, fields: Fields) -> int:
        return union(fields.preserved[argument].mask for argument in self.arguments)

    def settles(self, fields: Fields) -> int:
        return 0


@value
class ForfeitArguments(Change):
    """Gives arguments up for good, even preserved ones."""

    arguments: tuple[ArgumentId, ...]

    def applied_to(self, position: Position) -> Position:
        return position.forfeiting(self.arguments)

    def lines(self, fields: Fields, keeps: Keeps) -> Lines:
        raised = (fields.preserved[argument] for argument in self.arguments)
        given_up = (fields.forfeited[argument] for argument in self.arguments)
        kept = union(field.mask for field in raised if keeps(field))
        lost = union(field.mask for field in given_up if keeps(field))
        return [f"s = s & ~{kept:#x} | {lost:#x}"] if kept | lost else []

    def writes(self, fields: Fields) -> int:
        both = (fields.preserved, fields.forfeited)
        return union(each[argument].mask for argument in self.arguments for each in both)

    def settles(self, fields: Fields) -> int:
        return self.writes(fields)


@value
class WriteDocket(Change):
    """Writes an entry of its own into the docket and leaves the position as it is."""

    what: str
    by: CastId | None = None
    cites: tuple[Cite, ...] = ()
    documented_by: tuple[Cite, ...] = ()

    def applied_to(self, position: Position) -> Position:
        return position

    def lines(self, fields: Fields, keeps: Keeps) -> Lines:
        return []

    def writes(self, fields: Fields) -> int:
        return 0

    def settles(self, fields: Fields) -> int:
        return 0

    def leaves(self, before: Position, after: Position, cause: Cause) -> tuple[DocketEntry, ...]:
        return (DocketEntry(after.date, Filed(self.what, self.by), self.cites, cause.truth),)
