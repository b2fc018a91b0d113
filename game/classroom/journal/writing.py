"""The file of a journal: held by one program at a time, and written by group commit.

The lock dies with its program. It is only advice to this program itself: it keeps nobody from reading;
where the system or the disk knows no locks, everybody gets one.

A flush takes as long for one line as for three hundred, 20 ms on a slow disk. So a thread of its own
writes and flushes whatever has arrived, and acknowledges all of it; what arrives meanwhile is the next
group. Nobody waits longer than for the flush under way and their own.
"""

import contextlib
import errno
import os
import queue
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
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
    """Make a new journal in a folder, for its owner only; return its path and the open file, held."""
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
    """Open an existing journal, and hold it; raise JournalHeldError if another program does, or OSError."""
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


# While nothing is under way, a group waits this long for company: far below the 50 ms that are allowed.
COMPANY = 0.002

Flush = Callable[[int], None]
"""Sees that what was written to an open file is on the disk."""


class JournalNotWrittenError(GameError):
    """The journal could not be written: the disk is full, or somebody took the folder away."""

    def __init__(self, path: Path, error: OSError) -> None:
        self.path, self.error = path, error
        why = error.strerror or "the system gives no reason"
        super().__init__(f"the class cannot be written down in '{path.name}' ({why}); make room on the disk")


class GroupWriter:
    """Appends lines to one file; each `Future` is done once its line is on the disk."""

    # A line that could not be written is not acknowledged, and is tried again before the next one.
    def __init__(self, path: Path, file: int, flush: Flush = os.fsync) -> None:
        """Go on at the end of an open file, which is closed with this."""
        self.path = path
        self._flush = flush
        self._waiting: queue.SimpleQueue[tuple[str, Future[None]] | None] = queue.SimpleQueue()
        self._file = file
        self._length = os.fstat(self._file).st_size
        self._unwritten = b""
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    def append(self, line: str) -> "Future[None]":
        """Return at once a future, which fails with JournalNotWrittenError if the line is not on disk."""
        written: Future[None] = Future()
        self._waiting.put((line, written))
        return written

    def close(self) -> None:
        """Write what is waiting, and close the file."""
        self._waiting.put(None)
        self._thread.join()

    def _work(self) -> None:
        """Write group after group, all that waits at a time, up to the None that ends it."""
        following = self._waiting.get()
        while following is not None:
            group = [following]
            with contextlib.suppress(queue.Empty):
                following = self._waiting.get(timeout=COMPANY)
                while following is not None:
                    group.append(following)
                    following = self._waiting.get_nowait()
            self._commit(group)
            if following is not None:
                following = self._waiting.get()
        os.close(self._file)

    def _commit(self, group: "list[tuple[str, Future[None]]]") -> None:
        # Lines that failed before come first, so that none is ever missing between others.
        self._unwritten += "".join(line for line, _ in group).encode("ascii")
        try:
            left = self._unwritten
            while left:
                left = left[os.write(self._file, left) :]
            self._flush(self._file)
        except OSError as error:
            failed = JournalNotWrittenError(self.path, error)
            # Half a line must not stand before the next group.
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, self._length)
            _answer(group, lambda one: one.set_exception(failed))
            return
        self._length += len(self._unwritten)
        self._unwritten = b""
        _answer(group, lambda one: one.set_result(None))


def _answer(group: "list[tuple[str, Future[None]]]", say: "Callable[[Future[None]], None]") -> None:
    for _, one in group:
        if one.set_running_or_notify_cancel():
            say(one)
