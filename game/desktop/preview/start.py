"""Opens the window on a case that is being written, and shows it again whenever its files are saved."""

# The loop comes before anything else that knows pygame: it says how SDL is to behave.
from game.desktop import app

# isort: split
import gc
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue

import pygame
from pygame import Surface
from pygame.event import Event

from game import places
from game.content.library import Library
from game.content.words import load_words
from game.desktop.preview.previewed import OWN, PreviewContext
from game.desktop.preview.screen import PreviewScreen
from game.desktop.senses import tree_adapter
from game.desktop.senses.outputs import Outputs
from game.desktop.stage.preferences import Preferences
from game.desktop.stage.reckoner import NEWS, Reckoner
from game.desktop.stage.stage import WindowStage
from game.desktop.toolkit.intents import Intent, Select
from game.desktop.toolkit.theme import palette_of
from game.errors import GameError
from game.model.ids import VariantId
from game.model.record import Turn
from game.processes import Background
from game.saves.settings import Settings, read_settings
from game.workshop.draft_play import DraftPlay
from game.workshop.revision import Revision, way_to
from game.workshop.watching import CaseWatch

# With Ctrl or Cmd: the function keys and single letters are the game's.
KEYS: Mapping[int, str] = {
    pygame.K_n: "next",
    pygame.K_l: "problems",
    pygame.K_g: "scenes",
    pygame.K_r: "restart",
    pygame.K_o: "otherwise",
}


@dataclass(frozen=True, slots=True)
class FoundWay:
    """The way to a scene, found beside the window, or why there is none."""

    scene: str
    turns: tuple[Turn, ...] | GameError


class Inbox:
    """What is found out beside the window waits here; an event tells the window to look."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Revision | FoundWay] = SimpleQueue()
        self._background = Background()

    def put(self, found: Revision | FoundWay) -> None:
        """Take something in, on whichever thread, and wake the window."""
        self._waiting.put(found)
        if pygame.display.get_init():
            pygame.event.post(Event(NEWS))

    def taken(self, screen: PreviewScreen) -> PreviewScreen:
        """Return the screen after all that was found."""
        try:
            while True:
                found = self._waiting.get_nowait()
                screen = _after(screen, found)
        except Empty:
            return screen

    def seek(self, draft: DraftPlay, scene: str) -> None:
        """Let the way to a scene be looked for by another process."""
        case = draft.shown.case if draft.shown else None
        if case is not None:
            found = partial(self._found, scene)
            self._background.ask(way_to, (case.scenario, case.variant, scene), found)

    def close(self) -> None:
        """Look for nothing any more."""
        self._background.end()

    def _found(self, scene: str, turns: tuple[Turn, ...] | GameError | None) -> None:
        self.put(FoundWay(scene, GameError("the search failed") if turns is None else turns))


class PreviewStage(WindowStage):
    """A stage that hears, beside the player, what became of the files."""

    inbox: Inbox | None = None
    _page_shown = ""

    def paint(self, surface: Surface) -> None:
        """Paint the whole screen; a page that has just been opened shows where the author is."""
        super().paint(surface)
        page = self.screen.page if isinstance(self.screen, PreviewScreen) else ""
        if page != self._page_shown:
            self._page_shown = page
            if page and self.view.first:
                self.focus(self.view.first)
                super().paint(surface)

    def event(self, event: Event) -> None:
        """Take one event; the keys of the preview come before those of the game."""
        if event.type == NEWS:
            self._hear()
        meant = self._meant(event) if event.type == pygame.KEYDOWN else None
        if meant is not None and not self.view.captures:
            self.mean(meant)
        else:
            super().event(event)

    def _hear(self) -> None:
        """Show what was found; what cannot be shown leaves the window as it is, and that is said."""
        if self.inbox is None or not isinstance(self.screen, PreviewScreen):
            return
        before = self.screen
        try:
            after = self.inbox.taken(before)
            after.view()
        except Exception as error:  # noqa: BLE001 -- a rewritten case must not close the window
            after = replace(
                before, note=load_words()("preview.trouble", error=f"{type(error).__name__}: {error}")
            )
        self.screen = after

    def _meant(self, event: Event) -> Intent | None:
        name = KEYS.get(event.key) if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META) else None
        if name == "next" and event.mod & pygame.KMOD_SHIFT:
            name = "last"
        return Select(f"{OWN}{name}") if name else None


def _after(screen: PreviewScreen, found: Revision | FoundWay) -> PreviewScreen:
    if isinstance(found, Revision):
        return screen.heard(found)
    return screen.came(found.scene, found.turns) if found.scene == screen.seeking else screen


@dataclass(frozen=True, slots=True)
class PreviewWindowOptions:
    """What the command line asked of a preview."""

    scenario: str
    at: str = ""
    variant: str | None = None


def preview(asked: PreviewWindowOptions) -> None:
    """Open the window and stay until it is left; raise GameError where there is no such case."""
    words, inbox = load_words(), Inbox()
    path = Library().find(asked.scenario)
    variant = VariantId(asked.variant) if asked.variant else None
    watch = CaseWatch(path, words, inbox.put, variant)
    # Whoever writes a case knows how to play; the size of a preview is not that of the game.
    preferences = Preferences(replace(read_settings(places.settings()).value or Settings(), taught=True))
    context = PreviewContext(path, words, preferences, inbox.seek, Reckoner())
    screen = PreviewScreen.of(context, watch.first(), asked.at)
    title = words("preview.window", file=_named(path))
    window = app.open_window(title, preferences.now.window, hidden=tree_adapter.BEFORE_SHOWN)
    stage = PreviewStage(screen, palette_of(), window.size, preferences)
    stage.inbox = inbox
    tree = tree_adapter.Accessible(window, stage) if tree_adapter.is_installed() else None
    outputs = Outputs(stage, words, tree)
    window.show()
    try:
        app.run(window, stage, partial(_begin, watch, outputs), outputs.follow)
    finally:
        outputs.end()
        watch.stop()
        inbox.close()


def _begin(watch: CaseWatch, outputs: Outputs) -> None:
    """Be heard, and watch; what was made until now stays, and no garbage is looked for in it at each save."""
    outputs.follow()
    gc.freeze()
    watch.start()


def _named(path: Path) -> str:
    return path.absolute().parent.name
