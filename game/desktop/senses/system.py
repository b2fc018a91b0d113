"""What the system has beside a window: gamepads, and whether it asks for reduced motion."""

import configparser
import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pygame
from pygame.event import Event

PLUGGED = (pygame.CONTROLLERDEVICEADDED, pygame.JOYDEVICEADDED)
_NAMELESS = (pygame.JOYBUTTONDOWN, pygame.JOYHATMOTION)
_MMAP_THRESHOLD, _LARGE = -3, 256 * 1024  # the number of what is set in glibc, and bytes
_PATIENCE = 1.0  # seconds
_SPI_GETCLIENTAREAANIMATION = 0x1042
_MACOS = ("defaults", "read", "com.apple.universalaccess", "reduceMotion")
_GNOME = ("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")


class Gamepads:
    """Keeps the gamepads open; one that SDL knows by its buttons is heard only once, under their names."""

    def __init__(self) -> None:
        self._open: list[object] = []
        self._known: set[int] = set()

    def listen(self) -> None:
        """Look for gamepads from now on; a system that has none to offer is no error."""
        from pygame._sdl2 import controller

        with contextlib.suppress(pygame.error):
            pygame.joystick.init()
            controller.init()

    def kept(self, events: list[Event]) -> list[Event]:
        """Return the events that the stage should hear, after opening what was plugged in."""
        from pygame._sdl2 import controller

        kept = []
        for event in events:
            # A gamepad may be pulled out again before it can be opened.
            with contextlib.suppress(pygame.error):
                if event.type == pygame.CONTROLLERDEVICEADDED:
                    pad = controller.Controller(event.device_index)
                    self._known.add(pad.as_joystick().get_instance_id())
                    self._open.append(pad)
                elif event.type == pygame.JOYDEVICEADDED and not controller.is_controller(event.device_index):
                    self._open.append(pygame.joystick.Joystick(event.device_index))
            known_by_name = event.type in _NAMELESS and getattr(event, "instance_id", None) in self._known
            if event.type not in PLUGGED and not known_by_name:
                kept.append(event)
        return kept


def keep_little(platform: str = sys.platform) -> bool:
    """Have whole pictures of the window given back to the system once let go; return whether it will.

    Left alone, glibc keeps pieces of any size that was let go once, and a fade takes two such pictures.
    """
    if platform != "linux":
        return False
    import ctypes

    with contextlib.suppress(OSError, AttributeError):  # Other libraries of C have no such wish.
        return bool(ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE))
    return False


def asks_for_stillness(platform: str = sys.platform) -> bool:
    """Return whether the system, or its desktop, asks for reduced motion, as far as it can be asked."""
    if platform == "win32":
        return _windows_is_still()
    if platform == "darwin":
        return _said_by(_MACOS) == "1"
    if _said_by(_GNOME) == "false":
        return True
    # KDE writes how long its motion lasts; none at all is stillness.
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    written = configparser.ConfigParser(strict=False, interpolation=None)
    try:
        written.read(folder / "kdeglobals", encoding="utf-8")
        return written.getfloat("KDE", "AnimationDurationFactor", fallback=1.0) == 0.0
    except (configparser.Error, OSError, ValueError):
        return False


def _said_by(command: tuple[str, ...]) -> str:
    """Return what a program of the system prints, or nothing if it is missing or takes long."""
    try:
        done = subprocess.run(  # noqa: S603 -- the fixed commands above
            command, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return ""
    return done.stdout.strip()


def _windows_is_still() -> bool:
    import ctypes

    ask = getattr(getattr(ctypes, "windll", None), "user32", None)
    if ask is None:
        return False
    moves = ctypes.c_int(1)
    answered = ask.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(moves), 0)
    return bool(answered) and not moves.value
