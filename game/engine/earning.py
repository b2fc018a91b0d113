"""What would have opened a locked choice: choices in scenes already passed that earn its guard."""

from game.model.ids import ChoiceKey, Standpoint
from game.model.kinds import Deeds, Guard
from game.model.position import Position
from game.model.scenario import Scenario
from game.model.scene import Choice


def earned_by(guard: Guard, scenario: Scenario, position: Position) -> tuple[ChoiceKey, ...]:
    """Return choices of passed scenes, not made so far, that would have made the guard hold."""
    passed = dict.fromkeys(key.scene for key in position.chosen)
    choices = [choice for scene in passed for choice in scenario.scenes[scene].choices.values()]
    failing = tuple(guard.failing(position))
    return tuple(
        choice.key
        for choice in choices
        if choice.key not in position.chosen
        and any(part.earned_by(_deeds(choice), position) for part in failing)
    )


def _deeds(choice: Choice) -> Deeds:
    halves = (choice.half, *(outcome.half for outcome in choice.outcomes.values()))
    moves = [planned.move for half in halves for planned in half.moves]
    return Deeds(
        choice.key,
        choice.picks.of if choice.picks else (),
        frozenset(Standpoint(move.matter, posture) for move in moves for posture in move.leads.values()),
        tuple(effect.change for half in halves for effect in half.effects),
    )
