"""A second process for half of the work, where the machine has a core for it.

It begins as a copy of this one, so that nothing need be sent to it but questions. Where there is none, or
where it is lost, its work is done here, and comes to the same.
"""

import contextlib
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Generator
from typing import Any, BinaryIO, NamedTuple

# Gives an answer of its own accord, and then one to each question that it is sent.
Work = Generator[Any, Any, None]


class _Other(NamedTuple):
    """Another process, with the ends of two pipes: for questions, and for answers."""

    process: int
    questions: BinaryIO
    answers: BinaryIO


class Beside:
    """Some work that is done meanwhile by another process, or here once its answer is wanted."""

    def __init__(self, work: Callable[[], Work], apart: bool) -> None:
        self._work = work
        self._here: Work | None = None
        self._other = _forked(work) if apart and _may_fork() else None

    def first(self) -> Any:
        """Return what the work gives of its own accord."""
        if self._other is not None:
            try:
                return pickle.load(self._other.answers)  # noqa: S301 -- it comes from a copy of this process
            except (EOFError, OSError):
                self.close()
        self._here = self._work()
        return next(self._here)

    def ask(self, question: Any) -> Any:
        """Return what the work says to a question."""
        if self._other is not None:
            try:
                pickle.dump(question, self._other.questions)
                self._other.questions.flush()
                return pickle.load(self._other.answers)  # noqa: S301 -- it comes from a copy of this process
            except (EOFError, OSError):
                self.close()
        if self._here is None:
            self.first()
        assert self._here is not None, "it was just begun"
        return self._here.send(question)

    def close(self) -> None:
        """Let the other process end, whatever it does."""
        other, self._other = self._other, None
        if other is not None:
            os.kill(other.process, signal.SIGKILL)
            os.waitpid(other.process, 0)
            for end in (other.questions, other.answers):
                # A question that was never read is thrown away.
                with contextlib.suppress(OSError):
                    end.close()


def _may_fork() -> bool:
    """Return whether this process can be copied safely, and whether a second core would do the work."""
    if not hasattr(os, "sched_getaffinity") or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1


def _forked(work: Callable[[], Work]) -> _Other | None:
    (asked, asks), (answered, answers) = os.pipe(), os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        process = os.fork()
    except OSError:
        for end in (asked, asks, answered, answers):
            os.close(end)
        return None
    if process == 0:
        os.close(asks)
        os.close(answered)
        _serve(work, os.fdopen(asked, "rb"), os.fdopen(answers, "wb"))
    os.close(asked)
    os.close(answers)
    return _Other(process, os.fdopen(asks, "wb"), os.fdopen(answered, "rb"))


def _serve(work: Callable[[], Work], questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer until nothing more is asked, or something goes wrong; nothing after it ever runs here."""
    try:
        doing = work()
        answer = next(doing)
        while True:
            pickle.dump(answer, answers)
            answers.flush()
            answer = doing.send(pickle.load(questions))  # noqa: S301 -- it comes from the process it is a copy of
    finally:
        os._exit(0)
