"""A quiet line on the desk below a screen, that tells of the controls and can be sent away."""

from collections.abc import Iterator
from dataclasses import dataclass

from pygame import Rect

from game.desktop.toolkit.buttons import Button
from game.desktop.toolkit.part import Kit, Line, Part
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.prose import Text
from game.desktop.toolkit.theme import Look

_NARROW, _WIDEST = 17, 36  # em of the hint beside the button: with less the button stands below


@dataclass(frozen=True, slots=True)
class WithHint(Part):
    """A screen with a hint below it, read out last; one column holds its hint itself."""

    body: Part
    hint: str
    away: Button

    def height(self, kit: Kit, _width: int, /) -> int:
        """Return the height of the window, which it fills."""
        return kit.look.height

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the screen in what the hint leaves it, then the hint."""
        if pen.kit.look.column:
            self.body.draw(pen, box)
            return
        inner = Rect(box.left + pen.g(2.5), 0, box.width - 4 * pen.g(1), 0)
        inner.height = self._high(pen.kit, inner.width)
        strip = Rect(box.left, box.bottom - inner.height - pen.g(1), box.width, inner.height + pen.g(1))
        self.body.draw(pen, Rect(box.left, box.top, box.width, strip.top - box.top + pen.g(0.5)))
        pen.fill(Rect(box.left, strip.top + pen.g(0.5), box.width, box.bottom - strip.top), "desk")
        inner.top = strip.top
        self._line(pen, inner)

    def mirror(self, look: Look, /) -> Iterator[Line]:
        """Yield the screen, then the hint and its button."""
        yield from self.body.mirror(look)
        if not look.column:
            yield Line("hint", self.hint)
            yield from self.away.mirror(look)

    def _line(self, pen: Pen, box: Rect) -> None:
        words, room = self._words(), self._room(pen.kit, box.width)
        high = words.height(pen.kit, room)
        wide, tall = self.away.width(pen.kit), self.away.height(pen.kit, 0)
        beside = room < box.width
        top = box.centery - high // 2 if beside else box.top
        words.draw(pen, Rect(box.left, top, room, high))
        pen.on_desk = True
        place = Rect(box.right - wide, box.centery - tall // 2, wide, tall)
        if not beside:
            place.topleft = (box.left, box.top + high + pen.g(0.5))
        self.away.draw(pen, place)
        pen.on_desk = False

    def _words(self) -> Text:
        return Text(self.hint, "plain", "desk_ink2")

    def _room(self, kit: Kit, width: int) -> int:
        size = kit.look.size("plain")
        beside = min(width - self.away.width(kit) - kit.look.g(3), _WIDEST * size)
        return beside if beside >= _NARROW * size else width

    def _high(self, kit: Kit, width: int) -> int:
        room = self._room(kit, width)
        words, button = self._words().height(kit, room), self.away.height(kit, 0)
        return max(words, button) if room < width else words + kit.look.g(0.5) + button
