"""The pages that lie over another screen, one key away from everywhere: menu, saves, settings, help."""

from game.desktop.parts.deskbar import DeskBar
from game.desktop.parts.folder import CaseFolder
from game.desktop.screens.desk import PAGES, Below
from game.desktop.screens.turning import shared
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.buttons import Button
from game.desktop.toolkit.intents import Go, GoBack, Intent, Redo, Undo
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.part import Part


class Over(Below):
    """What every page does alike: the ways out, its bar over the folder, and the button back."""

    __slots__ = ()

    def after(self, here: Screen, intent: Intent) -> Screen:
        """Return the screen after an intent that means the same on every page."""
        match intent:
            case GoBack():
                return self.under
            case Go(to=name) if name in PAGES:
                return self.desk.ways.page(self, name)
            case Undo() | Redo() | Go(to="library") if self.sitting is not None:
                return shared(self.sitting, here, intent)
            case Go(to="library"):
                return self.under
            case _:
                return here

    def view(self, name: str, body: Part, first: str = "back") -> View:
        """Return a page: the tab of the case, the page's name, and what lies in the folder."""
        words = self.desk.words
        title = self.sitting.opened.scenario.words.title if self.sitting else words("library.heading")
        menu = (Button(Target("menu", words("desktop.menu"), Go("menu")), "desk"),) if name != "menu" else ()
        bar = DeskBar(title, words(f"desktop.page.{name}"), (), menu)
        return View(CaseFolder(bar, body), f"page:{name}", first, "sheet")

    def back(self, kind: str = "main") -> Button:
        """Return the button that leads to the screen below."""
        return Button(Target("back", self.desk.words("desktop.back"), GoBack()), kind, "Esc")
