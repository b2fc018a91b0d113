"""Text as a part: paragraphs with links, plain lines, and a line that is being written in its field."""

from dataclasses import replace
from typing import NamedTuple

from pygame import Rect

from game.desktop.toolkit.flow import LaidText, Setting, lay, lay_plain
from game.desktop.toolkit.intents import Caret, Compose, Erase, Explain, Type, Writing
from game.desktop.toolkit.markup import ProseLink, Run, TextBlock
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin, Target
from game.model.value import value

MEASURE = 36  # in em of the role: about 75 characters


@value
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


def literal(name: str, words: str, role: str = "body", says: str = "paragraph") -> Prose:
    """Return words that may have any character in them, such as a name that a user gave: none is markup."""
    return Prose(name, (TextBlock((Run(words),)),), role, says=says)


@value
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

    def width(self, kit: Kit, most: int) -> int:
        """Return how wide its lines are where they may be as wide as `most`."""
        laid = lay_plain(kit, self.text, Setting(self.role, most, self.balanced))
        return max((line[-1].x + line[-1].width for line in laid.lines), default=0)

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
                target = target_of(segment.link, f"{name}.{segment.ordinal}", segment.text)
                box = Rect(*place, segment.width, look.line(role))
                _underline(pen, box, role, dotted=segment.link.kind == "term")
                pen.hit(target, box)


def _underline(pen: Pen, box: Rect, role: str, *, dotted: bool) -> None:
    clip, size = pen.surface.get_clip(), pen.kit.look.size(role)
    if pen.scroll and not (clip.top <= box.top + 2 and box.bottom - 2 <= clip.bottom):
        return
    y = box.top + (box.height + size) // 2 + round(size * 0.06)
    for x in range(box.left, box.right - 1, 4) if dotted else ():
        pen.fill(Rect(x, y - 1, 2, 2), "link")
    if not dotted:
        pen.fill(Rect(box.left, y, box.width, pen.kit.look.edge), "link")


_ROLE = "plain"


@value
class TextEntry:
    """What stands in a field; every act returns the next entry.

    `composed` is what an input method has not settled yet: it is shown and does not count.
    """

    text: str = ""
    at: int = 0
    composed: str = ""
    longest: int = 80

    @classmethod
    def of(cls, text: str, longest: int = 80) -> "TextEntry":
        """Return an entry of a text, with the caret at its end."""
        kept = text[:longest]
        return cls(kept, len(kept), "", longest)

    def after(self, act: Writing) -> "TextEntry":
        """Return the entry after characters were put in at the caret, taken away or passed over."""
        before, behind = self.text[: self.at], self.text[self.at :]
        match act:
            case Type(letters=letters):
                shown = "".join(letter for letter in letters if letter.isprintable())
                shown = shown[: self.longest - len(self.text)]
                return replace(self, text=before + shown + behind, at=self.at + len(shown), composed="")
            case Compose(letters=letters):
                return replace(self, composed=letters)
            case Erase(way=way):
                if way > 0:
                    return replace(self, text=before + behind[1:])
                return replace(self, text=before[:-1] + behind, at=max(0, self.at - 1))
            case Caret(way=way):
                return replace(self, at=max(0, min(self.at + way, len(self.text))))


@value
class Field(Part):
    """What is asked, above the line that answers it; the caret is shown while the field has the focus."""

    target: Target
    entry: TextEntry

    def height(self, kit: Kit, width: int, /) -> int:
        return self._label().height(kit, width) + kit.look.g(0.5) + self._high(kit)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        high = self._label().put(pen, box.topleft, box.width)
        line = Rect(box.left, box.top + high + pen.g(0.5), box.width, self._high(pen.kit))
        pen.panel(line, Skin("card", "ink" if pen.hovers(self.target) else "rule", 0.5))
        entry, room = self.entry, line.width - pen.g(3)
        before, after = entry.text[: entry.at] + entry.composed, entry.text[entry.at :]
        while before and pen.width(before, _ROLE) > room:
            before = before[1:]
        while after and pen.width(before + after, _ROLE) > room:
            after = after[:-1]
        x, y = line.left + pen.g(1.5), line.centery - pen.kit.look.line(_ROLE) // 2
        reached = x + pen.width(before, _ROLE)
        if before + after:
            pen.text((x, y), before + after, _ROLE, "ink")
        if entry.composed:
            wide = pen.width(entry.composed, _ROLE)
            foot = y + pen.kit.look.line(_ROLE) - 2
            pen.fill(Rect(reached - wide, foot, wide, pen.kit.look.heavy), "ink")
        if pen.hand.focus == self.target.id:
            caret = Rect(reached, y + 2, pen.kit.look.heavy, pen.kit.look.line(_ROLE) - 4)
            pen.fill(caret, "ink")
        pen.hit(self.target, line, 0.5)

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("field", self.target.label, self.target)
        entry = self.entry
        yield MirrorLine("written", entry.text[: entry.at] + entry.composed + entry.text[entry.at :])

    def _label(self) -> PlainText:
        return PlainText(self.target.label, "row-label")

    def _high(self, kit: Kit) -> int:
        return max(kit.look.g(5), kit.look.line(_ROLE) + kit.look.g(1.5))
