"""A list at the left and what is chosen in it at the right, on one sheet; in large text, below it."""

from pygame import Rect

from game.desktop.parts.one_sheet import Foot
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.marks import stance_mark
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin, Target, WindowPart, read
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.scroll import Scroll
from game.model.value import value


@value
class RoadCard(Part):
    """A choice that was not made, with its stance; the chosen one shows more below it."""

    target: Target
    scene: str
    stance: str
    under: tuple[Part, ...] = ()

    def height(self, kit: Kit, width: int, /) -> int:
        words = self._column().height(kit, width - self._indent(kit) - kit.look.g(1.5))
        return max(words, kit.look.mark) + kit.look.g(2)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.slip(box, self.target, 0.75)
        if self.stance:
            mark = stance_mark(pen.kit, self.stance, pen.kit.look.mark, outline=not self.under)
            pen.surface.blit(mark, (box.left + pen.g(1.25), box.top + pen.g(1.25)))
        indent = self._indent(pen.kit)
        at = box.left + indent, box.top + pen.g(1)
        self._column().put(pen, at, box.width - indent - pen.g(1.5))

    def mirror(self, look: Look, /) -> Mirror:
        scene = (MirrorLine("note", self.scene),) if self.scene else ()
        return read(look, MirrorLine("road", self.target.label, self.target), *scene, *self.under)

    def _indent(self, kit: Kit) -> int:
        return kit.look.mark + kit.look.g(2.75) if self.stance else kit.look.g(2)

    def _column(self) -> Column:
        head = Column((PlainText(self.target.label, "row-label"), PlainText(self.scene, "row", "ink2")), 0)
        return Column((head, *self.under), 1)


_LIST = 0.34
_DETAIL = 26  # em: with less beside the list, one stands over the other
_LARGE = 130  # above this text scale one stands over the other


@value
class Item(Part):
    """One thing of a list: its name, a line about it, and a bar at its left while it is chosen."""

    target: Target
    under: str = ""
    chosen: bool = False

    def height(self, kit: Kit, width: int, /) -> int:
        words = self._words().height(kit, width - kit.look.g(3.5))
        return max(kit.look.g(5.5), words + kit.look.g(1.75))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.slip(box, self.target, 0.5, self.chosen)
        if self.chosen:
            x, y = box.left + pen.g(0.5), box.top + pen.g(0.5)
            pen.fill(Rect(x, y, pen.g(0.5), box.height - pen.g(1)), "ink")
        words, room = self._words(), box.width - pen.g(3.5)
        words.put(pen, (box.left + pen.g(2), box.centery - words.height(pen.kit, room) // 2), room)

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("item in front" if self.chosen else "item", self.target.label, self.target)
        if self.under:
            yield MirrorLine("note", self.under)

    def _words(self) -> Column:
        role = "label-bold" if self.chosen else "label"
        return Column((PlainText(self.target.label, role), PlainText(self.under, "row", "ink2")), 0)


@value
class Ledger(WindowPart):
    """The sheet of a page: the list, what is chosen in it, and the buttons at its foot.

    Where one stands over the other, what is chosen unfolds below its own item, so that it is in sight;
    with `apart` it stands below the whole list.
    """

    items: tuple[Part, ...]
    detail: Part
    foot: Foot
    apart: bool = False

    def draw(self, pen: Pen, box: Rect, /) -> None:
        inside = pen.g(1.25)
        sheet = Rect(box.left + inside, box.top + inside, box.width - 2 * inside, box.height - 2 * inside)
        pen.panel(sheet, Skin("paper", "folder_line", 0.25))
        if self._is_stacked(pen.kit.look):
            inner = sheet.inflate(-2 * pen.g(3), -2 * pen.g(2))
            if self.foot.height(pen.kit, inner.width) <= sheet.height // 5:
                self._reading(pen, inner, self._unfolded())
            else:
                # All of it scrolls, the foot with it where it is too high to stay.
                whole = Column((self._unfolded(), self.foot), 2.5)
                Scroll("sheet", whole).overhang(pen, inner, pen.g(2.25))
            return
        inner = sheet.inflate(-2 * pen.g(3), -2 * pen.g(2.5))
        left = Rect(inner.left, inner.top, round(inner.width * _LIST), inner.height)
        Scroll("list", Column(self.items, 1.0)).draw(pen, left)
        pen.fill(Rect(left.right + pen.g(2), inner.top, pen.kit.look.edge, inner.height), "hair")
        x = left.right + pen.g(4)
        self._reading(pen, Rect(x, inner.top, inner.right - x, inner.height), self.detail)

    def mirror(self, look: Look, /) -> Mirror:
        shown = (self._unfolded(),) if self._is_stacked(look) else (*self.items, self.detail)
        return read(look, *shown, self.foot)

    def _is_stacked(self, look: Look) -> bool:
        beside = (look.width - look.g(15.5)) * (1 - _LIST)
        return look.scale > _LARGE or beside < _DETAIL * look.size("body") or not self.items

    def _unfolded(self) -> Column:
        """The list with what is chosen in its place."""
        chosen = (at for at, item in enumerate(self.items) if isinstance(item, Item) and item.chosen)
        end = len(self.items) if self.apart else next(chosen, len(self.items) - 1) + 1
        above, below = (Column(part, 1.0) for part in (self.items[:end], self.items[end:]))
        return Column((above, self.detail, below), 2.5 if self.apart else 1.75)

    def _reading(self, pen: Pen, box: Rect, part: Part) -> None:
        high = self.foot.height(pen.kit, box.width)
        reading = Rect(box.left, box.top, box.width, box.height - high - pen.g(2))
        Scroll("sheet", part).overhang(pen, reading, pen.g(2.25))
        self.foot.put(pen, (box.left, box.bottom - high), box.width)
