"""The library's own parts: a case as an open folder, and the other cases as a pile."""

from dataclasses import dataclass

from pygame import Rect

from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Button, draw_from_right
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin, Target, WindowPart, read
from game.desktop.toolkit.pictures import WHOLE, Plate, icon, is_drawn
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.scroll import Scroll

_OFFSETS = (0.0, 5.5, 11.0)


@dataclass(frozen=True, slots=True)
class OpenCase(Part):
    """The chosen case: its name on the tab, its plate, and what it says of itself."""

    name: str
    place: str
    body: Part
    foot: Part

    def height(self, kit: Kit, width: int, /) -> int:
        inner = width - 2 * kit.look.g(5)
        words = self.body.height(kit, inner) + self.foot.height(kit, inner)
        return self._tab(kit) + self._plate(kit) + words + kit.look.g(9)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        tab = self._tab(pen.kit)
        folder = Rect(box.left, box.top + tab, box.width, box.height - tab)
        folder_ground(pen, folder)
        _tab(pen, Rect(box.left, box.top, box.width, tab), self.name)
        sheet = folder.inflate(-2 * pen.g(1.5), -2 * pen.g(1.5))
        pen.panel(sheet, Skin("paper", "folder_line", 0.25))
        plate = self._plate(pen.kit)
        if plate:
            # It takes the room that the words leave, until it is whole.
            room = sheet.height + self._plate(pen.kit) - (self.height(pen.kit, box.width) - tab - pen.g(3))
            plate = max(plate, min(room, round(sheet.width * WHOLE)))
            picture = Rect(sheet.left, sheet.top, sheet.width, plate)
            Plate("places", self.place, plate / sheet.width).draw(pen, picture)
        beside = pen.g(3.5)
        inner = Rect(sheet.left + beside, sheet.top + plate + pen.g(1.5), sheet.width - 2 * beside, 0)
        high = self.foot.height(pen.kit, inner.width)
        inner.height = sheet.bottom - pen.g(2.5) - high - pen.g(1) - inner.top
        Scroll("case", self.body).overhang(pen, inner, pen.g(2.5))
        foot = Rect(sheet.left + beside, sheet.bottom - pen.g(2.5) - high, sheet.width - 2 * beside, high)
        self.foot.draw(pen, foot)

    def mirror(self, look: Look, /) -> Mirror:
        return read(look, MirrorLine("case in front", self.name), self.body, self.foot)

    def _tab(self, kit: Kit) -> int:
        return max(kit.look.g(5.5), kit.look.line("label") + kit.look.g(1.5))

    def _plate(self, kit: Kit) -> int:
        if not is_drawn(kit, "places", self.place) or kit.look.scale > 150:
            return 0
        return kit.look.g(23 if kit.look.height >= 700 else 18)


@dataclass(frozen=True, slots=True)
class FiledCase(Part):
    """One case of the pile: its name on the tab, its minutes and its progress below."""

    target: Target
    minutes: str
    progress: str
    done: bool
    order: int
    last: bool = False

    def height(self, kit: Kit, width: int, /) -> int:
        row = kit.look.line("row") * (2 if self._broken(kit, width) else 1) + kit.look.g(2.5)
        return max(kit.look.g(12.25), kit.look.line("label") + kit.look.g(2) + row)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        tab = max(pen.g(5.5), pen.kit.look.line("label") + pen.g(1.5))
        body = Rect(box.left, box.top + tab, box.width, box.height - tab + (0 if self.last else pen.g(2)))
        fill = "hover" if pen.hovers(self.target) else "folder"
        folder_ground(pen, body, fill, square=not self.order % len(_OFFSETS))
        offset = pen.g(_OFFSETS[self.order % len(_OFFSETS)])
        head = Rect(box.left + offset, box.top, box.width - offset, tab)
        head.width = _tab(pen, head, self.target.label, fill) - head.left
        y = body.top + pen.g(1.25)
        pen.text((box.left + pen.g(2.5), y), self.minutes, "row", "folder_ink2")
        words = pen.width(self.progress, "row")
        right = box.right - pen.g(2.5)
        y += pen.kit.look.line("row") if self._broken(pen.kit, box.width) else 0
        pen.text((right - words, y), self.progress, "row", "folder_ink2")
        if self.done:
            drawn = icon(pen.kit, "check", pen.kit.look.size("row"), "folder_ink2")
            pen.surface.blit(drawn, (right - words - drawn.get_width() - pen.g(0.75), y + pen.g(0.5)))
        pen.hit(self.target, Rect(box.left, body.top, box.width, box.bottom - body.top), 0.75)
        pen.also(self.target, head)

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("case", self.target.label, self.target)
        if self.minutes:
            yield MirrorLine("note", self.minutes)
        yield MirrorLine("note", self.progress)

    def _broken(self, kit: Kit, width: int) -> bool:
        words = sum(kit.cache.role_width(kit.look, "row", one) for one in (self.minutes, self.progress))
        return words + kit.look.size("row") + kit.look.g(8) > width


