"""Rows that are chosen from a list: roads not taken, pages of the menu."""

from collections.abc import Iterator
from dataclasses import dataclass

from pygame import Rect

from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.marks import stance_mark
from game.desktop.toolkit.part import Kit, Line, Part, Target
from game.desktop.toolkit.pen import Pen, Skin
from game.desktop.toolkit.prose import Text
from game.desktop.toolkit.theme import Look


@dataclass(frozen=True, slots=True)
class Road(Part):
    """A choice that was not made, with its stance; the chosen one shows more below it."""

    target: Target
    scene: str
    stance: str
    under: tuple[Part, ...] = ()

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of its words, and of what is shown below."""
        return max(
            self._column().height(kit, width - self._indent(kit) - kit.look.g(1.5)), kit.look.mark
        ) + kit.look.g(2)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the card, the mark and the words."""
        fill = "press" if pen.presses(self.target) else "hover" if pen.hovers(self.target) else "card"
        pen.panel(box, Skin(fill, "ink" if pen.hovers(self.target) else "rule", 0.75))
        if self.stance:
            mark = stance_mark(pen.kit, self.stance, pen.kit.look.mark, outline=not self.under)
            pen.surface.blit(mark, (box.left + pen.g(1.25), box.top + pen.g(1.25)))
        indent = self._indent(pen.kit)
        pen.hit(self.target, box, 0.75)
        inner = Rect(
            box.left + indent, box.top + pen.g(1), box.width - indent - pen.g(1.5), box.height - pen.g(2)
        )
        self._column().draw(pen, inner)

    def mirror(self, look: Look, /) -> Iterator[Line]:
        """Yield its words, then what is below."""
        yield Line("road", self.target.label, self.target)
        if self.scene:
            yield Line("note", self.scene)
        for part in self.under:
            yield from part.mirror(look)

    def _indent(self, kit: Kit) -> int:
        return kit.look.mark + kit.look.g(2.75) if self.stance else kit.look.g(2)

    def _column(self) -> Column:
        head = Column((Text(self.target.label, "row-label"), Text(self.scene, "row", "ink2")), 0)
        return Column((head, *self.under), 1)
