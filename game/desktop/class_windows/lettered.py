"""Buttons of T that stand for one option each: its mark alone, so that seven of them stand in one row."""

from dataclasses import dataclass

from pygame import Rect

from game.desktop.class_windows.marks import option_mark
from game.desktop.toolkit.buttons import Button
from game.desktop.toolkit.kit import Kit
from game.desktop.toolkit.pen import Pen, Skin


@dataclass(frozen=True, slots=True)
class Lettered(Button):
    """A button that shows the mark of an option; what it does is its label, which is read out."""

    letter: str = "A"

    def width(self, kit: Kit) -> int:
        """Return the width of the mark and the room at its ends."""
        return self._side(kit) + kit.look.g(2)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the mark in the middle of the button."""
        fill, edge, _ = self._colours(pen)
        marked = pen.hovers(self.target) or pen.presses(self.target)
        pen.panel(box, Skin(fill, edge, 0.5, pen.kit.look.heavy if marked else pen.kit.look.edge))
        side = self._side(pen.kit)
        mark = option_mark(pen.kit, self.letter, side)
        pen.surface.blit(mark, mark.get_rect(center=box.center))
        pen.hit(self.target, box, 0.5)
        if pen.hovers(self.target):
            pen.tips(self.target, self.target.label, box)

    def _side(self, kit: Kit) -> int:
        return max(kit.look.g(3.5), round(kit.look.line("label") * 1.1))
