"""The library's own parts: a case as an open folder, and the other cases as a pile."""

from pygame import Rect

from game.desktop.toolkit.boxes import Column, Padded
from game.desktop.toolkit.buttons import Button, Buttons, draw_from_right
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin, Target, WindowPart, read
from game.desktop.toolkit.pictures import WHOLE, Plate, icon, is_drawn
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.scroll import Scroll
from game.model.value import value

_OFFSETS = (0.0, 5.5, 11.0)
_LARGE = 130  # the text size, in percent, above which the case in front and the pile are one column


@value
class OpenCase(Part):
    """The chosen case: its name on the tab, its plate, and what it says of itself.

    With large type, where it scrolls with the pile, its main button stands below both: see `Shelves`.
    """

    name: str
    place: str
    body: Part
    foot: Part
    rest: Part  # the foot without the main button
    main: Part  # that button alone

    def height(self, kit: Kit, width: int, /) -> int:
        inner = width - 2 * kit.look.g(5)
        words = self.body.height(kit, inner) + self._foot(kit.look).height(kit, inner)
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
        below = self._foot(pen.kit.look)
        high = below.height(pen.kit, inner.width)
        inner.height = sheet.bottom - pen.g(2.5) - high - pen.g(1) - inner.top
        Scroll("case", self.body).overhang(pen, inner, pen.g(2.5))
        foot = Rect(sheet.left + beside, sheet.bottom - pen.g(2.5) - high, sheet.width - 2 * beside, high)
        below.draw(pen, foot)

    def mirror(self, look: Look, /) -> Mirror:
        feet = (self.rest, self.main) if look.scale > _LARGE else (self.foot,)
        return read(look, MirrorLine("case in front", self.name), self.body, *feet)

    def _foot(self, look: Look) -> Part:
        return self.rest if look.scale > _LARGE else self.foot

    def _tab(self, kit: Kit) -> int:
        return max(kit.look.g(5.5), kit.look.line("label") + kit.look.g(1.5))

    def _plate(self, kit: Kit) -> int:
        if not is_drawn(kit, "places", self.place) or kit.look.scale > 150:
            return 0
        return kit.look.g(23 if kit.look.height >= 700 else 18)


