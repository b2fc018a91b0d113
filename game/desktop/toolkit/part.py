"""What everything on a screen is: a part that knows its height, draws itself and reads itself out."""

from abc import ABC, abstractmethod

from pygame import Rect

from game.desktop.toolkit.kit import Kit, Mirror, MirrorLine
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.theme import Look


class Part(ABC):
    """A piece of a screen, made of plain values; drawing it changes nothing but pixels."""

    __slots__ = ()

    @abstractmethod
    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height it takes at this width."""

    @abstractmethod
    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw it into this box."""

    def mirror(self, _look: Look, /) -> Mirror:
        """Yield its text in reading order."""
        yield from ()

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
    """A part around another one, which is as high as that one and reads as it does."""

    __slots__ = ()
    part: Part

    def height(self, kit: Kit, width: int, /) -> int:
        return self.part.height(kit, width)

    def mirror(self, look: Look, /) -> Mirror:
        yield from self.part.mirror(look)


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
