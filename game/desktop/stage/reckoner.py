"""Works out beside the window where a play turned: in a process of its own, while the player reads on.

A large case takes seconds and half a gigabyte; the window stays light and quick, and all of it is
given back when the answer has come.
"""

import contextlib
import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any

import pygame

from game.errors import GameError

if TYPE_CHECKING:
    from game.engine.case import Case
    from game.engine.chances import Decision
    from game.model.ids import VariantId
    from game.model.record import Turn
    from game.model.scenario import Scenario

# Above so many positions the odds would take too long and too much.
MOST_POSITIONS = 300_000
_BEFORE_WORK = 0.1  # seconds: what is shown is painted first
_BETWEEN_NEWS = 0.5

# The event that says so to the window.
NEWS = pygame.USEREVENT


def _post() -> None:
    """Wake the window, if it is still there."""
    if pygame.display.get_init():
        pygame.event.post(pygame.event.Event(NEWS))


@dataclass(slots=True)
class Work:
    """How far one play has come: the number of positions seen, then its decisions with their odds."""

    positions: int = 0
    decisions: "tuple[Decision, ...]" = ()
    over: threading.Event = field(default_factory=threading.Event)


@dataclass(slots=True)
class Reckoner:
    """Keeps the odds of each play that was asked about; `tell` is called when there is something new.

    With `apart` the work is done by another process; where none can be had, it is done here.
    """

    tell: Callable[[], None] = _post
    apart: bool = True
    most: int = MOST_POSITIONS
    _works: "dict[tuple[Case, tuple[Turn, ...]], Work]" = field(default_factory=dict)
    _running: BaseProcess | None = None

    def of(self, case: "Case", turns: "tuple[Turn, ...]") -> Work:
        """Return how far a play has come; the first who asks sets the work going."""
        key = case, turns
        if key not in self._works:
            self._works[key] = work = Work()
            threading.Thread(target=self._do, args=(case, turns, work), daemon=True).start()
        return self._works[key]

    def _do(self, case: "Case", turns: "tuple[Turn, ...]", work: Work) -> None:
        time.sleep(_BEFORE_WORK)
        try:
            heard = self._hear(work)
            if not self.apart or not self._sent_out(case, turns, heard):
                _answer(heard, (case.scenario, case.variant, turns, self.most))
        finally:
            work.over.set()
            self.tell()

    def _hear(self, work: Work) -> "Callable[[int | tuple[Decision, ...]], None]":
        """Take what is told: a number of positions, or at last the decisions."""
        told = time.monotonic()

        def heard(news: "int | tuple[Decision, ...]") -> None:
            nonlocal told
            if not isinstance(news, int):
                work.decisions = news
                return
            work.positions = news
            if time.monotonic() - told > _BETWEEN_NEWS:
                told = time.monotonic()
                self.tell()

        return heard

    def _sent_out(self, case: "Case", turns: "tuple[Turn, ...]", heard: Callable[[Any], None]) -> bool:
        """Let another process answer; say whether there was one. The one before it is no longer needed."""
        if self._running is not None:
            self._running.terminate()
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe(duplex=False)
        asked = (case.scenario, case.variant, turns, self.most)
        process = context.Process(target=_answer_through, args=(there, asked), daemon=True)
        try:
            process.start()
        except (OSError, RuntimeError):
            return False
        self._running = process
        there.close()
        try:
            while True:
                heard(here.recv())
        except EOFError:
            if self._running is not process:
                del self._works[case, turns]  # broken off for another play; it may be asked again
            return True


_Asked = tuple["Scenario", "VariantId | None", "tuple[Turn, ...]", int]


def _answer_through(pipe: Connection, asked: _Asked) -> None:
    """Answer from another process, behind everything else that the machine has to do."""
    if hasattr(os, "nice"):
        os.nice(10)
    with contextlib.suppress(OSError):
        # The window may be gone, and nobody asks any longer.
        _answer(pipe.send, asked)
    pipe.close()


def _answer(tell: Callable[[Any], None], asked: _Asked) -> None:
    """Tell the positions as they are found, then the decisions."""
    from game.engine.case import Case
    from game.search.decisions import decisions_of

    scenario, variant, turns, most = asked
    try:
        tell(decisions_of(Case(scenario, variant), turns, most, tell))
    except GameError:
        return  # a case without end or with wrong odds has none to show; it is played all the same
