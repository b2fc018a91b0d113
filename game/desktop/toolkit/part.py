"""What everything on a screen is: a part that knows its height, draws itself and reads itself out."""

from abc import ABC, abstractmethod
from collections.abc import Iterator

from pygame import Rect

from game.desktop.toolkit.kit import Kit, MirrorLine
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

    def mirror(self, _look: Look, /) -> Iterator[MirrorLine]:
        """Yield its text in reading order."""
        yield from ()
