"""The odds around each decision of an expected play, as data: careful counsel, and the plain average."""

from typing import Any

from game.engine.debrief import Chances, OddsAround
from game.errors import GameError
from game.model.scene import TONES
from game.proof.playbook import PlaybookRun
from game.search.decisions import decisions_of

_DIGITS = 9


def plain_decisions(run: PlaybookRun) -> list[dict[str, Any]] | None:
    """Return the odds around each turn; None where the case is too large, or its odds are not sound."""
    turns = run.replay.turns
    try:
        decisions = decisions_of(run.case, turns)
    except GameError:
        return None
    if turns and not decisions:
        return None
    return [
        {
            "turn": one.number - 1,
            "scene": turns[one.number - 1].scene,
            "choice": turns[one.number - 1].choice,
            "uniform": _around(one.average),
            "careful": _around(one.careful),
            "certain": one.turned,
        }
        for one in decisions
    ]


def _around(odds: OddsAround) -> dict[str, Any]:
    return {"before": _tones(odds.before), "after": _tones(odds.after)}


def _tones(chances: Chances) -> dict[str, float]:
    return {tone: round(float(share), _DIGITS) for tone, share in zip(TONES, chances.shares, strict=True)}
