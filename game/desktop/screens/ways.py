"""The ways from one screen to another: the one place that knows them all.

A screen asks the desk for a way and does not name the screen at its end, so that no two screens know each
other both ways. Each screen is imported when it is entered: the first frame waits for none but its own.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from game.desktop.screens.desk import OF_A_PLAY, Below, OpenedCase, PlayerDesk, Resumed, Sitting
from game.desktop.stage.screen import Screen

if TYPE_CHECKING:
    from game.desktop.screens.base import OverlayPage


def library(desk: PlayerDesk, case: str = "") -> Screen:
    """Return the library, a case in front."""
    from game.desktop.screens.library import LibraryScreen

    return LibraryScreen(desk, case)


def opening(desk: PlayerDesk, opened: OpenedCase) -> Screen:
    """Return the first screen of a new play: its briefing."""
    from game.desktop.screens.briefing import BriefingScreen
    from game.engine.play import Play

    return BriefingScreen(Sitting(desk, opened, Play.begin(opened.case, desk.shelf.seed())))


def resuming(desk: PlayerDesk, opened: OpenedCase, kept: Resumed) -> Screen:
    """Return the screen on which a kept play goes on."""
    return standing(Sitting(desk, kept.opened or opened, kept.play), kept.notice)


def standing(sitting: Sitting, notice: str = "") -> Screen:
    """Return the screen of where a play stands: a scene with a notice, or an ending."""
    if sitting.opened.case.ending(sitting.play.position):
        from game.desktop.screens.endings import EndingScreen

        return EndingScreen(sitting)
    from game.desktop.screens.scene import SceneScreen

    return SceneScreen(sitting, notice=notice)


# The file and the class of each page.
_PAGES: Mapping[str, tuple[str, str]] = {
    "menu": ("menu", "MenuScreen"),
    "documents": ("play_pages", "DocumentsScreen"),
    "transcript": ("play_pages", "TranscriptScreen"),
    "saves": ("saves", "SavesScreen"),
    "settings": ("settings", "SettingsScreen"),
    "help": ("menu", "HelpScreen"),
    "endings": ("endings", "FoundEndingsScreen"),
    "credits": ("menu", "CreditsScreen"),
}


def page(below: Below, name: str) -> Screen:
    """Return a page by its name, the menu if it has nothing to show without a play."""
    file, kind = _PAGES["menu" if name in OF_A_PLAY and below.sitting is None else name]
    screen: type[OverlayPage] = getattr(import_module(f"game.desktop.screens.{file}"), kind)
    return screen.over(below)
