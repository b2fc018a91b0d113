"""A row whose value has passed through others, day by day: it rolls through them once, and rests."""

from pygame import Rect, Surface

from game.desktop.parts.rows import ValueRow
from game.desktop.toolkit.part import Kit, Look, Mirror, Part, Pen
from game.model.value import value

_MOST = 14  # steps in a quarter of a second: as many as can be seen


@value
class TickingRow(Part):
    """A row with its value at the end of some days; `steps` are its values on the days before, in order."""

    name: str
    row: ValueRow
    steps: tuple[str, ...]

    def height(self, kit: Kit, width: int, /) -> int:
        return self.row.height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        shown = [*_some(self.steps), self.row.value]
        wide = max(pen.width(each, self.row.value_role) for each in shown)
        high = pen.kit.look.line("row")
        rest = Rect(0, box.top + self.row.value_top(pen.kit, box.width), min(wide, box.width), high)
        rest.right = box.right
        ground = pen.ground(rest)
        self.row.draw(pen, box)
        if ground is not None:
            pen.rolls(f"tick:{self.name}", rest, [self._step(pen, ground, each) for each in shown])

    def mirror(self, look: Look, /) -> Mirror:
        yield from self.row.mirror(look)

    def _step(self, pen: Pen, ground: Surface, value: str) -> Surface:
        """The place of the value with one of its steps in it."""
        drawn, at = ground.copy(), ground.get_rect()
        text = pen.line_of(value, self.row.value_role, self.row.value_ink)
        drawn.blit(text, text.get_rect(midright=at.midright))
        return drawn


def _some(steps: tuple[str, ...]) -> tuple[str, ...]:
    """As many steps as can be seen, the first among them, evenly taken."""
    count = min(len(steps), _MOST)
    return tuple(steps[number * len(steps) // count] for number in range(count))
