"""Conditions on a position, one class for each kind that authors can write."""

from datetime import date
from typing import TypeAlias

from game.model.deadline import DeadlineStatus
from game.model.ids import (
    ArgumentId,
    ChoiceKey,
    ConditionId,
    DeadlineId,
    FactId,
    MatterId,
    MeterId,
    Standpoint,
)
from game.model.position import Position
from game.model.procedure import Move
from game.model.value import value


@value
class Range:
    """Whole numbers between two bounds; a bound left out is no bound."""

    at_least: int | None = None
    at_most: int | None = None

    def contains(self, number: int) -> bool:
        """Return whether a number lies within the bounds, which belong to the range."""
        if self.at_least is not None and number < self.at_least:
            return False
        return self.at_most is None or number <= self.at_most


@value
class MeterWithin:
    """Holds while a meter lies in a range."""

    meter: MeterId
    range: Range

    def holds(self, position: Position) -> bool:
        """Return whether the guard holds."""
        return self.range.contains(position.meters[self.meter])


@value
class FinesWithin:
    """Holds while the fines owed in a matter lie in a range."""

    matter: MatterId
    range: Range

    def holds(self, position: Position) -> bool:
        """Return whether the guard holds."""
        return self.range.contains(position.matters[self.matter].fines)


@value
class SanctionSet:
    """Holds while a daily sum is set in a matter, stayed or not."""

    matter: MatterId

    def holds(self, position: Position) -> bool:
        """Return whether the guard holds."""
        return position.matters[self.matter].sanction is not None


@value
class FactFound:
    """Holds once a fact has been found."""

    fact: FactId

    def holds(self, position: Position) -> bool:
        """Return whether the guard holds."""
        return self.fact in position.facts


@value
class ArgumentPreserved:
    """Holds while an argument is preserved."""

    argument: ArgumentId

    def holds(self, position: Position) -> bool:
        """Return whether the guard holds."""
        return self.argument in position.preserved


@value
class ArgumentForfeited:
    """Holds once an argument has been forfeited."""

    argument: ArgumentId

    def holds(self, position: Position) -> bool:
        """Return whether the guard holds."""
        return self.argument in position.forfeited


@value
class StandsIn:
    """Holds while a matter stands in any of some postures."""

    standpoints: tuple[Standpoint, ...]

    def holds(self, position: Position) -> bool:
        """Return whether the guard holds."""
        return any(position.matters[matter].posture == posture for matter, posture in self.standpoints)


@value
class MayMove:
    """Holds while the rule book allows a move."""

    move: Move

    def holds(self, position: Position) -> bool:
        """Return whether the guard holds."""
        return self.move.allowed(position)


@value
class DeadlineIs:
    """Holds while a deadline has been started and is open, met or missed."""

    deadline: DeadlineId
    status: DeadlineStatus

    def holds(self, position: Position) -> bool:
        """Return whether the guard holds."""
        deadline = position.deadlines.get(self.deadline)
        return deadline is not None and deadline.status == self.status


@value
class Before:
    """Holds on the days before a day."""

    day: date

    def holds(self, position: Position) -> bool:
        """Return whether the guard holds."""
        return position.date < self.day


@value
class After:
    """Holds on the days after a day."""

    day: date

    def holds(self, position: Position) -> bool:
        """Return whether the guard holds."""
        return position.date > self.day


@value
class Chosen:
    """Holds once a choice has been made."""

    choice: ChoiceKey

    def holds(self, position: Position) -> bool:
        """Return whether the guard holds."""
        return self.choice in position.chosen


@value
class HoldsCondition:
    """Holds while all guards of a named condition hold."""

    condition: ConditionId
    says: str
    when: tuple["Guard", ...]

    def holds(self, position: Position) -> bool:
        """Return whether the guard holds."""
        return all(guard.holds(position) for guard in self.when)


@value
class AnyOf:
    """Holds while at least one of some guards holds."""

    guards: tuple["Guard", ...]

    def holds(self, position: Position) -> bool:
        """Return whether the guard holds."""
        return any(guard.holds(position) for guard in self.guards)


@value
class NotAllOf:
    """Holds while not all of some guards hold."""

    guards: tuple["Guard", ...]

    def holds(self, position: Position) -> bool:
        """Return whether the guard holds."""
        return not all(guard.holds(position) for guard in self.guards)


Guard: TypeAlias = (
    MeterWithin
    | FinesWithin
    | SanctionSet
    | FactFound
    | ArgumentPreserved
    | ArgumentForfeited
    | StandsIn
    | MayMove
    | DeadlineIs
    | Before
    | After
    | Chosen
    | HoldsCondition
    | AnyOf
    | NotAllOf
)


def all_hold(guards: tuple[Guard, ...], position: Position) -> bool:
    """Return whether every guard of a list holds; an empty list does."""
    return all(guard.holds(position) for guard in guards)
