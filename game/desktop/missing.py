"""What of the game's own files is not there: the window goes on without it, and says so once."""

from collections.abc import Iterator

from game import places
from game.desktop.toolkit.theme import FACES

_PICTURES = ("icons", "places", "portraits")


def missing() -> tuple[str, ...]:
    """Return the names of what is not there; usually with none."""
    return tuple(_missing())


def _missing() -> Iterator[str]:
    if any(not (places.fonts() / file).is_file() for file in FACES.values()):
        yield places.fonts().name
    if not places.palette().is_file():
        yield places.palette().name
    if any(not (places.pictures() / kind).is_dir() for kind in _PICTURES):
        yield places.pictures().name
