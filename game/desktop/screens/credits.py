"""Who made what, in short; the whole list lies beside the files."""

from dataclasses import dataclass

from game.desktop.parts.one_sheet import Foot, OneSheet, UnderMap
from game.desktop.screens.pages import Over
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, InSpread
from game.desktop.toolkit.buttons import Buttons
from game.desktop.toolkit.intents import Intent
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pictures import TITLE, Plate
from game.desktop.toolkit.prose import PlainText, Prose
from game.engine.play import Play

_PARTS = ("game", "fonts", "pictures", "law", "programs")


@dataclass(frozen=True, slots=True)
class CreditsScreen:
    """The credits over another screen."""

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
        heading = PlainText(self.over.desk.words("desktop.page.credits"), "heading2", says="heading")
        parts = tuple(self._part(name) for name in _PARTS)
        picture = InSpread(Plate(TITLE, "title", 3 / 10))
        body = Column((heading, picture, *parts), 1.5)
        sheet = OneSheet("sheet", body, Foot(Buttons((self.over.back(),))), 110, (5, 3.5))
        return self.over.view("credits", UnderMap(Column(()), sheet))

    def _part(self, name: str) -> Part:
        words = self.over.desk.words
        title = PlainText(words(f"desktop.credits.{name}"), "label", says="heading")
        return Column((title, Prose(f"credits:{name}", blocks(words(f"desktop.credits.{name}.by")))), 0.25)
