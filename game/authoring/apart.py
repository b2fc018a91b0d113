"""Work that takes too long to wait for, done by another process while the author writes on."""

import multiprocessing
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from game.authoring import arriving, checks
from game.authoring.check_proof import Asked
from game.authoring.checks import Checked
from game.content.words import load_words
from game.engine.case import Case
from game.errors import GameError
from game.model.ids import VariantId
from game.model.record import Turn
from game.model.scenario import Scenario

Heard = Callable[[Any], None]


@dataclass(slots=True)
class Apart:
    """Lets another process do one thing at a time; who asks anew breaks off what was asked before."""

    _running: BaseProcess | None = None

    def ask(self, work: Callable[..., Any], asked: tuple[Any, ...], heard: Heard) -> None:
        """Let some work be done; its answer is heard on a thread.

        It is None where the other process failed, and never comes where it is broken off.
        """
        self.stop()
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_answer, args=(there, work, asked), daemon=True)
        try:
            process.start()
        except (OSError, RuntimeError):
            return
        self._running = process
        there.close()
        threading.Thread(target=self._hear, args=(process, here, heard), daemon=True).start()

    def stop(self) -> None:
        """Break off what is being done."""
        running, self._running = self._running, None
        if running is not None and running.is_alive():
            running.terminate()

    def _hear(self, process: BaseProcess, pipe: Connection, heard: Heard) -> None:
        try:
            answer = pipe.recv()
        except (EOFError, OSError):
            answer = None
        if self._running is process:
            heard(answer)


def prove(path: Path, variant: VariantId | None, limit: int) -> Checked:
    """Answer with all that reading and exploring a case show."""
    return checks.check([path], load_words(), Asked(limit, variant))


def way_to(scenario: Scenario, variant: VariantId | None, scene: str) -> tuple[Turn, ...]:
    """Answer with the turns of a shortest play to a scene; raise NoWayError where none comes there."""
    return arriving.turns_to(Case(scenario, variant), scene)


def _answer(pipe: Connection, work: Callable[..., Any], asked: tuple[Any, ...]) -> None:
    """Answer behind everything else that the machine has to do; a mistake that can be told is an answer."""
    if hasattr(os, "nice"):
        os.nice(10)
    try:
        answer = work(*asked)
    except GameError as error:
        answer = GameError(str(error))  # Errors with facts of their own do not travel.
    pipe.send(answer)
    pipe.close()
