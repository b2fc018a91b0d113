"""Both courses of a long play at one glance: their lines, their forks, and what the duty came to."""

from collections.abc import Iterator
from dataclasses import dataclass

from pygame import Rect

from game.desktop.parts.courses import Across, Courses, Point
from game.desktop.parts.rows import Signed
from game.desktop.toolkit.boxes import Rule
from game.desktop.toolkit.part import Kit, Line, Part
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.prose import Text
from game.desktop.toolkit.theme import Look

_LEAST_STEP = 3.5  # g: stations of neighbours keep apart


@dataclass(frozen=True, slots=True)
class Overview(Part):
    """The chart of courses without its labels, over a line; where there is no room it is not there.

    It says nothing that the chart itself does not say, so that the mirror has it once.
    """

    courses: Courses

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of both lines and of what is written at them, or with none."""
        across = _Glance(kit, self.courses, width)
        return across.height() + kit.look.g(1.5) + Rule().height(kit, width) if across.fits() else 0

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the lines, then the line below them."""
        _Glance(pen.kit, self.courses, box.width).draw(pen, box)
        high = Rule().height(pen.kit, box.width)
        Rule("rule").draw(pen, Rect(box.left, box.bottom - high, box.width, high))

    def mirror(self, _look: Look, /) -> Iterator[Line]:
        """Yield nothing: it is told with the chart."""
        yield from ()


class _Glance(Across):
    """Lines and stations; at yours what the duty came to, where that has room, and no roads."""

    def fits(self) -> bool:
        """Return whether stations of neighbours keep apart."""
        return self._step >= self._kit.look.g(_LEAST_STEP)

    def height(self) -> int:
        """Return the height of the lines and of one line of words below them."""
        return self._above() + self._kit.look.g(1.75) + self._kit.look.line("row")

    def _above(self) -> int:
        over = max(self._kit.look.g(2), self._kit.look.line("row-bold") // 2 + 1)
        return over + self._apart() if self._is_parted else over

    def _apart(self) -> int:
        return max(self._kit.look.g(5), self._kit.look.line("row-bold"))

    def _roads(self, pen: Pen, spots: dict[str, Point]) -> None:
        """Write, from the left, what the duty came to, as long as it touches nothing before it."""
        across, half = [x for x, _ in spots.values()], round(self._step / 2)
        free, last = min(across) - half, max(across) + half
        for stop in self._courses.own:
            if not stop.came_to[1]:
                continue
            x, y = spots[stop.key]
            signed = Signed(stop.came_to[0], Text(stop.came_to[1], "row", "ink2"))
            wide = signed.width(self._kit)
            left = max(min(x - wide // 2, last - wide), free)
            if left <= x and left + wide <= last:
                signed.draw(pen, Rect(left, y + pen.g(1.5), wide, 0))
                free = left + wide + pen.g(1.5)

    def _label(self, pen: Pen, spot: Point, key: str) -> None:
        """Leave the stations without labels."""
