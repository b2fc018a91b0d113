"""What a teacher is asked before a class: whether to go on with one that was broken off, and what to fix."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pygame import Rect

from game.content.words import Words
from game.desktop.parts.one_sheet import Foot, OneSheet
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Intent, Leave, Select
from game.desktop.toolkit.kit import Kit, MirrorLine, Target
from game.desktop.toolkit.markup import Run, TextBlock
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.prose import PlainText, Prose
from game.desktop.toolkit.theme import Look
from game.engine.play import Play

Answer = Literal["", "go-on", "begin", "leave"]


@dataclass(frozen=True, slots=True)
class BeforeScreen:
    """One sheet: what was broken off, what the scenario lacks for teaching, and two or three buttons."""

    words: Words
    title: str
    broken_off: str = ""
    warnings: tuple[str, ...] = ()
    answer: Answer = ""

    @property
    def play(self) -> Play | None:
        """Answer that this is no play of a player."""
        return None

    def handle(self, intent: Intent) -> Screen:
        """Return the sheet as it was answered."""
        match intent:
            case Select(name="go-on" | "begin" as name):
                answer: Answer = "go-on" if name == "go-on" else "begin"
                return BeforeScreen(self.words, self.title, self.broken_off, self.warnings, answer)
            case Leave():
                return BeforeScreen(self.words, self.title, self.broken_off, self.warnings, "leave")
            case _:
                return self

    def view(self) -> View:
        """Return what it looks like."""
        body = OneSheet(
            "before", Column(tuple(self._parts()), 1.25), Foot(Buttons(tuple(self._buttons()))), 100
        )
        return View(OnDesk(body), "before", "go-on" if self.broken_off else "begin", "before")

    def _parts(self) -> Iterator[Part]:
        yield PlainText(self.title, "heading2", says="heading")
        if self.broken_off:
            yield _plain("broken-off", self.broken_off)
        if self.warnings:
            yield PlainText(self.words("class.b.warnings"), "label", says="heading")
            yield from (_plain(f"warning:{number}", one, "small") for number, one in enumerate(self.warnings))

    def _buttons(self) -> Iterator[Button]:
        if self.broken_off:
            yield Button(Target("go-on", self.words("class.b.go_on"), Select("go-on")), "main")
        key = "class.b.anew" if self.broken_off else "class.b.begin"
        yield Button(
            Target("begin", self.words(key), Select("begin")), "quiet" if self.broken_off else "main"
        )
        yield Button(Target("leave", self.words("class.b.leave"), Leave()))


@dataclass(frozen=True, slots=True)
class OnDesk(Part):
    """A sheet on the desk, which is seen at both its sides."""

    sheet: OneSheet

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of the sheet."""
        return self.sheet.height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the desk, then the sheet."""
        pen.fill(box, "desk")
        self.sheet.draw(pen, box)

    def mirror(self, look: Look, /) -> Iterator[MirrorLine]:
        """Yield what stands on the sheet."""
        yield from self.sheet.mirror(look)


def _plain(name: str, words: str, role: str = "body") -> Prose:
    return Prose(name, (TextBlock((Run(words),)),), role)
