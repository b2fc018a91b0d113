"""The pages that lie over another screen, one key away from everywhere: menu, saves, settings, help."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.desktop.intents import Back, Go, Intent, Redo, Undo
from game.desktop.screen import Screen, View
from game.desktop.screens.desk import Desk
from game.desktop.ui.buttons import Button
from game.desktop.ui.deskbar import DeskBar
from game.desktop.ui.folder import CaseFolder
from game.desktop.ui.part import Part, Target

if TYPE_CHECKING:
    from game.desktop.screens.turning import Sitting
    from game.engine.play import Play

PAGES = ("menu", "documents", "transcript", "saves", "settings", "help", "endings", "credits")
OF_A_PLAY = ("documents", "transcript")


@dataclass(frozen=True, slots=True)
class Over:
    """What every page knows: the screen below it, the play, if one is at the desk, and the case in front."""

    desk: Desk
    under: Screen
    sitting: "Sitting | None" = None
    case: str = ""

    @property
    def play(self) -> "Play | None":
        """Answer with the play of the screen below."""
        return self.under.play

    def after(self, here: Screen, intent: Intent) -> Screen:
        """Answer with the screen after an intent that means the same on every page."""
        match intent:
            case Back():
                return self.under
            case Go(to=name) if name in PAGES:
                return page(self, name)
            case Undo() | Redo() | Go(to="library") if self.sitting is not None:
                from game.desktop.screens.turning import shared

                return shared(self.sitting, here, intent)
            case Go(to="library"):
                return self.under
            case _:
                return here

    def view(self, name: str, body: Part, first: str = "back") -> View:
        """Answer with a page: the tab of the case, the page's name, and what lies in the folder."""
        words = self.desk.words
        title = self.sitting.opened.scenario.words.title if self.sitting else words("library.heading")
        menu = (Button(Target("menu", words("desktop.menu"), Go("menu")), "desk"),) if name != "menu" else ()
        bar = DeskBar(title, words(f"desktop.page.{name}"), (), menu)
        return View(CaseFolder(bar, body), f"page:{name}", first, "sheet")

    def back(self, kind: str = "main") -> Button:
        """Answer with the button that leads to the screen below."""
        return Button(Target("back", self.desk.words("desktop.back"), Back()), kind, "Esc")


def page(over: Over, name: str) -> Screen:
    """Answer with a page by its name; the menu where it has nothing to show without a play."""
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


def _page_of_a_play(over: Over, sitting: "Sitting", name: str) -> Screen:
    if name == "documents":
        from game.desktop.screens.documents import DocumentsScreen

        return DocumentsScreen(over, sitting)
    from game.desktop.screens.transcript import TranscriptScreen

    return TranscriptScreen(over, sitting)


def _other_page(over: Over, name: str) -> Screen:
    from game.desktop.screens.menu import MenuScreen

    if name == "endings":
        from game.desktop.screens.gallery import GalleryScreen

        return GalleryScreen(over)
    if name == "credits":
        from game.desktop.screens.credits import CreditsScreen

        return CreditsScreen(over)
    return MenuScreen(over)
