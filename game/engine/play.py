"""A solo play: a case, the record of its turns, and the seed from which its chance follows."""

from collections.abc import Sequence
from dataclasses import replace

from game.engine.case import Case
from game.engine.errors import OutcomeNotOpenError
from game.engine.openness import OpenOutcome
from game.engine.replay import Replay, Step
from game.model.ids import ArgumentId, ChoiceId, OutcomeId
from game.model.position import Position
from game.model.record import History, Playthrough, Seed, Turn
from game.model.value import value


def drawn(seed: Seed, number: int, turn: Turn, odds: Sequence[OpenOutcome]) -> OutcomeId:
    """Return which of the open outcomes of a turn, of which there is one at least, a seed draws."""
    left = seed.draw(number, turn.key, turn.picks)
    for one in odds:
        left -= one.odds
        if left < 0:
            return one.outcome.id
    raise OutcomeNotOpenError(turn.key, None, (one.outcome.id for one in odds))


@value
class Play:
    """One player's play of a case; every act returns the next play."""

    case: Case
    history: History
    replay: Replay

    @classmethod
    def begin(cls, case: Case, seed: int) -> "Play":
        """Return a play that has no turns."""
        scenario = case.scenario
        record = Playthrough(scenario.id, str(scenario.edition), case.variant, seed)
        return cls(case, History(record), case.begin())

    @classmethod
    def resume(cls, case: Case, playthrough: Playthrough) -> "Play":
        """Return a recorded play; raise as `Case.replay` does where a turn does not hold."""
        return cls(case, History(playthrough), case.replay(playthrough))

    @property
    def position(self) -> Position:
        """Return where the case stands."""
        return self.replay.position

    @property
    def playthrough(self) -> Playthrough:
        """Return the record to be saved."""
        return self.history.playthrough

    @property
    def last_step(self) -> Step | None:
        """Return the turn made last, if there is one."""
        return self.replay.steps[-1] if self.replay.steps else None

    def choose(self, choice: ChoiceId, picks: tuple[ArgumentId, ...] = ()) -> "Play":
        """Return the play after a choice, its outcome drawn from the seed; raise as `Case.advance` does."""
        turn = Turn(self.position.scene, choice, picks)
        odds = self.case.outcomes(self.position, choice, picks)
        if not odds:
            return self.make(turn)
        outcome = drawn(Seed(self.playthrough.seed), len(self.replay.steps) + 1, turn, odds)
        return self.make(replace(turn, outcome=outcome))

    def make(self, turn: Turn) -> "Play":
        """Return the play after a turn as it stands, its outcome included; raise as `Case.advance` does."""
        step = self.case.advance(self.position, turn)
        return replace(self, history=self.history.then(turn), replay=self.replay.then(step))

    def undo(self) -> "Play":
        """Return the play without its last turn; at the opening, the play itself."""
        return self._played_anew(self.history.undo())

    def redo(self) -> "Play":
        """Return the play with the last undone turn again; where there is none, the play itself."""
        return self._played_anew(self.history.redo())

    def _played_anew(self, history: History) -> "Play":
        """A shorter or longer record, played again: positions are never kept beside it."""
        return Play(self.case, history, self.case.replay(history.playthrough))
