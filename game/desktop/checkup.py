"""What of this machine the window works with, asked part by part, for `contempt doctor`.

Pygame is only loaded once it is asked for: whether it can be is one of the questions.
"""

import contextlib
import io
import os
from collections.abc import Callable, Iterator

from game.model.value import value


@value
class ExaminedPart:
    """One part that was looked at: whether it works, what was found, and what to do where it does not."""

    part: str
    works: bool
    found: str
    remedy: str = ""


def examined() -> Iterator[ExaminedPart]:
    """Yield what the window needs, one part after the other; whatever a part raises is found of it."""
    yield asked("pygame", _pygame, "Run `python3 start.py`, or `pip install pygame-ce` for this Python.")
    yield asked("video", _video, "`contempt play CASE --text` plays in plain lines, without a screen.")
    yield asked("audio", _audio, "Nothing is heard; all that is heard can be seen as well.")
    yield asked("fonts", _fonts, "Fetch the folder of the game again, or install it again.")
    yield asked("voice", _voice, "Install `espeak-ng` or `speech-dispatcher` with your system's packages.")
    yield asked("screen reader", _tree, "`pip install accesskit`, for this Python, lets one read the window.")


def asked(part: str, look: Callable[[], str], remedy: str) -> ExaminedPart:
    """Return what is found of a part; whatever looking raises says that it does not work."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # A library may greet there.
            return ExaminedPart(part, True, look())
    except Exception as error:  # noqa: BLE001 -- it is told, and the other parts are looked at
        # A window that cannot be opened has its reason apart from what to do.
        why = getattr(error, "why", "") or str(error) or type(error).__name__
        return ExaminedPart(part, False, why, remedy)


def _pygame() -> str:
    import pygame

    if not hasattr(pygame, "Window"):
        raise RuntimeError(f"pygame {pygame.version.ver} lies in the place of pygame-ce")
    return f"pygame-ce {pygame.version.ver}, SDL {'.'.join(map(str, pygame.get_sdl_version()))}"


def _video() -> str:
    import pygame

    from game.desktop.app import init_display
    from game.desktop.senses.sounds import quietly

    with quietly():
        init_display()
    sizes = ", ".join(f"{wide}x{high}" for wide, high in pygame.display.get_desktop_sizes())
    found = f"{pygame.display.get_driver()}, {sizes}"
    pygame.display.quit()
    return found


def _audio() -> str:
    import pygame.mixer

    from game.desktop.senses.sounds import RATE, quietly

    with quietly():
        pygame.mixer.init(RATE, -16, 1, 1024)
    found = pygame.mixer.get_driver()
    pygame.mixer.quit()
    if found in ("dummy", "disk") and not os.environ.get("SDL_AUDIODRIVER"):
        raise RuntimeError("there is no sound card")
    return found


def _fonts() -> str:
    import pygame

    from game import places
    from game.desktop.toolkit.theme import FAMILIES

    pygame.font.init()
    files = {file for family in FAMILIES.values() for file in family.faces.values()}
    for file in sorted(files):
        pygame.font.Font(places.fonts() / file, 12)
    return f"{len(files)} in '{places.fonts()}'"


def _voice() -> str:
    from game.desktop.senses.voice import found, programs

    here = [one.name for one in found()]
    if not here:
        raise RuntimeError(f"none of {', '.join(one.name for one in programs())} is installed")
    return ", ".join(here)


def _tree() -> str:
    from game.desktop.senses.tree_adapter import is_installed

    if not is_installed():
        raise RuntimeError("the extra `a11y` is not installed")
    return "the extra `a11y` is installed"
