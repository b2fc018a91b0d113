"""What an author expects: bounds of the proven numbers, and plays with what must hold after each turn."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from fractions import Fraction
from typing import Literal

from game.model.ids import ArgumentId, ChoiceId, ChoiceKey, OutcomeId, SceneId, VariantId
from game.model.kinds import Guard
from game.model.value import value

Span = Literal["shortest", "mean", "longest"]


@value
class Bounds:
    """A least and a most, either of which may be left open."""

    at_least: Fraction | None = None
    at_most: Fraction | None = None

    def hold(self, number: Fraction) -> bool:
        """Return whether a number lies within, the bounds themselves included."""
        return (self.at_least is None or number >= self.at_least) and (
            self.at_most is None or number <= self.at_most
        )


@value
class Expectation:
    """The bounds of the odds of endings, in points of 100, and of the minutes of plays."""

    endings: Mapping[SceneId, Bounds] = field(default_factory=dict)
    minutes: Mapping[Span, Bounds] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return whether anything is expected."""
        return bool(self.endings or self.minutes)


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
