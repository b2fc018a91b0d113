"""The menu: every page and every way out, one key away from everywhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.desktop.intents import Go, Intent, Leave, Redo, Undo
from game.desktop.screen import Screen, View
from game.desktop.screens.pages import PAGES, Over
from game.desktop.ui.boxes import Beside, Column
from game.desktop.ui.buttons import Button, Buttons
from game.desktop.ui.markup import blocks
from game.desktop.ui.one_sheet import OneSheet, UnderMap
from game.desktop.ui.part import Part, Target
from game.desktop.ui.prose import Prose, Text
from game.desktop.ui.sheets import Foot
from game.engine.play import Play

_OF_A_PLAY = ("transcript",)


@dataclass(frozen=True, slots=True)
class MenuScreen:
    """The menu over another screen, to which Esc goes back."""

    over: Over

    @property
    def play(self) -> Play | None:
        """Answer with the play of the screen below."""
        return self.over.play

    def handle(self, intent: Intent) -> Screen:
        """Answer with the screen after an intent."""
        return self.over.after(self, intent)

    def view(self) -> View:
        """Answer with what it looks like."""
        words = self.over.desk.words
        game = Column((Text(words("desktop.menu.game"), "label", says="heading"), *self._game()), 1.0)
        whole: Part = game
        if self.over.sitting is not None:
            of_play = (Text(words("desktop.menu.play"), "label", says="heading"), *self._of_play())
            whole = Beside(Column(of_play, 1.0), game, 0.5, 3, 36)
        heading = Text(words("desktop.page.menu"), "heading2", says="heading")
        kept = Prose("kept", blocks(words("desktop.kept")), "small", "ink2")
        body = Column((heading, whole, kept), 1.75)
        sheet = OneSheet("sheet", body, Foot(Buttons((self.over.back(),))), 110, (5, 3.5))
        return self.over.view("menu", UnderMap(Column(()), sheet))

    def _of_play(self) -> Iterator[Part]:
        words, sitting = self.over.desk.words, self.over.sitting
        if sitting is None:
            return
        if sitting.play.replay.steps:
            yield _row(Target("undo", words("desktop.undo_last"), Undo()))
        if sitting.play.history.undone:
            yield _row(Target("redo", words("desktop.redo_last"), Redo()))
        for name in _OF_A_PLAY:
            yield _row(Target(f"page:{name}", words(f"desktop.page.{name}"), Go(name)))
        yield _row(Target("library", words("desktop.to_library"), Go("library")))

    def _game(self) -> Iterator[Part]:
        words = self.over.desk.words
        for name in PAGES:
            if name not in ("menu", *_OF_A_PLAY):
                yield _row(Target(f"page:{name}", words(f"desktop.page.{name}"), Go(name)))
        yield _row(Target("leave", words("desktop.leave"), Leave()))


def _row(target: Target) -> Part:
    return Buttons((Button(target),))
