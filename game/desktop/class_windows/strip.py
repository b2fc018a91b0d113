"""The strip under P on a display that the class sees, and a dialog in which something is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from pygame import Rect

from game.desktop.toolkit.boxes import Column, Padded
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.field import Field
from game.desktop.toolkit.kit import Kit, MirrorLine
from game.desktop.toolkit.overlays import veil
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pen import Pen, Skin
from game.desktop.toolkit.prose import PlainText, Prose
from game.desktop.toolkit.scroll import Scroll
from game.desktop.toolkit.theme import Look


@dataclass(frozen=True, slots=True)
class Strip(Part):
    """Phase, clock and what comes next; nothing private."""

    label: str
    typed: str
    buttons: tuple[Button, ...]
    told: str = ""

    def height(self, kit: Kit, _width: int, /) -> int:
        """Return the height of the strip, which it fills."""
        return kit.look.height

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the phase at the left and the buttons beside it, as many as there is room for.

        What is told for a moment stands above them.
        """
        pen.fill(box, "folder")
        if self.told:
            pen.text((box.left + pen.g(2), box.top), self.told, "row-bold", "folder_ink")
            high = pen.kit.look.line("row-bold")
            box = Rect(box.left, box.top + high, box.width, box.height - high)
        y = box.centery - pen.kit.look.line("label") // 2
        x = box.left + pen.g(2)
        said = f"{self.label}   {self.typed}".rstrip()
        x += pen.text((x, y), said, "label-bold", "folder_ink") + pen.g(2)
        for button in self.buttons:
            wide = button.width(pen.kit)
            if x + wide > box.right:
                return
            high = min(button.height(pen.kit, wide), box.height - pen.g(1))
            button.draw(pen, Rect(x, box.centery - high // 2, wide, high))
            x += wide + pen.g(1)

    def mirror(self, look: Look, /) -> Iterator[MirrorLine]:
        """Yield the phase, what is typed, and the buttons."""
        if self.told:
            yield MirrorLine("note", self.told)
        yield MirrorLine("heading", self.label)
        if self.typed:
            yield MirrorLine("note", self.typed)
        yield from Buttons(self.buttons).mirror(look)


@dataclass(frozen=True, slots=True)
class WrittenDialog(Part):
    """A question at the centre that is answered in writing."""

    title: str
    says: Prose
    buttons: tuple[Button, ...]
    field: Field

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of title, sentence, field and buttons."""
        return self._padded().height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Veil the window and draw the question."""
        veil(pen, box)
        wide = min(box.width - pen.g(4), max(pen.g(70), pen.kit.look.size("body") * 30))
        place = Rect(0, 0, wide, min(self.height(pen.kit, wide - 4) + 4, box.height - pen.g(2)))
        place.center = box.center
        pen.panel(place, Skin("paper", "ink", 0.75, pen.kit.look.heavy))
        pen.hits.clear()
        Scroll("dialog", self._padded()).draw(pen, place.inflate(-4, -4))

    def mirror(self, look: Look, /) -> Iterator[MirrorLine]:
        """Yield title, sentence, field and buttons."""
        yield from self._padded().mirror(look)

    def _padded(self) -> Padded:
        title = PlainText(self.title, "heading3", says="heading")
        return Padded(
            Column((title, self.says, self.field, Buttons(self.buttons)), 1.5), (2.5, 2.5, 2.5, 2.5)
        )
