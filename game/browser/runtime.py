"""Where Python for the browser comes from: one pinned package, fetched once by npm's own client and kept.

The game and the library that it imports are compiled beforehand, so that no browser has to: by the very
Python that the browser runs, in Node.js, without which npm fetches nothing. Where that is not at hand, the
sources are served, and the first scene waits longer.
"""

import base64
import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from game import places
from game.errors import GameError

VERSION = "314.0.8"
PACKAGE = f"pyodide@{VERSION}"
DIGEST = "74Wq1kXOC+CCEzAfxuRAO701nAcCMLjf8NrwvWpu8S41dVMXwXmLQ05dYB+F4e46AdnGo0oq7YHSVUpHsoarLQ=="
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
_GAME, _LIBRARY = "game.zip", "python_stdlib.zip"
_LONGEST_FETCH, _LONGEST_COMPILING = 300, 120  # seconds


class NoRuntimeError(GameError):
    """The runtime for browsers is not at hand and cannot be fetched."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(
            f"Python for the browser cannot be had ({why}): install Node.js with npm and try again, "
            f"or fetch the npm package {PACKAGE} elsewhere, and name its file with --runtime"
        )


def at_hand() -> bool:
    """Return whether the runtime was fetched and unpacked here before."""
    return all((places.runtime() / f"pyodide-{VERSION}" / name).is_file() for name in FILES)


def runtime(given: Path | None = None) -> Path:
    """Return the folder with the files of the runtime, unpacked once; raise NoRuntimeError."""
    folder = places.runtime() / f"pyodide-{VERSION}"
    if at_hand():
        return folder
    with tempfile.TemporaryDirectory(prefix="contempt-") as beside:
        packed = given or _fetched(Path(beside))
        try:
            written = packed.read_bytes()
        except OSError as error:
            raise NoRuntimeError(f"'{packed.name}' cannot be read") from error
        if base64.b64encode(hashlib.sha512(written).digest()).decode() != DIGEST:
            raise NoRuntimeError(f"'{packed.name}' is not {PACKAGE} as it was published")
        _unpack(packed, folder)
    return folder


def _fetched(folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise NoRuntimeError("npm is not installed")
    try:
        subprocess.run(  # noqa: S603 -- npm itself, with words of our own
            [npm, "pack", PACKAGE, "--silent", "--pack-destination", str(folder)],
            check=True,
            capture_output=True,
            timeout=_LONGEST_FETCH,
            cwd=folder,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NoRuntimeError("npm could not fetch it") from error
    found = next(folder.glob("pyodide-*.tgz"), None)
    if found is None:
        raise NoRuntimeError("npm fetched nothing")
    return found


def _unpack(packed: Path, folder: Path) -> None:
    """Write the files that are needed, the folder whole or not at all."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".runtime-", dir=folder.parent) as beside:
        with tarfile.open(packed) as archive:
            for name in FILES:
                inside = archive.extractfile(f"package/{name}")
                if inside is None:
                    raise NoRuntimeError(f"the package has no {name}")
                (Path(beside) / name).write_bytes(inside.read())
        shutil.copytree(beside, folder, dirs_exist_ok=True)


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
                [node, str(script), f"{runtime}/", beside],
                check=True,
                capture_output=True,
                timeout=_LONGEST_COMPILING,
            )
        except (OSError, subprocess.SubprocessError):
            return False
        if not (Path(beside) / _LIBRARY).is_file():
            return False
        for older in kept.parent.glob("compiled-*"):
            shutil.rmtree(older, ignore_errors=True)
        shutil.copytree(beside, kept)
    return True
