"""A line of text that is being written, and the field that shows it."""

from dataclasses import dataclass, replace

from pygame import Rect

from game.desktop.toolkit.intents import Caret, Compose, Erase, Type, Writing
from game.desktop.toolkit.kit import Kit, Mirror, MirrorLine, Target
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pen import Pen, Skin
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.theme import Look

_ROLE = "plain"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
        before, after = self._fitting(pen, line.width - pen.g(3))
        x, y = line.left + pen.g(1.5), line.centery - pen.kit.look.line(_ROLE) // 2
        reached = x + pen.width(before, _ROLE)
        if before + after:
            pen.text((x, y), before + after, _ROLE, "ink")
        if self.entry.composed:
            wide = pen.width(self.entry.composed, _ROLE)
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

    def _fitting(self, pen: Pen, room: int) -> tuple[str, str]:
        """Return what is seen before the caret and behind it."""
        entry = self.entry
        before, after = entry.text[: entry.at] + entry.composed, entry.text[entry.at :]
        while before and pen.width(before, _ROLE) > room:
            before = before[1:]
        while after and pen.width(before + after, _ROLE) > room:
            after = after[:-1]
        return before, after
