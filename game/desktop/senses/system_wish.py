"""Whether the system asks for reduced motion, as far as it can be asked; where it cannot, it does not."""

import configparser
import os
import subprocess
import sys
from pathlib import Path

_PATIENCE = 1.0  # seconds
_SPI_GETCLIENTAREAANIMATION = 0x1042
_MACOS = ("defaults", "read", "com.apple.universalaccess", "reduceMotion")
_GNOME = ("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")


def asks_for_stillness(platform: str = sys.platform) -> bool:
    """Return whether the system, or its desktop, has been told to keep still."""
    if platform == "win32":
        return _windows_is_still()
    if platform == "darwin":
        return _said_by(_MACOS) == "1"
    return _said_by(_GNOME) == "false" or _kde_is_still()


def _said_by(command: tuple[str, ...]) -> str:
    """Return what a program of the system prints; with nothing where there is none, or it takes long."""
    try:
        done = subprocess.run(  # noqa: S603 -- the fixed commands above
            command, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return ""
    return done.stdout.strip()


def _kde_is_still() -> bool:
    """KDE writes how long its motion lasts; none at all is stillness."""
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    written = configparser.ConfigParser(strict=False, interpolation=None)
    try:
        written.read(folder / "kdeglobals", encoding="utf-8")
        return written.getfloat("KDE", "AnimationDurationFactor", fallback=1.0) == 0.0
    except (configparser.Error, OSError, ValueError):
        return False


def _windows_is_still() -> bool:
    import ctypes

    ask = getattr(getattr(ctypes, "windll", None), "user32", None)
    if ask is None:
        return False
    moves = ctypes.c_int(1)
    told = ask.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(moves), 0)
    return bool(told) and not moves.value
