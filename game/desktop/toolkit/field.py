"""A field in which a line of text is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from pygame import Rect

from game.desktop.toolkit.entry import Entry
from game.desktop.toolkit.part import Kit, Line, Part, Target
from game.desktop.toolkit.pen import Pen, Skin
from game.desktop.toolkit.prose import Text
from game.desktop.toolkit.theme import Look

_ROLE = "plain"


@dataclass(frozen=True, slots=True)
class Field(Part):
    """What is asked, above the line that answers it; the caret is shown while the field has the focus."""

    target: Target
    entry: Entry

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of the label and the line."""
        return self._label().height(kit, width) + kit.look.g(0.5) + self._high(kit)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the label, the line, as much of the text as it holds, and the caret."""
        label = self._label()
        high = label.height(pen.kit, box.width)
        label.draw(pen, Rect(box.left, box.top, box.width, high))
        line = Rect(box.left, box.top + high + pen.g(0.5), box.width, self._high(pen.kit))
        pen.panel(line, Skin("card", "ink" if pen.hovers(self.target) else "rule", 0.5))
        room = line.width - pen.g(3)
        before, after = self._fitting(pen, room)
        x, y = line.left + pen.g(1.5), line.centery - pen.kit.look.line(_ROLE) // 2
        reached = x + pen.width(before, _ROLE)
        if before + after:
            pen.text((x, y), before + after, _ROLE, "ink")
        self._composed(pen, (reached, y))
        if pen.hand.focus == self.target.id:
            caret = Rect(reached, y + 2, pen.kit.look.heavy, pen.kit.look.line(_ROLE) - 4)
            pen.fill(caret, "ink")
        pen.hit(self.target, line, 0.5)

    def mirror(self, _look: Look, /) -> Iterator[Line]:
        """Yield the label with the target, then what is written."""
        yield Line("field", self.target.label, self.target)
        yield Line("written", self._shown())

    def _label(self) -> Text:
        return Text(self.target.label, "row-label")

    def _high(self, kit: Kit) -> int:
        return max(kit.look.g(5), kit.look.line(_ROLE) + kit.look.g(1.5))

    def _shown(self) -> str:
        entry = self.entry
        return entry.text[: entry.at] + entry.composed + entry.text[entry.at :]

    def _fitting(self, pen: Pen, room: int) -> tuple[str, str]:
        """Return what is seen before the caret and behind it."""
        entry = self.entry
        before, after = entry.text[: entry.at] + entry.composed, entry.text[entry.at :]
        while before and pen.width(before, _ROLE) > room:
            before = before[1:]
        while after and pen.width(before + after, _ROLE) > room:
            after = after[:-1]
        return before, after

    def _composed(self, pen: Pen, at: tuple[int, int]) -> None:
        if self.entry.composed:
            wide = pen.width(self.entry.composed, _ROLE)
            foot = at[1] + pen.kit.look.line(_ROLE) - 2
            pen.fill(Rect(at[0] - wide, foot, wide, pen.kit.look.heavy), "ink")
