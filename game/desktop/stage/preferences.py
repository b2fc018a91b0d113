"""What the player has set, in one place for the stage and every screen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from game.content.words import languages
from game.desktop.stage.input import ACTIONS, Keys
from game.desktop.toolkit.theme import (
    FAMILIES,
    LARGEST_SCALE,
    SCALE_STEP,
    SMALLEST_SCALE,
    THEMES,
    USUAL_SCALE,
)
from game.errors import UnknownNameError
from game.saves.settings import Settings

LOUDER = 10


class Preferences:
    """Holds the settings as they are now; `keep` writes them where they have changed."""

    def __init__(
        self, now: Settings | None = None, write: Callable[[Settings], object] | None = None
    ) -> None:
        """Start with what was kept; without `write` nothing is kept beyond this play."""
        now = now or Settings()
        # Settings of another version may name what this one does not have.
        theme = now.theme if now.theme in THEMES else THEMES[0]
        font = now.font if now.font in FAMILIES else next(iter(FAMILIES))
        language = now.language if now.language in languages() else Settings().language
        self.now = replace(now, theme=theme, font=font, language=language)
        self._kept = self.now
        self._write = write
        self.system_is_still = False
        self.by_pad = False

    @property
    def are_still(self) -> bool:
        """Return whether nothing may move: as the player has set, else as the system asks."""
        return self.system_is_still if self.now.reduced_motion is None else self.now.reduced_motion

    @property
    def page_key(self) -> str:
        """Return the key of the words that name what turns a page: a button while a gamepad is in use."""
        return "desktop.page_button" if self.by_pad else "desktop.page_key"

    @property
    def keys(self) -> Keys:
        """Return the keys as they are now."""
        return Keys(self.now.keys, self.now.letters)

    def choose(self, settings: Settings) -> None:
        """Take these settings from now on."""
        self.now = settings

    def appear(self, how: str) -> None:
        """Change how everything looks: the size of the text, a theme, a family of fonts, full screen.

        Another language is spoken once the window has begun again.
        """
        now = self.now
        if how in THEMES:
            now = replace(now, theme=how)
        elif how in FAMILIES:
            now = replace(now, font=how)
        elif how in languages():
            now = replace(now, language=how)
        elif how == "full-screen":
            now = replace(now, full_screen=not now.full_screen)
        else:
            steps = {"larger": SCALE_STEP, "smaller": -SCALE_STEP}
            size = now.text_size + steps[how] if how in steps else USUAL_SCALE
            now = replace(now, text_size=max(SMALLEST_SCALE, min(size, LARGEST_SCALE)))
        self.now = now

    def keep(self) -> None:
        """Write the settings where they have changed since; raise NotWrittenError."""
        if self.now == self._kept or self._write is None:
            return
        self._kept = self.now
        self._write(self.now)


_YES, _NO = ("on", "true", "yes"), ("off", "false", "no")
_KEY = "key."


class SettingRefusedError(UnknownNameError):
    """What the command line gave is no setting, or no value that it can have."""

    def __init__(self, given: str, possible: str) -> None:
        self.given = given
        self.possible = possible
        super().__init__(f"'{given}' cannot be set; possible is {possible}")


def with_given(settings: Settings, given: str) -> Settings:
    """Return settings after one more was given on the command line; raise SettingRefusedError."""
    name, _, value = given.partition("=")
    name, value = name.strip().replace("-", "_"), value.strip().lower()
    if name.startswith(_KEY):
        action, known = name.removeprefix(_KEY).replace("_", "-"), [one.name for one in ACTIONS]
        if action not in known:
            raise SettingRefusedError(given, ", ".join(f"{_KEY}{name}" for name in known))
        keys = Keys(settings.keys, settings.letters)
        if not value or keys.refused(action, value) is not None:
            raise SettingRefusedError(given, "a key that nothing else uses, such as F13")
        return replace(settings, keys=keys.changed(action, value))
    if name not in _KINDS:
        raise SettingRefusedError(given, ", ".join((*_KINDS, "key.ACTION")))
    read, possible = _KINDS[name]
    found = read(value)
    if found is None:
        raise SettingRefusedError(given, f"{name}={possible}")
    return replace(settings, **{name: found})


def _whole(least: int, most: int) -> tuple[Callable[[str], int | None], str]:
    def read(value: str) -> int | None:
        return int(value) if value.isdecimal() and least <= int(value) <= most else None

    return read, f"{least} to {most}"


def _one_of(*names: str) -> tuple[Callable[[str], str | None], str]:
    return (lambda value: value if value in names else None), " or ".join(names)


def _language(value: str) -> str | None:
    return value if value in languages() else None


def _size(value: str) -> tuple[int, int] | None:
    wide, _, high = value.partition("x")
    if not (wide.isdecimal() and high.isdecimal()):
        return None
    size = int(wide), int(high)
    return size if all(200 <= each <= 20_000 for each in size) else None


_SWITCH = (lambda value: True if value in _YES else False if value in _NO else None), "on or off"
_KINDS: Mapping[str, tuple[Callable[[str], Any], str]] = {
    "text_size": _whole(SMALLEST_SCALE, LARGEST_SCALE),
    "theme": _one_of(*THEMES),
    "font": _one_of(*FAMILIES),
    "window": (_size, "WIDTHxHEIGHT, such as 1280x800"),
    "full_screen": _SWITCH,
    "language": (_language, "a language that the settings offer, such as de"),
    "sound": _whole(0, 100),
    "voice": _SWITCH,
    "voice_volume": _whole(0, 100),
    "voice_speed": _whole(50, 300),
    "letters": _SWITCH,
    "marks": _SWITCH,
    "taught": _SWITCH,
    "reduced_motion": _SWITCH,
}
