"""Turns what the player did, with whichever device, into what it means: a step of the ring, or an intent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import pygame
from pygame.event import Event

from game.desktop.stage.keys import HELD, Keys
from game.desktop.toolkit.intents import (
    Caret,
    Compose,
    Erase,
    Go,
    GoBack,
    Intent,
    KeyPressed,
    Redo,
    Type,
    Undo,
)


@dataclass(frozen=True, slots=True)
class Step:
    """Move the ring on, or with -1 back."""

    way: int


@dataclass(frozen=True, slots=True)
class Press:
    """Press what has the ring."""


@dataclass(frozen=True, slots=True)
class Page:
    """Read on, or with -1 back."""

    way: int


Act: TypeAlias = Step | Press | Page | Intent


@dataclass(frozen=True, slots=True)
class Ear:
    """How to listen now: the keys, whether a field takes what is written, whether the next key is wanted."""

    keys: Keys
    writes: bool = False
    captures: bool = False


HEARD = frozenset(
    {
        pygame.KEYDOWN,
        pygame.TEXTINPUT,
        pygame.TEXTEDITING,
        pygame.CONTROLLERBUTTONDOWN,
        pygame.JOYBUTTONDOWN,
        pygame.JOYHATMOTION,
    }
)
_ACTS: Mapping[int, Act] = {
    pygame.K_TAB: Step(1),
    pygame.K_DOWN: Step(1),
    pygame.K_RIGHT: Step(1),
    pygame.K_UP: Step(-1),
    pygame.K_LEFT: Step(-1),
    pygame.K_RETURN: Press(),
    pygame.K_KP_ENTER: Press(),
    pygame.K_SPACE: Press(),
    pygame.K_PAGEDOWN: Page(1),
    pygame.K_PAGEUP: Page(-1),
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
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: Page(-1),
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: Page(1),
    pygame.CONTROLLER_BUTTON_DPAD_UP: Step(-1),
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: Step(1),
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: Step(-1),
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: Step(1),
}
_NAMELESS: tuple[Act, ...] = (Press(), GoBack(), Undo(), Redo(), Page(-1), Page(1), Go("help"), Go("menu"))


def heard(event: Event, ear: Ear) -> Act | None:
    """Return what an event means; None where it means nothing now."""
    if event.type == pygame.KEYDOWN:
        return _captured(event) if ear.captures else _key(event, ear)
    if event.type == pygame.TEXTINPUT:
        return Type(event.text) if ear.writes else None
    if event.type == pygame.TEXTEDITING:
        return Compose(event.text) if ear.writes else None
    if event.type == pygame.CONTROLLERBUTTONDOWN:
        return _BUTTONS.get(event.button)
    if event.type == pygame.JOYBUTTONDOWN:
        return _NAMELESS[event.button] if event.button < len(_NAMELESS) else None
    across, up = event.value
    return Step(1 if across > 0 or up < 0 else -1) if across or up else None


def name_of(event: Event) -> str:
    """Return the name by which a key is known, and shown."""
    return "?" if getattr(event, "unicode", "") == "?" else pygame.key.name(event.key)


def _key(event: Event, ear: Ear) -> Act | None:
    control = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
    shift = bool(event.mod & pygame.KMOD_SHIFT)
    if ear.writes and not control and event.key in _WRITING:
        return _WRITING[event.key]
    if event.key == pygame.K_TAB and shift:
        return Step(-1)
    if event.key in _ACTS and not control and not event.mod & pygame.KMOD_ALT:
        return None if ear.writes and event.key == pygame.K_SPACE else _ACTS[event.key]
    name = name_of(event)
    if ear.writes and not control and len(name) == 1:
        return None
    return ear.keys.meant(name, control, shift)


def _captured(event: Event) -> Intent | None:
    if event.key == pygame.K_ESCAPE:
        return GoBack()
    name = name_of(event)
    return KeyPressed(name) if name and name not in HELD else None
