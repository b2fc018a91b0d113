"""The ways from one screen to another: the one place that knows them all.

A screen asks the desk for a way and does not name the screen at its end, so that no two screens know each
other both ways. Each screen is imported when it is entered: the first frame waits for none but its own.
"""

from game.desktop.screens.desk import OF_A_PLAY, Below, OpenedCase, PlayerDesk, Resumed, Sitting
from game.desktop.stage.screen import Screen


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


def page(below: Below, name: str) -> Screen:
    """Return a page by its name, the menu if it has nothing to show without a play."""
    match "menu" if name in OF_A_PLAY and below.sitting is None else name:
        case "documents":
            from game.desktop.screens.play_pages import DocumentsScreen

            return DocumentsScreen.over(below)
        case "transcript":
            from game.desktop.screens.play_pages import TranscriptScreen

            return TranscriptScreen.over(below)
        case "saves":
            from game.desktop.screens.saves import SavesScreen

            return SavesScreen.over(below)
        case "settings":
            from game.desktop.screens.settings import SettingsScreen

            return SettingsScreen.over(below)
        case "endings":
            from game.desktop.screens.endings import FoundEndingsScreen

            return FoundEndingsScreen.over(below)
        case other:
            from game.desktop.screens import menu

            return menu.PAGES_OF_MENU.get(other, menu.MenuScreen).over(below)
