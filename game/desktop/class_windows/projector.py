"""P on a surface: the desk bar, one sheet, as much of the phase as fits it, and the foot."""

# Longer than 250 lines because how a phase is set on its pages stands with what paints them.
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from pygame import Rect, Surface

from game.classroom.views.public import ClassPage, PageHead
from game.classroom.views.reading import together
from game.content.words import Words
from game.desktop.class_windows.content import PhaseBuilder, PhaseContent
from game.desktop.class_windows.options import arranged
from game.desktop.class_windows.pages import (
    GAP,
    GROWTHS,
    SIZES,
    USUAL_DEPTH,
    Breakable,
    Excerpt,
    NextPage,
    ProjectorLook,
    paged,
    projected,
)
from game.desktop.toolkit.boxes import Column, TwoColumns
from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.kit import Hand
from game.desktop.toolkit.part import Kit, MirrorLine, Part, Pen, Skin
from game.desktop.toolkit.prose import PlainText, Prose
from game.desktop.toolkit.theme import ROLES, SERIF_ITALIC, SERIF_STRONG, Palette
from game.model.value import value

# Shares of the height, but for the margin at the sides, of the width.
_BAR, _MARGIN, _EDGE = 0.078, 0.038, 0.025
# A page of a large display is some three million bytes of lines, and few pages come again.
_MOST_LINES, _MOST_LAYOUTS = 3_000_000, 120
# What an alphabet looks like in each face of P is found out before the class comes.
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;-()“”’"
_OTHER_FACES = ((SERIF_ITALIC, "body"), (SERIF_STRONG, "body"), (SERIF_STRONG, "plain"))


@value
class ProjectorSettings:
    """What the teacher has settled about P: how deep the room is, its theme, and where the room is.

    `door` says that P shows how to come in: as it was asked to, or as the address has changed.
    """

    depth: int = USUAL_DEPTH
    theme: str = "paper"
    address: str = ""
    door: Literal["", "asked", "moved"] = ""


@value
class _LaidOutPage:
    """A page of a phase as it is set: how much its type has grown, the heading, and the parts."""

    grown: float
    heading: tuple[Part, ...]
    top: Rect
    rest: Rect
    parts: tuple[Part, ...]


class Projector:
    """Paints P; nothing is ever made smaller to fit, the rest stands on the next page."""

    def __init__(self, words: Words, palette: Palette) -> None:
        self._words, self._palette = words, palette
        self._cache = RenderCache(most_lines=_MOST_LINES, most_layouts=_MOST_LAYOUTS)
        self._shown: tuple[tuple[object, ...], PhaseContent] | None = None
        self._set: tuple[tuple[object, ...], tuple[_LaidOutPage, ...]] | None = None
        self.pages = 1
        self.pen: Pen | None = None

    def paint(self, surface: Surface, view: ClassPage, settled: ProjectorSettings, page: int = 0) -> None:
        """Paint one page, counted from 0; afterwards `pages` says how many there are."""
        look = projected(surface.get_size(), settled.theme, self._palette[settled.theme], settled.depth)
        pen = Pen(surface, Kit(look, self._cache), Hand())
        pen.fill(surface.get_rect(), "desk")
        content = self._content_of(view, settled)
        wide, high = surface.get_size()
        edge, top = round(wide * _EDGE), bar_height(pen)
        sheet = Rect(edge, top, wide - 2 * edge, high - top - round(high * 0.045))
        pen.panel(sheet, Skin("paper", "folder_line", 0.25))
        foot = self._foot(pen, sheet, content)
        box = Rect(sheet.left, sheet.top, sheet.width, sheet.height - foot)
        # Each second of the clock paints P again: what stands on its pages is found out once.
        # So does each vote: only the foot tells how many there are.
        key = (replace(content, foot=None), settled, surface.get_size(), foot)
        if self._set is None or self._set[0] != key:
            self._set = (key, _set(pen, box, content))
        pages = self._set[1]
        self.pages = len(pages)
        found = pages[min(page, self.pages - 1)]
        larger = replace(pen, kit=_grown(pen.kit, found.grown))
        Column(found.heading, 0.5).draw(larger, found.top)
        Column(found.parts, GAP).draw(larger, found.rest)
        self._bar(pen, surface, view.head, page)
        self._cache.forget_unwritten()
        self.pen = pen

    def prepare(self, size: tuple[int, int], settled: ProjectorSettings) -> None:
        """Open the faces of P, so that no page waits for them."""
        look = projected(size, settled.theme, self._palette[settled.theme], settled.depth)
        for face, role in (*((ROLES[role].face, role) for role in SIZES), *_OTHER_FACES):
            self._cache.text(face, look.size(role), _LETTERS, look.colour("ink"))
            for grown in GROWTHS:
                self._cache.font(face, replace(look, grown=grown).size(role))
        self._cache.forget_unwritten()

    def _content_of(self, view: ClassPage, settled: ProjectorSettings) -> PhaseContent:
        key = (view.body, view.head.minutes, settled.address)
        if self._shown is None or self._shown[0] != key:
            read = together(view.body, view.head.minutes, self._words)
            content = PhaseBuilder(self._words, settled.address).content(read)
            if read != view.body and settled.address:
                rest = PlainText(self._words("class.p.rest"), "plain", "ink2", align="right")
                foot = TwoColumns(content.foot, rest, 0.66) if content.foot else rest
                content = replace(content, foot=foot)
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
        number = ""
        if self.pages > 1:
            number = self._words("class.p.page", page=min(page, self.pages - 1) + 1, of=self.pages)
        phase, beside = self._phase(head), (self._right(head), self._beside(head), "")
        rights = ["    ".join(part for part in (number, one) if part) for one in beside]
        # Where all of it has no place, the title goes first, which everybody knows by then.
        told = [(head.title, rights[0]), *(("", right) for right in rights)]
        room, gap = surface.get_width() - 2 * left, pen.g(2)
        title, right = next(
            (one for one in told if sum(pen.width(text, "row-bold") + gap for text in (*one, phase)) <= room),
            told[-1],
        )
        x = left
        if title:
            x += pen.text((x, y), title, "row-bold", "desk_ink") + gap
        pen.text((x, y), phase, "row", "desk_ink2")
        pen.text((surface.get_width() - left - pen.width(right, "row"), y), right, "row", "desk_ink")

    def _phase(self, head: PageHead) -> str:
        return f"{self._words('class.p.rehearsal')} · {head.label}" if head.rehearsal else head.label

    def _right(self, head: PageHead) -> str:
        return "    ".join(part for part in (head.day, self._beside(head)) if part)

    def _beside(self, head: PageHead) -> str:
        return minutes(head.left) if head.left is not None else self._room(head)

    def _room(self, head: PageHead) -> str:
        if not head.code or head.phase == "join":
            return ""
        return self._words("class.p.room", code=f"{head.code[:3]} {head.code[3:]}")


