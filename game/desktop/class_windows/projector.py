"""P on a surface: the desk bar, one sheet, as much of the phase as fits it, and the foot."""

from dataclasses import dataclass, replace
from typing import Literal

from pygame import Rect, Surface

from game.classroom.views.bodies import Body
from game.classroom.views.public import ClassPage, PageHead
from game.content.words import Words
from game.desktop.class_windows.content import PhaseBuilder, PhaseContent
from game.desktop.class_windows.options import arranged
from game.desktop.class_windows.pages import (
    GAP,
    SIZES,
    USUAL_DEPTH,
    Breakable,
    NextPage,
    even,
    projected,
    shortened,
)
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.kit import Hand
from game.desktop.toolkit.part import Kit, MirrorLine, Part, Pen, Skin
from game.desktop.toolkit.prose import PlainText, Prose
from game.desktop.toolkit.theme import ROLES, SERIF_ITALIC, SERIF_STRONG, Palette

# Shares of the height, but for the margin at the sides, of the width.
_BAR, _MARGIN, _EDGE = 0.078, 0.038, 0.025
_BETWEEN = 5  # g
# A page of a large display is some three million bytes of lines, and few pages come again.
_MOST_LINES, _MOST_LAYOUTS = 3_000_000, 120
# What an alphabet looks like in each face of P is found out before the class comes.
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;-()“”’"
_OTHER_FACES = ((SERIF_ITALIC, "body"), (SERIF_STRONG, "body"), (SERIF_STRONG, "plain"))


@dataclass(frozen=True, slots=True)
class ProjectorSettings:
    """What the teacher has settled about P: how deep the room is, its theme, and where the room is.

    `door` says that P shows how to come in: as it was asked to, or as the address has changed.
    """

    depth: int = USUAL_DEPTH
    theme: str = "paper"
    address: str = ""
    door: Literal["", "asked", "moved"] = ""


@dataclass(frozen=True, slots=True)
class _LaidOutPhase:
    """A phase as it is set on its pages: the heading and its place, and the parts of each column."""

    heading: tuple[Part, ...]
    top: Rect
    rest: Rect
    columns: tuple[tuple[Part, ...], ...]
    side_by_side: int


