"""Tabs over a sheet: the words that name what lies below, one of them in front."""

from dataclasses import dataclass

from pygame import Rect

from game.desktop.toolkit.buttons import in_rows
from game.desktop.toolkit.kit import Kit, Mirror, MirrorLine, Target
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pen import Pen, Skin
from game.desktop.toolkit.scroll import Scroll
from game.desktop.toolkit.theme import Look

_APART = 1  # g between rows, so that a finger hits one tab, though the one in front stands out


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: what pressing it brings to the front, under its word."""

    name: str
    target: Target


@dataclass(frozen=True, slots=True)
class Tabbed(Part):
    """A sheet with tabs; the sheet scrolls where its text is longer."""

    tabs: tuple[Tab, ...]
    front: str
    body: Part
    room: tuple[float, float] = (2.0, 0.75)
    more: str = ""
    key: str = ""

    def height(self, kit: Kit, width: int, /) -> int:
        inner = self.body.height(kit, width - 2 * kit.look.g(self.room[0]))
        return self.head(kit, width) + inner + 2 * kit.look.g(self.room[1])

    def head(self, kit: Kit, width: int) -> int:
        """Return the height of the rows of tabs."""
        count = len(self.rows(kit, width))
        return count * self._step(kit) + (count - 1) * kit.look.g(_APART) + kit.look.g(0.5)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        head = self.head(pen.kit, box.width)
        sheet = Rect(box.left, box.top + head - 1, box.width, box.height - head + 1)
        pen.panel(sheet, Skin("paper", "folder_line", 0.25))
        self._tabs(pen, box, sheet.top)
        beside, above = (pen.g(each) for each in self.room)
        inner = sheet.inflate(-2 * beside, -2 * above)
        inner.width += beside - pen.g(0.5)
        body = Scroll(f"sheet:{self.front}", self.body, self.more, self.key)
        if self.body.height(pen.kit, inner.width - beside + pen.g(0.5)) <= inner.height:
            inner.width -= beside - pen.g(0.5)
        body.draw(pen, inner)

    def mirror(self, look: Look, /) -> Mirror:
        for tab in self.tabs:
            role = "tab in front" if tab.name == self.front else "tab"
            yield MirrorLine(role, tab.target.label, tab.target)
        yield from self.body.mirror(look)

    def rows(self, kit: Kit, width: int) -> list[list[Tab]]:
        """Return the tabs of each row, the first row on top."""
        rows = in_rows(self._widths(kit, width), width, kit.look.g(0.75))
        return [[self.tabs[at] for at in row] for row in rows]

    def _tabs(self, pen: Pen, box: Rect, foot: int) -> None:
        rows = self.rows(pen.kit, box.width)
        step = self._step(pen.kit)
        widths = iter(self._widths(pen.kit, box.width))
        for number, row in enumerate(rows):
            x = box.left
            below = foot - (len(rows) - 1 - number) * (step + pen.g(_APART))
            for tab, wide in zip(row, widths, strict=False):
                self._tab(pen, tab, Rect(x, below - step + pen.g(0.25), wide, step - pen.g(0.25)))
                x += wide + pen.g(0.75)

    def _tab(self, pen: Pen, tab: Tab, box: Rect) -> None:
        front = tab.name == self.front
        shape = Rect(box.left, box.top - pen.g(0.5), box.width, box.height + pen.g(0.5) + 1) if front else box
        fill = "paper" if front else "hover" if pen.hovers(tab.target) else "folder"
        pen.panel(shape, Skin(fill, "folder_line", 0.75, lower=False))
        edge = pen.kit.look.edge
        if front:
            pen.fill(Rect(shape.left + edge, shape.bottom - edge, shape.width - 2 * edge, edge), "paper")
        role, ink = ("label-bold", "ink") if front else ("plain", "folder_ink")
        label = pen.width(tab.target.label, role)
        y = shape.centery - pen.kit.look.line("label") // 2
        pen.text((shape.centerx - label // 2, y), tab.target.label, role, ink)
        pen.hit(tab.target, shape, 0.75)

    def _step(self, kit: Kit) -> int:
        return max(kit.look.g(5), kit.look.line("label") + kit.look.g(1.25))

    def _widths(self, kit: Kit, width: int) -> list[int]:
        """Tabs stand closer before they stand in two rows."""
        roles = ("label-bold" if one.name == self.front else "plain" for one in self.tabs)
        labels = zip(roles, (one.target.label for one in self.tabs), strict=True)
        words = [kit.cache.role_width(kit.look, role, label) for role, label in labels]
        gaps = kit.look.g(0.75) * (len(words) - 1)
        room = 3.5 if sum(words) + gaps + len(words) * kit.look.g(3.5) <= width else 2
        return [wide + kit.look.g(room) for wide in words]
