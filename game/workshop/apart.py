"""Work that takes too long to wait for, done by another process while the author writes on."""

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, NamedTuple

from game.content.loading import load
from game.content.words import load_words
from game.engine.case import Case
from game.errors import GameError
from game.model.ids import VariantId
from game.model.record import Turn
from game.model.scenario import Scenario
from game.proof import checks
from game.proof.checks import Checked
from game.proof.exploration import Asked
from game.search import arriving

Heard = Callable[[Any], None]


class StumbledError(GameError):
    """The program made a mistake in the other process; only its words come back."""


class Worker(NamedTuple):
    """Another process, which does what it is asked through its pipe, and ends."""

    process: BaseProcess
    pipe: Connection


@dataclass(slots=True)
class Apart:
    """Lets another process do one thing at a time; who asks anew breaks off what was asked before."""

    _running: Worker | None = None
    _waiting: Worker | None = None

    def ready(self) -> None:
        """Have a process wait for what will be asked next: starting one takes longer than most answers."""
        if self._waiting is None:
            self._waiting = _started()

    def ask(self, work: Callable[..., Any], asked: tuple[Any, ...], heard: Heard) -> bool:
        """Let some work be done, and say whether there is a process for it.

        Its answer is heard on a thread, each by itself where it gives several. It is None where the
        other process was lost, and never comes where it is broken off.
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
        """Break off what is being done."""
        running, self._running = self._running, None
        _ended(running)

    def end(self) -> None:
        """Break off what is being done, and have nothing wait any more."""
        self.stop()
        waiting, self._waiting = self._waiting, None
        _ended(waiting)

    def _hear(self, worker: Worker, heard: Heard) -> None:
        try:
            while True:
                answer = worker.pipe.recv()
                if self._running is worker:
                    heard(answer)
        except (EOFError, OSError):
            worker.process.join()
        if worker.process.exitcode and self._running is worker:
            heard(None)


def judge(path: Path, variant: VariantId | None, limit: int) -> Iterator[Checked]:
    """Yield all that reading a case shows, then all that exploring it shows as well."""
    words = load_words()
    yield checks.check_loaded(load(path), words)
    yield checks.check([path], words, Asked(limit, variant))


def way_to(scenario: Scenario, variant: VariantId | None, scene: str) -> tuple[Turn, ...]:
    """Return the turns of a shortest play to a scene; raise NoWayError where none comes there."""
    return arriving.turns_to(Case(scenario, variant), scene)


def _started() -> Worker | None:
    """Start a process that waits to be asked; None where the system gives none."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_answer, args=(there,), daemon=True)
    try:
        process.start()
    except (OSError, RuntimeError):
        return None
    there.close()
    return Worker(process, here)


def _ended(worker: Worker | None) -> None:
    """Let a process end, with those that it has begun for its work."""
    number = worker.process.pid if worker else None
    if worker is None or number is None or not worker.process.is_alive():
        return
    if hasattr(os, "killpg"):
        with contextlib.suppress(OSError):  # It may not lead a group of its own yet.
            os.killpg(number, signal.SIGTERM)
    worker.process.terminate()


def _answer(pipe: Connection) -> None:
    """Answer behind everything else that the machine has to do; nobody may ask, or listen any more."""
    if hasattr(os, "nice"):
        os.nice(19)
        os.setpgrp()  # So that whatever it begins for its work ends with it.
    gc.freeze()  # No garbage is looked for in the program itself, which stays.
    with contextlib.suppress(EOFError, OSError):
        work, asked = pipe.recv()
        for answer in _answers(work, asked):
            pipe.send(answer)
    pipe.close()


def _answers(work: Callable[..., Any], asked: tuple[Any, ...]) -> Iterator[Any]:
    """Yield what some work answers; a mistake is an answer, too, in words: facts of its own do not travel."""
    try:
        answer = work(*asked)
        yield from answer if isinstance(answer, Iterator) else (answer,)
    except GameError as error:
        yield GameError(str(error))
    except Exception as error:  # noqa: BLE001 -- whatever it is, whoever asked is told
        yield StumbledError(f"{type(error).__name__}: {error}")
