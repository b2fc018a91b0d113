"""The record of a play: its turns, and the turns that were undone."""

from dataclasses import replace

from game.model.ids import ArgumentId, ChoiceId, ChoiceKey, OutcomeId, ScenarioId, SceneId, VariantId
from game.model.value import value


@value
class Turn:
    """One recorded choice with its picks and its outcome."""

    scene: SceneId
    choice: ChoiceId
    picks: tuple[ArgumentId, ...] = ()
    outcome: OutcomeId | None = None

    @property
    def key(self) -> ChoiceKey:
        """Return the choice that was made."""
        return ChoiceKey(self.scene, self.choice)


@value
class Playthrough:
    """What is saved of a play: scenario, edition, variant and turns; all else follows from them."""

    scenario: ScenarioId
    edition: str
    variant: VariantId | None = None
    seed: int = 0
    turns: tuple[Turn, ...] = ()

    def upto(self, count: int) -> "Playthrough":
        """Return the record of the first turns only."""
        return replace(self, turns=self.turns[:count])

    def then(self, turn: Turn) -> "Playthrough":
        """Return the record with one more turn."""
        return replace(self, turns=(*self.turns, turn))


@value
class History:
    """A playthrough and the turns undone from it, the next to redo last."""

    playthrough: Playthrough
    undone: tuple[Turn, ...] = ()

    def then(self, turn: Turn) -> "History":
        """Return the history with one more turn; undone ones are given up, unless it is the next of them."""
        kept = self.undone[:-1] if self.undone and self.undone[-1] == turn else ()
        return History(self.playthrough.then(turn), kept)

    def undo(self) -> "History":
        """Return the history with its last turn undone, or itself at the opening."""
        turns = self.playthrough.turns
        if not turns:
            return self
        return History(self.playthrough.upto(len(turns) - 1), (*self.undone, turns[-1]))

    def redo(self) -> "History":
        """Return the history with the last undone turn made again, or itself where there is none."""
        if not self.undone:
            return self
        return History(self.playthrough.then(self.undone[-1]), self.undone[:-1])
