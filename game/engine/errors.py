"""What the engine refuses, with the facts of each refusal."""

from collections.abc import Iterable
from fractions import Fraction

from game.errors import GameError, UnknownNameError
from game.model.ids import ChoiceId, ChoiceKey, OutcomeId, SceneId, as_written


class UnknownVariantError(UnknownNameError):
    """A variant was asked for that the scenario does not have."""

    def __init__(self, variant: str, known: Iterable[str]) -> None:
        self.variant, self.known = variant, tuple(known)
        there = f"write one of: {', '.join(self.known)}" if self.known else "it has none: play it without"
        super().__init__(f"there is no variant '{variant}' in this scenario; {there}")


class ChoiceNotOpenError(GameError):
    """A choice was made that is not open in the position."""

    def __init__(self, choice: ChoiceId, scene: SceneId, open_here: Iterable[ChoiceId]) -> None:
        self.choice, self.scene, self.open_here = choice, scene, tuple(open_here)
        there = ", ".join(self.open_here) or "none"
        super().__init__(f"choice '{choice}' is not open in scene '{as_written(scene)}' (open here: {there})")


class WrongSceneError(GameError):
    """A turn was made in a scene other than the one where the case stands."""

    def __init__(self, turn_scene: SceneId, scene: SceneId) -> None:
        self.turn_scene, self.scene = turn_scene, scene
        its, here = as_written(turn_scene), as_written(scene)
        super().__init__(f"the turn belongs to scene '{its}', but the case stands in scene '{here}'")


class PicksError(GameError):
    """The arguments selected with a choice are not such as it offers."""

    def __init__(self, choice: ChoiceKey, picks: Iterable[str], expected: str) -> None:
        self.choice, self.picks, self.expected = choice, tuple(picks), expected
        chosen = ", ".join(self.picks) or "none"
        super().__init__(f"choice '{choice}' takes {expected}, but the turn has: {chosen}")


class OutcomeNotOpenError(GameError):
    """An outcome was recorded that is not open in the position."""

    def __init__(self, choice: ChoiceKey, outcome: OutcomeId | None, open_here: Iterable[OutcomeId]) -> None:
        self.choice, self.outcome, self.open_here = choice, outcome, tuple(open_here)
        there = ", ".join(self.open_here) or "none, it has no outcomes"
        named = f"outcome '{outcome}'" if outcome else "no outcome"
        super().__init__(f"choice '{choice}' cannot turn out with {named} (open here: {there})")


class OddsError(GameError):
    """The odds of the open outcomes of a choice do not make 100, which is a mistake of the scenario.

    `resting` counts the open outcomes that take the rest; there may be one.
    """

    def __init__(self, choice: ChoiceKey, total: Fraction, resting: int) -> None:
        self.choice, self.total, self.resting = choice, total, resting
        wrong = (
            f"{resting} open outcomes of '{choice}' take the rest here, and only one can"
            if resting > 1
            else f"the odds of the open outcomes of '{choice}' make {float(total):g} instead of 100 here"
        )
        super().__init__(f"{wrong}; this is a mistake of the scenario: let just one outcome take the rest")


class CalendarError(GameError):
    """Time would run past the end of the calendar."""

    def __init__(self, days: int) -> None:
        self.days = days
        super().__init__(f"{days} more days would run past the year 9999, where the calendar ends")
