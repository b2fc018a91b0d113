"""What lies over a screen for a while: a popover at its word, a dialog at the centre, a toast."""

import pygame
from pygame import Rect, Surface

from game.desktop.toolkit import shapes
from game.desktop.toolkit.boxes import Column, Padded
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.part import Composed, Part, Pen, Skin
from game.desktop.toolkit.prose import PlainText, Prose
from game.desktop.toolkit.scroll import Scroll
from game.model.value import value

_MEASURE = 26  # em, about 56 characters


@value
class Popover(Composed):
    """The meaning of a term, an authority or an exhibit, at the word that named it."""

    anchor: str
    title: str
    body: tuple[Part, ...]
    close: Button

    def draw(self, pen: Pen, box: Rect, /) -> None:
        wide = min(box.width - pen.g(5.5), pen.kit.look.size("body") * _MEASURE + pen.g(4.5))
        high = min(self.height(pen.kit, wide - 4) + 4, box.height - pen.g(4))
        hit = pen.hits.get(self.anchor)
        word = hit.box if hit and hit.seen() else Rect(box.centerx, box.centery - high // 2, 0, 0)
        place = Rect(word.centerx - wide // 3, word.bottom + pen.g(1.25), wide, high)
        if place.bottom > box.bottom - pen.g(1.5):
            place.bottom = word.top - pen.g(1.25)
        if not word.width:
            place.center = box.center
        place = place.clamp(box.inflate(-pen.g(5.5), -pen.g(3)))
        pen.fill(place, "paper")
        pen.panel(place, Skin("paper", "ink", 0.25, pen.kit.look.heavy))
        if word.width:
            self._pointer(pen, word, place)
        pen.hits.clear()
        Scroll("popover", self.composed()).draw(pen, place.inflate(-4, -4))

    def composed(self) -> Padded:
        parts = (PlainText(self.title, "label", says="heading"), *self.body, Buttons((self.close,)))
        return Padded(Column(parts, 0.75), (2.25, 1.5, 2.25, 1.5))

    def _pointer(self, pen: Pen, word: Rect, place: Rect) -> None:
        side = pen.g(1.25)
        x = max(place.left + 2 * side, min(word.centerx, place.right - 2 * side))
        below = place.top >= word.bottom
        if not below and place.bottom > word.top:
            return
        points = ((0, side), (side, 0), (2 * side, side)) if below else ((0, 0), (side, side), (2 * side, 0))
        edge = (pen.colour("ink"), float(pen.kit.look.heavy))
        drawn = shapes.polygon(pen.kit.cache, points, pen.colour("paper"), edge)
        top = place.top - side if below else place.bottom - 2
        pen.surface.blit(drawn, (x - side, top))
        inside = Rect(x - side + 3, place.top if below else place.bottom - 2, 2 * side - 5, 3)
        pen.fill(inside, "paper")


@value
class Dialog(Composed):
    """A question at the centre; the safe answer is the one that Esc gives."""

    title: str
    says: Prose
    buttons: tuple[Button, ...]
    field: Part | None = None  # where it is answered in writing, for which there is more room

    def draw(self, pen: Pen, box: Rect, /) -> None:
        veil(pen, box)
        least, measure, around = (70, 30, 2) if self.field else (60, 24, 4)
        wide = min(box.width - pen.g(4), max(pen.g(least), pen.kit.look.size("body") * measure))
        place = Rect(0, 0, wide, min(self.height(pen.kit, wide - 4) + 4, box.height - pen.g(around)))
        place.center = box.center
        pen.panel(place, Skin("paper", "ink", 0.75, pen.kit.look.heavy))
        pen.hits.clear()
        Scroll("dialog", self.composed()).draw(pen, place.inflate(-4, -4))

    def composed(self) -> Padded:
        field = (self.field,) if self.field else ()
        title = PlainText(self.title, "heading3", says="heading")
        parts = (title, self.says, *field, Buttons(self.buttons))
        return Padded(Column(parts, 1.5), (2.5, 2.5, 2.5, 2.5))


def veil(pen: Pen, box: Rect) -> None:
    """Lay the desk's colour over everything, so that what lies on it stands out."""
    over = Surface(box.size)
    over.fill(pen.colour("desk"))
    over.set_alpha(153)
    pen.surface.blit(over, box, special_flags=pygame.BLENDMODE_NONE)


def tooltip(pen: Pen, box: Rect) -> None:
    """Write the words of the target that is pointed at below it, or above where there is no room."""
    if pen.tip is None:
        return
    words, at = pen.tip
    said = PlainText(words, "row", "ink")
    most = pen.kit.look.size("row") * _MEASURE
    wide, high = said.width(pen.kit, most) + pen.g(2), said.height(pen.kit, most) + pen.g(1)
    place = Rect(at.centerx - wide // 2, at.bottom + pen.g(1), wide, high)
    if place.bottom > box.bottom:
        place.bottom = at.top - pen.g(1)
    place.clamp_ip(box.inflate(-pen.g(3), -pen.g(1)))
    pen.panel(place, Skin("paper", "ink", 0.5))
    said.put(pen, (place.left + pen.g(1), place.top + pen.g(0.5)), most)


def toast(pen: Pen, box: Rect, words: str) -> None:
    """Write a short sentence at the left, as low as it covers nothing to press beside what scrolls.

    Where there is no such place, it covers at least no main button.
    """
    said = PlainText(words, "row-label", "paper")
    most = box.width * 3 // 4
    wide, high = said.width(pen.kit, most) + pen.g(4), said.height(pen.kit, most) + pen.g(1.5)
    place = Rect(box.left + pen.g(2.5), box.bottom - high - pen.g(2.5), wide, high)
    still = [piece for hit in pen.hits.values() if hit.is_main or not hit.scroll for piece in hit.seen()]
    main = [piece for hit in pen.hits.values() if hit.is_main for piece in hit.seen()]
    place = _uncovering(place, still) or _uncovering(place, main) or place
    pen.panel(place, Skin("ink", "paper", 0.5))
    said.put(pen, (place.left + pen.g(2), place.top + pen.g(0.75)), most)


def _uncovering(lowest: Rect, kept: list[Rect]) -> Rect | None:
    """Return the lowest place straight above another that covers none of some boxes, if there is one."""
    place = lowest
    while place.top >= 0:
        covered = [one for one in kept if one.inflate(12, 12).colliderect(place)]
        if not covered:
            return place
        place = place.move(0, min(one.top for one in covered) - 7 - place.bottom)
    return None
