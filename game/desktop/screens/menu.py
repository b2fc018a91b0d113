"""The menu: every page and every way out, one key away from everywhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.desktop.parts.one_sheet import Foot, OneSheet, UnderMap
from game.desktop.parts.options import KeyRow
from game.desktop.screens.desk import OF_A_PLAY, PAGES
from game.desktop.screens.pages import Over
from game.desktop.stage.input import ACTIONS, shown
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, TwoColumns
from game.desktop.toolkit.buttons import Buttons
from game.desktop.toolkit.intents import Go, Intent, Leave, Redo, Undo
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText, Prose
from game.engine.play import Play


@dataclass(frozen=True, slots=True)
class MenuScreen:
    """The menu over another screen, to which Esc goes back."""

    over: Over

    @property
    def play(self) -> Play | None:
        """Return the play of the screen below."""
        return self.over.play

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        return self.over.after(self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        words = self.over.desk.words
        game = Column((PlainText(words("desktop.menu.game"), "label", says="heading"), *self._game()), 1.0)
        whole: Part = game
        if self.over.sitting is not None:
            of_play = (PlainText(words("desktop.menu.play"), "label", says="heading"), *self._of_play())
            whole = TwoColumns(Column(of_play, 1.0), game, 0.5, 3, 36)
        heading = PlainText(words("desktop.page.menu"), "heading2", says="heading")
        kept = Prose("kept", blocks(words("desktop.kept")), "small", "ink2")
        body = Column((heading, whole, kept), 1.75)
        sheet = OneSheet("sheet", body, Foot(Buttons((self.over.back(),))), 110, (5, 3.5))
        return self.over.view("menu", UnderMap(Column(()), sheet))

    def _of_play(self) -> Iterator[Part]:
        words, sitting = self.over.desk.words, self.over.sitting
        if sitting is None:
            return
        if sitting.play.replay.steps:
            yield self._row("undo", Target("undo", words("desktop.undo_last"), Undo()))
        if sitting.play.history.undone:
            yield self._row("redo", Target("redo", words("desktop.redo_last"), Redo()))
        for name in OF_A_PLAY:
            yield self._page(name)
        yield self._row("", Target("library", words("desktop.to_library"), Go("library")))

    def _game(self) -> Iterator[Part]:
        for name in PAGES:
            if name not in ("menu", *OF_A_PLAY):
                yield self._page(name)
        yield self._row("", Target("leave", self.over.desk.words("desktop.leave"), Leave()), "Ctrl+Q")

    def _page(self, name: str) -> Part:
        return self._row(name, Target(f"page:{name}", self.over.desk.words(f"desktop.page.{name}"), Go(name)))

    def _row(self, action: str, target: Target, key: str = "") -> Part:
        """A line of the menu with the key that does the same, as it is now."""
        keys = self.over.desk.preferences.keys
        if action in {one.name for one in ACTIONS}:
            own = keys.of(action)
            key = shown(own) if len(own) > 1 or keys.letters else ""
        if action in ("undo", "redo") and not key:
            key = self.over.desk.words(f"desktop.key.{action}")
        return KeyRow(target, key, "button")