def _set(pen: Pen, box: Rect, content: PhaseContent) -> tuple[_LaidOutPage, ...]:
    """Return the pages of a phase as they are set in a box of the sheet."""
    margin = round(pen.surface.get_width() * _MARGIN)
    above, below = pen.g(2), pen.g(1)
    inner = Rect(box.left + margin, box.top + above, box.width - 2 * margin, box.height - above - below)
    found: list[_LaidOutPage] = []
    for over, parts in _under_headings(content):
        heading, rest = over, _below(pen.kit, over, inner)
        set_out = arranged(pen.kit, parts, rest.width, rest.height)
        whole = [part for part in set_out if not isinstance(part, Breakable | Prose)]
        if any(part.height(pen.kit, rest.width) > rest.height for part in whole):
            # What cannot go on over two pages has one without the heading.
            heading, set_out, rest = (), (*heading, NextPage(), *set_out), inner
        pages = paged(pen.kit, set_out, rest.width, rest.height)
        found += [_page(pen.kit, inner, (heading, one), content.calm) for one in pages]
    return tuple(found)


def _under_headings(content: PhaseContent) -> Iterator[tuple[tuple[Part, ...], tuple[Part, ...]]]:
    """Yield each heading with the parts that stand under it, on however many pages."""
    heading, parts = heading_parts(content), list[Part]()
    for part in content.parts:
        if isinstance(part, NextPage) and part.over is not None:
            if parts:
                yield heading, tuple(parts)
            heading, parts = part.over, []
        else:
            parts.append(part)
    yield heading, tuple(parts)


def _page(kit: Kit, inner: Rect, told: tuple[tuple[Part, ...], tuple[Part, ...]], calm: bool) -> _LaidOutPage:
    """Return a page, a heading and parts, whose type has grown as far as there is room for all of it."""
    heading, parts = told
    # Lines of a paragraph that goes on over pages were parted in the usual type.
    growths = () if any(isinstance(part, Excerpt) for part in parts) else GROWTHS
    sizes, fits = (1.0, *reversed(growths)), 0
    beyond = len(sizes)
    # Halved each time, since each size that is tried is a page to measure.
    while beyond - fits > 1:
        middle = (fits + beyond) // 2
        larger = _grown(kit, sizes[middle])
        room = _below(larger, heading, inner)
        is_room = Column(parts, GAP).height(larger, room.width) <= room.height
        fits, beyond = (middle, beyond) if is_room else (fits, middle)
    grown = sizes[fits]
    larger = _grown(kit, grown)
    rest = _below(larger, heading, inner)
    high = Column(parts, GAP).height(larger, rest.width)
    # Of the room that is left a third stands above, so that a sentence or two hang in the middle.
    down = max(0, rest.height - high) // 3 if calm else 0
    return _LaidOutPage(grown, heading, inner.move(0, down), rest.move(0, down), parts)


def _below(kit: Kit, heading: tuple[Part, ...], inner: Rect) -> Rect:
    """Return the place below a heading."""
    high = Column(heading, 0.5).height(kit, inner.width) + (kit.look.g(2) if heading else 0)
    return Rect(inner.left, inner.top + high, inner.width, inner.height - high)


def _grown(kit: Kit, grown: float) -> Kit:
    """Return what measures and draws a page whose type has grown."""
    assert isinstance(kit.look, ProjectorLook), "P has a look of its own"
    return kit if grown == 1.0 else Kit(replace(kit.look, grown=grown), kit.cache)


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
