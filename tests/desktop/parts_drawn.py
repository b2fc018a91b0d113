"""Draws parts in memory, and says what was written where."""

import pygame
from pygame import Rect, Surface

from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.kit import Hand, Kit, Target
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.theme import look_of, palette_of

SIZE = (1280, 720)


def kit_of(size: tuple[int, int] = SIZE, scale: int = 100) -> Kit:
    """Return a kit of a window of this size, with a cache of its own."""
    pygame.font.init()
    return Kit(look_of(palette_of(), size, scale=scale), RenderCache())


def pen_on(kit: Kit, hand: Hand | None = None) -> Pen:
    """Return a pen on a clear surface as large as the window."""
    return Pen(Surface((kit.look.width, kit.look.height)), kit, hand or Hand())


def drawn(part: Part, box: Rect, hand: Hand | None = None, kit: Kit | None = None) -> Pen:
    """Return the pen after a part was drawn into a box."""
    pen = pen_on(kit or kit_of(), hand)
    part.draw(pen, box)
    return pen


def target(name: str = "one", label: str = "One") -> Target:
    """Return a target that does nothing of interest."""
    return Target(name, label, Select(name))
