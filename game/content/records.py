"""What was read of files, as a record in the user's folder, so that a start need not read it again.

A record has its name from the bytes of all the files it was read of, and from the edition of the code that
reads: another word anywhere, and it is made anew. It begins with the checksum of the rest, so that a damaged
one is noticed, and nothing is made of it but values of the model, whoever wrote it.

All this is against mistakes, so checksums will do: to load a digest of cryptography takes 7 ms of each start.
"""

import contextlib
import io
import os
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from game import places
from game.model.value import uncollected

T = TypeVar("T")

_SUFFIX = ".record"
_MOST_FILES = 60
_MADE = frozenset(
    {
        *(("game.content.kept_case", "KeptCase"), ("game.content.library", "Head")),
        *(("datetime", "date"), ("fractions", "Fraction")),
        # Python 3.13 has its paths in a module of their own.
        *((of, f"{kind}Path") for of in ("pathlib", "pathlib._local") for kind in ("", "Posix", "Windows")),
    }
)
_CHECKSUM = 4  # bytes
# What turns files into values: other code may read other values from the same files.
_CODE = (Path(__file__).parent, Path(__file__).parent.parent / "model")


class DamagedRecordError(ValueError):
    """A record is not as it was written, or was written by something else."""


class _Values(pickle.Unpickler):
    """Makes values of the model and nothing else, whatever a record asks for."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class of the model; raise DamagedRecordError for whatever else is asked for."""
        if not module.startswith("game.model.") and (module, name) not in _MADE:
            raise DamagedRecordError(f"{module}.{name}")
        return super().find_class(module, name)


def to_record(found: object) -> bytes:
    """Return values as a record."""
    record = pickle.dumps(found, 5)
    return _checksum(record) + record


def from_record(record: bytes, kind: type[T]) -> T:
    """Return the values of a record; raise DamagedRecordError where it is not whole, or of another kind."""
    checksum, rest = record[:_CHECKSUM], record[_CHECKSUM:]
    if _checksum(rest) != checksum:
        raise DamagedRecordError("it is not as it was written")
    try:
        with uncollected():
            found = _Values(io.BytesIO(rest)).load()
    except (pickle.UnpicklingError, AttributeError, ImportError, EOFError, IndexError, TypeError) as error:
        raise DamagedRecordError(f"it is of another Python: {error}") from error
    if not isinstance(found, kind):
        raise DamagedRecordError(f"it holds no {kind.__name__}")
    return found


def kept(name: str, files: Iterable[Path], kind: type[T], read: Callable[[], T]) -> T:
    """Return what `read` makes of some files, from the record of these where one is kept."""
    file = places.records() / f"{name}-{_told_apart(files)}{_SUFFIX}"
    with contextlib.suppress(OSError, DamagedRecordError):
        return from_record(file.read_bytes(), kind)
    found = read()
    _keep(file, to_record(found))
    return found


def _checksum(record: bytes) -> bytes:
    return zlib.crc32(record).to_bytes(_CHECKSUM, "big")


def _told_apart(files: Iterable[Path]) -> str:
    """Return what is another text for other files, by two checksums: one of them alone might be the same."""
    first, second = 0, 1
    for text in (*_contents(files), _edition()):
        first, second = zlib.crc32(text, first), zlib.adler32(text, second)
    return f"{first:08x}{second:08x}"


def _contents(files: Iterable[Path]) -> Iterator[bytes]:
    for file in files:
        content = file.read_bytes() if file.is_file() else b""
        yield f"{file} {len(content)} ".encode("utf-8", "surrogatepass") + content


@lru_cache(maxsize=1)
def _edition() -> bytes:
    """Return what tells this code from any other, looked up once: what runs stays as it was imported."""
    modules = sorted(module for folder in _CODE for module in _modules(str(folder)))
    return " ".join(modules).encode("utf-8", "surrogatepass")


def _modules(folder: str) -> Iterator[str]:
    # By what the system tells of a whole folder: a path made for each module takes four times as long.
    with os.scandir(folder) as inside:
        for one in inside:
            if one.is_dir(follow_symlinks=False):
                yield from _modules(one.path)
            elif one.name.endswith(".py"):
                about = one.stat()
                yield f"{one.path} {about.st_size} {about.st_mtime_ns}"


def _keep(file: Path, record: bytes) -> None:
    """Keep a record, whole or not at all, and no more than a few; a full disk is no reason not to play."""
    beside = file.with_name(f"{file.name}.part")
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(record)
        beside.replace(file)
        files = sorted(file.parent.glob(f"*{_SUFFIX}"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in (*files[_MOST_FILES:], *file.parent.glob("*.part")):
            old.unlink(missing_ok=True)
