"""Guards that are judged by others inside them."""

from collections.abc import Iterator

from game.model.fields import Fields, Reads
from game.model.guards.ranges import Range
from game.model.ids import ConditionId
from game.model.kinds import Deeds, Guard, Labels, all_hold, all_lines, all_reads
from game.model.position import Position
from game.model.value import value


@value
class HoldsCondition(Guard):
    """Holds while all guards of a named condition hold."""

    condition: ConditionId
    says: str
    when: tuple[Guard, ...]

    def holds(self, position: Position) -> bool:
        return all_hold(self.when, position)

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        return labels.phrase("condition", denied, says=self.says)

    def line(self, fields: Fields) -> str:
        return all_lines(self.when, fields)

    def reads(self, fields: Fields) -> Reads:
        return all_reads(self.when, fields)

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        return False  # Each part that fails is asked by itself.

    @property
    def inside(self) -> tuple[Guard, ...]:
        return self.when

    def failing(self, position: Position) -> Iterator[Guard]:
        return failing_inside(self, position)


@value
class AllOf(Guard):
    """Holds while all of some guards hold."""

    guards: tuple[Guard, ...]

    def holds(self, position: Position) -> bool:
        return all_hold(self.guards, position)

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        if len(self.guards) == 1:
            return labels.said(self.guards[0], position, denied)
        said = labels.joined([labels.said(guard, position) for guard in self.guards], "and")
        return labels.phrase("all", True, guards=said) if denied else said

    def line(self, fields: Fields) -> str:
        return all_lines(self.guards, fields)

    def reads(self, fields: Fields) -> Reads:
        return all_reads(self.guards, fields)

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        return False  # Each part that fails is asked by itself.

    @property
    def inside(self) -> tuple[Guard, ...]:
        return self.guards

    def failing(self, position: Position) -> Iterator[Guard]:
        return failing_inside(self, position)


@value
class AnyOf(Guard):
    """Holds while at least one of some guards holds."""

    guards: tuple[Guard, ...]

    def holds(self, position: Position) -> bool:
        return any(guard.holds(position) for guard in self.guards)

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        said = labels.joined([labels.said(guard, position) for guard in self.guards], "or")
        return labels.phrase("any", denied, guards=said) if denied else said

    def line(self, fields: Fields) -> str:
        return " or ".join(f"({guard.line(fields)})" for guard in self.guards) or "False"

    def reads(self, fields: Fields) -> Reads:
        return all_reads(self.guards, fields)

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        return False  # Each part is asked by itself.

    @property
    def inside(self) -> tuple[Guard, ...]:
        return self.guards

    def failing(self, position: Position) -> Iterator[Guard]:
        return failing_inside(self, position)


@value
class CountWithin(Guard):
    """Holds while the number of some guards that hold lies in a range."""

    guards: tuple[Guard, ...]
    range: Range

    def holds(self, position: Position) -> bool:
        return self.range.contains(sum(guard.holds(position) for guard in self.guards))

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        key, numbers = self.range.said("of")
        said = labels.joined([labels.said(guard, position) for guard in self.guards], "and")
        return labels.phrase(key, denied, guards=said, **numbers)

    def line(self, fields: Fields) -> str:
        count = " + ".join(f"bool({guard.line(fields)})" for guard in self.guards) or "0"
        least = self.range.at_least or 0
        most = len(self.guards) if self.range.at_most is None else self.range.at_most
        return f"{least} <= {count} <= {most}"

    def reads(self, fields: Fields) -> Reads:
        return all_reads(self.guards, fields)

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        return False  # Each part is asked by itself.

    @property
    def inside(self) -> tuple[Guard, ...]:
        return self.guards

    def failing(self, position: Position) -> Iterator[Guard]:
        return failing_inside(self, position)


@value
class NotAllOf(Guard):
    """Holds while not all of some guards hold."""

    guards: tuple[Guard, ...]

    def holds(self, position: Position) -> bool:
        return not all_hold(self.guards, position)

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        if len(self.guards) == 1:
            return labels.said(self.guards[0], position, not denied)
        said = labels.joined([labels.said(guard, position) for guard in self.guards], "and")
        return said if denied else labels.phrase("all", True, guards=said)

    def line(self, fields: Fields) -> str:
        return f"not ({all_lines(self.guards, fields)})"

    def reads(self, fields: Fields) -> Reads:
        return all_reads(self.guards, fields)

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        return False

    @property
    def inside(self) -> tuple[Guard, ...]:
        return self.guards


def failing_inside(guard: Guard, position: Position) -> Iterator[Guard]:
    """Yield what fails inside a guard that fails."""
    if not guard.holds(position):
        for part in guard.inside:
            yield from part.failing(position)
