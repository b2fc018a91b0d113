"""A single sheet in the folder, alone or under the map of the procedure, and the foot of a sheet."""

from typing import NamedTuple

from pygame import Rect

from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Buttons
from game.desktop.toolkit.marks import TruthLabel
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin, WindowPart
from game.desktop.toolkit.pictures import icon
from game.desktop.toolkit.scroll import Scroll, below
from game.model.value import value


class MoreBelow(NamedTuple):
    """What says that a region goes on below what is in sight, and the key that shows it."""

    reads: str
    words: str
    key: str


@value
class Foot(Part):
    """The buttons at the lower left of a sheet, and a word or a truth label at the right.

    Between them stands `more` while what is read above goes on below; a word gives way to it.
    """

    buttons: Buttons
    note: str = ""
    icon: str = ""
    truth: TruthLabel | None = None
    more: MoreBelow | None = None

    def height(self, kit: Kit, width: int, /) -> int:
        is_under = self._note_width(kit) and self._note_under(kit, width)
        return self.buttons.height(kit, width) + (kit.look.line("row") + kit.look.g(1) if is_under else 0)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        high = self.buttons.put(pen, box.topleft, box.width)
        took_all = self._go_on(pen, Rect(box.left, box.top, box.width, high))
        wide = self._note_width(pen.kit)
        if took_all or not wide:
            return
        line = pen.kit.look.line("row")
        under = self._note_under(pen.kit, box.width)
        y = box.top + high + pen.g(1) if under else box.top + (high - line) // 2
        x = box.left if under else box.right - wide
        if self.truth is not None and self.truth.truth:
            self.truth.draw(pen, Rect(x, y, wide, line))
            return
        if self.icon:
            drawn = icon(pen.kit, self.icon, line - 6, "accent")
            pen.surface.blit(drawn, (x, y + 3))
            x += line + pen.g(0.5)
        pen.text((x, y), self.note, "row", "ink2")

    def mirror(self, look: Look, /) -> Mirror:
        yield from self.buttons.mirror(look)
        if self.truth is not None and self.truth.truth:
            yield from self.truth.mirror(look)
        elif self.note:
            yield MirrorLine("note", self.note)

    def _go_on(self, pen: Pen, box: Rect) -> bool:
        """Say that there is more above the foot, and return whether that took the room of the word as well.

        The mirror has all that is read, and needs no such word.
        """
        span = pen.spans.get(self.more.reads) if self.more else None
        rows = self.buttons.rows(pen.kit, box.width)
        if self.more is None or span is None or span.offset >= span.furthest or len(rows) != 1:
            return False
        x = box.left + sum(button.width(pen.kit) + pen.g(1) for button in rows[0]) + pen.g(1)
        note = 0 if self._note_under(pen.kit, box.width) else self._note_width(pen.kit)
        wide = pen.width(self.more.words, "row") + pen.width(self.more.key, "row") + pen.g(3)
        crowded = x + wide + note > box.right
        gives_way = crowded and bool(self.note) and not self.icon and x + wide <= box.right
        if gives_way or not crowded:
            below(pen, (x, box.centery - pen.kit.look.line("row") // 2), self.more.words, self.more.key)
        return gives_way

    def _note_width(self, kit: Kit) -> int:
        if self.truth is not None and self.truth.truth:
            return self.truth.width(kit)
        if not self.note:
            return 0
        drawn = kit.look.line("row") + kit.look.g(0.5) if self.icon else 0
        return kit.cache.role_width(kit.look, "row", self.note) + drawn

    def _note_under(self, kit: Kit, width: int) -> bool:
        rows = self.buttons.rows(kit, width)
        used = sum(button.width(kit) + kit.look.g(1) for button in rows[-1]) if rows else 0
        return len(rows) > 1 or used + self._note_width(kit) > width


@value
class OneSheet(WindowPart):
    """A single sheet in the folder: what is read scrolls, the foot stays."""

    name: str
    body: Part
    foot: Foot
    widest: float = 0.0
    room: tuple[float, float] = (6.0, 4.0)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        wide = max(pen.g(self.widest), pen.kit.look.size("body") * 46) if self.widest else box.width
        wide = min(box.width, wide)
        sheet = Rect(box.centerx - wide // 2, box.top, wide, box.height)
        pen.panel(sheet, Skin("paper", "folder_line", 0.25))
        small = pen.kit.look.scale > 130
        beside, above = (pen.g(each / 2 if small else each) for each in self.room)
        inner = sheet.inflate(-2 * beside, -2 * above)
        overhang = beside - pen.g(0.75)
        high = self.foot.height(pen.kit, inner.width)
        if high > sheet.height // 5:
            # Where the text is so large that the foot would leave no room, it scrolls with the rest.
            line = pen.kit.look.line("row") if self.foot.more else 0
            inner.height -= line
            Scroll(self.name, Column((self.body, self.foot), 2.0)).overhang(pen, inner, overhang)
            if self.foot.more and (span := pen.spans.get(self.name)) and span.offset < span.furthest:
                below(pen, (inner.left, inner.bottom), self.foot.more.words, self.foot.more.key)
            return
        top = sheet.bottom - max(pen.g(3.5), above // 2) - high
        inner.height = top - pen.g(1) - inner.top
        Scroll(self.name, self.body).overhang(pen, inner, overhang)
        self.foot.put(pen, (inner.left, top), inner.width)


@value
class FirstThatFits(Part):
    """A part where it fits in the height of the window less some g; else another that says the same."""

    part: Part
    otherwise: Part
    less: float

    def height(self, kit: Kit, width: int, /) -> int:
        return self._shown(kit, width).height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        self._shown(pen.kit, box.width).draw(pen, box)

    def mirror(self, look: Look, /) -> Mirror:
        yield from self.part.mirror(look)

    def _shown(self, kit: Kit, width: int) -> Part:
        fits = self.part.height(kit, width) <= kit.look.height - kit.look.g(self.less)
        return self.part if fits else self.otherwise


_NOTHING = Column(())


@value
class UnderMap(WindowPart):
    """A sheet alone in the folder, or with the map of the procedure above it."""

    sheet: Part
    strip: Part = _NOTHING

    def draw(self, pen: Pen, box: Rect, /) -> None:
        high = self.strip.put(pen, box.topleft, box.width) if pen.kit.look.scale <= 130 else 0
        inside = pen.g(1.25)
        top = box.top + max(high + pen.g(0.5), inside)
        self.sheet.draw(pen, Rect(box.left + inside, top, box.width - 2 * inside, box.bottom - inside - top))

    def mirror(self, look: Look, /) -> Mirror:
        if look.scale <= 130:
            yield from self.strip.mirror(look)
        yield from self.sheet.mirror(look)
