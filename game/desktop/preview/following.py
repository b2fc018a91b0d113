"""The same screen on a new reading of its case, or, where it shows what is gone, where the play stands."""

from dataclasses import replace
from typing import Any

from game.desktop.screens import ways
from game.desktop.screens.desk import Sitting
from game.desktop.screens.pages import Over
from game.desktop.screens.scene import SceneScreen
from game.desktop.stage.screen import Screen
from game.engine.play import Play


def renewed(screen: Screen, sitting: Sitting) -> Screen:
    """Return a screen as it was, showing a play of the case as it is now."""
    try:
        fresh = _same(screen, sitting)
        fresh.view()
    except Exception:  # noqa: BLE001 -- whatever a screen misses in a rewritten case, the play is shown
        return ways.standing(sitting)
    return fresh


def _same(screen: Any, sitting: Sitting) -> Screen:
    changed: dict[str, Any] = {}
    if isinstance(getattr(screen, "over", None), Over):
        over: Over = screen.over
        of_play = sitting if over.sitting is not None else None
        changed["over"] = replace(over, desk=sitting.desk, under=_same(over.under, sitting), sitting=of_play)
    elif not _stands_alike(screen.sitting.play, sitting.play):
        return ways.standing(sitting)
    if hasattr(screen, "sitting"):
        changed["sitting"] = sitting
    if isinstance(screen, SceneScreen):
        changed |= {"notice": "", **_picking(screen, sitting)}
    fresh: Screen = replace(screen, **changed)
    return fresh


def _stands_alike(old: Play, new: Play) -> bool:
    """Return whether two plays have come as far, to the same scene."""
    return len(old.replay.steps) == len(new.replay.steps) and old.position.scene == new.position.scene


def _picking(screen: SceneScreen, sitting: Sitting) -> dict[str, Any]:
    """What is being picked stays as long as it is on offer."""
    case, position = sitting.opened.case, sitting.play.position
    there = {choice.key.choice for choice in case.choices(position)}
    offer = case.picks(position, screen.picking) if screen.picking in there else None  # type: ignore[arg-type]  # it is one of these
    if offer is None:
        return {"picking": "", "picked": ()}
    return {"picked": tuple(name for name in screen.picked if name in offer.options)}
