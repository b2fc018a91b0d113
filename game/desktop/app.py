"""The window and its loop: it waits for events, and paints only when something looks different."""

import os

# Before pygame is loaded: without it a window of pixels costs a hundred megabytes and start time.
os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

from collections.abc import Callable

import pygame

from game.desktop.stage import Stage
from game.desktop.theme import SMALLEST_WINDOW

OPENS_AT = (1280, 720)
HEARD = (
    pygame.QUIT,
    pygame.KEYDOWN,
    pygame.MOUSEMOTION,
    pygame.MOUSEBUTTONDOWN,
    pygame.MOUSEBUTTONUP,
    pygame.MOUSEWHEEL,
    pygame.VIDEORESIZE,
    pygame.WINDOWEXPOSED,
)


def open_window(title: str, size: tuple[int, int] = OPENS_AT) -> pygame.Surface:
    """Open the window, resizable, and answer with its surface."""
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_caption(title)
    pygame.event.set_allowed(None)
    pygame.event.set_allowed(HEARD)
    pygame.key.set_repeat(400, 60)
    wide, high = (max(given, least) for given, least in zip(size, SMALLEST_WINDOW, strict=True))
    return pygame.display.set_mode((wide, high), pygame.RESIZABLE)


def run(stage: Stage, after_first: Callable[[], None], after_each: Callable[[], None]) -> None:
    """Show a stage until it is left.

    `after_first` is called once the first frame is seen, `after_each` after every event that
    changed what is shown.
    """
    full = False
    paint(stage)
    after_first()
    while not stage.left:
        for event in [pygame.event.wait(), *pygame.event.get()]:
            stage.event(event)
        if stage.wants_full_screen != full:
            full = stage.wants_full_screen
            pygame.display.toggle_fullscreen()
        if stage.wants_paint and not stage.left:
            paint(stage)
            after_each()
    pygame.display.quit()


def paint(stage: Stage) -> None:
    """Paint the stage on the window."""
    surface = pygame.display.get_surface()
    if surface is not None:
        stage.paint(surface)
    pygame.display.flip()
