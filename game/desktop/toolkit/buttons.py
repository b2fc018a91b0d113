"""Buttons: the main one of a sheet, quiet ones, those on the desk, rows of them; and tabs over a sheet."""

from collections.abc import Sequence

from pygame import Rect

from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin, Target
from game.desktop.toolkit.scroll import Scroll
from game.model.value import value


@value
class Button(Part):
    """Something to press: `main` once on a sheet, `quiet` beside it, `desk` on the desk.

    `key` is shown in it, `tip` while the mouse is over it.
    """

    target: Target
    kind: str = "quiet"
    key: str = ""
    tip: str = ""

    def height(self, kit: Kit, _width: int, /) -> int:
        least = kit.look.g(5.5 if self.kind == "main" else 4.5)
        return max(least, kit.look.line("label") + kit.look.g(1))

    def width(self, kit: Kit) -> int:
        """Return the width of the label and the room at its ends."""
        key = kit.cache.role_width(kit.look, self._role(), self.key) + kit.look.g(2) if self.key else 0
        return kit.cache.role_width(kit.look, self._role(), self.target.label) + kit.look.g(3.75) + key

    def draw(self, pen: Pen, box: Rect, /) -> None:
        fill, edge, ink = self._colours(pen)
        marked = pen.hovers(self.target) or pen.presses(self.target)
        pen.panel(box, Skin(fill, edge, 0.5, pen.kit.look.heavy if marked else pen.kit.look.edge))
        key = pen.width(self.key, self._role()) + pen.g(2) if self.key else 0
        label = pen.width(self.target.label, self._role())
        y = box.centery - pen.kit.look.line("label") // 2
        x = box.left + (box.width - label - key) // 2
        pen.text((x, y), self.target.label, self._role(), ink)
        if self.key:
            cap = Rect(x + label + pen.g(1), y, key - pen.g(1), pen.kit.look.line("label"))
            pen.panel(cap, Skin(None, ink if self.kind == "main" else edge, 0.5))
            pen.text((cap.left + pen.g(0.5), y), self.key, self._role(), ink)
            pen.written.pop()
        pen.hit(self.target, box, 0.5)
        pen.hits[self.target.id].is_main = self.kind == "main"
        if pen.hovers(self.target):
            pen.tips(self.target, self.tip, box)

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("button", self.target.label, self.target)

    def _role(self) -> str:
        return "plain" if self.kind == "desk" else "label"

    def _colours(self, pen: Pen) -> tuple[str | None, str, str]:
        if self.kind == "main":
            return "ink", "ink", "paper"
        hovers, presses = pen.hovers(self.target), pen.presses(self.target)
        if self.kind == "desk":
            return None, "desk_ink" if hovers or presses else "desk_line", "desk_ink"
        return "press" if presses else "hover" if hovers else "card", "ink" if hovers else "rule", "ink"


