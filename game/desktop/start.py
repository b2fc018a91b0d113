"""Starts the window: the first frame first, everything that takes longer after it."""

from dataclasses import dataclass, replace
from functools import partial

from game.content.words import load_words
from game.desktop import app
from game.desktop.screen import Screen
from game.desktop.screens.desk import Desk
from game.desktop.screens.library import LibraryScreen
from game.desktop.shelf import KeptShelf
from game.desktop.stage import Stage
from game.desktop.theme import THEMES, look_of, palette_of
from game.errors import GameError
from game.model.ids import VariantId
from game.places import settings as settings_file
from game.saves.settings import Settings, read_settings, write_settings


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asked of the window."""

    scenario: str | None = None
    seed: int | None = None
    resume: bool = False
    variant: str | None = None


def play(asked: Asked) -> None:
    """Open the window and stay until it is left; raise GameError where the case asked for cannot be had."""
    words = load_words()
    shelf = KeptShelf(words, VariantId(asked.variant) if asked.variant else None)
    if asked.seed is not None:
        shelf.seeds = partial(int, asked.seed)
    chosen = read_settings(settings_file()).value or Settings()
    screen = first_screen(Desk(words, shelf), shelf, asked)
    window = app.open_window(words("library.heading"), chosen.window)
    palette = palette_of()
    theme = chosen.theme if chosen.theme in THEMES else THEMES[0]
    stage = Stage(screen, look_of(palette, window.size, theme, chosen.text_size), palette)
    stage.wants_full_screen = chosen.full_screen
    keeper = _Keeper(shelf, stage)
    app.run(window, stage, keeper.warm, keeper.keep)
    _remember(chosen, stage)


def first_screen(desk: Desk, shelf: KeptShelf, asked: Asked) -> Screen:
    """Answer with the library, or with the case that was asked for."""
    if asked.scenario is None:
        return LibraryScreen(desk)
    from game.desktop.screens.turning import opening, resuming

    opened = shelf.open(asked.scenario)
    kept = shelf.resumed(opened) if asked.resume else None
    return resuming(desk, opened, kept) if kept else opening(desk, opened)


@dataclass(slots=True)
class _Keeper:
    """Saves after each turn, and reads the case in front while the player reads of it."""

    shelf: KeptShelf
    stage: Stage
    kept: object = None

    def warm(self) -> None:
        """Make what the first choice will need."""
        if isinstance(self.stage.screen, LibraryScreen):
            self.stage.screen.warm()
        self.keep()

    def keep(self) -> None:
        """Save the play where it has changed; say so where it cannot be saved."""
        play = self.stage.screen.play
        if play is None or play.playthrough is self.kept or not play.playthrough.turns:
            return
        self.kept = play.playthrough
        try:
            self.shelf.keep(play)
        except GameError as error:
            self.stage.say(str(error))


def _remember(chosen: Settings, stage: Stage) -> None:
    look = stage.look
    size = (look.width, look.height)
    if stage.wants_full_screen:
        size = stage.windowed or chosen.window
    now = replace(
        chosen,
        text_size=look.scale,
        theme=look.theme,
        window=size,
        full_screen=stage.wants_full_screen,
    )
    if now == chosen:
        return
    try:
        write_settings(settings_file(), now)
    except GameError:
        # Settings are never a reason to complain while somebody leaves.
        return
