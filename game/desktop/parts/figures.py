"""Numbers that stand out: the sum owed, the days of a deadline, figures, and the lesson beside them."""

from dataclasses import dataclass

from pygame import Rect

from game.desktop.parts.rows import ValueRow
from game.desktop.toolkit import shapes
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.kit import Kit, Mirror, MirrorLine
from game.desktop.toolkit.part import Part, Wrapper, read
from game.desktop.toolkit.pen import Pen, Skin
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.theme import Look

RUNNING, STAYED, ENDED, NONE = "running", "stayed", "ended", "none"


@dataclass(frozen=True, slots=True)
class Pill(Part):
    """How the daily sum stands, in a mark and a word."""

    form: str
    word: str

    def height(self, kit: Kit, _width: int, /) -> int:
        return kit.look.line("row-label") + kit.look.g(0.5)

    def width(self, kit: Kit) -> int:
        """Return the width of mark and word."""
        return kit.cache.role_width(kit.look, "row-label", self.word) + self._side(kit) + kit.look.g(2.75)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        ink = "accent" if self.form == RUNNING else "ink2"
        pen.panel(box, Skin("accent_tint" if self.form == RUNNING else None, ink, 0.5))
        side = self._side(pen.kit)
        middle = (box.left + pen.g(1) + side // 2, box.centery)
        if self.form == RUNNING:
            dot = shapes.disc(pen.kit.cache, side / 2, pen.colour(ink), (pen.colour(ink), 0.0))
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

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("standing", self.word)


@dataclass(frozen=True, slots=True)
class OwedSum(Part):
    """The sum owed in a matter, how the daily sum stands, and how it comes about."""

    matter: str
    total: str
    pill: Pill
    because: str

    def height(self, kit: Kit, width: int, /) -> int:
        around = (PlainText(words, "row").height(kit, width) for words in (self.matter, self.because))
        return kit.look.line("sum") + sum(around)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        top = box.top + PlainText(self.matter, "row", "ink2").put(pen, box.topleft, box.width)
        pen.text((box.left, top), self.total, "sum", "ink")
        line = pen.kit.look.line("sum")
        wide, high = self.pill.width(pen.kit), self.pill.height(pen.kit, 0)
        self.pill.put(pen, (box.right - wide, top + (line - high) // 2), wide)
        PlainText(self.because, "row", "ink2").put(pen, (box.left, top + line), box.width)

    def mirror(self, look: Look, /) -> Mirror:
        heading = (MirrorLine("heading", self.matter),) if self.matter else ()
        return read(
            look, *heading, MirrorLine("value", self.total), self.pill, MirrorLine("note", self.because)
        )


@dataclass(frozen=True, slots=True)
class DeadlineDays(Part):
    """A deadline: its name, what is left of it, and a bar of the time used while it is open."""

    row: ValueRow
    used: float | None

    def height(self, kit: Kit, width: int, /) -> int:
        return self.row.height(kit, width) + (kit.look.g(1.5) if self.used is not None else 0)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        high = self.row.put(pen, box.topleft, box.width)
        if self.used is None:
            return
        bar = Rect(box.left, box.top + high, box.width, pen.g(1))
        pen.panel(bar, Skin("card", "rule"))
        inner = bar.inflate(-2, -2)
        pen.fill(Rect(inner.left, inner.top, round(inner.width * min(1.0, self.used)), inner.height), "ink2")

    def mirror(self, look: Look, /) -> Mirror:
        yield from self.row.mirror(look)


@dataclass(frozen=True, slots=True)
class Figure(Part):
    """A large number with what it counts, behind a thin line."""

    number: str
    counts: str

    def height(self, kit: Kit, width: int, /) -> int:
        return self._column(self._role(kit, width)).height(kit, width - kit.look.g(2))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.fill(Rect(box.left, box.top, pen.kit.look.edge, box.height), "rule")
        words = self._column(self._role(pen.kit, box.width))
        words.put(pen, (box.left + pen.g(2), box.top), box.width - pen.g(2))

    def mirror(self, look: Look, /) -> Mirror:
        yield from self._column("sum").mirror(look)

    def _column(self, role: str) -> Column:
        return Column((PlainText(self.number, role), PlainText(self.counts, "row", "ink2")), 0)

    def _role(self, kit: Kit, width: int) -> str:
        """Return the largest role in which the number is not broken."""
        room = width - kit.look.g(2)
        roles = ("sum", "heading2", "heading3", "row-bold")
        return next((one for one in roles if kit.cache.role_width(kit.look, one, self.number) <= room), "row")


@dataclass(frozen=True, slots=True)
class LessonBar(Wrapper):
    """A part behind a bar of the accent."""

    part: Part

    def height(self, kit: Kit, width: int, /) -> int:
        return self.part.height(kit, width - kit.look.g(3))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.fill(Rect(box.left, box.top, pen.g(0.5), box.height), "accent")
        self.part.put(pen, (box.left + pen.g(3), box.top), box.width - pen.g(3))
