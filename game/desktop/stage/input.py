"""Input: which key, button or gesture means what, by the usual keys or those that the player has chosen."""

# Longer than 250 lines because half of it is the tables of keys and buttons.

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple, TypeAlias

import pygame
from pygame.event import Event

from game.desktop.toolkit.intents import (
    Appear,
    Caret,
    ChooseNumber,
    Compose,
    Erase,
    Go,
    GoBack,
    Intent,
    KeyPressed,
    Leave,
    Redo,
    Select,
    SkipRead,
    Speak,
    Type,
    Undo,
)
from game.model.value import value

FIGURES = "123456789"
# What moves the focus, presses and reads on: it stays where every window has it.
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
    """Something that a key does: its name, the intent, its usual key, and one more."""

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
    Action("card", Select("card"), "x"),
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


@value
class Keys:
    """The key bindings as they are now; `letters` says whether single characters are heard."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    letters: bool = True

    def of(self, action: str) -> str:
        """Return the key of an action."""
        return self.chosen.get(action) or next(one.key for one in ACTIONS if one.name == action)

    def meant(self, pressed: str, control: bool = False, shift: bool = False) -> Intent | None:
        """Return what a key means, whichever screen is shown, or None if it means nothing."""
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

    def refused(self, action: str, pressed: str) -> tuple[str, str] | None:
        """Return why a key cannot be chosen (`fixed`, `letter`, `taken`) and which action has it, or None."""
        key = bare(pressed)
        if key in FIXED:
            return "fixed", ""
        if len(key) == 1 and not self.letters:
            return "letter", ""
        others = (one.name for one in ACTIONS if one.name != action)
        return next((("taken", name) for name in others if self.of(name) == key), None)

    def changed(self, action: str, pressed: str) -> Mapping[str, str]:
        """Return the chosen keys after one more is chosen, without those that are as usual."""
        usual = {one.name: one.key for one in ACTIONS}
        chosen = {**self.chosen, action: bare(pressed)}
        return {name: key for name, key in chosen.items() if name in usual and usual[name] != key}


def bare(pressed: str) -> str:
    """Return the name of a key, the same on the number pad as elsewhere."""
    return pressed.removeprefix("[").removesuffix("]") if len(pressed) > 1 else pressed


def shown(key: str) -> str:
    """Return a key as it is printed on it: `U`, `F1`, `Print screen`."""
    return key.upper() if len(key) == 1 or (key[0] == "f" and key[1:].isdigit()) else key.capitalize()


@value
class MoveFocus:
    """Move the focus on, or with -1 back."""

    way: int


@value
class MoveAcross:
    """Move to the next tab, or with -1 to the one before; where no tab has the focus, move the focus."""

    way: int


@value
class Press:
    """Press what has the focus."""


@value
class ScrollPage:
    """Read on by a page, or with -1 back."""

    way: int


Act: TypeAlias = MoveFocus | MoveAcross | Press | ScrollPage | Intent


PADS = frozenset({pygame.CONTROLLERBUTTONDOWN, pygame.JOYBUTTONDOWN, pygame.JOYHATMOTION})
HEARD = PADS | {pygame.KEYDOWN, pygame.TEXTINPUT, pygame.TEXTEDITING}
_ACTS: Mapping[int, Act] = {
    pygame.K_TAB: MoveFocus(1),
    pygame.K_DOWN: MoveFocus(1),
    pygame.K_RIGHT: MoveAcross(1),
    pygame.K_UP: MoveFocus(-1),
    pygame.K_LEFT: MoveAcross(-1),
    pygame.K_RETURN: Press(),
    pygame.K_KP_ENTER: Press(),
    pygame.K_SPACE: Press(),
    pygame.K_PAGEDOWN: ScrollPage(1),
    pygame.K_PAGEUP: ScrollPage(-1),
}
_WRITING: Mapping[int, Act] = {
    pygame.K_LEFT: Caret(-1),
    pygame.K_RIGHT: Caret(1),
    pygame.K_HOME: Caret(-1000),
    pygame.K_END: Caret(1000),
    pygame.K_BACKSPACE: Erase(-1),
    pygame.K_DELETE: Erase(1),
}
# A gamepad whose buttons SDL knows by name; the second column is the usual order of the others.
_BUTTONS: Mapping[int, Act] = {
    pygame.CONTROLLER_BUTTON_A: Press(),
    pygame.CONTROLLER_BUTTON_B: GoBack(),
    pygame.CONTROLLER_BUTTON_X: Undo(),
    pygame.CONTROLLER_BUTTON_Y: Redo(),
    pygame.CONTROLLER_BUTTON_START: Go("menu"),
    pygame.CONTROLLER_BUTTON_BACK: Go("help"),
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: ScrollPage(-1),
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: ScrollPage(1),
    pygame.CONTROLLER_BUTTON_DPAD_UP: MoveFocus(-1),
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: MoveFocus(1),
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: MoveAcross(-1),
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: MoveAcross(1),
}
_NAMELESS: tuple[Act, ...] = (
    *(Press(), GoBack(), Undo(), Redo()),
    *(ScrollPage(-1), ScrollPage(1), Go("help"), Go("menu")),
)


def heard(event: Event, keys: Keys, writes: bool = False, captures: bool = False) -> Act | None:
    """Return what an event means, or None if it means nothing now.

    A field takes what is written where `writes` says so; with `captures` the next key is wanted itself.
    """
    match event.type:
        case pygame.KEYDOWN if captures:
            name = name_of(event)
            if event.key == pygame.K_ESCAPE:
                return GoBack()
            return KeyPressed(name) if name and name not in HELD else None
        case pygame.KEYDOWN:
            return _key(event, keys, writes)
        case pygame.TEXTINPUT:
            return Type(event.text) if writes else None
        case pygame.TEXTEDITING:
            return Compose(event.text) if writes else None
        case pygame.CONTROLLERBUTTONDOWN:
            return _BUTTONS.get(event.button)
        case pygame.JOYBUTTONDOWN:
            return _NAMELESS[event.button] if event.button < len(_NAMELESS) else None
    across, up = event.value
    if across:
        return MoveAcross(1 if across > 0 else -1)
    return MoveFocus(1 if up < 0 else -1) if up else None


def name_of(event: Event) -> str:
    """Return the name by which a key is known, and shown."""
    return "?" if getattr(event, "unicode", "") == "?" else pygame.key.name(event.key)


def _key(event: Event, keys: Keys, writes: bool) -> Act | None:
    control = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
    shift = bool(event.mod & pygame.KMOD_SHIFT)
    if writes and not control and event.key in _WRITING:
        return _WRITING[event.key]
    if event.key == pygame.K_TAB and shift:
        return MoveFocus(-1)
    if event.key in _ACTS and not control and not event.mod & pygame.KMOD_ALT:
        return None if writes and event.key == pygame.K_SPACE else _ACTS[event.key]
    name = name_of(event)
    if writes and not control and len(name) == 1:
        return None
    return keys.meant(name, control, shift)