class Projector:
    """Paints P; nothing is ever made smaller to fit, the rest stands on the next page."""

    def __init__(self, words: Words, palette: Palette) -> None:
        self._words, self._palette = words, palette
        self._cache = RenderCache(most_lines=_MOST_LINES, most_layouts=_MOST_LAYOUTS)
        self._shown: tuple[tuple[object, ...], PhaseContent] | None = None
        self._set: tuple[tuple[object, ...], _LaidOutPhase] | None = None
        self.pages = 1
        self.pen: Pen | None = None

    def paint(self, surface: Surface, view: ClassPage, settled: ProjectorSettings, page: int = 0) -> None:
        """Paint one page, counted from 0; afterwards `pages` says how many there are."""
        look = projected(surface.get_size(), settled.theme, self._palette[settled.theme], settled.depth)
        pen = Pen(surface, Kit(look, self._cache), Hand())
        pen.fill(surface.get_rect(), "desk")
        content = self._content_of(view.body, settled)
        if self._crowded(pen, view.head):
            about = (self._phase(view.head), self._room(view.head), content.quiet)
            content = replace(content, quiet=" · ".join(one for one in about if one))
        wide, high = surface.get_size()
        edge, top = round(wide * _EDGE), bar_height(pen)
        sheet = Rect(edge, top, wide - 2 * edge, high - top - round(high * 0.045))
        pen.panel(sheet, Skin("paper", "folder_line", 0.25))
        foot = self._foot(pen, sheet, content)
        box = Rect(sheet.left, sheet.top, sheet.width, sheet.height - foot)
        # Each second of the clock paints P again: what stands on its pages is found out once.
        key = (view.body, settled, content.quiet, surface.get_size(), foot)
        if self._set is None or self._set[0] != key:
            self._set = (key, _set(pen, box, content))
        found = self._set[1]
        Column(found.heading, 0.5).draw(pen, found.top)
        gap, rest = pen.g(_BETWEEN), found.rest
        each = (rest.width - gap * (found.side_by_side - 1)) // found.side_by_side
        self.pages = -(-len(found.columns) // found.side_by_side)
        first = min(page, self.pages - 1) * found.side_by_side
        for number, parts in enumerate(found.columns[first : first + found.side_by_side]):
            left = rest.left + number * (each + gap)
            Column(parts, GAP).draw(pen, Rect(left, rest.top, each, rest.height))
        self._bar(pen, surface, view.head, page)
        self._cache.forget_unwritten()
        self.pen = pen

    def prepare(self, size: tuple[int, int], settled: ProjectorSettings) -> None:
        """Open the faces of P, so that no page waits for them."""
        look = projected(size, settled.theme, self._palette[settled.theme], settled.depth)
        for face, role in (*((ROLES[role].face, role) for role in SIZES), *_OTHER_FACES):
            self._cache.text(face, look.size(role), _LETTERS, look.colour("ink"))
        self._cache.forget_unwritten()

    def _content_of(self, body: Body, settled: ProjectorSettings) -> PhaseContent:
        key = (body, settled.address, settled.depth)
        if self._shown is None or self._shown[0] != key:
            together = shortened(body, settled.depth, settled.address, self._words)
            content = PhaseBuilder(self._words, settled.address).content(together)
            if together != body:
                rest = (content.quiet, self._words("class.p.rest"))
                content = replace(content, quiet=" · ".join(one for one in rest if one))
            self._shown = (key, content)
        return self._shown[1]

    def _foot(self, pen: Pen, sheet: Rect, content: PhaseContent) -> int:
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

    def _bar(self, pen: Pen, surface: Surface, head: PageHead, page: int) -> None:
        high = bar_height(pen)
        left = round(surface.get_width() * (_EDGE + 0.0125))
        y = (high - pen.kit.look.line("row")) // 2
        crowded = self._crowded(pen, head)
        right = head.day if crowded else self._right(head)
        if self.pages > 1:
            number = self._words("class.p.page", page=min(page, self.pages - 1) + 1, of=self.pages)
            right = f"{number}    {right}" if right else number
        wide = pen.width(right, "row")
        title = pen.text((left, y), head.title, "row-bold", "desk_ink")
        x = left + (title + pen.g(2) if title else 0)
        if not crowded:
            pen.text((x, y), self._phase(head), "row", "desk_ink2")
        pen.text((surface.get_width() - left - wide, y), right, "row", "desk_ink")

    def _crowded(self, pen: Pen, head: PageHead) -> bool:
        """Return whether phase and room have no place on the desk, so that they stand on the sheet."""
        page = self._words("class.p.page", page=10, of=10)
        told = (head.title, f"{page}    {self._right(head)}", self._phase(head))
        return sum(pen.width(one, "row-bold") for one in told) > 0.86 * pen.surface.get_width()

    def _phase(self, head: PageHead) -> str:
        return f"{self._words('class.p.rehearsal')} · {head.label}" if head.rehearsal else head.label

    def _right(self, head: PageHead) -> str:
        beside = minutes(head.left) if head.left is not None else self._room(head)
        return "    ".join(part for part in (head.day, beside) if part)

    def _room(self, head: PageHead) -> str:
        if not head.code or head.phase == "join":
            return ""
        return self._words("class.p.room", code=f"{head.code[:3]} {head.code[3:]}")


def _set(pen: Pen, box: Rect, content: PhaseContent) -> _LaidOutPhase:
    """Return a phase as it is set in a box of the sheet."""
    margin = round(pen.surface.get_width() * _MARGIN)
    above, below = pen.g(3), pen.g(1)
    inner = Rect(box.left + margin, box.top + above, box.width - 2 * margin, box.height - above - below)
    if content.calm:
        # Two fifths down the room that a few sentences leave free.
        high = Column((*heading_parts(content), *content.parts), GAP).height(pen.kit, inner.width)
        down = max(0, (inner.height - high - pen.g(2)) * 2 // 5)
        inner = Rect(inner.left, inner.top + down, inner.width, inner.height - down)
    heading = heading_parts(content)
    below = Column(heading, 0.5).height(pen.kit, inner.width) + (pen.g(2) if heading else 0)
    rest = Rect(inner.left, inner.top + below, inner.width, inner.height - below)
    parts = arranged(pen.kit, content.parts, rest.width, rest.height)
    whole = [part for part in parts if not isinstance(part, Breakable | Prose)]
    if any(part.height(pen.kit, rest.width) > rest.height for part in whole):
        # What cannot go on over two pages has one without the heading in a deep room.
        heading, parts, rest, below = (), (*heading, NextPage(), *parts), inner, 0
    # Two columns of the type of a deep room would be too narrow to read.
    side_by_side = content.columns if pen.kit.look.size("body") * 40 < rest.width else 1
    wide = (rest.width - pen.g(_BETWEEN) * (side_by_side - 1)) // side_by_side
    columns = even(pen.kit, parts, Rect(0, 0, wide, rest.height), side_by_side)
    top = Rect(inner.left, inner.top, inner.width, below)
    return _LaidOutPhase(heading, top, rest, tuple(columns), side_by_side)


def bar_height(pen: Pen) -> int:
    """Return the height of the desk above the sheet, in which its line of text fits."""
    return max(round(pen.surface.get_height() * _BAR), pen.kit.look.line("row"))


def heading_parts(content: PhaseContent) -> tuple[Part, ...]:
    """Return the heading of a page, and the quiet line above it if there is one."""
    quiet = (PlainText(content.quiet, "plain", "ink2"),) if content.quiet else ()
    if not content.heading:
        return quiet
    role = "heading1" if content.calm else "heading2"
    return (*quiet, PlainText(content.heading, role, says="heading", balanced=True))


def minutes(seconds: int) -> str:
    """Return a time as minutes and seconds."""
    return f"{seconds // 60}:{seconds % 60:02}"


def mirror(words: Words, view: ClassPage, address: str = "") -> list[MirrorLine]:
    """Return all texts of P, on whichever page, in reading order."""
    content = PhaseBuilder(words, address).content(view.body)
    whole = Column((*heading_parts(content), *content.parts, *((content.foot,) if content.foot else ())))
    look = projected((1920, 1080), "paper", {}, USUAL_DEPTH)
    return [MirrorLine("heading", view.head.title), MirrorLine("phase", view.head.label), *whole.mirror(look)]
