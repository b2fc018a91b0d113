"""Settings given on the command line, as `text_size=150`; what cannot be is refused with what can."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from game.desktop.stage.keys import ACTIONS, Keys
from game.desktop.toolkit.theme import FAMILIES, THEMES
from game.errors import GameError
from game.saves.settings import Settings

_YES, _NO = ("on", "true", "yes"), ("off", "false", "no")
_KEY = "key."


class SettingRefusedError(GameError):
    """What was given is no setting, or no value that it can have."""

    def __init__(self, given: str, possible: str) -> None:
        self.given = given
        self.possible = possible
        super().__init__(f"'{given}' cannot be set; possible is {possible}")


def with_given(settings: Settings, given: str) -> Settings:
    """Return settings after one more was given; raise SettingRefusedError."""
    name, _, value = given.partition("=")
    name = name.strip().replace("-", "_")
    if name.startswith(_KEY):
        return _with_key(settings, name.removeprefix(_KEY).replace("_", "-"), value.strip(), given)
    if name not in _KINDS:
        raise SettingRefusedError(given, ", ".join((*_KINDS, "key.ACTION")))
    read, possible = _KINDS[name]
    found = read(value.strip().lower())
    if found is None:
        raise SettingRefusedError(given, f"{name}={possible}")
    return replace(settings, **{name: found})


def _with_key(settings: Settings, action: str, key: str, given: str) -> Settings:
    known = [one.name for one in ACTIONS]
    if action not in known:
        raise SettingRefusedError(given, ", ".join(f"{_KEY}{name}" for name in known))
    keys = Keys(settings.keys, settings.letters)
    pressed = key.lower()
    if not pressed or keys.refused(action, pressed) is not None:
        raise SettingRefusedError(given, "a key that nothing else uses, such as F13")
    return replace(settings, keys=keys.changed(action, pressed))


def _whole(least: int, most: int) -> tuple[Callable[[str], int | None], str]:
    def read(value: str) -> int | None:
        return int(value) if value.isdecimal() and least <= int(value) <= most else None

    return read, f"{least} to {most}"


def _one_of(*names: str) -> tuple[Callable[[str], str | None], str]:
    return (lambda value: value if value in names else None), " or ".join(names)


def _size(value: str) -> tuple[int, int] | None:
    wide, _, high = value.partition("x")
    if not (wide.isdecimal() and high.isdecimal()):
        return None
    size = int(wide), int(high)
    return size if all(200 <= each <= 20_000 for each in size) else None


def _switch(value: str) -> bool | None:
    return True if value in _YES else False if value in _NO else None


_SWITCH = (_switch, "on or off")
_KINDS: Mapping[str, tuple[Callable[[str], Any], str]] = {
    "text_size": _whole(100, 200),
    "theme": _one_of(*THEMES),
    "font": _one_of(*FAMILIES),
    "window": (_size, "WIDTHxHEIGHT, such as 1280x800"),
    "full_screen": _SWITCH,
    "sound": _whole(0, 100),
    "voice": _SWITCH,
    "voice_volume": _whole(0, 100),
    "voice_speed": _whole(50, 300),
    "letters": _SWITCH,
    "taught": _SWITCH,
    "reduced_motion": _SWITCH,
}
