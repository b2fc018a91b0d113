"""What stands on the left leaf: the head with day, title and picture, speech, and exhibits."""

from dataclasses import dataclass

from pygame import Rect

from game.desktop.parts.deskbar import DeskBar
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.kit import Kit, Mirror, MirrorLine, Target
from game.desktop.toolkit.part import Part, read
from game.desktop.toolkit.pen import Pen, Skin
from game.desktop.toolkit.pictures import Plate, Scenery, SceneryPlate, icon, is_drawn
from game.desktop.toolkit.prose import PlainText, Prose
from game.desktop.toolkit.theme import Look

_VIGNETTE = 9 / 16
_PORTRAIT = 9 / 7.5


@dataclass(frozen=True, slots=True)
class LeafHead(Part):
    """What stands over a scene: its lines and its title at the left, the scenery as a vignette at the right.

    In a spread the lines are the days, and the forum where the bar over the folder has no room for it; in
    one column the days stand in the map, and the forum stands here.
    """

    days: tuple[str, str]
    forum: str
    title: str
    scenery: Scenery
    bar: DeskBar | None = None

    def height(self, kit: Kit, width: int, /) -> int:
        room = self._room(kit, width)
        title = PlainText(self.title, "heading2", balanced=True).height(kit, room)
        gap = kit.look.g(0.5 if kit.look.column else 1)
        words = self._lines(kit.look).height(kit, room) + gap + title
        return max(words, round(self._picture_width(kit, width) * _VIGNETTE))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        room = self._room(pen.kit, box.width)
        self._lines(pen.kit.look).put(pen, box.topleft, room)
        wide = self._picture_width(pen.kit, box.width)
        title = PlainText(self.title, "heading2", balanced=True)
        title.put(pen, (box.left, box.bottom - title.height(pen.kit, room) + pen.g(0.5)), room)
        if wide:
            SceneryPlate(self.scenery, _VIGNETTE).put(pen, (box.right - wide, box.top), wide)

    def mirror(self, look: Look, /) -> Mirror:
        return read(look, self._lines(look), SceneryPlate(self.scenery), MirrorLine("heading", self.title))

    def _lines(self, look: Look) -> Column:
        if look.column:
            return Column((PlainText(self.forum, "plain", "ink2", "note"),) if self.forum else ())
        days = tuple(PlainText(day, "plain", "ink2", "date") for day in self.days)
        if self.forum and self.bar is not None and not self.bar.holds_forum(look):
            days += (PlainText(self.forum, "plain", "ink2", "note"),)
        return Column(days, 0)

    def _picture_width(self, kit: Kit, width: int) -> int:
        if self.scenery.drawn(kit) is None or kit.look.scale > 150:
            return 0
        wide = kit.look.g(26 if kit.look.height >= 1080 else 23)
        days = kit.cache.role_width(kit.look, "plain", self.days[0])
        return wide if wide + days + kit.look.g(2) <= width else 0

    def _room(self, kit: Kit, width: int) -> int:
        picture = self._picture_width(kit, width)
        return width - picture - (kit.look.g(2) if picture else 0)


@dataclass(frozen=True, slots=True)
class Speech(Part):
    """What somebody says, under their name, beside their portrait; `role` says who they are."""

    name: str
    portrait: str
    says: Prose
    role: str = ""

    def height(self, kit: Kit, width: int, /) -> int:
        room = width - self._indent(kit)
        picture = round(kit.look.g(7.5) * _PORTRAIT) if self._indent(kit) else 0
        return max(self.says.height(kit, room) + self._head(kit, room), picture)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        indent = self._indent(pen.kit)
        if indent:
            face = Rect(box.left, box.top, pen.g(7.5), round(pen.g(7.5) * _PORTRAIT))
            Plate("portraits", self.portrait, _PORTRAIT).draw(pen, face)
        left, room = box.left + indent, box.width - indent
        name = self._name().put(pen, (left, box.top), room)
        if self.role and self._fits(pen.kit, room):
            x = left + pen.width(self.name, "label-bold") + pen.g(1)
            pen.text((x, box.top), self.role, "plain", "ink2")
        elif self.role:
            self._role().put(pen, (left, box.top + name), room)
        self.says.put(pen, (left, box.top + self._head(pen.kit, room)), room)

    def mirror(self, look: Look, /) -> Mirror:
        yield MirrorLine("speaker", f"{self.name}, {self.role}" if self.role else self.name)
        yield from self.says.mirror(look)

    def _name(self) -> PlainText:
        return PlainText(self.name, "label-bold")

    def _role(self) -> PlainText:
        return PlainText(self.role, "plain", "ink2")

    def _fits(self, kit: Kit, width: int) -> bool:
        """Return whether the role stands on the line of the name."""
        role = kit.cache.role_width(kit.look, "plain", self.role)
        return kit.cache.role_width(kit.look, "label-bold", self.name) + role + kit.look.g(1) <= width

    def _head(self, kit: Kit, width: int) -> int:
        under = 0 if not self.role or self._fits(kit, width) else self._role().height(kit, width)
        return self._name().height(kit, width) + under

    def _indent(self, kit: Kit) -> int:
        if not is_drawn(kit, "portraits", self.portrait) or kit.look.scale > 170:
            return 0
        return kit.look.g(9.5)


@dataclass(frozen=True, slots=True)
class ExhibitCard(Part):
    """A document of the case that opens when it is pressed."""

    target: Target

    def height(self, kit: Kit, width: int, /) -> int:
        return self._title().height(kit, width - self._indent(kit) - kit.look.g(2)) + kit.look.g(2)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        x, y = pen.g(0.5), pen.g(1)
        pen.panel(Rect(box.left + x, box.top + y, box.width - x, box.height - y), Skin("card", "rule", 0.25))
        sheet = Rect(box.left, box.top, box.width - pen.g(0.5), box.height - pen.g(0.5))
        marked = pen.hovers(self.target)
        pen.panel(sheet, Skin("hover" if marked else "paper", "ink" if marked else "rule", 0.25))
        drawn = icon(pen.kit, "documents", pen.kit.look.size("label"), "ink")
        pen.surface.blit(drawn, drawn.get_rect(midleft=(sheet.left + pen.g(1.5), sheet.centery)))
        indent = self._indent(pen.kit)
        at = sheet.left + indent, sheet.top + pen.g(0.75)
        self._title().put(pen, at, sheet.width - indent - pen.g(1.5))
        pen.hit(self.target, sheet, 0.25)

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("exhibit", self.target.label, self.target)

    def _title(self) -> PlainText:
        return PlainText(self.target.label, "label")

    def _indent(self, kit: Kit) -> int:
        return kit.look.size("label") + kit.look.g(3)
