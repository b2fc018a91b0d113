"""The window and its loop: it waits for events, and paints only when something looks different."""

import os

# Before pygame is loaded: without it a window of pixels costs a hundred megabytes and start time.
os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
# The name by which window managers and tests know the window.
os.environ.setdefault("SDL_VIDEO_X11_WMCLASS", "held-in-contempt")

import contextlib
import time
from collections.abc import Callable

import game.desktop.quick_pygame  # noqa: F401 -- before whatever imports pygame whole

# isort: split

import pygame

from game import places
from game.desktop.stage import input as devices
from game.desktop.stage.motion import Motion
from game.desktop.stage.odds_news import NEWS
from game.desktop.stage.stage import ASKED, SEEN, WindowStage
from game.desktop.toolkit.theme import SMALLEST_WINDOW
from game.errors import GameError

HEARD = (
    pygame.QUIT,
    *devices.HEARD,
    pygame.CONTROLLERDEVICEADDED,
    pygame.JOYDEVICEADDED,
    pygame.MOUSEMOTION,
    pygame.MOUSEBUTTONDOWN,
    pygame.MOUSEBUTTONUP,
    pygame.MOUSEWHEEL,
    pygame.DROPFILE,
    *SEEN,
    pygame.WINDOWCLOSE,
    NEWS,
    ASKED,
)
# All kinds of events of SDL and of pygame; `None` would mean 65,000, of which most do not exist.
_KINDS = (*range(pygame.QUIT, 0x1300), *range(0x2000, 0x2002), *range(0x8000, pygame.USEREVENT))
_LOOKS = ((2.0, 0.002), (10.0, 0.008))  # so long after the last event, so many seconds between two looks
# A look takes a ninth of a millisecond: twenty a second are a quarter of a percent of a core.
_SLOWEST_LOOK = 0.05

# SDL takes one of these where it finds no screen, and shows its windows to nobody.
_UNSEEN = ("dummy", "offscreen")

# What a title bar and a desktop's own bar take of a display's height, in pixels.
_BARS = 64


class NoWindowError(GameError):
    """The system has no display, or what is installed as pygame cannot open a window of this game."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(
            f"no window can be opened here ({why}); `contempt play CASE --text` plays in plain lines"
        )


def open_window(title: str, size: tuple[int, int], hidden: bool = False) -> pygame.Window:
    """Open the window, resizable, as large as wanted where the display has the room; `hidden` until shown.

    Raise NoWindowError where there is none to be had.
    """
    if not hasattr(pygame, "Window"):
        raise NoWindowError("'pygame' lies over 'pygame-ce': remove both, then install pygame-ce again")
    try:
        init_display()
        pygame.font.init()
        pygame.event.set_blocked(_KINDS)
        pygame.event.set_allowed(HEARD)
        pygame.key.set_repeat(400, 60)
        pygame.key.stop_text_input()
        fits = fitting(size, pygame.display.get_desktop_sizes()[0])
        window = pygame.Window(title, fits, resizable=True, hidden=hidden)
        window.minimum_size = SMALLEST_WINDOW
    except pygame.error as error:
        raise NoWindowError(str(error)) from error
    return window


def init_display() -> None:
    """Have pygame take a display; raise NoWindowError where nobody would see it, and pygame.error."""
    pygame.display.init()
    if pygame.display.get_driver() in _UNSEEN and not os.environ.get("SDL_VIDEODRIVER"):
        pygame.display.quit()
        raise NoWindowError("the system has no screen, or none that this program may use")


def fitting(wanted: tuple[int, int], display: tuple[int, int]) -> tuple[int, int]:
    """Return a size that a display can show whole beside its bars, and never below the smallest window."""
    room = display[0], display[1] - _BARS
    wide, high = (
        max(min(given, most), least) for given, most, least in zip(wanted, room, SMALLEST_WINDOW, strict=True)
    )
    return wide, high


def run(
    window: pygame.Window, stage: WindowStage, after_first: Callable[[], None], after_each: Callable[[], None]
) -> None:
    """Show a stage until it is left.

    `after_first` is called once the first frame is seen, `after_each` after every event that
    changed what is shown.
    """
    had = (False, False)
    paint(window, stage)
    give_icon(window)
    after_first()
    # Gamepads are looked for once something is shown: that takes its time.
    from game.desktop.senses.system import Gamepads

    pads = Gamepads()
    pads.listen()
    while not stage.left:
        had = given(window, stage, had)
        if stage.wants_paint:
            paint(window, stage)
            after_each()
        motion, stage.motion = stage.motion, None
        for event in pads.kept((motion.played(window) if motion else []) or waited()):
            stage.event(event)
    window.destroy()
    pygame.display.quit()


def give_icon(window: pygame.Window) -> None:
    """Give the window its icon; without one the system has its own."""
    with contextlib.suppress(OSError, pygame.error):
        window.set_icon(pygame.image.load_sized_svg(str(places.pictures() / "app-icon.svg"), (64, 64)))


def waited() -> list[pygame.event.Event]:
    """Return the next events, as soon as there are any.

    The wait of pygame looks a thousand times a second, which costs a laptop its battery; a look every
    few milliseconds is as quick to the eye, and one less often still will do once nothing happens.
    """
    began = time.monotonic()
    while True:
        events = pygame.event.get()
        if events:
            return events
        still = time.monotonic() - began
        time.sleep(next((look for until, look in _LOOKS if still < until), _SLOWEST_LOOK))


def paint(window: pygame.Window, stage: WindowStage) -> None:
    """Paint the stage on the window; of another sheet only the first frame of its motion, the rest waits."""
    surface, shown = window.get_surface(), stage.pen
    moves = stage.turned and shown is not None and not stage.preferences.are_still
    same = surface.get_size() == (stage.look.width, stage.look.height)
    before = surface.copy() if moves and same else None
    stage.paint(surface)
    stage.motion = None
    if before is not None and shown is not None and stage.pen is not None:
        stage.motion = Motion(before, surface.copy(), stage.pen.movers.values(), shown.movers)
        stage.motion.first(surface)
    window.flip()


def given(window: pygame.Window, stage: WindowStage, had: tuple[bool, bool]) -> tuple[bool, bool]:
    """Give the stage what it wants beyond pixels: full screen, and text input while a field takes it."""
    full, writes = wants = (stage.wants_full_screen, stage.writes)
    if full != had[0]:
        stage.windowed = window.size if full else stage.windowed
        fill_screen = window.set_fullscreen if full else window.set_windowed
        fill_screen()
        stage.wants_paint = True
    if writes != had[1]:
        # An input method is at work only then.
        listen = pygame.key.start_text_input if writes else pygame.key.stop_text_input
        listen()
    return wants
