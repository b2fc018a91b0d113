"""Texts of P: what cannot be broken, what has a truth label, and what may go on over pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from pygame import Rect

from game.desktop.toolkit.boxes import Column, TwoColumns
from game.desktop.toolkit.flow import LaidText, Setting, lay
from game.desktop.toolkit.kit import Kit, MirrorLine
from game.desktop.toolkit.marks import TruthLabel
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.prose import MEASURE, Ink, Prose, write
from game.desktop.toolkit.theme import Look


@dataclass(frozen=True, slots=True)
class Whole(Part):
    """Words that cannot be broken, such as an address: larger where there is room, else smaller."""

    text: str
    larger: str
    smaller: str

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of one line."""
        return kit.look.line(self._role(kit, width))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Write them at the left."""
        pen.text(box.topleft, self.text, self._role(pen.kit, box.width), "ink")

    def mirror(self, _look: Look, /) -> Iterator[MirrorLine]:
        """Yield the words."""
        yield MirrorLine("text", self.text)

    def _role(self, kit: Kit, width: int) -> str:
        fits = kit.cache.role_width(kit.look, self.larger, self.text) <= width
        return self.larger if fits else self.smaller


@dataclass(frozen=True, slots=True)
class Labelled(Part):
    """A text with the word of its truth label below it, where it has one."""

    part: Part
    truth: str
    kind: str

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of both."""
        return self._column().height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw both."""
        self._column().draw(pen, box)

    def mirror(self, look: Look, /) -> Iterator[MirrorLine]:
        """Yield the text, then the label."""
        yield from self._column().mirror(look)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the text and the label apart."""
        return (self.part, TruthLabel(self.kind, self.truth)) if self.truth else (self.part,)

    def _column(self) -> Column:
        return Column(self.parts, 0.5)


@dataclass(frozen=True, slots=True)
class Apart(Part):
    """Two texts with their headings side by side; one under the other where a page is too low for that."""

    first: tuple[Part, ...]
    second: tuple[Part, ...]

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of the taller one."""
        return self._beside().height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw both."""
        self._beside().draw(pen, box)

    def mirror(self, look: Look, /) -> Iterator[MirrorLine]:
        """Yield the first, then the second."""
        yield from self._beside().mirror(look)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return all of it in reading order."""
        return (*self.first, *self.second)

    def _beside(self) -> TwoColumns:
        return TwoColumns(Column(self.first, 0.25), Column(self.second, 0.25), 0.5, 4.0)


@dataclass(frozen=True, slots=True)
class Excerpt(Part):
    """Some lines of a paragraph that is longer than a page."""

    whole: Prose
    first: int
    last: int

    def height(self, kit: Kit, _width: int, /) -> int:
        """Return the height of its lines."""
        return (self.last - self.first) * kit.look.line(self.whole.role)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Write its lines."""
        laid = lines_of(pen.kit, self.whole, box.width)
        some = LaidText(laid.lines[self.first : self.last], laid.width)
        write(pen, some, box.topleft, Ink(self.whole.role, self.whole.ink))

    def mirror(self, look: Look, /) -> Iterator[MirrorLine]:
        """Yield the whole paragraph, once."""
        if not self.first:
            yield from self.whole.mirror(look)


def lines_of(kit: Kit, prose: Prose, width: int) -> LaidText:
    """Return the lines of a text of one paragraph."""
    widest = min(width, kit.look.size(prose.role) * MEASURE)
    return lay(kit, prose.blocks[0], Setting(prose.role, widest))
