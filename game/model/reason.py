"""Why a choice is locked."""

from typing import TypeAlias

from game.model.ids import ChoiceKey, PostureId
from game.model.kinds import Guard
from game.model.procedure import Move, Refusal
from game.model.value import value


@value
class GuardFails:
    """A guard of the choice does not hold; `earned_by` names passed choices that would have opened it."""

    guard: Guard
    earned_by: tuple[ChoiceKey, ...] = ()


@value
class MoveRefused:
    """The rule book does not allow a move of the choice while its matter stands in a posture."""

    move: Move
    posture: PostureId
    refusal: Refusal | None = None


@value
class TimesUsedUp:
    """The choice has been made as often as it may be."""

    times: int


@value
class NoOutcomeOpen:
    """No outcome of the choice is open here, which is a mistake of the scenario."""


Reason: TypeAlias = GuardFails | MoveRefused | TimesUsedUp | NoOutcomeOpen
