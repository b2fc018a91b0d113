"""The course that really was, played from the playbook that records it."""

from game.engine.case import Case
from game.engine.replay import Replay
from game.errors import GameError
from game.model.playbook import ExpectedTurn, Playbook
from game.model.record import Turn


def turn_of(case: Case, replay: Replay, expected: ExpectedTurn) -> Turn:
    """Return the turn that a playbook expects; where it names no outcome, with the only open one."""
    outcome = expected.outcome
    key = expected.choice
    if outcome is None:
        odds = case.outcomes(replay.position, key.choice, expected.picks)
        outcome = odds[0].outcome.id if len(odds) == 1 else None
    return Turn(key.scene, key.choice, expected.picks, outcome)


def historical_replay(case: Case, playbook: Playbook | None) -> Replay | None:
    """Return the real course replayed, as far as it can be played; None without a playbook of it."""
    if playbook is None or playbook.variant != case.variant:
        return None
    replay = case.begin()
    for expected in playbook.turns:
        try:
            replay = replay.then(case.advance(replay.position, turn_of(case, replay, expected)))
        except GameError:
            break
    return replay
