"""Starts the window: the first frame first, everything that takes longer after it."""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from game import places
from game.content.library import Library
from game.content.words import Words, load_words
from game.desktop import app
from game.desktop.screens import ways
from game.desktop.screens.desk import PlayerDesk, Resumed
from game.desktop.screens.library import LibraryScreen
from game.desktop.senses import tree_adapter
from game.desktop.shelf import KeptShelf
from game.desktop.stage.background_odds import BackgroundOdds
from game.desktop.stage.preferences import Preferences, with_given
from game.desktop.stage.screen import Screen
from game.desktop.stage.stage import WindowStage
from game.desktop.toolkit.theme import FACES, palette_of
from game.errors import GameError
from game.model.ids import VariantId
from game.model.value import value
from game.saves.settings import read_settings, write_settings

if TYPE_CHECKING:
    import pygame

    from game.desktop.senses.outputs import Outputs

_PICTURES = ("icons", "places", "portraits")


@value
class WindowOptions:
    """What the command line asked of the window."""

    scenario: str | None = None
    seed: int | None = None
    resume: bool = False
    variant: VariantId | None = None
    at: str | None = None
    settings: tuple[str, ...] = ()
    arrives: str = ""  # the path of a packed case that is put among the player's own


def play(asked: WindowOptions) -> None:
    """Open the window and stay until it is left; raise GameError if the case asked for cannot be had."""
    preferences = _preferences(asked)
    again: WindowOptions | None = asked
    while again is not None:
        again = _played(again, preferences)


def _played(asked: WindowOptions, preferences: Preferences) -> WindowOptions | None:
    """Open the window and stay; return how to open it again where it is to speak another language."""
    words = load_words(preferences.now.language)
    shelf = KeptShelf(words, asked.variant, library=Library(language=words.language))
    if asked.seed is not None:
        shelf.seeds = partial(int, asked.seed)
    desk = PlayerDesk(words, shelf, ways, preferences, BackgroundOdds(), shelf.known)
    screen = first_screen(desk, shelf, asked)
    early = tree_adapter.BEFORE_SHOWN and tree_adapter.is_installed()
    window = app.open_window(words("library.heading"), preferences.now.window, hidden=early)
    stage = WindowStage(screen, palette_of(), window.size, preferences)
    stage.boxes_shown = words("desktop.boxes_shown")
    keeper = _Keeper(shelf, stage, window)
    if early:
        keeper.tree = tree_adapter.Accessible(window, stage)
        window.show()
    app.run(window, stage, partial(keeper.warm, words), keeper.keep)
    if keeper.outputs is not None:
        keeper.outputs.end()
    size = (stage.look.width, stage.look.height)
    if stage.wants_full_screen:
        size = stage.windowed or preferences.now.window
    preferences.choose(replace(preferences.now, window=size))
    # Settings are never a reason to complain while somebody leaves.
    with contextlib.suppress(GameError):
        preferences.keep()
    if preferences.now.language == words.language:
        return None
    play = stage.screen.play
    again = replace(asked, resume=True, at=None, arrives="")
    return replace(again, scenario=shelf.named(play.case.scenario.id, asked.scenario) if play else None)


def _preferences(asked: WindowOptions) -> Preferences:
    """Return what was kept, and over it what the command line gives; raise GameError where that cannot be."""
    file = places.settings()
    preferences = Preferences(read_settings(file).value, partial(write_settings, file))
    for given in asked.settings:
        preferences.choose(with_given(preferences.now, given))
    return preferences


def first_screen(desk: PlayerDesk, shelf: KeptShelf, asked: WindowOptions) -> Screen:
    """Return the library, or the case that was asked for, in the scene that was asked for."""
    if asked.arrives:
        return LibraryScreen(desk, arrival=shelf.take_in(asked.arrives))
    if asked.scenario is None:
        return LibraryScreen(desk)
    opened = shelf.open(asked.scenario)
    if asked.at is not None:
        from game.search.arriving import begun_at

        begun = begun_at(opened.case, shelf.seed(), asked.at, opened.real)
        return ways.resuming(desk, opened, Resumed(begun))
    kept = shelf.resumed(opened) if asked.resume else None
    return ways.resuming(desk, opened, kept) if kept else ways.opening(desk, opened)


def missing_files() -> Iterator[str]:
    """Yield the names of the game's own folders and files that are missing."""
    if any(not (places.fonts() / file).is_file() for file in FACES.values()):
        yield places.fonts().name
    if not places.palette().is_file():
        yield places.palette().name
    if any(not (places.pictures() / kind).is_dir() for kind in _PICTURES):
        yield places.pictures().name


@dataclass(slots=True)
class _Keeper:
    """Saves and is heard after each turn, and reads the case in front while the player reads of it."""

    shelf: KeptShelf
    stage: WindowStage
    window: "pygame.Window"
    tree: "tree_adapter.Accessible | None" = None
    kept: object = None
    outputs: "Outputs | None" = None

    def warm(self, words: Words) -> None:
        """Make what the first choice will need, after the first frame."""
        from game.desktop.senses.outputs import Outputs
        from game.desktop.senses.system import asks_for_stillness, keep_little

        keep_little()

        def ask_the_system() -> None:
            self.stage.preferences.system_is_still = asks_for_stillness()

        if self.tree is None and tree_adapter.is_installed():
            self.tree = tree_adapter.Accessible(self.window, self.stage)
        self.outputs = Outputs(self.stage, words, self.tree)
        # Whether it asks for stillness is known a moment later; nobody waits for it.
        threading.Thread(target=ask_the_system, daemon=True).start()
        if names := ", ".join(missing_files()):
            self.stage.say(words("desktop.missing", names=names))
        if isinstance(self.stage.screen, LibraryScreen):
            self.stage.screen.warm()
        import game.engine.machines  # noqa: F401 -- the first choice asks them

        self.keep()

    def keep(self) -> None:
        """Save play and settings where they have changed, say so where they cannot be saved, and be heard."""
        if self.outputs is not None:
            self.outputs.follow()
        for keep in (self._keep_play, self.stage.preferences.keep):
            try:
                keep()
            except GameError as error:
                self.stage.say(str(error))
        if self.stage.preferences.now.language != self.shelf.words.language:
            self.stage.left = True

    def _keep_play(self) -> None:
        play = self.stage.screen.play
        if play is not None and play.playthrough is not self.kept and play.playthrough.turns:
            self.kept = play.playthrough
            if said := self.shelf.keep(play):
                self.stage.say(said)
