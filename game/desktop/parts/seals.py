"""An ending that has not been found: a seal of wax over it, and its hint."""

import math

import pygame
from pygame import Rect, Surface

from game.desktop.toolkit import shapes
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen
from game.desktop.toolkit.prose import PlainText
from game.model.value import value

_RADIUS = 2.25  # g
_BULGES, _EDGE_POINTS = 7, 56  # of the wax where it ran out under the stamp


@value
class SealedEnding(Part):
    """The seal with the hint beside it; `says` is read before the hint, where no seal is seen."""

    says: str
    hint: str

    def height(self, kit: Kit, width: int, /) -> int:
        return max(self._side(kit), self._words().height(kit, width - self._indent(kit)))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        seal, words = wax_seal(pen.kit, pen.g(_RADIUS)), self._words()
        pen.surface.blit(seal, seal.get_rect(midleft=(box.left, box.centery)))
        wide = box.width - self._indent(pen.kit)
        high = words.height(pen.kit, wide)
        words.put(pen, (box.left + self._indent(pen.kit), box.centery - high // 2), wide)

    def mirror(self, _look: Look, /) -> Mirror:
        if self.hint:
            yield MirrorLine("seal", self.says)
        yield MirrorLine("sealed", self.hint or self.says)

    def _words(self) -> PlainText:
        return PlainText(self.hint or self.says, "body", "ink" if self.hint else "ink2")

    def _side(self, kit: Kit) -> int:
        return 2 * kit.look.g(_RADIUS) + 2

    def _indent(self, kit: Kit) -> int:
        return self._side(kit) + kit.look.g(2)


def wax_seal(kit: Kit, radius: int) -> Surface:
    """Return a seal of wax with a keyhole in it, in a square of its size."""
    wax, stamped = kit.look.colour("accent"), kit.look.colour("accent_tint")
    side = 2 * radius + 2

    def paint(large: Surface) -> None:
        middle, whole = side * shapes.OVER / 2, radius * shapes.OVER
        turns = (2 * math.pi * point / _EDGE_POINTS for point in range(_EDGE_POINTS))
        reach = ((turn, whole * (0.95 + 0.05 * math.sin(_BULGES * turn))) for turn in turns)
        edge = [(middle + far * math.cos(turn), middle + far * math.sin(turn)) for turn, far in reach]
        large.fill((*wax, 0))
        pygame.draw.polygon(large, wax, edge)
        pygame.draw.circle(large, stamped, (middle, middle), whole * 0.7, round(whole * 0.06))
        top, foot = middle - whole * 0.14, middle + whole * 0.4
        pygame.draw.circle(large, stamped, (middle, top), whole * 0.2)
        narrow, wide = whole * 0.07, whole * 0.19
        hole = [(middle - narrow, top), (middle + narrow, top), (middle + wide, foot), (middle - wide, foot)]
        pygame.draw.polygon(large, stamped, hole)

    return kit.cache.picture(("seal", radius, wax, stamped), lambda: shapes.smooth((side, side), paint))
