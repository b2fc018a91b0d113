"""A journal has one holder: a lock that a second program cannot get, and that dies with the first one.

The lock is only advice to this program itself: it keeps nobody from reading. Where the system or the disk
knows no locks, everybody gets one.
"""

import contextlib
import errno
import os
import sys
from pathlib import Path

from game.errors import GameError

_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
# On Windows what is locked cannot be read by others: a byte is taken that no journal ever reaches.
_FAR = 2**30


class JournalHeldError(GameError):
    """Another window of the program holds the class of this journal."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            "a class with this case is open in another window of the program; go on there, or close "
            "that window and start again"
        )


def create_journal(folder: Path, suffix: str) -> tuple[Path, int]:
    """Make a new journal in a folder, for its owner only; return its path and the held open file.

    Raise OSError if it cannot be made there.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    number = 1
    while True:
        path = folder / f"class-{number}{suffix}"
        with contextlib.suppress(FileExistsError):
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
            _locked(file)
            return path, file
        number += 1


def open_journal(path: Path) -> int:
    """Open an existing journal, and hold it; return the open file.

    Raise JournalHeldError if another program holds it, OSError if it cannot be opened.
    """
    file = os.open(path, os.O_RDWR | os.O_APPEND)
    if _locked(file):
        return file
    os.close(file)
    raise JournalHeldError(path)


def is_held(path: Path) -> bool:
    """Return whether a program is at work with a journal."""
    try:
        os.close(open_journal(path))
    except JournalHeldError:
        return True
    except OSError:
        return False
    return False


def _locked(file: int) -> bool:
    """Lock an open file without waiting; return False if another program has locked it."""
    try:
        _lock(file)
    except OSError as error:
        return error.errno not in _HELD
    return True


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        os.lseek(file, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(file, 0, os.SEEK_END)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
