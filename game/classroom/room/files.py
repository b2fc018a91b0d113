"""The styles and the script of the pages, named by their content, so that phones can keep them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

_KINDS: Mapping[str, str] = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class File:
    """One file as it is served."""

    path: str
    kind: str
    content: bytes


@cache
def files() -> Mapping[str, File]:
    """Return the files by their kind, `css` and `js`."""
    return {kind: _file(kind) for kind in _KINDS}


def _file(kind: str) -> File:
    content = resources.files("game.pages").joinpath("static", f"seat.{kind}").read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:10]
    return File(f"/files/seat.{digest}.{kind}", _KINDS[kind], content)