@value
class Buttons(Part):
    """Buttons in a row, in further rows where they do not fit."""

    buttons: tuple[Button, ...]

    def height(self, kit: Kit, width: int, /) -> int:
        highs = [self._row_height(kit, row, width) for row in self.rows(kit, width)]
        return sum(highs) + kit.look.g(1) * max(0, len(highs) - 1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        y = box.top
        for row in self.rows(pen.kit, box.width):
            high = self._row_height(pen.kit, row, box.width)
            x = box.left
            for button in row:
                wide = min(button.width(pen.kit), box.width)
                button.draw(pen, Rect(x, y, wide, high))
                x += wide + pen.g(1)
            y += high + pen.g(1)

    def width(self, kit: Kit) -> int:
        """Return the width of all of them in one row."""
        gaps = kit.look.g(1) * max(0, len(self.buttons) - 1)
        return sum(button.width(kit) for button in self.buttons) + gaps

    def rows(self, kit: Kit, width: int) -> list[list[Button]]:
        """Return the buttons of each row."""
        widths = [button.width(kit) for button in self.buttons]
        return [[self.buttons[at] for at in row] for row in in_rows(widths, width, kit.look.g(1))]

    def _row_height(self, kit: Kit, row: list[Button], width: int) -> int:
        return max(button.height(kit, width) for button in row)


def draw_from_right(pen: Pen, buttons: Sequence[Button], at: tuple[int, int]) -> int:
    """Draw buttons on the desk, the last of them left of a place, at its height; return where they begin."""
    right, middle = at
    pen.on_desk = True
    for button in reversed(buttons):
        wide, high = button.width(pen.kit), button.height(pen.kit, 0)
        button.draw(pen, Rect(right - wide, middle - high // 2, wide, high))
        right -= wide + pen.g(1)
    pen.on_desk = False
    return right


def in_rows(widths: Sequence[int], width: int, gap: int = 0) -> list[list[int]]:
    """Return the numbers of the items in each row: one that does not fit begins the next row."""
    rows: list[list[int]] = []
    used = 0
    for number, wide in enumerate(widths):
        if not rows or used + wide > width:
            rows.append([])
            used = 0
        rows[-1].append(number)
        used += wide + gap
    return rows


_APART = 1  # g between rows, so that a finger hits one tab, though the one in front stands out


@value
class TabRow(Part):
    """Tabs in a row, in further rows where they do not fit; a tab is what pressing it selects.

    Where none is in front they lie closed, one beside the other; `low` ones take no more than they must.
    """

    tabs: tuple[Target, ...]
    front: str = ""
    low: bool = False

    def height(self, kit: Kit, width: int, /) -> int:
        count, above = len(self.rows(kit, width)), 0 if self.low else kit.look.g(0.5)
        return count * self._step(kit) + (count - 1) * kit.look.g(_APART) + above

    def draw(self, pen: Pen, box: Rect, /) -> None:
        rows, step = self.rows(pen.kit, box.width), self._step(pen.kit)
        widths = iter(self._widths(pen.kit, box.width))
        for number, row in enumerate(rows):
            x, below = box.left, box.bottom - 1 - (len(rows) - 1 - number) * (step + pen.g(_APART))
            for tab, wide in zip(row, widths, strict=False):
                self._tab(pen, tab, Rect(x, below - step + pen.g(0.25), wide, step - pen.g(0.25)))
                x += wide + pen.g(0.75)

    def mirror(self, _look: Look, /) -> Mirror:
        for tab in self.tabs:
            yield MirrorLine("tab in front" if self._leads(tab) else "tab", tab.label, tab)

    def rows(self, kit: Kit, width: int) -> list[list[Target]]:
        """Return the tabs of each row, the first row on top."""
        rows = in_rows(self._widths(kit, width), width, kit.look.g(0.75))
        return [[self.tabs[at] for at in row] for row in rows]

    def _leads(self, tab: Target) -> bool:
        return tab.does == Select(self.front)

    def _tab(self, pen: Pen, tab: Target, box: Rect) -> None:
        fill, role, ink = "hover" if pen.hovers(tab) else "folder", "plain", "folder_ink"
        if self._leads(tab):
            box = Rect(box.left, box.top - pen.g(0.5), box.width, box.height + pen.g(0.5) + 1)
            fill, role, ink = "paper", "label-bold", "ink"
        pen.tab(box, fill, open_below=self._leads(tab))
        y = box.centery - pen.kit.look.line("label") // 2
        pen.text((box.centerx - pen.width(tab.label, role) // 2, y), tab.label, role, ink)
        pen.hit(tab, box, 0.75)

    def _step(self, kit: Kit) -> int:
        if self.low:
            return max(kit.look.g(4.5), kit.look.line("label") + kit.look.g(0.75))
        return max(kit.look.g(5), kit.look.line("label") + kit.look.g(1.25))

    def _widths(self, kit: Kit, width: int) -> list[int]:
        """Tabs stand closer before they stand in two rows."""
        role_width, look = kit.cache.role_width, kit.look
        words = [
            role_width(look, "label-bold" if self._leads(one) else "plain", one.label) for one in self.tabs
        ]
        gaps = look.g(0.75) * (len(words) - 1)
        room = 3.5 if sum(words) + gaps + len(words) * look.g(3.5) <= width else 2
        return [wide + look.g(room) for wide in words]


@value
class Tabbed(Part):
    """A sheet under tabs, the words that name it, one of them in front; it scrolls where it is longer.

    `foot` stays below what scrolls; `more` says, with the key that shows it, that something lies below.
    """

    tabs: tuple[Target, ...]
    front: str
    body: Part
    room: tuple[float, float] = (2.0, 0.75)
    foot: Part | None = None
    more: tuple[str, str] = ("", "")

    def height(self, kit: Kit, width: int, /) -> int:
        wide = width - 2 * kit.look.g(self.room[0])
        foot = self.foot.height(kit, wide) if self.foot is not None else 0
        return self.head(kit, width) + self.body.height(kit, wide) + foot + 2 * kit.look.g(self.room[1])

    def head(self, kit: Kit, width: int) -> int:
        """Return the height of the rows of tabs."""
        return self._row().height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        head = self.head(pen.kit, box.width)
        sheet = Rect(box.left, box.top + head - 1, box.width, box.height - head + 1)
        pen.panel(sheet, Skin("paper", "folder_line", 0.25))
        self._row().draw(pen, Rect(box.left, box.top, box.width, head))
        beside, above = (pen.g(each) for each in self.room)
        inner = sheet.inflate(-2 * beside, -2 * above)
        foot = self.foot.height(pen.kit, inner.width) if self.foot is not None else 0
        inner.height -= foot
        inner.width += beside - pen.g(0.5)
        if self.body.height(pen.kit, inner.width - beside + pen.g(0.5)) <= inner.height:
            inner.width -= beside - pen.g(0.5)
        Scroll(f"sheet:{self.front}", self.body, *self.more).draw(pen, inner)
        if self.foot is not None:
            self.foot.draw(pen, Rect(inner.left, inner.bottom, sheet.width - 2 * beside, foot))

    def mirror(self, look: Look, /) -> Mirror:
        yield from self._row().mirror(look)
        yield from self.body.mirror(look)

    def _row(self) -> TabRow:
        return TabRow(self.tabs, self.front)
