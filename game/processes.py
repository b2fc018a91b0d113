"""Work that another process does: beside this one where a core is free, or in the background of a window.

Nothing depends on the other process: if there is none, or it is lost, the one that asked goes on alone.
"""

import contextlib
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from game.errors import GameError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Tell = Callable[[Any], None]
# Yields an answer of its own accord, and then one to each question that it is sent.
Questioned = Generator[Any, Any, None]


class StumbledError(GameError):
    """The program made a mistake in the other process; only its words come back."""


class Forked:
    """Work done by a copy of this process where a core is free, and otherwise here once it is asked for.

    A copy has all that this process has, so that only questions and answers are sent.
    """

    def __init__(self, work: Questioned, wanted: bool = True) -> None:
        self._here = work
        self._copy = _copied(work) if wanted and _may_fork() else None

    def first(self) -> Any:
        """Return the answer that the work gives of its own accord."""
        if self._copy is not None:
            try:
                return self._copy[1].recv()
            except (EOFError, OSError):
                self.close()
        return next(self._here)

    def ask(self, question: Any) -> Any:
        """Return the answer to a question."""
        if self._copy is not None:
            try:
                self._copy[1].send(question)
                return self._copy[1].recv()
            except (EOFError, OSError):
                self.close()
        import inspect  # Here, since a first frame needs nothing of it, and it takes long.

        if inspect.getgeneratorstate(self._here) == inspect.GEN_CREATED:
            next(self._here)
        return self._here.send(question)

    def close(self) -> None:
        """End the other process, whatever it is doing."""
        if self._copy is not None:
            (process, pipe), self._copy = self._copy, None
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            pipe.close()


def _may_fork() -> bool:
    """Return whether this process can be copied safely, and whether a second core would do the work."""
    if not hasattr(os, "sched_getaffinity") or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1


def _copied(work: Questioned) -> "tuple[int, Connection] | None":
    """Return the number of a copy of this process that does the work, with the pipe to it."""
    from multiprocessing import Pipe

    here, there = Pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        process = os.fork()
    except OSError:
        return None
    if process == 0:
        here.close()
        try:
            there.send(next(work))
            while True:
                there.send(work.send(there.recv()))
        finally:
            os._exit(0)  # Whatever went wrong, nothing of the program runs here after it.
    there.close()
    return process, here


class _Worker(NamedTuple):
    """A process that does what it is sent through its pipe, and ends."""

    process: "BaseProcess"
    pipe: "Connection"

    def end(self) -> None:
        """End the process, with those that it has begun for its work."""
        number = self.process.pid
        if number is None or not self.process.is_alive():
            return
        if hasattr(os, "killpg"):
            with contextlib.suppress(OSError):  # It may not lead a group of its own yet.
                os.killpg(number, signal.SIGTERM)
        self.process.terminate()


@dataclass(slots=True)
class Background:
    """Lets another process do one thing at a time; a new request cancels the one before it."""

    _running: _Worker | None = None
    _waiting: _Worker | None = None

    def ready(self) -> None:
        """Have a process wait for the next request: starting one takes longer than most answers."""
        if self._waiting is None:
            self._waiting = _started()

    def ask(self, work: Callable[..., None], asked: tuple[Any, ...], heard: Tell) -> bool:
        """Have `work(tell, *asked)` done, and return whether there is a process for it.

        `heard` is called on a thread with whatever is told, then with the error if one was raised, or with
        None if the process was lost; it is not called once the request is cancelled.
        """
        self.stop()
        worker, self._waiting = self._waiting or _started(), None
        if worker is None:
            return False
        self._running = worker
        try:
            worker.pipe.send((work, asked))
        except OSError:
            return False
        threading.Thread(target=self._hear, args=(worker, heard), daemon=True).start()
        return True

    def stop(self) -> None:
        """Cancel the request."""
        running, self._running = self._running, None
        if running is not None:
            running.end()

    def end(self) -> None:
        """Cancel the request, and have no process wait any more."""
        self.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.end()

    def _hear(self, worker: _Worker, heard: Tell) -> None:
        try:
            while True:
                answer = worker.pipe.recv()
                if self._running is worker:
                    heard(answer)
        except (EOFError, OSError):
            worker.process.join()
        if worker.process.exitcode and self._running is worker:
            heard(None)


def bound(memory: int, seconds: int) -> None:
    """Let this process have no more than so many bytes and seconds of a processor, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        with contextlib.suppress(OSError, ValueError):  # A system may know a limit and not keep to it.
            resource.setrlimit(kind, (most, most))


def _started() -> _Worker | None:
    """Return a process that waits for a request, or None if the system gives none."""
    # Imported here: a window that has not asked for anything yet is shown sooner without it.
    from multiprocessing import get_context

    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there,), daemon=True)
    try:
        process.start()
    except (OSError, RuntimeError):
        return None
    there.close()
    return _Worker(process, here)


def _serve(pipe: "Connection") -> None:
    """Do one piece of work behind everything else that the machine has to do."""
    if hasattr(os, "nice"):
        os.nice(19)
        os.setpgrp()  # So that whatever it begins for its work ends with it.
    gc.freeze()  # No garbage is looked for in the program itself, which stays.
    with contextlib.suppress(EOFError, OSError):  # The one that asked may be gone.
        work, asked = pipe.recv()
        try:
            work(pipe.send, *asked)
        except GameError as error:
            pipe.send(GameError(str(error)))  # Facts of its own do not travel.
        except Exception as error:  # noqa: BLE001 -- whatever it is, the one that asked reports it
            pipe.send(StumbledError(f"{type(error).__name__}: {error}"))
    pipe.close()
