"""What the clock shows: the sum that is owed and how it comes about, and the days of a deadline."""

from collections.abc import Iterator
from dataclasses import dataclass

from pygame import Rect

from game.desktop.parts.rows import Row
from game.desktop.toolkit import shapes
from game.desktop.toolkit.part import Kit, Line, Part
from game.desktop.toolkit.pen import Pen, Skin
from game.desktop.toolkit.prose import Text
from game.desktop.toolkit.theme import Look

RUNNING, STAYED, ENDED, NONE = "running", "stayed", "ended", "none"


@dataclass(frozen=True, slots=True)
class Pill(Part):
    """How the daily sum stands, in a sign and a word."""

    form: str
    word: str

    def height(self, kit: Kit, _width: int, /) -> int:
        """Return the height of its word and its edge."""
        return kit.look.line("row-label") + kit.look.g(0.5)

    def width(self, kit: Kit) -> int:
        """Return the width of sign and word."""
        return kit.store.role_width(kit.look, "row-label", self.word) + self._side(kit) + kit.look.g(2.75)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the ground, the sign and the word."""
        ink = "accent" if self.form == RUNNING else "ink2"
        pen.panel(box, Skin("accent_tint" if self.form == RUNNING else None, ink, 0.5))
        side = self._side(pen.kit)
        middle = (box.left + pen.g(1) + side // 2, box.centery)
        if self.form == RUNNING:
            dot = shapes.disc(pen.kit.store, side / 2, pen.colour(ink), (pen.colour(ink), 0.0))
            pen.surface.blit(dot, dot.get_rect(center=middle))
        elif self.form == STAYED:
            for shift in (-side // 2, side // 6):
                pen.fill(Rect(middle[0] + shift, middle[1] - side // 2, max(2, side // 3), side), ink)
        else:
            pen.panel(Rect(middle[0] - side // 2, middle[1] - side // 2, side, side), Skin(None, ink))
        y = box.centery - pen.kit.look.line("row-label") // 2
        pen.text((box.left + side + pen.g(1.75), y), self.word, "row-label", ink)

    def _side(self, kit: Kit) -> int:
        return max(6, round(kit.look.size("row") * 0.5))

    def mirror(self, _look: Look, /) -> Iterator[Line]:
        """Yield the word."""
        yield Line("standing", self.word)


@dataclass(frozen=True, slots=True)
class Owed(Part):
    """The sum owed in a matter, how the daily sum stands, and how it comes about."""

    matter: str
    total: str
    pill: Pill
    because: str

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of its lines."""
        matter = Text(self.matter, "row", "ink2").height(kit, width) if self.matter else 0
        return matter + kit.look.line("sum") + Text(self.because, "row", "ink2").height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the sum at the left, the pill at the right, the reason below."""
        top = box.top
        if self.matter:
            name = Text(self.matter, "row", "ink2")
            high = name.height(pen.kit, box.width)
            name.draw(pen, Rect(box.left, top, box.width, high))
            top += high
        pen.text((box.left, top), self.total, "sum", "ink")
        line = pen.kit.look.line("sum")
        wide, high = self.pill.width(pen.kit), self.pill.height(pen.kit, 0)
        self.pill.draw(pen, Rect(box.right - wide, top + (line - high) // 2, wide, high))
        below = Rect(box.left, top + line, box.width, box.bottom - top - line)
        Text(self.because, "row", "ink2").draw(pen, below)

    def mirror(self, look: Look, /) -> Iterator[Line]:
        """Yield matter, sum, standing and reason."""
        if self.matter:
            yield Line("heading", self.matter)
        yield Line("value", self.total)
        yield from self.pill.mirror(look)
        yield Line("note", self.because)


@dataclass(frozen=True, slots=True)
class Days(Part):
    """A deadline: its name, what is left of it, and a bar of the time used while it is open."""

    row: Row
    used: float | None

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of the row and the bar."""
        return self.row.height(kit, width) + (kit.look.g(1.5) if self.used is not None else 0)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the row, and the bar below it."""
        high = self.row.height(pen.kit, box.width)
        self.row.draw(pen, Rect(box.left, box.top, box.width, high))
        if self.used is None:
            return
        bar = Rect(box.left, box.top + high, box.width, pen.g(1))
        pen.panel(bar, Skin("card", "rule"))
        inner = bar.inflate(-2, -2)
        pen.fill(Rect(inner.left, inner.top, round(inner.width * min(1.0, self.used)), inner.height), "ink2")

    def mirror(self, look: Look, /) -> Iterator[Line]:
        """Yield the row."""
        yield from self.row.mirror(look)
