"""The briefing's own parts: two leaves with a button below, and a document set as a court paper."""

from dataclasses import dataclass

from pygame import Rect

from game.desktop.parts.one_sheet import Foot, OneSheet, UnderMap
from game.desktop.toolkit.boxes import Column, Panel, TwoColumns
from game.desktop.toolkit.kit import Kit, Mirror, MirrorLine
from game.desktop.toolkit.marks import TruthLabel
from game.desktop.toolkit.part import Part, WindowPart, read
from game.desktop.toolkit.pen import Pen, Skin
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.scroll import Scroll
from game.desktop.toolkit.theme import Look

_LEFT = 0.46


@dataclass(frozen=True, slots=True)
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
            UnderMap(Column(()), OneSheet("leaf", body, self.foot, room=(5, 3))).draw(pen, box)
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

    def mirror(self, look: Look, /) -> Mirror:
        return read(look, self.told, self.paper, self.foot)

    def _reading(self, pen: Pen, inner: Rect, name: str, part: Part) -> None:
        Scroll(name, part, self.more, self.key).overhang(pen, inner, pen.g(2.75), pen.g(1.5))


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Caption(Part):
    """The caption of a court paper: between two lines, whose matter it is and how it stands."""

    matter: Part
    stands: Part

    def height(self, kit: Kit, width: int, /) -> int:
        return self._words().height(kit, width) + 2 * kit.look.g(1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.fill(Rect(box.left, box.top, box.width, pen.kit.look.heavy), "ink")
        pen.fill(Rect(box.left, box.bottom - pen.kit.look.edge, box.width, pen.kit.look.edge), "ink")
        inner = Rect(box.left, box.top + pen.g(1), box.width, box.height - 2 * pen.g(1))
        self._words().draw(pen, inner)
        if inner.width >= self._words().least * pen.kit.look.size("body"):
            x = box.left + round((box.width - pen.g(4)) * self._words().share) + pen.g(2)
            pen.fill(Rect(x, inner.top, pen.kit.look.edge, inner.height), "ink")

    def mirror(self, look: Look, /) -> Mirror:
        yield from self._words().mirror(look)

    def _words(self) -> TwoColumns:
        return TwoColumns(self.matter, self.stands, 0.55, 4, 24)
