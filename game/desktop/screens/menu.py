"""The menu, the help and the looks: one key away from everywhere."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.desktop.intents import Appear, Back, Go, Intent, Leave, Redo, Undo
from game.desktop.screen import Screen, View
from game.desktop.screens.desk import Desk
from game.desktop.screens.turning import PAGES, Sitting, shared
from game.desktop.theme import THEMES
from game.desktop.ui.boxes import Column, parted
from game.desktop.ui.buttons import Button, Buttons
from game.desktop.ui.deskbar import DeskBar
from game.desktop.ui.folder import CaseFolder
from game.desktop.ui.markup import blocks
from game.desktop.ui.one_sheet import OneSheet, UnderMap
from game.desktop.ui.part import Part, Target
from game.desktop.ui.prose import Prose, Text
from game.desktop.ui.rows import Row
from game.desktop.ui.sheets import Foot
from game.engine.play import Play

_HELP = ("scene", "locked", "map", "docket", "forfeited", "stay", "luck", "saves")
_KEYS = ("tab", "enter", "numbers", "undo", "redo", "tabs", "page", "back", "text", "full", "menu", "help")


@dataclass(frozen=True, slots=True)
class MenuScreen:
    """A page over another screen, to which Esc goes back."""

    desk: Desk
    under: Screen
    page: str
    sitting: Sitting | None

    @property
    def play(self) -> Play | None:
        """Answer with the play of the screen below."""
        return self.under.play

    def handle(self, intent: Intent) -> Screen:
        """Answer with the screen after an intent."""
        match intent:
            case Back():
                return self.under
            case Go(to=page) if page in PAGES:
                return replace(self, page=page)
            case Go() | Undo() | Redo() if self.sitting is not None:
                after = shared(self.sitting, self, intent)
                return self.under if after is self else after
            case Go(to="library"):
                return self.under
            case _:
                return self

    def view(self) -> View:
        """Answer with what it looks like."""
        words = self.desk.words
        back = Button(Target("back", words("desktop.back"), Back()), "main", "Esc")
        pages = tuple(
            Button(Target(f"page:{name}", words(f"desktop.page.{name}"), Go(name)))
            for name in PAGES
            if name != self.page
        )
        bodies = {"menu": self._menu, "help": self._help, "looks": self._looks}
        heading = Text(words(f"desktop.page.{self.page}"), "heading2", says="heading")
        body = Column((heading, *bodies[self.page]()), 1.5)
        sheet = OneSheet("sheet", body, Foot(Buttons((back, *pages))), 110, (5, 3.5))
        title = self.sitting.opened.scenario.words.title if self.sitting else words("library.heading")
        folder = CaseFolder(DeskBar(title, "", (), ()), UnderMap(Column(()), sheet))
        return View(folder, f"page:{self.page}", "back", "sheet")

    def _menu(self) -> Iterator[Part]:
        words = self.desk.words
        rows: list[Button] = []
        if self.sitting is not None:
            if self.sitting.play.replay.steps:
                rows.append(Button(Target("undo", words("desktop.undo_last"), Undo())))
            if self.sitting.play.history.undone:
                rows.append(Button(Target("redo", words("desktop.redo_last"), Redo())))
            rows.append(Button(Target("library", words("desktop.to_library"), Go("library"))))
        rows.append(Button(Target("leave", words("desktop.leave"), Leave())))
        for row in rows:
            yield Buttons((row,))
        yield Prose("kept", blocks(words("desktop.kept")), "small", "ink2")

    def _looks(self) -> Iterator[Part]:
        words = self.desk.words
        yield Text(words("settings.text_size"), "label", says="heading")
        sizes = (
            ("smaller", "desktop.smaller"),
            ("full-size", "desktop.full_size"),
            ("larger", "desktop.larger"),
        )
        yield Buttons(tuple(Button(Target(how, words(key), Appear(how))) for how, key in sizes))
        yield Text(words("settings.theme"), "label", says="heading")
        themes = (Button(Target(name, words(f"settings.theme.{name}"), Appear(name))) for name in THEMES)
        yield Buttons(tuple(themes))
        yield Text(words("desktop.window"), "label", says="heading")
        yield Buttons((Button(Target("full", words("desktop.full_screen"), Appear("full-screen"))),))
        yield Prose("sample", blocks(words("desktop.sample")))

    def _help(self) -> Iterator[Part]:
        words = self.desk.words
        for name in _HELP:
            yield Prose(f"help:{name}", blocks(words(f"help.{name}")))
        yield Text(words("desktop.keys"), "heading3", says="heading")
        keys = (Row(words(f"desktop.key.{name}.does"), words(f"desktop.key.{name}")) for name in _KEYS)
        yield Column(parted(tuple(keys)), 0)
