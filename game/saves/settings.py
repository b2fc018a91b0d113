"""What the user has set: kept between plays, and never a reason not to play."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, field, fields
from pathlib import Path
from typing import Any

from game.model.value import value
from game.saves.errors import NotReadError
from game.saves.files import FoundContent, KeptFile, SetAside
from game.saves.record import block_of

_LONGEST_NAME = 40
_MOST_KEYS = 40


@value
class Settings:
    """How the game looks, sounds and listens."""

    text_size: int = 100
    theme: str = "paper"
    window: tuple[int, int] = (1280, 800)
    full_screen: bool = False
    sound: int = 20
    voice: bool = False  # whether screens are read aloud
    voice_volume: int = 100  # percent
    voice_speed: int = 100
    reduced_motion: bool | None = None  # None follows the system
    font: str = "serif"
    language: str = "en"
    letters: bool = True  # whether single letters and figures are heard
    marks: bool = True  # whether choices of earlier plays are marked
    keys: Mapping[str, str] = field(default_factory=dict)  # of each action whose key was changed
    taught: bool = False  # whether the first steps no longer tell of the controls
    # Unknown to this version; written back as they were.
    others: Mapping[str, object] = field(default_factory=dict)


def read_settings(path: Path) -> FoundContent[Settings]:
    """Return the settings of a file; whatever is wrong or missing in it is as if never set."""
    try:
        found = KeptFile(path, from_text).read()
    except NotReadError:
        return FoundContent(Settings())
    return FoundContent(found.value or Settings(), found.set_aside)


def write_settings(path: Path, settings: Settings) -> tuple[SetAside, ...]:
    """Write the settings; return what was set aside; raise NotWrittenError."""
    return KeptFile(path, from_text).write(to_text(settings))


def to_text(settings: Settings) -> str:
    """Return settings as JSON, a key on each line."""
    known = asdict(settings)
    others = known.pop("others")
    return json.dumps({**others, **known}, indent=2) + "\n"


def from_text(written: str) -> Settings:
    """Return the settings in a text; raise DamagedFileError where it is no block of keys."""
    keys = block_of(written).rest(())
    known = {key: keys[key] for key in _CHECKS if key in keys and _CHECKS[key](keys[key])}
    if "window" in known:
        known["window"] = tuple(known["window"])
    others = {key: value for key, value in keys.items() if key not in _CHECKS}
    return Settings(**known, others=others)


def _is_whole(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _is_size(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(_is_whole(one, 200, 20_000) for one in value)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_NAME


def _are_keys(value: object) -> bool:
    return (
        isinstance(value, dict)
        and len(value) <= _MOST_KEYS
        and all(_is_name(action) and _is_name(key) for action, key in value.items())
    )


_CHECKS: Mapping[str, Callable[[Any], bool]] = {
    "text_size": lambda value: _is_whole(value, 80, 200),
    "theme": lambda value: _is_name(value) and value.isidentifier(),
    "window": _is_size,
    "full_screen": lambda value: isinstance(value, bool),
    "sound": lambda value: _is_whole(value, 0, 100),
    "voice": lambda value: isinstance(value, bool),
    "voice_volume": lambda value: _is_whole(value, 0, 100),
    "voice_speed": lambda value: _is_whole(value, 50, 300),
    "reduced_motion": lambda value: value is None or isinstance(value, bool),
    "font": lambda value: _is_name(value) and value.isidentifier(),
    "language": _is_name,
    "letters": lambda value: isinstance(value, bool),
    "marks": lambda value: isinstance(value, bool),
    "keys": _are_keys,
    "taught": lambda value: isinstance(value, bool),
}
assert {one.name for one in fields(Settings)} == {*_CHECKS, "others"}
