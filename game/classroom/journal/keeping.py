"""The journal of one class: begun, written, found again after a crash, and taken away at the end."""

import contextlib
import os
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from game.classroom.commands import Command
from game.classroom.journal.lines import (
    BadLineError,
    Opening,
    Written,
    command_line,
    opening_line,
    read_command,
    read_opening,
)
from game.classroom.journal.writing import Flush, GroupWriter
from game.classroom.lesson import Lesson
from game.classroom.refusing import Refusal
from game.classroom.session import Session
from game.classroom.working import apply, begun

SUFFIX = ".journal"
STALE_AFTER = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Found:
    """A journal as it was read: what is taught, the commands that hold, and the bad line, if there is one.

    `length` is how many bytes of the file hold; a torn last line is left out without a word.
    """

    path: Path
    opening: Opening
    commands: tuple[Written, ...]
    length: int
    bad: BadLineError | None = None


@dataclass(frozen=True, slots=True)
class Recovered:
    """A class as it stood, and where its journal goes on."""

    session: Session
    journal: "Journal"
    bad: BadLineError | None = None


class Journal:
    """Writes down accepted commands; what was acknowledged is on the disk."""

    def __init__(self, path: Path, sequence: int = 0, flush: Flush = os.fsync) -> None:
        self.path = path
        self._sequence = sequence
        self._writer = GroupWriter(path, flush)

    @classmethod
    def begin(cls, folder: Path, opening: Opening, flush: Flush = os.fsync) -> "Journal":
        """Begin the journal of a new class in a folder; raise JournalNotWrittenError."""
        number = 1
        while (path := folder / f"class-{number}{SUFFIX}").exists():
            number += 1
        journal = cls(path, 0, flush)
        journal._writer.append(opening_line(opening)).result()
        return journal

    def write(self, phase: str, command: Command) -> "Future[None]":
        """Answer with a future that is done once the command is on the disk.

        `phase` is the one in which it was asked. Only one thread may call this: the order of the calls
        is the order of the journal.
        """
        self._sequence += 1
        return self._writer.append(command_line(Written(self._sequence, phase, command)))

    def close(self) -> None:
        """Write what is waiting, and leave the journal where it is."""
        self._writer.close()

    def discard(self) -> None:
        """Close the journal and take it away: the class was exported or discarded."""
        self.close()
        self.path.unlink(missing_ok=True)


def read_journal(path: Path) -> Found:
    """Answer with what a journal holds; raise BadLineError where not even its first line can be read."""
    written = path.read_bytes()
    whole, _, _ = written.rpartition(b"\n")
    lines = whole.split(b"\n") if whole else []
    if not lines:
        raise BadLineError(1, "it is empty")
    opening = read_opening(_text(lines[0], 1))
    commands: list[Written] = []
    length, bad = len(lines[0]) + 1, None
    for number, line in enumerate(lines[1:], start=2):
        try:
            commands.append(read_command(_text(line, number), number))
        except BadLineError as error:
            bad = error
            break
        length += len(line) + 1
    return Found(path, opening, tuple(commands), length, bad)


def recovered(found: Found, lesson: Lesson) -> Recovered:
    """Answer with the class played again from its journal, which then goes on behind the last good line.

    The lesson must be of the plan and the edition that the opening names.
    """
    session = begun(lesson, found.opening.seed, rehearsal=found.opening.rehearsal)
    bad, length, sequence = found.bad, found.length, 0
    for written in found.commands:
        done = apply(session, written.command)
        if isinstance(done, Refusal):
            bad = BadLineError(written.sequence + 1, done.says)
            length = _length_of(found, written.sequence)
            break
        session, sequence = done, written.sequence
    os.truncate(found.path, length)
    return Recovered(session, Journal(found.path, sequence), bad)


def left_over(folder: Path, now: float) -> tuple[Found, ...]:
    """Answer with the journals that a crash left, the newest first; those older than a day are deleted.

    `now` is the time of the system. A file that is no journal is deleted too: it holds nothing to offer.
    """
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}"), key=lambda one: -one.stat().st_mtime):
        with contextlib.suppress(BadLineError):
            if now - path.stat().st_mtime < STALE_AFTER:
                found.append(read_journal(path))
                continue
        path.unlink(missing_ok=True)
    return tuple(found)


def _length_of(found: Found, sequence: int) -> int:
    """Answer with how many bytes come before the line of a command."""
    with found.path.open("rb") as file:
        return sum(len(file.readline()) for _ in range(sequence))


def _text(line: bytes, number: int) -> str:
    try:
        return line.decode("ascii")
    except UnicodeDecodeError:
        raise BadLineError(number, "it is not plain text") from None
