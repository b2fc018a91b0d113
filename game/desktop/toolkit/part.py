"""What everything on a screen is: a part that knows its height, draws itself and reads itself out.

All that a file of parts needs to measure, draw and read is imported from here.
"""

from abc import ABC, abstractmethod

from pygame import Rect

from game.desktop.toolkit.kit import Kit, Mirror, MirrorLine, Target
from game.desktop.toolkit.pen import Pen, Skin
from game.desktop.toolkit.theme import Look

__all__: tuple[str, ...] = ("Composed", "Part", "WindowPart", "Wrapper", "read")
__all__ += ("Kit", "Look", "Mirror", "MirrorLine", "Pen", "Skin", "Target")


class Part(ABC):
    """A piece of a screen, made of plain values; drawing it changes nothing but pixels."""

    __slots__ = ()

    @abstractmethod
    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height it takes at this width."""

    @abstractmethod
    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw it into this box."""

    def mirror(self, look: Look, /) -> Mirror:
        """Yield its text in reading order: that of the parts it holds, unless it says otherwise."""
        for name in getattr(self, "__dataclass_fields__", ()):
            held = getattr(self, name)
            parts = held if isinstance(held, tuple) else (held,)
            yield from read(look, *(one for one in parts if isinstance(one, Part)))

    def put(self, pen: Pen, at: tuple[int, int], width: int) -> int:
        """Draw it at its own height with its upper left corner at a place; return that height."""
        high = self.height(pen.kit, width)
        self.draw(pen, Rect(*at, width, high))
        return high


def read(look: Look, *said: Part | MirrorLine) -> Mirror:
    """Yield some lines and the text of some parts in turn."""
    for each in said:
        if isinstance(each, Part):
            yield from each.mirror(look)
        else:
            yield each


class Wrapper(Part):
    """A part around another one, which is as high as that one."""

    __slots__ = ()
    part: Part

    def height(self, kit: Kit, width: int, /) -> int:
        return self.part.height(kit, width)


class Composed(Part):
    """A part that is made of others: it looks and reads as the part that `composed` returns."""

    __slots__ = ()

    @abstractmethod
    def composed(self) -> Part:
        """Return the part that it is made of."""

    def height(self, kit: Kit, width: int, /) -> int:
        return self.composed().height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        self.composed().draw(pen, box)

    def mirror(self, look: Look, /) -> Mirror:
        yield from self.composed().mirror(look)


class WindowPart(Part):
    """A part that fills the window."""

    __slots__ = ()

    def height(self, kit: Kit, _width: int, /) -> int:
        return kit.look.height