@value
class FiledCase(Part):
    """One case of the pile: its name on the tab, and below its picture, what it is and its progress."""

    target: Target
    place: str
    told: tuple[str, str]  # what it is, and how much of it was found
    done: bool
    order: int
    among: tuple[str, ...]  # what is written of any case of the pile
    last: bool = False

    def height(self, kit: Kit, _width: int, /) -> int:
        words = len(self._lines()) * kit.look.line("row") + kit.look.g(0.25)
        return max(kit.look.g(12.25), self._tab(kit) + words)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        tab = self._tab(pen.kit)
        body = Rect(box.left, box.top + tab, box.width, box.height - tab + (0 if self.last else pen.g(2)))
        fill = "hover" if pen.hovers(self.target) else "folder"
        # A long name stands further left, where all of it has room.
        free = max(0, box.width - pen.width(self.target.label, "label") - pen.g(6.5))
        offset = min(free, pen.g(_OFFSETS[self.order % len(_OFFSETS)]))
        folder_ground(pen, body, fill, square=not offset)
        head = Rect(box.left + offset, box.top, box.width - offset, tab)
        head.width = _tab(pen, head, self.target.label, fill) - head.left
        room = Rect(body.left + pen.g(2.5), body.top, box.width - pen.g(5), box.bottom - body.top)
        self._write(pen, self._beside_picture(pen, room))
        pen.hit(self.target, Rect(box.left, body.top, box.width, box.bottom - body.top), 0.75)
        pen.also(self.target, head)

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("case", self.target.label, self.target)
        yield from (MirrorLine("note", line) for line in self._lines())

    def _tab(self, kit: Kit) -> int:
        return kit.look.line("label") + kit.look.g(1.5)

    def _lines(self) -> tuple[str, ...]:
        return tuple(line for line in self.told if line)

    def _beside_picture(self, pen: Pen, room: Rect) -> Rect:
        """Draw the picture where the words of all cases fit beside theirs; return the room of the words."""
        look, high = pen.kit.look, room.height - pen.g(1)
        left = room.width - max(pen.width(line, "row") for line in self.among) - pen.g(4)
        wide = min(round(high * 16 / 9), left)
        if look.scale > 150 or wide < high or not is_drawn(pen.kit, "places", self.place):
            return room
        picture = Rect(room.left - pen.g(1.75), room.top + pen.g(0.5), wide, high)
        Plate("places", self.place, high / wide).draw(pen, picture)
        return Rect(room.left + wide, room.top, room.width - wide, room.height)

    def _write(self, pen: Pen, room: Rect) -> None:
        """Write the lines in the middle of their height, a tick before the progress of what was played."""
        line = pen.kit.look.line("row")
        y = room.top + (room.height - len(self._lines()) * line) // 2
        for said in self._lines():
            x = room.left
            if self.done and said is self.told[1]:
                drawn = icon(pen.kit, "check", pen.kit.look.size("row"), "folder_ink2")
                pen.surface.blit(drawn, (x, y + (line - drawn.get_height()) // 2))
                x += drawn.get_width() + pen.g(0.75)
            pen.text((x, y), said, "row", "folder_ink2")
            y += line


@value
class Shelves(WindowPart):
    """The library on the desk: title and buttons, the open case, the pile of the others.

    What sorts the pile stands in the row of the buttons, and with large type over the pile; there the main
    button of the open case stays in sight below both.
    """

    title: str
    buttons: tuple[Button, ...]
    case: OpenCase
    filed: tuple[FiledCase, ...]
    sorting: tuple[Button, ...] = ()
    own: tuple[int, str] = (0, "")  # how many of the last are the player's own, and the heading over them

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.fill(box, "desk")
        margin = pen.g(5 if pen.kit.look.scale <= _LARGE else 2)
        top = self._head(pen, box, margin)
        left = box.left + margin
        width = box.width - 2 * margin
        pen.on_desk = True
        if pen.kit.look.scale > _LARGE:
            both = Column((self.case, Buttons(self.sorting), Column(self._pile(), 0)), 2)
            foot = self.case.main.height(pen.kit, width) + pen.g(2)
            sheet = Rect(left, box.bottom - foot, width, foot + pen.g(1))
            high = min(both.height(pen.kit, width), sheet.top - pen.g(1) - top)
            Scroll("library", both).draw(pen, Rect(left, top, width, high))
            pen.panel(sheet, Skin("paper", "folder_line", 0.25))
            pen.on_desk = False
            self.case.main.put(pen, (left + pen.g(3.5), sheet.top + pen.g(1)), width - pen.g(7))
        else:
            # The case in front has two thirds of the width, in a wide window less where names are long.
            name = max((pen.width(one.target.label, "label") for one in self.filed), default=0)
            least = 0.55 if width >= pen.g(100) else 0.65
            wide = min(round(width * 0.65), max(width - name - pen.g(12), round(width * least)))
            self.case.draw(pen, Rect(left, top, wide, box.bottom - pen.g(3) - top))
            pile = Rect(left + wide + pen.g(2), top, width - wide - pen.g(2), box.bottom - top)
            filed = Column(self._pile(), 0)
            if filed.height(pen.kit, pile.width) > pile.height:
                # Half a line at the foot would reach out of the window.
                pile.height -= pen.g(2.5)
            Scroll("library", filed).draw(pen, pile)
        pen.on_desk = False

    def mirror(self, look: Look, /) -> Mirror:
        above, over = ((), self.sorting) if look.scale > _LARGE else (self.sorting, ())
        return read(
            look, MirrorLine("title", self.title), *above, *self.buttons, self.case, *over, *self._pile()
        )

    def _pile(self) -> tuple[Part, ...]:
        """Return the filed cases, a heading over those that are the player's own."""
        shipped = len(self.filed) - self.own[0]
        heading = Padded(PlainText(self.own[1], "label", "desk_ink", "heading"), (0.5, 1.5, 0.5, 0.5))
        return self.filed if not self.own[0] else (*self.filed[:shipped], heading, *self.filed[shipped:])

    def _head(self, pen: Pen, box: Rect, margin: int) -> int:
        high = max(pen.g(13), pen.kit.look.line("display") + pen.g(2))
        row = self.buttons if pen.kit.look.scale > _LARGE else (*self.sorting, *self.buttons)
        right = draw_from_right(pen, row, (box.right - margin, box.top + high // 2))
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
        return max(box.top + high, room.bottom + pen.g(1))


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
