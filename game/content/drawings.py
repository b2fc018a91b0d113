"""The drawings at hand, by kind and name: those of the game. Each says in words what it shows."""

import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from game import places
from game.model.value import value

# Each kind, and the noun for one of it.
KINDS: Mapping[str, str] = {"portraits": "portrait", "places": "place", "stations": "sign"}

_DESCRIPTION = re.compile(r"<desc>(.*?)</desc>", re.DOTALL)


@value
class Drawing:
    """One drawing, with its alternative text."""

    kind: str
    name: str
    file: Path
    says: str


@lru_cache(maxsize=len(KINDS))
def shared(kind: str) -> frozenset[str]:
    """Return the names of the game's drawings of a kind, such as `places`."""
    return frozenset(file.stem for file in (places.pictures() / kind).glob("*.svg"))


def described(kind: str) -> Iterator[Drawing]:
    """Yield the game's drawings of a kind in the order of their names."""
    for name in sorted(shared(kind)):
        file = places.drawing(kind, name)
        found = _DESCRIPTION.search(file.read_text("utf-8"))
        yield Drawing(kind, name, file, html.unescape(found[1]) if found else "")
