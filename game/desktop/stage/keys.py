"""Which key means what: the usual keys, and those that the player has chosen instead."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from game.desktop.toolkit.intents import (
    Appear,
    ChooseNumber,
    Go,
    GoBack,
    Intent,
    Leave,
    Redo,
    Select,
    SkipRead,
    Speak,
    Undo,
)

Refusal = Literal["fixed", "letter", "taken"]

FIGURES = "123456789"
# What moves the ring, presses and reads on: it stays where every window has it.
FIXED = frozenset(
    {
        *FIGURES,
        *("tab", "return", "enter", "space", "escape", "up", "down", "left", "right"),
        *("page up", "page down", "home", "end", "backspace", "delete"),
    }
)
# Pressed together with something else, they are no key of their own.
HELD = frozenset(
    f"{side} {name}"
    for side in ("left", "right")
    for name in ("shift", "ctrl", "alt", "meta", "gui", "super")
) | {"caps lock", "numlock", "alt gr", "mode"}


class Action(NamedTuple):
    """Something that a key does: its name, what is meant, its usual key, and one more."""

    name: str
    does: Intent
    key: str
    also: str = ""


ACTIONS = (
    Action("undo", Undo(), "u"),
    Action("redo", Redo(), "y"),
    Action("docket", Select("docket"), "d"),
    Action("record", Select("record"), "r"),
    Action("meters", Select("meters"), "m"),
    Action("clock", Select("clock"), "c"),
    Action("sources", Select("sources"), "s"),
    Action("procedure", Select("procedure"), "p"),
    Action("documents", Go("documents"), "f5", "e"),
    Action("skip", SkipRead(), "n"),
    Action("help", Go("help"), "f1", "?"),
    Action("settings", Go("settings"), "f2", "t"),
    Action("saves", Go("saves"), "f3"),
    Action("transcript", Go("transcript"), "f4", "h"),
    Action("menu", Go("menu"), "f10"),
    Action("full-screen", Appear("full-screen"), "f11"),
    Action("voice", Speak("voice"), "f12"),
    Action("read-back", Speak("back"), "f6"),
    Action("repeat", Speak("repeat"), "f7"),
    Action("read-on", Speak("on"), "f8"),
    Action("silence", Speak("stop"), "f9"),
)
WITH_CONTROL: Mapping[str, Intent] = {
    "z": Undo(),
    "y": Redo(),
    "s": Go("saves"),
    "n": SkipRead(),
    "+": Appear("larger"),
    "=": Appear("larger"),
    "-": Appear("smaller"),
    "0": Appear("full-size"),
    "q": Leave(),
}


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys as they are now; `letters` says whether single letters, figures and signs are heard."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    letters: bool = True

    def of(self, action: str) -> str:
        """Return the key of an action."""
        usual = next(one.key for one in ACTIONS if one.name == action)
        return self.chosen.get(action, usual)

    def meant(self, pressed: str, control: bool = False, shift: bool = False) -> Intent | None:
        """Return what a key means, whichever screen is shown; None where it means nothing."""
        key = bare(pressed)
        if control:
            return Redo() if shift and key == "z" else WITH_CONTROL.get(key)
        if key == "escape":
            return GoBack()
        if len(key) == 1 and not self.letters:
            return None
        if len(key) == 1 and key in FIGURES:
            return ChooseNumber(int(key))
        return next((one.does for one in ACTIONS if key == self.of(one.name)), None) or next(
            (one.does for one in ACTIONS if key and key == one.also), None
        )

    def refused(self, action: str, pressed: str) -> tuple[Refusal, str] | None:
        """Return why a key cannot be had for an action, and which action has it; None where it can."""
        key = bare(pressed)
        if key in FIXED:
            return "fixed", ""
        if len(key) == 1 and not self.letters:
            return "letter", ""
        holder = next((one.name for one in ACTIONS if one.name != action and self.of(one.name) == key), "")
        return ("taken", holder) if holder else None

    def changed(self, action: str, pressed: str) -> Mapping[str, str]:
        """Return the chosen keys after one more is chosen; those that are as usual are left out."""
        usual = {one.name: one.key for one in ACTIONS}
        chosen = {**self.chosen, action: bare(pressed)}
        return {name: key for name, key in chosen.items() if name in usual and usual[name] != key}


def bare(pressed: str) -> str:
    """Return the name of a key, that of the number pad as that of the same figure elsewhere."""
    return pressed.removeprefix("[").removesuffix("]") if len(pressed) > 1 else pressed


def shown(key: str) -> str:
    """Return a key as it is printed on it: `U`, `F1`, `Print screen`."""
    return key.upper() if len(key) == 1 or (key[0] == "f" and key[1:].isdigit()) else key.capitalize()
