"""What moves for a moment once another sheet is shown: it fades in, a mark slides, a sum rolls to rest.

Everything is a change of place, size or alpha that ends by itself within a quarter of a second; whatever the
player does ends it at once. Nothing moves where motion is reduced, and nothing while nothing happens.
"""

import time
from collections.abc import Iterable, Mapping

import pygame
from pygame import Surface
from pygame.event import Event

from game.desktop.toolkit.kit import Mover

FADE, SLIDE, SETTLE, ROLL = 120, 240, 160, 240  # milliseconds
_FRAME = 1000 / 60
_LARGER = 0.12


class Motion:
    """The way from one frame to the next, in frames between; the last of them is the next to the pixel."""

    def __init__(
        self, before: Surface, after: Surface, movers: Iterable[Mover], stood: Mapping[str, Mover]
    ) -> None:
        """Begin with the frame that was shown, the one to come, and what moves, as it stands in either."""
        self._before, self._after = before, after
        movers = tuple(movers)
        settling = [one for one in movers if one.settles]
        self._rolling = [one for one in movers if one.steps]
        sliding = [one for one in movers if one.name in stood and stood[one.name].rest != one.rest]
        for one in sliding:
            # It leaves where it stood at once, and is not seen twice.
            before.blit(stood[one.name].under, stood[one.name].band)
        self._movers, self._stood = [*settling, *sliding], stood
        rolls = ROLL if self._rolling else 0
        self.lasts = max(FADE, SETTLE if settling else 0, SLIDE if sliding else 0, rolls)

    def draw(self, surface: Surface, spent: float) -> None:
        """Draw the frame of some milliseconds after the beginning."""
        surface.blit(self._after, (0, 0))
        if spent >= self.lasts:
            return
        for mover in self._movers:
            surface.blit(mover.under, mover.band)
        if spent < FADE:
            self._before.set_alpha(round(255 * (1 - _eased(spent / FADE))))
            surface.blit(self._before, (0, 0))
        for mover in self._rolling:
            # Day by day, and no step back.
            at = min(len(mover.steps) - 1, int(spent / ROLL * len(mover.steps)))
            surface.blit(mover.steps[at], mover.rest)
        for mover in self._movers:
            drawn, (x, y) = mover.drawn, mover.rest.center
            if mover.settles:
                part = _eased(spent / SETTLE)
                drawn = pygame.transform.smoothscale_by(drawn, 1 + _LARGER * (1 - part))
                drawn.set_alpha(round(255 * part))
            else:
                part, (left, top) = _eased(spent / SLIDE), self._stood[mover.name].rest.center
                x, y = round(left + (x - left) * part), round(top + (y - top) * part)
            surface.blit(drawn, drawn.get_rect(center=(x, y)))

    def first(self, surface: Surface) -> None:
        """Draw the first frame in which something can be seen of what is to come."""
        self.draw(surface, _FRAME)

    def played(self, window: pygame.Window) -> list[Event]:
        """Show the frames that are left; return what happened meanwhile, which ends them.

        That the mouse is moved ends nothing: a hand that has just clicked is never quite still.
        """
        surface, began, happened = window.get_surface(), time.monotonic(), list[Event]()
        spent = _FRAME
        while spent < self.lasts:
            time.sleep(_FRAME / 1000)
            happened += pygame.event.get()
            over = any(event.type != pygame.MOUSEMOTION for event in happened)
            spent = self.lasts if over else _FRAME + (time.monotonic() - began) * 1000
            self.draw(surface, spent)
            window.flip()
        return happened


def _eased(part: float) -> float:
    """Fast at first, then slower."""
    return 1 - (1 - min(1.0, part)) ** 2
