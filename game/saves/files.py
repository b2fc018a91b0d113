"""The user's files: those that are replaced whole, and exports, which replace nothing.

A kept file is written beside, flushed and renamed, and the one before stays as `.bak`.
"""
# Longer than 250 lines because each way in which a disk refuses or spoils a file is met here.

import contextlib
import os
import re
import time
from collections.abc import Callable, Iterable
from errno import EACCES
from pathlib import Path
from typing import Generic, TypeVar

from game.errors import GameError
from game.model.value import value
from game.saves.errors import DamagedFileError, NewerFormatError, NotReadError, NotWrittenError, reason

T = TypeVar("T")

# Two hundred turns take 20 KB; more than this is none of our files.
MOST_BYTES = 1_000_000

BACKUP = ".bak"
DAMAGED = ".damaged-"
_UNFINISHED = ".part"
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds


@value
class SetAside:
    """A file that could not be read as what it should be, the name it has now, and why."""

    name: str
    now: str  # empty where it could not be renamed, and stays where it is
    why: str


@value
class FoundContent(Generic[T]):
    """What a file holds, or nothing, and the damaged files that were set aside on the way to it."""

    value: T | None
    set_aside: tuple[SetAside, ...] = ()


class KeptFile(Generic[T]):
    """One file of the user's and the one before it, read by a function that raises for what it is not."""

    def __init__(self, path: Path, parse: Callable[[str], T]) -> None:
        self.path = path
        self._parse = parse
        self._backup = path.with_name(path.name + BACKUP)
        self._written: bytes | None = None

    @property
    def is_as_written(self) -> bool:
        """Return whether the file is still the one written from here, so that it is known to be good."""
        with contextlib.suppress(OSError):
            return self._written is not None and self.path.read_bytes() == self._written
        return False

    def read(self) -> FoundContent[T]:
        """Return what the file holds, or the one before where it is damaged or gone; raise NotReadError."""
        newest = self._read(self.path)
        if newest.value is not None:
            return newest
        before = self._read(self._backup)
        return FoundContent(before.value, (*newest.set_aside, *before.set_aside))

    def write(self, text: str, flush_name: bool = True) -> tuple[SetAside, ...]:
        """Put a text in the old one's place, whole; return what was set aside; raise NotWrittenError.

        Where its name is not flushed, too, a power cut may give the text before back; a kill never does.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            written = self._written_beside(text)
            try:
                set_aside = self._keep_before(Path(f"{written}{BACKUP}"))
                written.replace(self.path)
                self._written = text.encode("utf-8")
            finally:
                written.unlink(missing_ok=True)
            if flush_name:
                _flush_folder(self.path.parent)
            _clear_leftovers(self.path)
        except OSError as error:
            raise NotWrittenError(self.path, error) from error
        return set_aside

    def remove(self) -> None:
        """Take the file and the one before it away; raise NotWrittenError where the system refuses."""
        try:
            self.path.unlink(missing_ok=True)
            self._backup.unlink(missing_ok=True)
        except OSError as error:
            raise NotWrittenError(self.path, error) from error

    def _written_beside(self, text: str) -> Path:
        # The system makes the name up, so that two programs never write into one file.
        import tempfile

        number, beside = tempfile.mkstemp(_UNFINISHED, f".{self.path.name}-", self.path.parent)
        try:
            with os.fdopen(number, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
        return Path(beside)

    def _keep_before(self, spare: Path) -> tuple[SetAside, ...]:
        """Only a good file takes the place of the one before it; a damaged one is set aside."""
        if self.is_as_written:
            self._second_name(spare)
            return ()
        try:
            before = self._read(self.path)
        except (NewerFormatError, NotReadError) as error:
            aside = _set_aside(self.path, str(error))
            if not aside.now:
                raise PermissionError(EACCES, "what is there can be neither read nor renamed") from error
            return (aside,)
        if before.value is not None:
            self._second_name(spare)
        return before.set_aside

    def _second_name(self, spare: Path) -> None:
        """Give the file its second name, `.bak`, without a moment in which it has none."""
        try:
            os.link(self.path, spare)
            spare.replace(self._backup)
        except (OSError, AttributeError):
            # Not every disk, nor every system, knows two names for one file; reading looks for both.
            with contextlib.suppress(FileNotFoundError):
                self.path.replace(self._backup)
        finally:
            # Where both names are of one file already, renaming leaves the spare one.
            spare.unlink(missing_ok=True)

    def _read(self, path: Path) -> FoundContent[T]:
        try:
            if path.stat().st_size > MOST_BYTES:
                raise DamagedFileError("it is far too long")
            return FoundContent(self._parse(path.read_bytes().decode("utf-8-sig")))
        except FileNotFoundError:
            return FoundContent(None)
        except OSError as error:
            raise NotReadError(path, error) from error
        except UnicodeDecodeError:
            return FoundContent(None, (_set_aside(path, "it is not text"),))
        except DamagedFileError as damaged:
            return FoundContent(None, (_set_aside(path, damaged.why),))


def write_whole(path: Path, text: str | bytes) -> None:
    """Put a text into a file whole or not at all: written beside it, flushed, renamed; raise OSError."""
    written = text.encode("utf-8") if isinstance(text, str) else text
    # It is readable like any file the user makes. What is no file, such as a pipe, is written to as it is.
    if path.exists() and not path.is_file():
        path.write_bytes(written)
        return
    path = path.resolve()
    import secrets

    beside = path.with_name(f".{path.name}-{secrets.token_hex(4)}{_UNFINISHED}")
    try:
        with beside.open("xb") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        # On Windows a program that keeps folders alike may hold the file for a moment.
        for wait in _WAITS:
            with contextlib.suppress(PermissionError):
                beside.replace(path)
                break
            time.sleep(wait)
        else:
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _flush_folder(path.parent)
    _clear_leftovers(path)


def _clear_leftovers(path: Path) -> None:
    """Remove what programs that were killed left half written beside a file, an hour ago or more."""
    with contextlib.suppress(OSError):
        for left in path.parent.iterdir():
            ours = left.name.startswith(f".{path.name}-") and _UNFINISHED in left.suffixes
            if ours and left.stat().st_mtime < time.time() - 3600:
                left.unlink()


def _set_aside(path: Path, why: str) -> SetAside:
    """Rename a file to the first free name of its kind."""
    number = 1
    while (aside := path.with_name(f"{path.name}{DAMAGED}{number}")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError:
        return SetAside(path.name, "", why)
    return SetAside(path.name, aside.name, why)


def _flush_folder(folder: Path) -> None:
    """See that a renaming outlives a power cut, where folders can be flushed."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


