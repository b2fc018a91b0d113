"""Works out the exact odds of a case beside the window: once for each case, while the player reads on."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pygame

from game.errors import GameError

if TYPE_CHECKING:
    from game.desktop.odds import Graph
    from game.engine.case import Case

# Above so many positions a window would grow too heavy.
_MOST_POSITIONS = 300_000
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
    """How far one case has come: the number of positions seen, and its odds once they are known."""

    positions: int = 0
    graph: "Graph | None" = None
    over: threading.Event = field(default_factory=threading.Event)


@dataclass(slots=True)
class Reckoner:
    """Keeps the odds of each case that was asked about; `tell` is called when there is something new."""

    tell: Callable[[], None] = _post
    _works: "dict[Case, Work]" = field(default_factory=dict)

    def of(self, case: "Case") -> Work:
        """Answer with how far a case has come; the first who asks sets the work going."""
        if case not in self._works:
            self._works[case] = work = Work()
            threading.Thread(target=self._do, args=(case, work), daemon=True).start()
        return self._works[case]

    def _do(self, case: "Case", work: Work) -> None:
        time.sleep(_BEFORE_WORK)
        try:
            self._explore(case, work)
        except GameError:
            pass  # a case without end or with wrong odds has none to show; it is played all the same
        finally:
            work.over.set()
            self.tell()

    def _explore(self, case: "Case", work: Work) -> None:
        from game.authoring.explore import explore
        from game.authoring.steps import compile_steps
        from game.desktop.odds import Graph

        told = time.monotonic()

        def progress(positions: int) -> None:
            nonlocal told
            work.positions = positions
            if time.monotonic() - told > _BETWEEN_NEWS:
                told = time.monotonic()
                self.tell()

        explored = explore(compile_steps(case.scenario, case.variant), None, _MOST_POSITIONS, progress)
        if not explored.bounded:
            work.graph = Graph(explored)
