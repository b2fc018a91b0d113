"""The positions of a playthrough, one step a turn."""

from game.engine.openness import OpenOutcome
from game.model.docket import DocketEntry, MeterChange
from game.model.position import Position
from game.model.record import Turn
from game.model.scene import Choice, Outcome
from game.model.value import value


@value
class Step:
    """One turn as it was played, with the odds of each outcome that was open."""

    turn: Turn
    choice: Choice
    outcome: Outcome | None
    before: Position
    after: Position
    entries: tuple[DocketEntry, ...] = ()
    changes: tuple[MeterChange, ...] = ()
    odds: tuple[OpenOutcome, ...] = ()


@value
class Replay:
    """A play from its opening: each step, and where it has come to."""

    opening: Position
    opened_with: tuple[DocketEntry, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def position(self) -> Position:
        """Return the position after the last turn."""
        return self.steps[-1].after if self.steps else self.opening

    @property
    def docket(self) -> tuple[DocketEntry, ...]:
        """Return all entries, the oldest first."""
        return (*self.opened_with, *(entry for step in self.steps for entry in step.entries))

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Return the turns that were played."""
        return tuple(step.turn for step in self.steps)

    def then(self, step: Step) -> "Replay":
        """Return the replay with one more step."""
        return Replay(self.opening, self.opened_with, (*self.steps, step))
