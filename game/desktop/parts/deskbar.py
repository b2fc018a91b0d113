"""The desk's upper edge: the tab of the case, the forum, how the case stands, and a few buttons."""

from pygame import Rect

from game.desktop.parts.layouts import layout_of
from game.desktop.toolkit.buttons import Button, draw_from_right
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin
from game.desktop.toolkit.pictures import icon
from game.desktop.toolkit.theme import FAMILIES
from game.model.value import value

FEW_LINES = 16
_LETTER = 0.48  # em, the width of a character here in the usual font, rather too much than too little


@value
class BarItem:
    """One thing that must always be in sight: a deadline or the fines, with its icon."""

    icon: str
    text: str
    running: bool = False


@value
class DeskBar(Part):
    """The bar over the folder; what does not fit goes, the fines last.

    `shorter` has what may stand in place of the forum where that has no room, the longest first.
    """

    title: str
    forum: str
    standing: tuple[BarItem, ...]
    buttons: tuple[Button, ...]
    shorter: tuple[str, ...] = ()

    def height(self, kit: Kit, width: int, /) -> int:
        return self._row(kit) * (2 if self._is_broken(kit, width) else 1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        if self._is_broken(pen.kit, box.width):
            self._two_rows(pen, box)
            return
        right = draw_from_right(pen, self.buttons, (box.right - pen.g(1.5), box.centery)) - pen.g(1)
        kept = self._wide(pen.kit, self.standing[0]) + pen.g(2.5) if self.standing else 0
        left = self._tab(pen, box, right - kept)
        for standing in self._fitting(pen, right - left):
            right = self._standing(pen, standing, (right, box))
        told = self.told(pen.kit.look)
        if told and left + pen.g(3) + pen.width(told, "plain") <= right:
            y = box.centery - pen.kit.look.line("plain") // 2
            pen.text((left + pen.g(3), y), told, "plain", "desk_ink")

    def told(self, look: Look) -> str:
        """Return what has room beside the tab, or nothing; by characters, since the mirror cannot measure."""
        if self._is_narrow(look):
            return ""
        texts = [*(one.text for one in self.standing), *(one.target.label for one in self.buttons)]
        taken = len(self.title) + sum(map(len, texts))
        room = look.width - look.g(16 + 4 * len(texts)) - look.size("plain") * len(self.standing)
        family = FAMILIES[look.family]
        letter = _LETTER * family.character / FAMILIES["serif"].character / family.labels
        letters = room / (letter * look.size("plain")) - taken
        return next((one for one in (self.forum, *self.shorter) if len(one) < letters), "")

    def _is_narrow(self, look: Look) -> bool:
        """Return whether all stands in one column below; a scene, which says more here, has its own table."""
        return layout_of(look).columns == 1 if self.shorter else look.column

    def _row(self, kit: Kit) -> int:
        # Around a button the ring and its gap have room above the folder.
        return max(kit.look.g(6), kit.look.line("label") + kit.look.g(2.75))

    def _is_broken(self, kit: Kit, width: int) -> bool:
        """Return whether the title would be cut beside the buttons and what must be in sight.

        Where a window holds few lines, one more of them is worth more than a title that other screens show.
        """
        buttons = sum(button.width(kit) + kit.look.g(1) for button in self.buttons)
        kept = self._wide(kit, self.standing[0]) + kit.look.g(2.5) if self.standing else 0
        few = kit.look.height < FEW_LINES * kit.look.line("body")
        least = f"{self.title.split(' ', maxsplit=1)[0]}…" if few else self.title
        title = kit.cache.role_width(kit.look, "label", least) + kit.look.g(5.25)
        return title + buttons + kept + kit.look.g(4) > width

    def _two_rows(self, pen: Pen, box: Rect) -> None:
        """What must be in sight and the buttons stand over the tab."""
        above = Rect(box.left, box.top, box.width, self._row(pen.kit))
        below = Rect(box.left, above.bottom, box.width, box.height - above.height)
        beside = draw_from_right(pen, self.buttons, (box.right - pen.g(1.5), above.centery)) - pen.g(1)
        if not self.standing or self._wide(pen.kit, self.standing[0]) <= beside - box.left - pen.g(1.5):
            for standing in self._fitting(pen, beside - box.left - pen.g(1.5)):
                beside = self._standing(pen, standing, (beside, above))
            self._tab(pen, below, box.right)
            return
        # A sum of many figures has no room beside the buttons, and stands beside the tab.
        right = box.right - pen.g(1.5)
        self._standing(pen, self.standing[0], (right, below))
        self._tab(pen, below, right - self._wide(pen.kit, self.standing[0]) - pen.g(1))

    def mirror(self, look: Look, /) -> Mirror:
        yield MirrorLine("title", self.title)
        if told := self.told(look):
            yield MirrorLine("note", told)
        for standing in reversed(self.standing[:1] if self._is_narrow(look) else self.standing):
            yield MirrorLine("standing", standing.text)
        for button in self.buttons:
            yield from button.mirror(look)

    def _tab(self, pen: Pen, box: Rect, right: int) -> int:
        left, title = box.left + pen.g(1.5), self.title
        while pen.width(title, "label") > right - left - pen.g(5) and " " in title:
            title = title.rsplit(" ", 1)[0].rstrip(" ,;:")
        title = title if title == self.title else f"{title}…"
        top, wide = box.top + pen.g(1.125), pen.width(title, "label") + pen.g(5.25)
        tab = Rect(left, top, wide, box.bottom - top + pen.kit.look.edge)
        pen.tab(tab, "folder")
        y = tab.centery - pen.kit.look.line("label") // 2
        pen.text((left + pen.g(2.625), y), title, "label", "folder_ink")
        return tab.right

    def _fitting(self, pen: Pen, room: int) -> list[BarItem]:
        fitting: list[BarItem] = []
        for standing in self.standing[:1] if self._is_narrow(pen.kit.look) else self.standing:
            room -= self._wide(pen.kit, standing) + pen.g(2.5)
            if room >= 0 or not fitting:
                fitting.append(standing)
        return fitting

    def _wide(self, kit: Kit, standing: BarItem) -> int:
        words = kit.cache.role_width(kit.look, "plain", standing.text)
        return words + kit.look.size("plain") + kit.look.g(3 if standing.running else 1)

    def _standing(self, pen: Pen, standing: BarItem, where: tuple[int, Rect]) -> int:
        right, box = where
        wide = self._wide(pen.kit, standing)
        line, x, ink = pen.kit.look.line("plain"), right - wide, "desk_ink"
        if standing.running:
            ground = Rect(x, box.centery - line // 2 - 2, wide, line + 4)
            pen.panel(ground, Skin("accent_tint", "accent", 0.5))
            x, ink = x + pen.g(1), "accent"
        drawn = icon(pen.kit, standing.icon, pen.kit.look.size("plain"), ink)
        pen.surface.blit(drawn, drawn.get_rect(midleft=(x, box.centery)))
        pen.text((x + drawn.get_width() + pen.g(1), box.centery - line // 2), standing.text, "plain", ink)
        return right - wide - pen.g(2.5)
