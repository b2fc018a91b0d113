"""Guards of a scenario as expressions of Python over a packed position `s`."""

from typing import assert_never

from game.model.deadline import DeadlineStatus
from game.model.guards import (
    After,
    AnyOf,
    ArgumentForfeited,
    ArgumentPreserved,
    Before,
    Chosen,
    DeadlineIs,
    FactFound,
    FinesWithin,
    Guard,
    HoldsCondition,
    MayMove,
    MeterWithin,
    NotAllOf,
    Range,
    SanctionSet,
    StandsIn,
)
from game.model.ids import MatterId, PostureId
from game.model.procedure import Move
from game.model.scenario import Scenario
from game.search.packing import Layout, Part

OPEN, MET, MISSED = 1, 2, 3


def reading(part: Part) -> str:
    """Return the expression for the number that a part holds."""
    return f"(s >> {part.shift} & {part.most})"


def compared(part: Part, sign: str, number: int) -> str:
    """Return the expression that compares a part with a number, in place: nothing is shifted."""
    return f"s & {part.mask:#x} {sign} {number << part.shift:#x}"


class GuardWriter:
    """Writes guards as expressions that hold where the guards do."""

    def __init__(self, scenario: Scenario, layout: Layout) -> None:
        self._scenario = scenario
        self._layout = layout

    def all(self, guards: tuple[Guard, ...]) -> str:
        """Return an expression that holds where all guards do."""
        return " and ".join(f"({self.one(guard)})" for guard in guards) or "True"

    def one(self, guard: Guard) -> str:
        """Return an expression that holds where the guard does."""
        match guard:
            case MeterWithin() | FinesWithin() | SanctionSet():
                return self._of_a_number(guard)
            case FactFound() | ArgumentPreserved() | ArgumentForfeited() | Chosen():
                return f"s & {self._bit(guard).mask:#x}"
            case StandsIn(standpoints=standpoints):
                return " or ".join(self.stands(matter, posture) for matter, posture in standpoints)
            case MayMove(move=move):
                return self._may(move)
            case DeadlineIs(deadline=deadline, status=status):
                return compared(self._layout.statuses[deadline], "==", number_of(status))
            case Before(day=day) | After(day=day):
                sign = "<" if isinstance(guard, Before) else ">"
                return f"s >> {self._layout.day.shift} {sign} {(day - self._scenario.opening.day).days}"
            case HoldsCondition(when=parts):
                return self.all(parts)
            case AnyOf(guards=parts):
                return " or ".join(f"({self.one(part)})" for part in parts) or "False"
            case NotAllOf(guards=parts):
                return f"not ({self.all(parts)})"
            case _:
                assert_never(guard)

    def _may(self, move: Move) -> str:
        stands = " or ".join(self.stands(move.matter, posture) for posture in move.leads) or "False"
        return f"({stands}) and {self.permits(move)}"

    def stands(self, matter: MatterId, posture: PostureId) -> str:
        """Return an expression that holds while a matter stands in a posture."""
        return compared(self._layout.postures[matter], "==", self.number(matter, posture))

    def number(self, matter: MatterId, posture: PostureId) -> int:
        """Return the number that stands for a posture."""
        return list(self._scenario.matters[matter].procedure.postures).index(posture)

    def permits(self, move: Move) -> str:
        """Return an expression that holds where guards and deadline let a move be made."""
        guards = self.all(move.when)
        if move.within is None:
            return guards
        return f"({guards}) and {compared(self._layout.statuses[move.within], '!=', MISSED)}"

    def _of_a_number(self, guard: MeterWithin | FinesWithin | SanctionSet) -> str:
        layout = self._layout
        match guard:
            case MeterWithin(meter=meter, range=bounds):
                return _within(layout.meters[meter], bounds, self._scenario.meters[meter].lowest)
            case FinesWithin(matter=matter, range=bounds):
                part = layout.fines.get(matter)
                return _within(part, bounds, 0) if part else str(bounds.contains(0))
            case SanctionSet(matter=matter):
                return f"s & {layout.sums[matter].mask:#x}" if matter in layout.sums else "False"

    def _bit(self, guard: FactFound | ArgumentPreserved | ArgumentForfeited | Chosen) -> Part:
        match guard:
            case FactFound(fact=fact):
                return self._layout.facts[fact]
            case ArgumentPreserved(argument=argument):
                return self._layout.preserved[argument]
            case ArgumentForfeited(argument=argument):
                return self._layout.forfeited[argument]
            case Chosen(choice=choice):
                return self._layout.chosen[choice]


def number_of(status: DeadlineStatus) -> int:
    """Return the number that stands for the status of a deadline; 0 stands for one not started."""
    return {"open": OPEN, "met": MET, "missed": MISSED}[status]


def _within(part: Part, bounds: Range, lowest: int) -> str:
    tests = []
    if bounds.at_least is not None:
        tests.append(compared(part, ">=", bounds.at_least - lowest))
    if bounds.at_most is not None:
        tests.append(compared(part, "<=", bounds.at_most - lowest))
    return " and ".join(tests) or "True"
