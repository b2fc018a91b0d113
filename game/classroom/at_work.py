"""A class at work: the session as it stands, the one way to change it, and the journal behind it.

Windows, server and rehearsal hold one of these. All changes pass one lock, so that none is lost (S-9),
and are answered once they are on the disk.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future

from game.classroom.commands import Command, CommandRefusal
from game.classroom.journal.keeping import Journal
from game.classroom.session import Session
from game.classroom.working import apply

Answer = Session | CommandRefusal


class ClassAtWork:
    """One class, from its first command to its last."""

    def __init__(
        self, session: Session, journal: Journal | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Take up a class; one that goes on after a crash goes on from the time it had come to."""
        self._session = session
        self._journal = journal
        self._clock = clock
        self._began = clock() - _reached(session)
        self._lock = threading.Lock()

    @property
    def session(self) -> Session:
        """Return the session as it stands."""
        return self._session

    @property
    def now(self) -> int:
        """Return the whole seconds since the class began."""
        return int(self._clock() - self._began)

    def ask(self, command: Command) -> "Future[Answer]":
        """Return the next session or a refusal, once what was accepted is on the disk.

        The session moves on at once; the future fails with JournalNotWrittenError where the disk does
        not take it, and then whoever asked was not promised anything.
        """
        with self._lock:
            before = self._session
            done = apply(before, command)
            if isinstance(done, CommandRefusal) or done is before or self._journal is None:
                self._session = before if isinstance(done, CommandRefusal) else done
                return _at_once(done)
            self._session = done
            written = self._journal.write(before.phase, command)
        return _after(written, done)

    def do(self, command: Command) -> Answer:
        """Return as `ask` does, having waited for the disk."""
        return self.ask(command).result()

    def close(self) -> None:
        """Leave the class; its journal goes where it was exported or discarded, and stays otherwise."""
        if self._journal is None:
            return
        if self._session.ended:
            self._journal.discard()
        else:
            self._journal.close()


def _reached(session: Session) -> int:
    clock = session.clock
    return clock.paused_at if clock.paused_at is not None else clock.began


def _at_once(done: Answer) -> "Future[Answer]":
    answer: Future[Answer] = Future()
    answer.set_result(done)
    return answer


def _after(written: "Future[None]", done: Answer) -> "Future[Answer]":
    """Return a future that follows another one."""
    answer: Future[Answer] = Future()

    def on_disk(one: "Future[None]") -> None:
        failed = one.exception()
        if failed is None:
            answer.set_result(done)
        else:
            answer.set_exception(failed)

    written.add_done_callback(on_disk)
    return answer
