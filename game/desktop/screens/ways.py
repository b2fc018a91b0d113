"""The ways from one screen to another: the one place that knows them all.

A screen asks the desk for a way and does not name the screen at its end, so that no two screens know each
other both ways. Each screen is imported when it is entered: the first frame waits for none but its own.
"""

from typing import TYPE_CHECKING

from game.desktop.screens.desk import OF_A_PLAY, Below, Desk, OpenedCase, Resumed, Sitting
from game.desktop.stage.screen import Screen

if TYPE_CHECKING:
    from game.desktop.screens.pages import Over


def library(desk: Desk, case: str = "") -> Screen:
    """Return the library, a case in front."""
    from game.desktop.screens.library import LibraryScreen

    return LibraryScreen(desk, case)


def opening(desk: Desk, opened: OpenedCase) -> Screen:
    """Return the first screen of a new play: its briefing."""
    from game.desktop.screens.briefing import BriefingScreen
    from game.engine.play import Play

    return BriefingScreen(Sitting(desk, opened, Play.begin(opened.case, desk.shelf.seed())))


def resuming(desk: Desk, opened: OpenedCase, kept: Resumed) -> Screen:
    """Return the screen on which a kept play goes on."""
    return standing(Sitting(desk, kept.opened or opened, kept.play), kept.notice)


def standing(sitting: Sitting, notice: str = "") -> Screen:
    """Return the screen of where a play stands: a scene, or an ending; with a notice in a scene."""
    if sitting.opened.case.ending(sitting.play.position):
        from game.desktop.screens.ending import EndingScreen

        return EndingScreen(sitting)
    from game.desktop.screens.scene import SceneScreen

    return SceneScreen(sitting, notice=notice)


def page(below: Below, name: str) -> Screen:
    """Return a page by its name; the menu where it has nothing to show without a play."""
    from game.desktop.screens.pages import Over

    over = Over(below.desk, below.under, below.sitting, below.case)
    if name == "saves":
        from game.desktop.screens.saves import SavesScreen

        return SavesScreen.of(over)
    if name == "settings":
        from game.desktop.screens.settings import SettingsScreen

        return SettingsScreen(over)
    if name == "help":
        from game.desktop.screens.help import HelpScreen

        return HelpScreen(over)
    if name in OF_A_PLAY and over.sitting is not None:
        return _page_of_a_play(over, over.sitting, name)
    return _other_page(over, name)


def _page_of_a_play(over: "Over", sitting: Sitting, name: str) -> Screen:
    if name == "documents":
        from game.desktop.screens.documents import DocumentsScreen

        return DocumentsScreen(over, sitting)
    from game.desktop.screens.transcript import TranscriptScreen

    return TranscriptScreen(over, sitting)


def _other_page(over: "Over", name: str) -> Screen:
    from game.desktop.screens.menu import MenuScreen

    if name == "endings":
        from game.desktop.screens.gallery import GalleryScreen

        return GalleryScreen(over)
    if name == "credits":
        from game.desktop.screens.credits import CreditsScreen

        return CreditsScreen(over)
    return MenuScreen(over)
