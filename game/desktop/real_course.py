"""The real course of a case, replayed from its playbook."""

from game.engine.case import Case
from game.engine.replay import Replay
from game.errors import GameError
from game.model.playbook import Playbook
from game.model.record import Turn


def real_course(case: Case, playbook: Playbook | None) -> Replay | None:
    """Answer with the historical playbook replayed, or None where it is missing or does not hold."""
    if playbook is None or playbook.variant != case.variant:
        return None
    replay = case.begin()
    try:
        for expected in playbook.turns:
            key = expected.choice
            outcome = expected.outcome
            if outcome is None:
                there = case.outcomes(replay.position, key.choice, expected.picks)
                outcome = there[0].outcome.id if there else None
            turn = Turn(key.scene, key.choice, expected.picks, outcome)
            replay = replay.then(case.advance(replay.position, turn))
    except GameError:
        return None
    return replay
