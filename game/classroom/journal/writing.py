"""Group commit: lines that arrive close together are written and flushed as one, then acknowledged.

A flush takes as long for one line as for three hundred, 20 ms on a slow disk. So a thread of its own
writes and flushes whatever has arrived, and acknowledges all of it; what arrives meanwhile is the next
group. Nobody waits longer than for the flush under way and their own.
"""

import contextlib
import os
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from game.errors import GameError

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
    """Appends lines to one file; each `Future` is done once its line is on the disk.

    A line that could not be written is not acknowledged, and is tried again before the next one.
    """

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
        going_on = True
        while going_on:
            group, going_on = self._group()
            if group:
                self._commit(group)
        os.close(self._file)

    def _group(self) -> "tuple[list[tuple[str, Future[None]]], bool]":
        """Return all that waits, and whether more may come."""
        first = self._waiting.get()
        group = []
        while first is not None:
            group.append(first)
            try:
                first = self._waiting.get(timeout=COMPANY) if len(group) == 1 else self._waiting.get_nowait()
            except queue.Empty:
                return group, True
        return group, False

    def _commit(self, group: "list[tuple[str, Future[None]]]") -> None:
        # Lines that failed before come first, so that none is ever missing between others.
        self._unwritten += "".join(line for line, _ in group).encode("ascii")
        try:
            _write_all(self._file, self._unwritten)
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


def _write_all(file: int, written: bytes) -> None:
    while written:
        written = written[os.write(file, written) :]


def _answer(group: "list[tuple[str, Future[None]]]", say: "Callable[[Future[None]], None]") -> None:
    for _, one in group:
        if one.set_running_or_notify_cancel():
            say(one)
