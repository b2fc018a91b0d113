"""The first case teaches the controls: one hint a scene, until the player sends them away for good."""

from game.desktop.parts.options import WithHint
from game.desktop.screens.desk import Sitting
from game.desktop.stage.input import Keys, shown
from game.desktop.toolkit.boxes import Column, Panel
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Go
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText

FIRST_CASE = "first-steps"
_KEYED = ("undo", "docket", "record", "meters", "clock", "saves", "transcript", "help")


def with_hint(sitting: Sitting, body: Part) -> Part:
    """Return a scene and the hint below its spread; with the scene alone where there is none."""
    said = _said(sitting)
    return WithHint(body, said, _away(sitting, "desk")) if said else body


def hint(sitting: Sitting) -> Part | None:
    """Return the hint as it stands over the text of one column; with None where there is none."""
    said = _said(sitting)
    if not said:
        return None
    words = PlainText(said, "plain", says="hint")
    body = Column((words, Buttons((_away(sitting, "quiet"),))), 0.75)
    return Panel(body, (2, 1, 1.5, 1), "wait_tint", "wait", 0.75)


def _away(sitting: Sitting, kind: str) -> Button:
    return Button(Target("no-hints", sitting.desk.words("desktop.hint.away"), Go("no-hints")), kind)


def _said(sitting: Sitting) -> str:
    """The hint of the scene, with the keys as they are now; empty where there is none."""
    words, preferences = sitting.desk.words, sitting.desk.preferences
    key = f"desktop.hint.{sitting.play.position.scene}"
    if sitting.opened.scenario.id != FIRST_CASE or preferences.now.taught or key not in words:
        return ""
    silent, keys = f"{key}.silent", preferences.keys
    return words(silent if silent in words and not keys.letters else key, **_named(keys))


def _named(keys: Keys) -> dict[str, object]:
    named: dict[str, object] = {name: shown(keys.of(name)) for name in _KEYED}
    if len(keys.of("undo")) == 1 and not keys.letters:
        named["undo"] = "Ctrl+Z"
    return named
