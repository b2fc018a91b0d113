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


class ClassAtWork:
    """One class, from its first command to its last; `session` is as it stands, and only `ask` changes it."""

    def __init__(
        self, session: Session, journal: Journal | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Take up a class; after a crash it goes on from the time that it had reached."""
        self.session = session
        self._journal = journal
        self._clock = clock
        at = session.clock
        self._began = clock() - (at.began if at.paused_at is None else at.paused_at)
        self._lock = threading.Lock()

    @property
    def now(self) -> int:
        """Return the whole seconds since the class began."""
        return int(self._clock() - self._began)

    def ask(self, command: Command) -> "Future[Session | CommandRefusal]":
        """Return a future of the next session or a refusal, done once what was accepted is on the disk.

        The session moves on at once; the future fails with JournalNotWrittenError if the disk does not
        take it, and then whoever asked was not promised anything.
        """
        answer: Future[Session | CommandRefusal] = Future()
        with self._lock:
            before = self.session
            done = apply(before, command)
            if not isinstance(done, CommandRefusal):
                self.session = done
            if isinstance(done, CommandRefusal) or done is before or self._journal is None:
                answer.set_result(done)
                return answer
            written = self._journal.write(before.phase, command)

        def on_disk(one: "Future[None]") -> None:
            failed = one.exception()
            if failed is None:
                answer.set_result(done)
            else:
                answer.set_exception(failed)

        written.add_done_callback(on_disk)
        return answer

    def do(self, command: Command) -> Session | CommandRefusal:
        """Return what `ask` does, having waited for the disk."""
        return self.ask(command).result()

    def close(self) -> None:
        """Leave the class; its journal is deleted if it was exported or discarded, and stays otherwise."""
        if self._journal is None:
            return
        if self.session.ended:
            self._journal.discard()
        else:
            self._journal.close()
