"""What stands on leaves: speech, exhibits, and court papers."""

from dataclasses import replace

from pygame import Rect

from game.desktop.parts.one_sheet import Foot, MoreBelow, OneSheet, UnderMap
from game.desktop.toolkit.boxes import Column, Panel, TwoColumns
from game.desktop.toolkit.marks import TruthLabel
from game.desktop.toolkit.part import (
    Kit,
    Look,
    Mirror,
    MirrorLine,
    Part,
    Pen,
    Skin,
    Target,
    WindowPart,
    Wrapper,
    read,
)
from game.desktop.toolkit.pictures import Plate, icon, is_drawn
from game.desktop.toolkit.prose import PlainText, Prose
from game.desktop.toolkit.scroll import Scroll
from game.model.value import value

_PORTRAIT = 9 / 7.5


@value
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
        name = PlainText(self.name, "label-bold").put(pen, (left, box.top), room)
        if self.role and self._fits(pen.kit, room):
            x = left + pen.width(self.name, "label-bold") + pen.g(1)
            pen.text((x, box.top), self.role, "plain", "ink2")
        elif self.role:
            PlainText(self.role, "plain", "ink2").put(pen, (left, box.top + name), room)
        self.says.put(pen, (left, box.top + self._head(pen.kit, room)), room)

    def mirror(self, look: Look, /) -> Mirror:
        speaker = f"{self.name}, {self.role}" if self.role else self.name
        return read(look, MirrorLine("speaker", speaker), self.says)

    def _fits(self, kit: Kit, width: int) -> bool:
        """Return whether the role stands on the line of the name."""
        role = kit.cache.role_width(kit.look, "plain", self.role)
        return kit.cache.role_width(kit.look, "label-bold", self.name) + role + kit.look.g(1) <= width

    def _head(self, kit: Kit, width: int) -> int:
        name = PlainText(self.name, "label-bold").height(kit, width)
        under = self.role and not self._fits(kit, width)
        return name + PlainText(self.role, "plain", "ink2").height(kit, width) if under else name

    def _indent(self, kit: Kit) -> int:
        shown = is_drawn(kit, "portraits", self.portrait) and kit.look.scale <= 170
        return kit.look.g(9.5) if shown else 0


@value
class ExhibitCard(Part):
    """A document of the case that opens when it is pressed."""

    target: Target

    def height(self, kit: Kit, width: int, /) -> int:
        room = width - kit.look.size("label") - kit.look.g(5)
        return PlainText(self.target.label, "label").height(kit, room) + kit.look.g(2)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        x, y = pen.g(0.5), pen.g(1)
        pen.panel(Rect(box.left + x, box.top + y, box.width - x, box.height - y), Skin("card", "rule", 0.25))
        sheet = Rect(box.left, box.top, box.width - pen.g(0.5), box.height - pen.g(0.5))
        marked = pen.hovers(self.target)
        pen.panel(sheet, Skin("hover" if marked else "paper", "ink" if marked else "rule", 0.25))
        drawn = icon(pen.kit, "documents", pen.kit.look.size("label"), "ink")
        pen.surface.blit(drawn, drawn.get_rect(midleft=(sheet.left + pen.g(1.5), sheet.centery)))
        indent = pen.kit.look.size("label") + pen.g(3)
        at = sheet.left + indent, sheet.top + pen.g(0.75)
        PlainText(self.target.label, "label").put(pen, at, sheet.width - indent - pen.g(1.5))
        pen.hit(self.target, sheet, 0.25)

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("exhibit", self.target.label, self.target)


_LEFT = 0.46


