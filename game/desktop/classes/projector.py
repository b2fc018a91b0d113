"""P on a surface: the desk bar, one sheet, as much of the phase as fits it, and the foot."""

from dataclasses import dataclass

from pygame import Rect, Surface

from game.classroom.views.projector import Head, ProjectorView
from game.content.words import Words
from game.desktop.classes.content import Content, Showing, Turn
from game.desktop.classes.projection import USUAL_DEPTH, projected
from game.desktop.theme import Palette
from game.desktop.ui.boxes import Column
from game.desktop.ui.part import Hand, Kit, Line, Part
from game.desktop.ui.pen import Pen, Skin
from game.desktop.ui.prose import Text
from game.desktop.ui.store import Store

# Shares of the height, but for the margin at the sides, of the width.
_BAR, _MARGIN, _EDGE = 0.078, 0.038, 0.025
_GAP = 1.5


@dataclass(frozen=True, slots=True)
class Settled:
    """What the teacher has settled about P: how deep the room is, its theme, and where the room is."""

    depth: int = USUAL_DEPTH
    theme: str = "paper"
    address: str = ""


class Projector:
    """Paints P; nothing is ever made smaller to fit, the rest stands on the next page."""

    def __init__(self, words: Words, palette: Palette) -> None:
        self._words, self._palette = words, palette
        self._store = Store()
        self.pages = 1
        self.pen: Pen | None = None

    def paint(self, surface: Surface, view: ProjectorView, settled: Settled, page: int = 0) -> None:
        """Paint one page, counted from 0; afterwards `pages` says how many there are."""
        look = projected(surface.get_size(), settled.theme, self._palette[settled.theme], settled.depth)
        pen = Pen(surface, Kit(look, self._store), Hand())
        pen.fill(surface.get_rect(), "desk")
        content = Showing(self._words, settled.address).content(view.body)
        sheet = self._sheet(pen, surface)
        foot = self._foot(pen, sheet, content)
        self._content(pen, Rect(sheet.left, sheet.top, sheet.width, sheet.height - foot), content, page)
        self._bar(pen, surface, view.head, page)
        self.pen = pen

    def _sheet(self, pen: Pen, surface: Surface) -> Rect:
        wide, high = surface.get_size()
        edge = round(wide * _EDGE)
        top = round(high * _BAR)
        sheet = Rect(edge, top, wide - 2 * edge, high - top - round(high * 0.045))
        pen.panel(sheet, Skin("paper", "folder_line", 0.25))
        return sheet

    def _foot(self, pen: Pen, sheet: Rect, content: Content) -> int:
        if content.foot is None:
            return 0
        margin = round(pen.surface.get_width() * _MARGIN)
        wide = sheet.width - 2 * margin
        high = content.foot.height(pen.kit, wide)
        whole = max(high + 2 * pen.g(2), round(0.1 * pen.surface.get_height()))
        box = Rect(sheet.left + 1, sheet.bottom - whole, sheet.width - 2, whole - 1)
        pen.fill(box, "card")
        pen.fill(Rect(box.left, box.top, box.width, pen.kit.look.edge), "rule")
        content.foot.draw(pen, Rect(sheet.left + margin, box.centery - high // 2, wide, high))
        return whole

    def _content(self, pen: Pen, box: Rect, content: Content, page: int) -> None:
        margin = round(pen.surface.get_width() * _MARGIN)
        inner = Rect(
            box.left + margin, box.top + pen.g(3), box.width - 2 * margin, box.height - pen.g(3) - pen.g(1)
        )
        top = Column(heading_parts(content), 0.5)
        high = top.height(pen.kit, inner.width)
        top.draw(pen, Rect(inner.left, inner.top, inner.width, high))
        rest = Rect(inner.left, inner.top + high + pen.g(2), inner.width, inner.height - high - pen.g(2))
        gap = pen.g(5)
        wide = (rest.width - gap * (content.columns - 1)) // content.columns
        columns = paged(pen.kit, content.parts, wide, rest.height)
        self.pages = -(-len(columns) // content.columns)
        first = min(page, self.pages - 1) * content.columns
        for number, parts in enumerate(columns[first : first + content.columns]):
            Column(parts, _GAP).draw(
                pen, Rect(rest.left + number * (wide + gap), rest.top, wide, rest.height)
            )

    def _bar(self, pen: Pen, surface: Surface, head: Head, page: int) -> None:
        high = round(surface.get_height() * _BAR)
        left = round(surface.get_width() * (_EDGE + 0.0125))
        y = (high - pen.kit.look.line("row")) // 2
        right = self._right(head)
        if self.pages > 1:
            number = self._words("class.p.page", page=min(page, self.pages - 1) + 1, of=self.pages)
            right = f"{number}    {right}" if right else number
        wide = pen.width(right, "row")
        room = surface.get_width() - 2 * left - wide - pen.g(3)
        x = left
        for words, role, ink in (
            (head.title, "row-bold", "desk_ink"),
            (self._phase(head), "row", "desk_ink2"),
        ):
            if x + pen.width(words, role) <= left + room:
                x += pen.text((x, y), words, role, ink) + pen.g(2)
        pen.text((surface.get_width() - left - wide, y), right, "row", "desk_ink")

    def _phase(self, head: Head) -> str:
        said = head.label
        if head.rehearsal:
            said = f"{self._words('class.p.rehearsal')} · {said}"
        return said

    def _right(self, head: Head) -> str:
        told = [head.day] if head.day else []
        if head.left is not None:
            told.append(minutes(head.left))
        elif head.code and head.phase != "join":
            told.append(self._words("class.p.room", code=f"{head.code[:3]} {head.code[3:]}"))
        return "    ".join(told)


def heading_parts(content: Content) -> tuple[Part, ...]:
    """Answer with the heading of a page, and the quiet line above it where there is one."""
    quiet = (Text(content.quiet, "plain", "ink2"),) if content.quiet else ()
    return (*quiet, Text(content.heading, "heading2", says="heading", balanced=True))


def paged(kit: Kit, parts: tuple[Part, ...], width: int, height: int) -> list[tuple[Part, ...]]:
    """Answer with the parts of each page, in their order; a part that is too tall has a page of its own."""
    pages: list[tuple[Part, ...]] = [()]
    used = 0
    for part in parts:
        high = part.height(kit, width)
        gap = kit.look.g(_GAP) if pages[-1] else 0
        if pages[-1] and (used + gap + high > height or isinstance(part, Turn)):
            pages.append(())
            used = gap = 0
        if isinstance(part, Turn):
            continue
        pages[-1] = (*pages[-1], part)
        used += gap + high
    return pages


def minutes(seconds: int) -> str:
    """Answer with a time as minutes and seconds."""
    return f"{seconds // 60}:{seconds % 60:02}"


def mirror(words: Words, view: ProjectorView, address: str = "") -> list[Line]:
    """Answer with all texts of P, on whichever page, in reading order."""
    content = Showing(words, address).content(view.body)
    whole = Column((*heading_parts(content), *content.parts, *((content.foot,) if content.foot else ())))
    look = projected((1920, 1080), "paper", {}, USUAL_DEPTH)
    return [Line("heading", view.head.title), Line("phase", view.head.label), *whole.mirror(look)]
