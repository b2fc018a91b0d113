"""Text as a part: paragraphs with links, and plain lines."""

from dataclasses import dataclass
from typing import NamedTuple

from pygame import Rect

from game.desktop.toolkit.flow import LaidText, Setting, TextSegment, lay, lay_plain
from game.desktop.toolkit.intents import Explain
from game.desktop.toolkit.kit import Kit, Mirror, MirrorLine, Target
from game.desktop.toolkit.markup import ProseLink, TextBlock
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.theme import Look

MEASURE = 36  # in em of the role: about 75 characters


@dataclass(frozen=True, slots=True)
class Prose(Part):
    """Paragraphs and list items with links; `id` names them, so that each link can be found."""

    id: str
    blocks: tuple[TextBlock, ...]
    role: str = "body"
    ink: str = "ink"
    gap: float = 1.0
    says: str = "paragraph"

    def height(self, kit: Kit, width: int, /) -> int:
        lines = sum(len(self._laid(kit, block, width).lines) for block in self.blocks)
        gaps = sum(kit.look.g(self._gap_after(number)) for number in range(len(self.blocks) - 1))
        return lines * kit.look.line(self.role) + gaps

    def draw(self, pen: Pen, box: Rect) -> None:
        y = box.top
        pen.spots[self.id] = pen.scroll, box
        for number, block in enumerate(self.blocks):
            laid = self._laid(pen.kit, block, box.width)
            indent = self._indent(pen.kit, block)
            if block.bullet:
                pen.text((box.left, y), block.bullet, self.role, self.ink)
            ink = Ink(self.role, self.ink, f"{self.id}.{number}")
            write(pen, laid, (box.left + indent, y), ink)
            y += len(laid.lines) * pen.kit.look.line(self.role) + pen.g(self._gap_after(number))

    def mirror(self, _look: Look, /) -> Mirror:
        for number, block in enumerate(self.blocks):
            yield MirrorLine(self.says, f"{block.bullet} {block.text}".strip())
            for ordinal, run in enumerate(block.runs):
                if run.link is not None:
                    target = target_of(run.link, f"{self.id}.{number}.{ordinal}", run.text)
                    yield MirrorLine("link", run.text, target)

    def _gap_after(self, number: int) -> float:
        following = self.blocks[number + 1 : number + 2]
        between_items = bool(self.blocks[number].bullet and following and following[0].bullet)
        return self.gap / 4 if between_items else self.gap

    def _laid(self, kit: Kit, block: TextBlock, width: int) -> LaidText:
        widest = min(width, kit.look.size(self.role) * MEASURE)
        return lay(kit, block, Setting(self.role, widest - self._indent(kit, block)))

    def _indent(self, kit: Kit, block: TextBlock) -> int:
        return round(kit.look.size(self.role) * 1.2) if block.bullet else 0


@dataclass(frozen=True, slots=True)
class PlainText(Part):
    """Words without links in one role of text."""

    text: str
    role: str
    ink: str = "ink"
    says: str = "text"
    balanced: bool = False
    align: str = "left"

    def height(self, kit: Kit, width: int, /) -> int:
        laid = lay_plain(kit, self.text, Setting(self.role, width, self.balanced))
        return len(laid.lines) * kit.look.line(self.role)

    def draw(self, pen: Pen, box: Rect) -> None:
        laid = lay_plain(pen.kit, self.text, Setting(self.role, box.width, self.balanced))
        high = pen.kit.look.line(self.role)
        for number, line in enumerate(laid.lines):
            spare = box.width - (line[-1].x + line[-1].width)
            shift = {"left": 0, "right": spare, "centre": spare // 2}[self.align]
            at = box.left + shift, box.top + number * high
            write(pen, LaidText((line,), laid.width), at, Ink(self.role, self.ink))

    def mirror(self, _look: Look, /) -> Mirror:
        if self.text:
            yield MirrorLine(self.says, self.text)


class Ink(NamedTuple):
    """How lines are written: their role, their colour, and the name under which their links are found."""

    role: str
    ink: str
    name: str = ""


def target_of(link: ProseLink, name: str, label: str) -> Target:
    """Return what pressing a link does: its term or authority opens in place."""
    return Target(name, label, Explain(link.kind, link.name, name))


def write(pen: Pen, laid: LaidText, at: tuple[int, int], how: Ink) -> None:
    """Write lines at a place, with their links underlined and ready to be pressed."""
    role, ink, name = how
    look = pen.kit.look
    for number, line in enumerate(laid.lines):
        y = at[1] + number * look.line(role)
        for segment in line:
            place = (at[0] + segment.x, y)
            pen.face_text(place, segment.text, (segment.face, role), "link" if segment.link else ink)
            if segment.link is not None:
                _underline(pen, segment, place, role)
                target = target_of(segment.link, f"{name}.{segment.ordinal}", segment.text)
                pen.hit(target, Rect(*place, segment.width, look.line(role)))


def _underline(pen: Pen, segment: TextSegment, place: tuple[int, int], role: str) -> None:
    look = pen.kit.look
    size = look.size(role)
    y = place[1] + (look.line(role) + size) // 2 + round(size * 0.06)
    clip = pen.surface.get_clip()
    if pen.scroll and not (clip.top <= place[1] + 2 and place[1] + look.line(role) - 2 <= clip.bottom):
        return
    if segment.link is not None and segment.link.kind == "term":
        for x in range(place[0], place[0] + segment.width - 1, 4):
            pen.surface.fill(pen.colour("link"), Rect(x, y - 1, 2, 2))
    else:
        pen.fill(Rect(place[0], y, segment.width, look.edge), "link")
