"""The verb for a machine on which something does not work: doctor."""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from game.verbs.command import AsJson, show

if TYPE_CHECKING:
    from game.desktop.checkup import ExaminedPart

# Without one of these the window cannot be used, or nothing is kept.
NEEDED = ("python", "pygame", "video", "fonts", "folders")
_MODULES = (
    "ifaddr",
    "jinja2",
    "platformdirs",
    "rich",
    "segno",
    "starlette",
    "transitions",
    "uvicorn",
    "yaml",
)
# The clock of a machine that has lost it stands years before this.
_FIRST_YEAR = 2025


def doctor(as_json: AsJson = False) -> None:
    """Report what of this machine the game works with, what does not work, and what to do about it."""
    found = tuple(_examined())
    if as_json:
        show([asdict(one) for one in found])
    else:
        for one in found:
            print(f"{'ok' if one.works else 'NO':<4}{one.part}: {one.found}")
            if one.remedy:
                print(f"    {one.remedy}")
    if any(not one.works and one.part in NEEDED for one in found):
        raise SystemExit(1)


def _examined() -> "Iterator[ExaminedPart]":
    from game.desktop.checkup import asked, examined

    yield asked("game", _game, "Fetch the folder of the game again, or install it again.")
    yield asked("python", _python, "Run `python3 start.py` in the folder of the game.")
    yield from examined()
    yield asked("folders", _folders, "Make it writable, or name another in the variable CONTEMPT_HOME.")
    yield asked("network", _network, "Connect to the Wi-Fi of the room; without it a class votes by hands.")
    yield asked("clock", _clock, "Set the clock of the system: the newest save is told by its time.")


def _game() -> str:
    from game import __version__, places
    from game.content.library import Library

    return f"{__version__}, {len(Library().heads())} cases, from '{places.scenarios().parent}'"


def _python() -> str:
    import locale
    import platform
    from importlib import import_module

    for module in _MODULES:
        import_module(module)
    encodings = f"{sys.getfilesystemencoding()}, {locale.getpreferredencoding(False)}"
    return f"{platform.python_version()} on {platform.platform()}, {encodings}, '{sys.executable}'"


def _folders() -> str:
    from game import places

    kept = (places.saves(), places.settings().parent, places.user_scenarios(), next(places.exports()))
    for folder in kept:
        there = next(one for one in (folder, *folder.parents) if one.exists())
        with tempfile.TemporaryFile(dir=there) as file:
            file.write(b"x" * 4096)
    return ", ".join(f"'{folder}'" for folder in dict.fromkeys(kept))


def _network() -> str:
    from game.classroom.room.server import interfaces

    cards = [f"{one.name} {one.address}" for one in interfaces() if one.reaches_phones]
    if not cards:
        raise RuntimeError("no network card has an address that phones can reach")
    return ", ".join(cards)


def _clock() -> str:
    from datetime import datetime

    now = datetime.now().astimezone()
    if now.year < _FIRST_YEAR:
        raise RuntimeError(f"it stands at {now:%Y-%m-%d %H:%M}")
    return f"{now:%Y-%m-%d %H:%M %Z}"
