"""An expected play: forced turns, and what must hold after each of them."""

from datetime import date
from fractions import Fraction

from game.model.ids import ArgumentId, ChoiceId, ChoiceKey, OutcomeId, SceneId, VariantId
from game.model.kinds import Guard
from game.model.value import value


@value
class ExpectedTurn:
    """One turn, and what must hold after it; without an outcome the only open one is taken."""

    choice: ChoiceKey
    picks: tuple[ArgumentId, ...] = ()
    outcome: OutcomeId | None = None
    odds: Fraction | None = None
    day: date | None = None
    then: tuple[Guard, ...] = ()
    locked: tuple[ChoiceId, ...] = ()


@value
class Playbook:
    """A play that an author expects to be possible, turn by turn."""

    name: str
    title: str
    turns: tuple[ExpectedTurn, ...]
    variant: VariantId | None = None
    ends_in: SceneId | None = None
