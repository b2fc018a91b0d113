"""What stands on single sheets: the head of a ruling, figures, a lesson, and the foot."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pygame import Rect

from game.desktop.parts.stamp import Stamp
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Buttons
from game.desktop.toolkit.marks import TruthLabel
from game.desktop.toolkit.part import Kit, Line, Part
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.pictures import Plate, icon, is_drawn
from game.desktop.toolkit.prose import Text
from game.desktop.toolkit.scroll import below
from game.desktop.toolkit.theme import Look

_PORTRAIT = 9 / 7.5


@dataclass(frozen=True, slots=True)
class RulingHead(Part):
    """Who ruled on what, the holding, and the stamp at the upper right."""

    portrait: str
    court: str
    holding: str
    stamp: Stamp | None

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of the words, the portrait or the stamp, whichever is most."""
        words = self._words(kit, width).height(kit, self._room(kit, width))
        picture = round(kit.look.g(9.5) * _PORTRAIT) if self._indent(kit) else 0
        if self.stamp is None:
            return max(words, picture)
        stamp = self.stamp.height(kit, width)
        return max(words, picture) + stamp if self._under(kit, width) else max(words, picture, stamp)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw portrait, words and stamp."""
        indent = self._indent(pen.kit)
        top = box.top
        if self.stamp is not None and self._under(pen.kit, box.width):
            self.stamp.draw(pen, Rect(box.left, box.top, box.width, 0))
            top += self.stamp.height(pen.kit, box.width)
        elif self.stamp is not None:
            self.stamp.draw(pen, Rect(box.left, box.top, box.width, 0))
        if indent:
            face = Rect(box.left, top, pen.g(9.5), round(pen.g(9.5) * _PORTRAIT))
            Plate("portraits", self.portrait, _PORTRAIT).draw(pen, face)
        room = self._room(pen.kit, box.width)
        self._words(pen.kit, box.width).draw(pen, Rect(box.left + indent, top, room, box.bottom - top))

    def mirror(self, look: Look, /) -> Iterator[Line]:
        """Yield court, holding and stamp."""
        yield Line("text", self.court)
        yield Line("heading", self.holding)
        if self.stamp is not None:
            yield from self.stamp.mirror(look)

    def _words(self, kit: Kit, width: int) -> Column:
        """The holding is written large where two lines hold it, else a size smaller."""
        large = Text(self.holding, "heading1", balanced=True)
        fits = large.height(kit, self._room(kit, width)) <= 2 * kit.look.line("heading1")
        holding = large if fits else Text(self.holding, "heading2", balanced=True)
        return Column((Text(self.court, "plain", "ink2"), holding), 0.5)

    def _indent(self, kit: Kit) -> int:
        return kit.look.g(12) if is_drawn(kit, "portraits", self.portrait) and kit.look.scale <= 150 else 0

    def _under(self, kit: Kit, width: int) -> bool:
        return self.stamp is not None and width - self._stamp_width(kit) < 18 * kit.look.size("body")

    def _stamp_width(self, kit: Kit) -> int:
        return self.stamp.drawn(kit).get_width() + kit.look.g(2) if self.stamp else 0

    def _room(self, kit: Kit, width: int) -> int:
        beside = 0 if self._under(kit, width) else self._stamp_width(kit)
        return width - self._indent(kit) - beside


@dataclass(frozen=True, slots=True)
class Figure(Part):
    """A large number with what it counts, behind a thin line."""

    number: str
    counts: str

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of the number and its words."""
        return self._column(self._role(kit, width)).height(kit, width - kit.look.g(2))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the line, the number and the words."""
        pen.fill(Rect(box.left, box.top, pen.kit.look.edge, box.height), "rule")
        inner = Rect(box.left + pen.g(2), box.top, box.width - pen.g(2), box.height)
        self._column(self._role(pen.kit, box.width)).draw(pen, inner)

    def mirror(self, look: Look, /) -> Iterator[Line]:
        """Yield number and words."""
        yield from self._column("sum").mirror(look)

    def _column(self, role: str) -> Column:
        return Column((Text(self.number, role), Text(self.counts, "row", "ink2")), 0)

    def _role(self, kit: Kit, width: int) -> str:
        """Return the largest role in which the number is not broken."""
        room = width - kit.look.g(2)
        roles = ("sum", "heading2", "heading3", "row-bold")
        return next((one for one in roles if kit.store.role_width(kit.look, one, self.number) <= room), "row")


@dataclass(frozen=True, slots=True)
class Lesson(Part):
    """A part behind a bar of the accent."""

    part: Part

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of the part."""
        return self.part.height(kit, width - kit.look.g(3))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the bar and the part."""
        pen.fill(Rect(box.left, box.top, pen.g(0.5), box.height), "accent")
        self.part.draw(pen, Rect(box.left + pen.g(3), box.top, box.width - pen.g(3), box.height))

    def mirror(self, look: Look, /) -> Iterator[Line]:
        """Yield the text of the part."""
        yield from self.part.mirror(look)


class More(NamedTuple):
    """What says that a region goes on below what is in sight, and the key that shows it."""

    reads: str
    words: str
    key: str


@dataclass(frozen=True, slots=True)
class Foot(Part):
    """The buttons at the lower left of a sheet, and a word or a truth label at the right.

    Between them stands `more` while what is read above goes on below, where it has the room.
    """

    buttons: Buttons
    note: str = ""
    sign: str = ""
    truth: TruthLabel | None = None
    more: More | None = None

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of the buttons, and of the note where it stands below."""
        under = self._note_height(kit) if self._note_under(kit, width) else 0
        return self.buttons.height(kit, width) + under

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the buttons, and the note on their middle line or below."""
        high = self.buttons.height(pen.kit, box.width)
        self.buttons.draw(pen, Rect(box.left, box.top, box.width, high))
        self._go_on(pen, Rect(box.left, box.top, box.width, high))
        wide = self._note_width(pen.kit)
        if not wide:
            return
        line = pen.kit.look.line("row")
        under = self._note_under(pen.kit, box.width)
        y = box.top + high + pen.g(1) if under else box.top + (high - line) // 2
        x = box.left if under else box.right - wide
        if self.truth is not None and self.truth.truth:
            self.truth.draw(pen, Rect(x, y, wide, line))
            return
        if self.sign:
            drawn = icon(pen.kit, self.sign, line - 6, "accent")
            pen.surface.blit(drawn, (x, y + 3))
            x += line + pen.g(0.5)
        pen.text((x, y), self.note, "row", "ink2")

    def mirror(self, look: Look, /) -> Iterator[Line]:
        """Yield the buttons, then the note or the label."""
        yield from self.buttons.mirror(look)
        if self.truth is not None and self.truth.truth:
            yield from self.truth.mirror(look)
        elif self.note:
            yield Line("note", self.note)

    def _go_on(self, pen: Pen, box: Rect) -> None:
        """Say that there is more above the foot; the mirror has all of it, and needs no such word."""
        span = pen.spans.get(self.more.reads) if self.more else None
        rows = self.buttons.rows(pen.kit, box.width)
        if self.more is None or span is None or span.offset >= span.furthest or len(rows) != 1:
            return
        x = box.left + sum(button.width(pen.kit) + pen.g(1) for button in rows[0]) + pen.g(1)
        note = 0 if self._note_under(pen.kit, box.width) else self._note_width(pen.kit)
        wide = pen.width(self.more.words, "row") + pen.width(self.more.key, "row") + pen.g(3)
        if x + wide + note <= box.right:
            below(pen, (x, box.centery - pen.kit.look.line("row") // 2), self.more.words, self.more.key)

    def _note_width(self, kit: Kit) -> int:
        if self.truth is not None and self.truth.truth:
            return self.truth.width(kit)
        if not self.note:
            return 0
        sign = kit.look.line("row") + kit.look.g(0.5) if self.sign else 0
        return kit.store.role_width(kit.look, "row", self.note) + sign

    def _note_height(self, kit: Kit) -> int:
        return kit.look.line("row") + kit.look.g(1) if self._note_width(kit) else 0

    def _note_under(self, kit: Kit, width: int) -> bool:
        rows = self.buttons.rows(kit, width)
        used = sum(button.width(kit) + kit.look.g(1) for button in rows[-1]) if rows else 0
        return len(rows) > 1 or used + self._note_width(kit) > width
