"""The odds of the endings as bars of 100: good whole, mixed striped, bad dark, with their numbers."""

from abc import abstractmethod
from collections.abc import Sequence
from itertools import accumulate, pairwise

from pygame import Rect

from game.desktop.toolkit.buttons import in_rows
from game.desktop.toolkit.marks import LETTERS, stance_mark
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin
from game.desktop.toolkit.prose import PlainText
from game.model.value import value

_AFTER_SYMBOL = 0.75  # g between a symbol of a key and its word


@value
class HeadingWithNote(Part):
    """A heading, and at the end of its line what the numbers below it are; under it where it is tight."""

    heading: PlainText
    note: PlainText

    def height(self, kit: Kit, width: int, /) -> int:
        heading = self.heading.height(kit, width)
        return heading if self._beside(kit, width) else heading + self.note.height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        high = self.heading.put(pen, box.topleft, box.width)
        if self._beside(pen.kit, box.width):
            wide, line = pen.width(self.note.text, self.note.role), pen.kit.look.line(self.note.role)
            pen.text((box.right - wide, box.top + (high - line) // 2), self.note.text, self.note.role, "ink2")
        else:
            self.note.put(pen, (box.left, box.top + high), box.width)

    def _beside(self, kit: Kit, width: int) -> bool:
        words = (kit.cache.role_width(kit.look, one.role, one.text) for one in (self.heading, self.note))
        return sum(words) + kit.look.g(2) <= width


@value
class OddsRow(Part):
    """One bar with its name at the left and its three numbers at the right; `names` sets the first column."""

    name: str
    points: tuple[int, ...]
    strong: bool = False
    names: tuple[str, ...] = ()

    def height(self, kit: Kit, _width: int, /) -> int:
        return kit.look.line("row") + kit.look.g(0.25)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.text(box.topleft, self.name, "row", "ink2")
        role, said = "row-bold" if self.strong else "row", " · ".join(map(str, self.points))
        pen.text((box.right - pen.width(said, role), box.top), said, role, "ink")
        names = max(pen.width(name, "row") for name in (*self.names, self.name))
        left = box.left + names + pen.g(1.5)
        right = box.right - pen.width("00 · 00 · 000", "row-bold") - pen.g(1.5)
        line, edge = pen.kit.look.line("row"), pen.kit.look.edge
        bar = Rect(left, box.top + (line - pen.g(2.25)) // 2, max(pen.g(4), right - left), pen.g(2.25))
        pen.panel(bar, Skin("paper", "rule"))
        inner = bar.inflate(-2 * edge, -2 * edge)
        ends = [inner.left + round(inner.width * at / 100) for at in accumulate(self.points, initial=0)]
        for tone, (start, end) in enumerate(pairwise(ends)):
            tint(pen, Rect(start, inner.top, end - start, inner.height), tone)

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("row", self.name)
        yield MirrorLine("value", " · ".join(map(str, self.points)))


def bars(rows: Sequence[tuple[str, tuple[int, ...]]]) -> tuple[OddsRow, ...]:
    """Return bars whose names take one column; the last one is the one that counts."""
    names = tuple(name for name, _ in rows)
    return tuple(OddsRow(name, points, at == len(rows), names) for at, (name, points) in enumerate(rows, 1))


@value
class SymbolKey(Part):
    """What some symbols stand for: each with its word, in rows."""

    words: tuple[str, ...]

    def height(self, kit: Kit, width: int, /) -> int:
        return len(self._rows(kit, width)) * self._line(kit)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        line, side = self._line(pen.kit), self._side(pen.kit)
        lower = (line - pen.kit.look.line("row")) // 2
        for row, numbers in enumerate(self._rows(pen.kit, box.width)):
            x, y = box.left, box.top + row * line
            for number in numbers:
                self._symbol(pen, Rect(x, y + (line - side) // 2, side, side), number)
                x += side + pen.g(_AFTER_SYMBOL)
                x += pen.text((x, y + lower), self.words[number], "row", "ink2") + pen.g(2.5)

    def mirror(self, _look: Look, /) -> Mirror:
        # The symbols are of no use to who does not see them.
        for word in self.words:
            yield MirrorLine("note", word)

    @abstractmethod
    def _side(self, kit: Kit) -> int:
        """Return how long a side of a symbol is."""

    @abstractmethod
    def _symbol(self, pen: Pen, box: Rect, number: int) -> None:
        """Draw the symbol of a word."""

    def _line(self, kit: Kit) -> int:
        return max(kit.look.line("row"), self._side(kit) + kit.look.g(0.25))

    def _rows(self, kit: Kit, width: int) -> list[list[int]]:
        room = self._side(kit) + kit.look.g(_AFTER_SYMBOL + 2.5)
        return in_rows([kit.cache.role_width(kit.look, "row", word) + room for word in self.words], width)


@value
class OddsKey(SymbolKey):
    """What the three patterns stand for, in the order of the numbers."""

    def _side(self, kit: Kit) -> int:
        return round(kit.look.size("row") * 0.8)

    def _symbol(self, pen: Pen, box: Rect, number: int) -> None:
        pen.panel(box, Skin("paper", "rule"))
        edge = pen.kit.look.edge
        tint(pen, box.inflate(-2 * edge, -2 * edge), number)


@value
class StanceKey(SymbolKey):
    """What the marks of stances stand for, in the order of the stances."""

    stances: tuple[str, ...]

    def _side(self, kit: Kit) -> int:
        return round(kit.look.size("row") * 1.25)

    def _symbol(self, pen: Pen, box: Rect, number: int) -> None:
        mark = stance_mark(pen.kit, self.stances[number], box.width, outline=True)
        pen.surface.blit(mark, mark.get_rect(midleft=box.midleft))


@value
class MarkedTitle(Part):
    """A stance mark beside a title, with a day at the right where there is room."""

    stance: str
    title: str
    day: str = ""

    def height(self, kit: Kit, width: int, /) -> int:
        words = self._title().height(kit, self._room(kit, width))
        return max(words + (kit.look.line("row") if self._under(kit, width) else 0), kit.look.mark)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        if self.stance in LETTERS:
            pen.surface.blit(stance_mark(pen.kit, self.stance, pen.kit.look.mark), box.topleft)
        room, under = self._room(pen.kit, box.width), self._under(pen.kit, box.width)
        high, line = self._title().height(pen.kit, room), pen.kit.look.line("row")
        top = box.top + max(0, (box.height - high - (line if under else 0)) // 2)
        left = box.left + self._indent(pen.kit)
        self._title().put(pen, (left, top), room)
        if self.day:
            x = left if under else box.right - pen.width(self.day, "row")
            pen.text((x, top + high if under else top), self.day, "row", "ink2")

    def mirror(self, look: Look, /) -> Mirror:
        yield from self._title().mirror(look)
        if self.day:
            yield MirrorLine("date", self.day)

    def _title(self) -> PlainText:
        return PlainText(self.title, "row-label", says="heading")

    def _indent(self, kit: Kit) -> int:
        return kit.look.mark + kit.look.g(1.25) if self.stance in LETTERS else 0

    def _under(self, kit: Kit, width: int) -> bool:
        return bool(self.day) and width < 22 * kit.look.size("row")

    def _room(self, kit: Kit, width: int) -> int:
        beside = bool(self.day) and not self._under(kit, width)
        day = kit.cache.role_width(kit.look, "row", self.day) + kit.look.g(1.5) if beside else 0
        return width - self._indent(kit) - day


def tint(pen: Pen, box: Rect, tone: int) -> None:
    """Fill a box for a tone, distinguishable without colour: whole, upright lines, lying lines."""
    if not tone:
        pen.fill(box, "up")
        return
    pen.fill(box, "paper")
    if tone == 1:
        for x in range(box.left, box.right, 6):
            pen.fill(Rect(x, box.top, 2, box.height).clip(box), "ink2")
        return
    for y in range(box.top, box.bottom, 5):
        pen.fill(Rect(box.left, y, box.width, 3).clip(box), "ink2")
