"""The courses in rows, where there is no room for lines: each station with the roads that led away."""

from collections.abc import Iterator
from dataclasses import dataclass

from pygame import Rect

from game.desktop.ui.part import Kit, Part
from game.desktop.ui.pen import Pen
from game.desktop.ui.prose import Text
from game.desktop.ui.stubs import Stop, cell, draw_mark

_COLUMN = 26  # em


@dataclass(frozen=True, slots=True)
class StationRows(Part):
    """Your stations in rows with their roads at the right, then history in one sentence.

    Where there is room for two or three rows beside each other, they stand in columns.
    """

    yours: tuple[Stop, ...]
    history: tuple[Stop, ...]
    names: tuple[str, str, str]

    def height(self, kit: Kit, width: int, /) -> int:
        """Answer with the height of the highest column, and of the words around it."""
        columns, wide = self._columns(kit, width)
        rows = max(sum(_row_high(kit, stop, wide) for stop in column) for column in columns)
        return sum(part.height(kit, width) for part in self._words()) + rows + kit.look.g(1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the name of your course, its stations, and history."""
        before, *after = self._words()
        top = box.top + _write(pen, before, box, box.top)
        columns, wide = self._columns(pen.kit, box.width)
        foot = top
        for number, column in enumerate(columns):
            y = top
            for stop in column:
                high = _row_high(pen.kit, stop, wide)
                _row(pen, stop, Rect(box.left + number * (wide + pen.g(4)), y, wide, high))
                y += high
            foot = max(foot, y)
        for part in after:
            foot += _write(pen, part, box, foot + pen.g(1))

    def _columns(self, kit: Kit, width: int) -> tuple[list[tuple[Stop, ...]], int]:
        count = max(1, min(3, width // (_COLUMN * kit.look.size("row"))))
        each = -(-len(self.yours) // count)
        columns = [self.yours[at : at + each] for at in range(0, len(self.yours), each)]
        return columns, (width - kit.look.g(4) * (count - 1)) // count

    def _words(self) -> Iterator[Text]:
        yield Text(f"{self.names[0]}:", "row-bold")
        if self.history:
            listed = ", ".join(stop.label for stop in self.history)
            yield Text(f"{self.names[1]}: {listed}", "row", "accent")


def _write(pen: Pen, part: Text, box: Rect, top: int) -> int:
    high = part.height(pen.kit, box.width)
    part.draw(pen, Rect(box.left, top, box.width, high))
    return high


def _label(kit: Kit, stop: Stop, width: int) -> tuple[Text, int]:
    return Text(stop.label, "row"), width - len(stop.stubs) * cell(kit) - kit.look.g(4)


def _row_high(kit: Kit, stop: Stop, width: int) -> int:
    label, room = _label(kit, stop, width)
    return max(label.height(kit, room), cell(kit) if stop.stubs else 0) + kit.look.g(0.5)


def _row(pen: Pen, stop: Stop, box: Rect) -> None:
    label, room = _label(pen.kit, stop, box.width)
    high = label.height(pen.kit, room)
    pen.fill(Rect(box.left, box.centery - pen.g(0.5), pen.g(1), pen.g(1)), "ink")
    label.draw(pen, Rect(box.left + pen.g(2), box.centery - high // 2, room, high))
    side = cell(pen.kit)
    for number, stub in enumerate(reversed(stop.stubs), start=1):
        draw_mark(pen, stub, Rect(box.right - number * side, box.centery - side // 2, side, side))
