"""Opens the window on a case that is being written, and shows it again whenever its files are saved."""

import gc
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from game.content.library import Library
from game.content.words import load_words

# The loop comes before anything else that knows pygame: it says how SDL is to behave.
from game.desktop import app
from game.desktop.preview.screen import PreviewScreen, Room
from game.desktop.preview.stage import Inbox, PreviewStage
from game.desktop.senses import tree_adapter
from game.desktop.senses.outputs import Outputs
from game.desktop.stage.preferences import Preferences
from game.desktop.stage.reckoner import Reckoner
from game.desktop.toolkit.theme import palette_of
from game.model.ids import VariantId
from game.places import settings as settings_file
from game.saves.settings import Settings, read_settings
from game.workshop.watching import CaseWatch


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
    preferences = Preferences(replace(read_settings(settings_file()).value or Settings(), taught=True))
    room = Room(path, words, preferences, inbox.seek, Reckoner())
    screen = PreviewScreen.of(room, watch.first(), asked.at)
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
