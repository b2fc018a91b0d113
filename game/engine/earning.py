"""What would have opened a locked choice: choices in scenes already passed that earn its guard."""

from collections.abc import Iterable, Iterator

from game.model.effects import (
    Change,
    ChangeFines,
    FindFacts,
    MeetDeadline,
    MoveMeter,
    PreserveArguments,
    SetSanction,
)
from game.model.guards import (
    AnyOf,
    ArgumentPreserved,
    Chosen,
    DeadlineIs,
    FactFound,
    FinesWithin,
    Guard,
    HoldsCondition,
    MeterWithin,
    SanctionSet,
    StandsIn,
)
from game.model.ids import ChoiceKey, Standpoint
from game.model.position import Position
from game.model.scenario import Scenario
from game.model.scene import Choice, Half


def earned_by(guard: Guard, scenario: Scenario, position: Position) -> tuple[ChoiceKey, ...]:
    """Return choices of passed scenes, not made so far, that would have made the guard hold."""
    passed = dict.fromkeys(key.scene for key in position.chosen)
    choices = (choice for scene in passed for choice in scenario.scenes[scene].choices.values())
    missing = tuple(_failing(guard, position))
    return tuple(
        choice.key
        for choice in choices
        if choice.key not in position.chosen and any(_earns(choice, part, position) for part in missing)
    )


def _failing(guard: Guard, position: Position) -> Iterator[Guard]:
    """Yield the simple guards whose failing makes this one fail."""
    if guard.holds(position):
        return
    match guard:
        case AnyOf(guards=parts) | HoldsCondition(when=parts):
            for part in parts:
                yield from _failing(part, position)
        case _:
            yield guard


def _earns(choice: Choice, guard: Guard, position: Position) -> bool:
    if isinstance(guard, Chosen):
        return guard.choice == choice.key
    if isinstance(guard, ArgumentPreserved) and choice.picks and guard.argument in choice.picks.of:
        return guard.argument not in position.forfeited
    halves = (choice.half, *(outcome.half for outcome in choice.outcomes.values()))
    return any(_half_earns(half, guard, position) for half in halves)


def _half_earns(half: Half, guard: Guard, position: Position) -> bool:
    if isinstance(guard, StandsIn):
        return any(target in guard.standpoints for target in _targets(half))
    return any(_change_earns(effect.change, guard, position) for effect in half.effects)


def _targets(half: Half) -> Iterable[Standpoint]:
    for planned in half.moves:
        for posture in planned.move.leads.values():
            yield Standpoint(planned.move.matter, posture)


def _change_earns(change: Change, guard: Guard, position: Position) -> bool:
    match guard, change:
        case FactFound(fact=fact), FindFacts(facts=facts):
            return fact in facts
        case ArgumentPreserved(argument=argument), PreserveArguments(arguments=arguments):
            return argument in arguments and argument not in position.forfeited
        case SanctionSet(matter=matter), SetSanction(matter=target):
            return matter == target
        case DeadlineIs(deadline=deadline, status="met"), MeetDeadline(deadline=met):
            return deadline == met
        case MeterWithin(meter=meter), MoveMeter(meter=moved):
            return meter == moved and guard.holds(change.applied_to(position))
        case FinesWithin(matter=matter), ChangeFines(matter=target):
            return matter == target and guard.holds(change.applied_to(position))
        case _:
            return False