@value
class BriefingLeaves(WindowPart):
    """The story at the left, the paper at the right with the buttons below it; or all in one column."""

    told: Part
    paper: Part
    foot: Foot
    more: str
    key: str

    def draw(self, pen: Pen, box: Rect, /) -> None:
        if pen.kit.look.column:
            body = Column((self.told, Panel(self.paper, (3, 2, 3, 2))), 2.0)
            column = replace(self.foot, more=MoreBelow("leaf", self.more, self.key))
            UnderMap(OneSheet("leaf", body, column, room=(5, 3))).draw(pen, box)
            return
        inside = pen.g(1.5)
        whole = Rect(box.left + inside, box.top + pen.g(2), box.width - 2 * inside, 0)
        whole.height = box.bottom - inside - whole.top
        left = Rect(whole.left, whole.top, round(whole.width * _LEFT), whole.height)
        pen.panel(left, Skin("paper", "folder_line", 0.25))
        self._reading(pen, left.inflate(-2 * pen.g(4), -2 * pen.g(2.5)), "leaf", self.told)
        x, wide = left.right + pen.g(2), whole.right - left.right - pen.g(2)
        foot = whole.bottom - self.foot.height(pen.kit, wide) - pen.g(0.5)
        sheet = Rect(x, whole.top, wide - pen.g(0.5), foot - pen.g(3.5) - whole.top)
        pen.panel(sheet.move(pen.g(0.5), pen.g(1)), Skin("card", "folder_line", 0.25))
        pen.panel(sheet, Skin("paper", "folder_line", 0.25))
        self._reading(pen, sheet.inflate(-2 * pen.g(5.5), -2 * pen.g(3)), "paper", self.paper)
        self.foot.put(pen, (x, foot), wide)

    def _reading(self, pen: Pen, inner: Rect, name: str, part: Part) -> None:
        Scroll(name, part, self.more, self.key).overhang(pen, inner, pen.g(2.75), pen.g(1.5))


@value
class PaperHead(Part):
    """What a paper is in the case, its truth at the right or below, and its title at the middle."""

    name: str
    truth: TruthLabel
    title: str

    def height(self, kit: Kit, width: int, /) -> int:
        rows = kit.look.line("label") + (kit.look.line("row") if self._below(kit, width) else 0)
        return rows + kit.look.g(1.5) + self._title().height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        name = PlainText(self.name, "label")
        line, row = pen.kit.look.line("label"), pen.kit.look.line("row")
        name.draw(pen, Rect(box.left, box.top, box.width, line))
        y = box.top + line
        if self._below(pen.kit, box.width):
            self.truth.draw(pen, Rect(box.left, y, box.width, row))
            y += row
        else:
            wide = self.truth.width(pen.kit)
            self.truth.draw(pen, Rect(box.right - wide, box.top + (line - row) // 2, wide, row))
        self._title().put(pen, (box.left, y + pen.g(1.5)), box.width)

    def mirror(self, look: Look, /) -> Mirror:
        return read(look, MirrorLine("note", self.name), self.truth, self._title())

    def _title(self) -> PlainText:
        return PlainText(self.title, "heading2", says="heading", balanced=True, align="centre")

    def _below(self, kit: Kit, width: int) -> bool:
        used = kit.cache.role_width(kit.look, "label", self.name) + self.truth.width(kit)
        return bool(self.truth.truth) and used + kit.look.g(2) > width


@value
class Caption(Wrapper):
    """The caption of a court paper: between two lines, whose matter it is and how it stands."""

    part: TwoColumns

    def height(self, kit: Kit, width: int, /) -> int:
        return self.part.height(kit, width) + 2 * kit.look.g(1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.fill(Rect(box.left, box.top, box.width, pen.kit.look.heavy), "ink")
        pen.fill(Rect(box.left, box.bottom - pen.kit.look.edge, box.width, pen.kit.look.edge), "ink")
        inner = Rect(box.left, box.top + pen.g(1), box.width, box.height - 2 * pen.g(1))
        self.part.draw(pen, inner)
        if inner.width >= self.part.least * pen.kit.look.size("body"):
            x = box.left + round((box.width - pen.g(4)) * self.part.share) + pen.g(2)
            pen.fill(Rect(x, inner.top, pen.kit.look.edge, inner.height), "ink")
