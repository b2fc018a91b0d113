"""Opens the window on a case that is being written, and shows it again whenever its files are saved."""

# The loop comes before anything else that knows pygame: it says how SDL is to behave.
from game.desktop import app
from game.model.value import value

# isort: split
import gc
from collections.abc import Mapping
from dataclasses import replace
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
from game.desktop.stage.background_odds import BackgroundOdds, wake
from game.desktop.stage.odds_news import NEWS
from game.desktop.stage.preferences import Preferences
from game.desktop.stage.stage import WindowStage
from game.desktop.toolkit.intents import Select
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
    pygame.K_p: "pictures",
    pygame.K_r: "restart",
    pygame.K_o: "otherwise",
}


@value
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
        wake()

    def taken(self, screen: PreviewScreen) -> PreviewScreen:
        """Return the screen after all that was found."""
        while True:
            try:
                found = self._waiting.get_nowait()
            except Empty:
                return screen
            if isinstance(found, Revision):
                screen = screen.heard(found)
            elif found.scene == screen.seeking:
                screen = screen.came(found.scene, found.turns)

    def seek(self, draft: DraftPlay, scene: str) -> None:
        """Let the way to a scene be looked for by another process."""

        def found(turns: tuple[Turn, ...] | GameError | None) -> None:
            self.put(FoundWay(scene, GameError("the search failed") if turns is None else turns))

        case = draft.shown.case if draft.shown else None
        if case is not None:
            self._background.ask(way_to, (case.scenario, case.variant, scene), found)

    def close(self) -> None:
        """Look for nothing any more."""
        self._background.end()


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
        elif event.type == pygame.KEYDOWN and event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            name = KEYS.get(event.key)
            if name is not None and not self.view.captures:
                back = name == "next" and event.mod & pygame.KMOD_SHIFT
                self.mean(Select(f"{OWN}{'last' if back else name}"))
                return
        super().event(event)

    def _hear(self) -> None:
        """Show what was found; what cannot be shown leaves the window as it is, and that is said."""
        before = self.screen
        if self.inbox is None or not isinstance(before, PreviewScreen):
            return
        try:
            after = self.inbox.taken(before)
            after.view()
        except Exception as error:  # noqa: BLE001 -- a rewritten case must not close the window
            said = load_words()("preview.trouble", error=f"{type(error).__name__}: {error}")
            after = replace(before, note=said)
        self.screen = after


def preview(scenario: str, at: str = "", variant: VariantId | None = None) -> None:
    """Open the window and stay until it is left; raise GameError where there is no such case."""
    words, inbox = load_words(), Inbox()
    path = Library().find(scenario)
    watch = CaseWatch(path, words, inbox.put, variant)
    # Whoever writes a case knows how to play; the size of a preview is not that of the game.
    preferences = Preferences(replace(read_settings(places.settings()).value or Settings(), taught=True))
    context = PreviewContext(path, words, preferences, inbox.seek, BackgroundOdds())
    screen = PreviewScreen.of(context, watch.first(), at)
    title = words("preview.window", file=path.absolute().parent.name)
    window = app.open_window(title, preferences.now.window, hidden=tree_adapter.BEFORE_SHOWN)
    stage = PreviewStage(screen, palette_of(), window.size, preferences)
    stage.inbox = inbox
    tree = tree_adapter.Accessible(window, stage) if tree_adapter.is_installed() else None
    outputs = Outputs(stage, words, tree)

    def begin() -> None:
        outputs.follow()
        # What was made until now stays, and no garbage is looked for in it at each save.
        gc.freeze()
        watch.start()

    window.show()
    try:
        app.run(window, stage, begin, outputs.follow)
    finally:
        outputs.end()
        watch.stop()
        inbox.close()
