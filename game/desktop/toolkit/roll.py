"""A long text that is only drawn where it is in sight, and is read from its end."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace

from pygame import Rect

from game.desktop.toolkit.part import Kit, Line, Part
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.theme import Look

_FAR = 10**9


@dataclass(frozen=True, slots=True)
class Roll(Part):
    """Parts one under another, none of which can be pressed; `key` is another for every other text."""

    key: Hashable
    parts: tuple[Part, ...]
    gap: float = 1.0

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the sum of the heights and gaps."""
        return sum(self._heights(kit, width)) + kit.look.g(self.gap) * max(0, len(self.parts) - 1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the parts that are in sight."""
        clip = pen.surface.get_clip()
        y = box.top
        for part, high in zip(self.parts, self._heights(pen.kit, box.width), strict=True):
            if y + high > clip.top and y < clip.bottom:
                part.draw(pen, Rect(box.left, y, box.width, high))
            y += high + pen.g(self.gap)

    def mirror(self, look: Look, /) -> Iterator[Line]:
        """Yield the text of each in turn."""
        for part in self.parts:
            yield from part.mirror(look)

    def _heights(self, kit: Kit, width: int) -> tuple[int, ...]:
        """Measuring a long text takes longer than drawing what is in sight of it, so it is done once."""
        key = ("roll", self.key, width, kit.look.size("body"), kit.look.size("row"))
        return kit.store.layout(key, lambda: tuple(part.height(kit, width) for part in self.parts))


@dataclass(frozen=True, slots=True)
class FromItsEnd(Part):
    """A part whose scrolling region shows its end until the player scrolls it."""

    region: str
    part: Part

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of the part."""
        return self.part.height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the part, its region at the end."""
        hand = pen.hand
        pen.hand = replace(hand, scrolled={self.region: _FAR, **hand.scrolled})
        self.part.draw(pen, box)
        pen.hand = hand

    def mirror(self, look: Look, /) -> Iterator[Line]:
        """Yield the text of the part."""
        yield from self.part.mirror(look)
