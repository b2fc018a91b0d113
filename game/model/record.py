"""The record of a play: its turns, those that were undone, and the seed from which its chance follows."""

from dataclasses import replace
from fractions import Fraction

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


@value
class Seed:
    """A whole number from which every draw of a play follows."""

    number: int

    def draw(self, turn: int, choice: ChoiceKey, picks: tuple[ArgumentId, ...]) -> Fraction:
        """Return a number from 0 up to, not including, 1: the same for the same turn, always."""
        import hashlib  # Here, since it takes long to load, and a first frame draws nothing.

        # The first 64 bits of a digest of seed, turn, choice and picks: undone and made again, a choice
        # has the same outcome.
        text = "\n".join([str(self.number), str(turn), str(choice), *sorted(picks)])
        digest = hashlib.sha256(text.encode()).digest()
        return Fraction(int.from_bytes(digest[:8], "big"), 2**64)
