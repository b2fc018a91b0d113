"""What stands beside a scene: panels in a column of their own, or tabs over the newest entries."""

from pygame import Rect

from game.desktop.parts.layouts import fair
from game.desktop.toolkit.boxes import Column, Padded
from game.desktop.toolkit.buttons import Button, TabRow
from game.desktop.toolkit.flow import Setting, lay_plain
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin, Target, read
from game.desktop.toolkit.prose import Ink, PlainText, write
from game.desktop.toolkit.scroll import Scroll
from game.model.value import value

_BETWEEN = 1.5  # g between panels
_ROWS = 3  # of each panel, at least, where it scrolls alone


@value
class PanelHead(Part):
    """The name of a panel over a thin line; pressing it opens the panel alone."""

    target: Target
    front: bool = False

    def height(self, kit: Kit, _width: int, /) -> int:
        return max(kit.look.g(4), kit.look.line("row-bold") + kit.look.g(0.75))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        if pen.hovers(self.target):
            pen.panel(box, Skin("hover", "hover", 0.25))
        y = box.centery - pen.kit.look.line("row-bold") // 2
        pen.text((box.left, y), self.target.label, "row-bold", "ink")
        pen.fill(Rect(box.left, box.bottom - pen.kit.look.edge, box.width, pen.kit.look.edge), "hair")
        pen.hit(self.target, box, 0.25)

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("tab in front" if self.front else "tab", self.target.label, self.target)


@value
class PanelSheet(Part):
    """A panel under its name on a sheet of its own, with the button that closes it."""

    name: str
    title: str
    body: Part
    close: Button

    def height(self, kit: Kit, width: int, /) -> int:
        return self._head(kit) + kit.look.g(1) + self.body.height(kit, width - 2 * kit.look.g(2.5))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.panel(box, Skin("paper", "folder_line", 0.25))
        inner = box.inflate(-2 * pen.g(2.5), -2 * pen.g(1.5))
        head = Rect(inner.left, inner.top, inner.width, self._head(pen.kit))
        wide = self.close.width(pen.kit)
        self.close.draw(pen, Rect(head.right - wide, head.top, wide, head.height))
        top = head.centery - pen.kit.look.line("heading3") // 2
        pen.text((head.left, top), self.title, "heading3", "ink")
        inner.top, inner.height = head.bottom + pen.g(1), inner.bottom - head.bottom - pen.g(1)
        Scroll(f"sheet:{self.name}", self.body).overhang(pen, inner, pen.g(2))

    def mirror(self, look: Look, /) -> Mirror:
        return read(look, MirrorLine("heading", self.title), self.close, self.body)

    def _head(self, kit: Kit) -> int:
        return self.close.height(kit, 0)


@value
class BesideColumn(Part):
    """Some panels at once on one sheet, and tabs for the others under it.

    A panel that is longer than its part of the height scrolls.
    """

    panels: tuple[tuple[PanelHead, str, Part], ...]
    tabs: TabRow

    def height(self, kit: Kit, width: int, /) -> int:
        sheet = Padded(Column(tuple(self._whole()), _BETWEEN), (2, 1.5, 2, 1.5))
        return sheet.height(kit, width) + self._foot(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        foot = self._foot(pen.kit, box.width)
        sheet = Rect(box.left, box.top, box.width, box.height - foot)
        pen.panel(sheet, Skin("paper", "folder_line", 0.25))
        inner = sheet.inflate(-2 * pen.g(2), -2 * pen.g(1.25))
        if self.tabs.tabs:
            high = self.tabs.height(pen.kit, box.width)
            self.tabs.draw(pen, Rect(box.left, box.bottom - high, box.width, high))
        if not self.panels:
            return
        heads = sum(head.height(pen.kit, inner.width) + pen.g(0.5) for head, _, _ in self.panels)
        room = inner.height - heads - (len(self.panels) - 1) * pen.g(_BETWEEN)
        needs = [body.height(pen.kit, inner.width) for _, _, body in self.panels]
        highs = fair(needs, room)
        if any(
            high < min(need, _ROWS * pen.kit.look.line("row"))
            for need, high in zip(needs, highs, strict=True)
        ):
            Scroll("beside", Column(tuple(self._whole()), _BETWEEN)).overhang(pen, inner, pen.g(1.5))
            return
        top = inner.top
        for (head, name, body), high in zip(self.panels, highs, strict=True):
            top += head.put(pen, (inner.left, top), inner.width) + pen.g(0.5)
            place = Rect(inner.left, top, inner.width, high)
            Scroll(f"sheet:{name}", body).overhang(pen, place, pen.g(1.5))
            top += high + pen.g(_BETWEEN)

    def mirror(self, look: Look, /) -> Mirror:
        return read(look, *self._whole(), self.tabs)

    def _whole(self) -> list[Part]:
        return [Column((head, body), 0.5) for head, _, body in self.panels]

    def _foot(self, kit: Kit, width: int) -> int:
        return self.tabs.height(kit, width) + kit.look.g(0.75) if self.tabs.tabs else 0


@value
class TabsBelow(Part):
    """The tabs under the choices, and below them the newest entries as far as there is room for whole ones.

    What the entries say is read out where their panel is opened; here they are a reminder.
    """

    tabs: TabRow
    newest: tuple[tuple[str, str], ...]

    def height(self, kit: Kit, width: int, /) -> int:
        return self.tabs.height(kit, width)

    def least(self, kit: Kit, width: int) -> int:
        """Return the height with one line of the newest entry, or of the tabs alone where there is none."""
        strip = kit.look.line("row") + kit.look.g(1.25) if self.newest else 0
        return self.tabs.height(kit, width) + strip

    def draw(self, pen: Pen, box: Rect, /) -> None:
        head, line = self.tabs.height(pen.kit, box.width), pen.kit.look.line("row")
        if not self.newest or box.height < self.least(pen.kit, box.width):
            self.tabs.draw(pen, Rect(box.left, box.bottom - head, box.width, head))
            return
        sheet = Rect(box.left, box.top + head - 1, box.width, box.height - head + 1)
        pen.panel(sheet, Skin("paper", "folder_line", 0.25))
        self.tabs.draw(pen, Rect(box.left, box.top, box.width, head))
        inner = sheet.inflate(-2 * pen.g(1.5), -2 * pen.g(0.625))
        indent = max(pen.width(day, "row") for day, _ in self.newest) + pen.g(1.5)
        top = inner.top
        for day, says in self.newest:
            free = (inner.bottom - top) // line
            if free < 1:
                break
            setting = Setting("row", inner.width - indent)
            laid = lay_plain(pen.kit, says, setting)
            if len(laid.lines) > free and top > inner.top:
                break
            if len(laid.lines) > free:
                laid = lay_plain(pen.kit, _cut(pen, says, setting.width, free), setting)
            before = len(pen.written)
            pen.text((inner.left, top), day, "row", "ink2")
            write(pen, laid, (inner.left + indent, top), Ink("row", "ink"))
            del pen.written[before:]
            top += len(laid.lines) * line + pen.g(0.5)

    def mirror(self, look: Look, /) -> Mirror:
        return self.tabs.mirror(look)


def _cut(pen: Pen, words: str, width: int, lines: int) -> str:
    """Return as many of the words as some lines hold, and a sign that there are more."""
    kept = words.split(" ")
    while len(kept) > 1:
        kept.pop()
        cut = " ".join(kept).rstrip(",;:.") + "\u2026"
        if PlainText(cut, "row").height(pen.kit, width) <= lines * pen.kit.look.line("row"):
            return cut
    return kept[0]