@dataclass(frozen=True, slots=True)
class Shelves(WindowPart):
    """The library on the desk: title and buttons, the open case, the pile of the others."""

    title: str
    buttons: tuple[Button, ...]
    case: Part
    pile: Part

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.fill(box, "desk")
        margin = pen.g(5 if pen.kit.look.scale <= 130 else 2)
        top = self._head(pen, box, margin)
        left = box.left + margin
        width = box.width - 2 * margin
        pen.on_desk = True
        if pen.kit.look.scale > 130:
            both = Column((self.case, self.pile), 2)
            whole = both.height(pen.kit, width)
            Scroll("library", both).draw(pen, Rect(left, top, width, min(whole, box.bottom - top - pen.g(1))))
        else:
            wide = round(width * 0.65)
            self.case.draw(pen, Rect(left, top, wide, box.bottom - pen.g(3) - top))
            pile = Rect(left + wide + pen.g(2), top, width - wide - pen.g(2), box.bottom - top)
            Scroll("library", self.pile).draw(pen, pile)
        pen.on_desk = False

    def mirror(self, look: Look, /) -> Mirror:
        return read(look, MirrorLine("title", self.title), *self.buttons, self.case, self.pile)

    def _head(self, pen: Pen, box: Rect, margin: int) -> int:
        high = max(pen.g(14), pen.kit.look.line("display") + pen.g(2))
        right = draw_from_right(pen, self.buttons, (box.right - margin, box.top + high // 2))
        role = "display" if pen.width(self.title, "display") < right - box.left - margin else "heading2"
        title = PlainText(self.title, role, "desk_ink")
        room = Rect(box.left + margin, 0, right - box.left - margin - pen.g(1), 0)
        room.height = title.height(pen.kit, room.width)
        room.centery = box.top + high // 2
        if room.height > title.height(pen.kit, box.width):
            # Beside the buttons the title would be broken: it stands below them, over the whole width.
            top = box.top + high // 2 + pen.g(4)
            room = Rect(box.left + margin, top, box.width - 2 * margin, 0)
            room.height = title.height(pen.kit, room.width)
        title.draw(pen, room)
        return max(box.top + high, room.bottom)


def folder_ground(pen: Pen, folder: Rect, fill: str = "folder", square: bool = True) -> None:
    """Draw a folder; its upper left corner is square where its tab stands on it."""
    pen.panel(folder, Skin(fill, "folder_line", 0.75))
    if square:
        edge = pen.kit.look.edge
        pen.fill(Rect(folder.left, folder.top, edge, pen.g(1)), "folder_line")
        pen.fill(Rect(folder.left + edge, folder.top, pen.g(1), pen.g(1)), fill)


def _tab(pen: Pen, box: Rect, name: str, fill: str = "folder") -> int:
    """Draw the tab of a folder with as many words of its name as fit; return where it ends."""
    shown = name
    while pen.width(shown, "label") > box.width - pen.g(5) and " " in shown:
        shown = shown.rsplit(" ", 1)[0]
    shown = shown if shown == name else f"{shown} …"
    tab = Rect(box.left, box.top, pen.width(shown, "label") + pen.g(5), box.height + pen.kit.look.edge)
    pen.tab(tab, fill)
    y = tab.top + (box.height - pen.kit.look.line("label")) // 2
    pen.text((tab.left + pen.g(2.5), y), shown, "label", "folder_ink")
    return tab.right
