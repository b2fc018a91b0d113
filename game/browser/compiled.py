"""The game and the library that it imports, compiled beforehand, so that no browser has to.

By the very Python that the browser runs, in Node.js, without which npm fetches nothing. Where that is not at
hand, the sources are served, and the first scene waits longer.
"""

import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from game import places
from game.browser.runtime import VERSION

_GAME, _LIBRARY = "game.zip", "python_stdlib.zip"
_LONGEST = 120  # seconds


def compiled(runtime: Path, archive: bytes) -> Mapping[str, bytes]:
    """Return what replaces the archive of the game and the library of a runtime in a site, by their names."""
    script = Path(str(resources.files("game.pages"))) / "static" / "compile.mjs"
    made_of = hashlib.sha256(b"".join((VERSION.encode(), script.read_bytes(), archive))).hexdigest()
    kept = places.runtime() / f"compiled-{made_of[:16]}"
    if not kept.is_dir() and not _made(script, runtime, archive, kept):
        return {_GAME: archive}
    return {_GAME: (kept / _GAME).read_bytes(), f"runtime/{_LIBRARY}": (kept / _LIBRARY).read_bytes()}


def _made(script: Path, runtime: Path, archive: bytes, kept: Path) -> bool:
    """Compile both into a folder that is kept, in place of older ones; return whether it was done."""
    node = shutil.which("node")
    if node is None:
        return False
    with tempfile.TemporaryDirectory(prefix=".compiled-", dir=kept.parent) as beside:
        (Path(beside) / _GAME).write_bytes(archive)
        try:
            subprocess.run(  # noqa: S603 -- Node.js itself, with a script of our own
                [node, str(script), f"{runtime}/", beside], check=True, capture_output=True, timeout=_LONGEST
            )
        except (OSError, subprocess.SubprocessError):
            return False
        if not (Path(beside) / _LIBRARY).is_file():
            return False
        for older in kept.parent.glob("compiled-*"):
            shutil.rmtree(older, ignore_errors=True)
        shutil.copytree(beside, kept)
    return True
