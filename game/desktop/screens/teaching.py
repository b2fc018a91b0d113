"""The first case teaches the controls: one hint a scene, until the player sends them away for good."""

from game.desktop.intents import Go
from game.desktop.keys import Keys, shown
from game.desktop.screens.turning import Sitting
from game.desktop.ui.buttons import Button
from game.desktop.ui.hint import WithHint
from game.desktop.ui.part import Part, Target

FIRST_CASE = "first-steps"
_KEYED = ("undo", "docket", "record", "meters", "clock", "saves", "transcript", "help")


def hinted(sitting: Sitting, body: Part) -> Part:
    """Answer with a scene and the hint that goes with it; with the scene alone where there is none."""
    words, preferences = sitting.desk.words, sitting.desk.preferences
    key = f"desktop.hint.{sitting.play.position.scene}"
    if sitting.opened.scenario.id != FIRST_CASE or preferences.now.taught or key not in words:
        return body
    silent = f"{key}.silent"
    keys = preferences.keys
    hint = words(silent if silent in words and not keys.letters else key, **_named(keys))
    away = Button(Target("no-hints", words("desktop.hint.away"), Go("no-hints")), "desk")
    return WithHint(body, hint, away)


def _named(keys: Keys) -> dict[str, object]:
    named: dict[str, object] = {name: shown(keys.of(name)) for name in _KEYED}
    if len(keys.of("undo")) == 1 and not keys.letters:
        named["undo"] = "Ctrl+Z"
    return named
