"""A move that was locked before the last turn and is open now: the bracket over the map, whole and red."""

import pygame
from pygame import Rect, Surface

from game.desktop.toolkit.marks import Point
from game.desktop.toolkit.part import Mirror, MirrorLine, Pen
from game.model.value import value


@value
class OpenedGate:
    """A move that has just opened: the stations that it was locked between, and what is said of it."""

    start: int
    to: int
    says: str

    def draw(self, pen: Pen, ends: tuple[Point, Point], top: int) -> None:
        """Draw a whole line where the dashes were, from one station to another, with the words in it."""
        (left, y), (right, _) = ends
        line, thick = pen.kit.look.line("row"), 2 * pen.kit.look.heavy
        accent, wide = pen.colour("accent"), pen.width(self.says, "row-bold")
        drawn = Surface((right - left + thick, y - pen.g(1.9) - top), pygame.SRCALPHA)
        level, high = line // 2, drawn.get_height()
        for place in (Rect(0, level, thick, high - level), Rect(right - left, level, thick, high - level)):
            drawn.fill(accent, place)
        start = (drawn.get_width() - wide) // 2
        for place in (
            Rect(0, level, start - pen.g(1), thick),
            Rect(start + wide + pen.g(1), level, drawn.get_width() - start - wide - pen.g(1), thick),
        ):
            drawn.fill(accent, place)
        pen.text((left + start, top), self.says, "row-bold", "accent")
        # It takes the place of the dashes by coming to rest over them.
        pen.rest("gate", drawn, drawn.get_rect(topleft=(left, top)))

    def mirror(self) -> Mirror:
        """Yield what it says."""
        yield MirrorLine("open move", self.says)