class NotExportedError(GameError):
    """A file could be written in none of the folders that were tried."""

    def __init__(self, name: str, tried: Iterable[tuple[Path, OSError]]) -> None:
        self.name, self.tried = name, tuple(tried)
        folders = "; ".join(f"'{folder}' ({reason(error)})" for folder, error in self.tried)
        super().__init__(f"'{name}' could not be written in {folders}; make one of these folders writable")


def export(name: str, content: str | bytes, folders: Iterable[Path]) -> Path:
    """Write a new file into the first folder that takes it, and return it; raise NotExportedError."""
    whole = content.encode("utf-8") if isinstance(content, str) else content
    tried: list[tuple[Path, OSError]] = []
    for folder in folders:
        try:
            return _written_new(folder, name, whole)
        except OSError as error:
            tried.append((folder, error))
    raise NotExportedError(name, tried)


def _written_new(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    stem, dot, ending = name.rpartition(".")
    number = 1
    while True:
        file = folder / (name if number == 1 else f"{stem}-{number}{dot}{ending}")
        try:
            with file.open("xb") as opened:
                opened.write(content)
        except FileExistsError:
            number += 1
        except OSError:
            file.unlink(missing_ok=True)
            raise
        else:
            return file


def export_name(*parts: str) -> str:
    """Return some words as the stem of a file's name that every system takes."""
    return "-".join(re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts if part)
