"""The journal of one class: begun, written, found again after a crash, and deleted at the end."""

import contextlib
import os
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from game.classroom.commands import Command, CommandRefusal
from game.classroom.journal.lines import (
    BadLineError,
    JournalLine,
    JournalOpening,
    command_line,
    opening_line,
    read_command,
    read_opening,
)
from game.classroom.journal.writing import (
    Flush,
    GroupWriter,
    JournalNotWrittenError,
    create_journal,
    is_held,
    open_journal,
)
from game.classroom.lesson import Lesson
from game.classroom.session import Session
from game.classroom.working import apply, begun

SUFFIX = ".journal"
STALE_AFTER = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class FoundJournal:
    """A journal as it was read: what is taught, the commands that hold, and the bad line, if there is one."""

    path: Path
    opening: JournalOpening
    commands: tuple[JournalLine, ...]
    bad: BadLineError | None = None  # a torn last line is left out silently
    held: bool = False  # by another program


@dataclass(frozen=True, slots=True)
class RecoveredClass:
    """A class as it stood, and where its journal goes on."""

    session: Session
    journal: "Journal"
    bad: BadLineError | None = None


class Journal:
    """Writes down accepted commands; what was acknowledged is on the disk. No second program holds it."""

    def __init__(self, writer: GroupWriter, sequence: int = 0) -> None:
        self.path = writer.path
        self._sequence = sequence
        self._writer = writer

    @classmethod
    def begin(cls, folder: Path, opening: JournalOpening, flush: Flush = os.fsync) -> "Journal":
        """Begin the journal of a new class in a folder; raise JournalNotWrittenError."""
        try:
            path, file = create_journal(folder, SUFFIX)
        except OSError as error:
            raise JournalNotWrittenError(folder, error) from error
        journal = cls(GroupWriter(path, file, flush))
        journal._writer.append(opening_line(opening)).result()
        return journal

    def write(self, phase: str, command: Command) -> "Future[None]":
        """Return a future that is done once the command, asked in this phase, is on the disk."""
        # Only one thread may call this: the order of the calls is the order of the journal.
        self._sequence += 1
        return self._writer.append(command_line(JournalLine(self._sequence, phase, command)))

    def close(self) -> None:
        """Write what is waiting, and leave the journal where it is."""
        self._writer.close()

    def discard(self) -> None:
        """Close and delete the journal: the class was exported or discarded."""
        self.close()
        self.path.unlink(missing_ok=True)


def read_journal(path: Path) -> FoundJournal:
    """Return what a journal holds; raise BadLineError if not even its first line can be read."""
    written = path.read_bytes()
    whole, _, _ = written.rpartition(b"\n")
    lines = whole.split(b"\n") if whole else []
    if not lines:
        raise BadLineError(1, "it is empty")
    opening = read_opening(_text(lines[0], 1))
    commands: list[JournalLine] = []
    bad = None
    for number, line in enumerate(lines[1:], start=2):
        try:
            commands.append(read_command(_text(line, number), number))
        except BadLineError as error:
            bad = error
            break
    return FoundJournal(path, opening, tuple(commands), bad)


def recovered(found: FoundJournal, lesson: Lesson) -> RecoveredClass:
    """Return the class played again from its journal, which then goes on behind the last good line.

    The lesson must be of the plan and the edition that the opening names. Raise JournalHeldError if
    another program holds the class, and JournalNotWrittenError if the journal is gone.
    """
    try:
        file = open_journal(found.path)
        # Somebody may have gone on with what was found, and left it again.
        found = read_journal(found.path)
    except OSError as error:
        raise JournalNotWrittenError(found.path, error) from error
    opening, bad, sequence = found.opening, found.bad, 0
    session = begun(lesson, opening.seed, rehearsal=opening.rehearsal, section=opening.section)
    for written in found.commands:
        done = apply(session, written.command)
        if isinstance(done, CommandRefusal):
            bad = BadLineError(written.sequence + 1, done.says)
            break
        session, sequence = done, written.sequence
    # A torn or bad last line must not stand before the next one.
    with found.path.open("rb") as good:
        os.ftruncate(file, sum(len(good.readline()) for _ in range(1 + sequence)))
    return RecoveredClass(session, Journal(GroupWriter(found.path, file), sequence), bad)


def left_over(folder: Path, now: float) -> tuple[FoundJournal, ...]:
    """Return the journals that a crash left, the newest first; those older than a day are deleted."""
    # A file that is no journal is deleted too: it holds nothing to offer. What another program holds stays.
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}"), key=lambda one: -one.stat().st_mtime):
        held = is_held(path)
        with contextlib.suppress(BadLineError):
            if held or now - path.stat().st_mtime < STALE_AFTER:
                found.append(replace(read_journal(path), held=held))
                continue
        if not held:
            path.unlink(missing_ok=True)
    return tuple(found)


def _text(line: bytes, number: int) -> str:
    try:
        return line.decode("ascii")
    except UnicodeDecodeError:
        raise BadLineError(number, "it is not plain text") from None
