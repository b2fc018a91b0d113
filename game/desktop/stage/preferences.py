"""What the player has set, in one place for the stage and every screen."""

from collections.abc import Callable
from dataclasses import replace

from game.desktop.stage.keys import Keys
from game.desktop.toolkit.theme import FAMILIES, LARGEST_SCALE, SCALE_STEP, SMALLEST_SCALE, THEMES
from game.saves.settings import Settings

LOUDER = 10


class Preferences:
    """Holds the settings as they are now; `keep` writes them where they have changed."""

    def __init__(self, now: Settings | None = None, write: Callable[[Settings], None] | None = None) -> None:
        """Start with what was kept; without `write` nothing is kept beyond this play."""
        self.now = _known(now or Settings())
        self._kept = self.now
        self._write = write
        self.system_is_still = False

    @property
    def are_still(self) -> bool:
        """Return whether nothing may move: as the player has set, else as the system asks."""
        return self.system_is_still if self.now.reduced_motion is None else self.now.reduced_motion

    @property
    def keys(self) -> Keys:
        """Return the keys as they are now."""
        return Keys(self.now.keys, self.now.letters)

    def choose(self, settings: Settings) -> None:
        """Take these settings from now on."""
        self.now = settings

    def appear(self, how: str) -> None:
        """Change how everything looks: the size of the text, a theme, a family of fonts, full screen."""
        now = self.now
        if how in THEMES:
            now = replace(now, theme=how)
        elif how in FAMILIES:
            now = replace(now, font=how)
        elif how == "full-screen":
            now = replace(now, full_screen=not now.full_screen)
        else:
            steps = {"larger": SCALE_STEP, "smaller": -SCALE_STEP}
            size = now.text_size + steps[how] if how in steps else SMALLEST_SCALE
            now = replace(now, text_size=max(SMALLEST_SCALE, min(size, LARGEST_SCALE)))
        self.now = now

    def keep(self) -> None:
        """Write the settings where they have changed since; raise NotWrittenError."""
        if self.now == self._kept or self._write is None:
            return
        self._kept = self.now
        self._write(self.now)


def _known(settings: Settings) -> Settings:
    """Settings of another version may name what this one does not have."""
    theme = settings.theme if settings.theme in THEMES else THEMES[0]
    font = settings.font if settings.font in FAMILIES else next(iter(FAMILIES))
    return replace(settings, theme=theme, font=font)
