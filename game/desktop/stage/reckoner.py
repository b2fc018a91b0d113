"""Works out beside the window where a play turned: in a process of its own, while the player reads on.

A large case takes seconds and half a gigabyte; the window stays light and quick, and all of it is
given back when the answer has come.
"""

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pygame

from game.errors import GameError
from game.processes import Background, Tell

if TYPE_CHECKING:
    from game.engine.case import Case
    from game.engine.debrief import Decision
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
    _works: "dict[_Key, Work]" = field(default_factory=dict)
    _background: Background = field(default_factory=Background)

    def of(self, case: "Case", turns: "tuple[Turn, ...]") -> Work:
        """Return how far a play has come; the first who asks sets the work going."""
        key = case, turns
        if key not in self._works:
            # What is not over yet is broken off for this play, and may be asked again.
            self._works = {asked: work for asked, work in self._works.items() if work.over.is_set()}
            self._works[key] = work = Work()
            threading.Thread(target=self._do, args=(key, work), daemon=True).start()
        return self._works[key]

    def _do(self, key: "_Key", work: Work) -> None:
        time.sleep(_BEFORE_WORK)
        if self._works.get(key) is not work:
            return
        (case, turns), heard = key, self._hearing(work)
        asked = (case.scenario, case.variant), turns, self.most
        sent = self.apart and self._background.ask(_decide, asked, heard)
        if sent or self._works.get(key) is not work:  # Another play may have been asked about meanwhile.
            return
        try:
            with contextlib.suppress(GameError):
                _decide(heard, *asked)
        finally:
            if not work.over.is_set():
                heard(None)

    def _hearing(self, work: Work) -> "Callable[[int | tuple[Decision, ...] | GameError | None], None]":
        """Return what takes in a number of positions, and at last the decisions, or why there are none."""
        told = time.monotonic()

        def heard(news: "int | tuple[Decision, ...] | GameError | None") -> None:
            nonlocal told
            if isinstance(news, int):
                work.positions = news
                if time.monotonic() - told > _BETWEEN_NEWS:
                    told = time.monotonic()
                    self.tell()
                return
            # A case without end or with wrong odds has none to show; it is played all the same.
            work.decisions = news if isinstance(news, tuple) else ()
            work.over.set()
            self.tell()

        return heard


_Key = tuple["Case", "tuple[Turn, ...]"]


def _decide(
    tell: Tell, opened: "tuple[Scenario, VariantId | None]", turns: "tuple[Turn, ...]", most: int
) -> None:
    """Tell the numbers of positions as they are found, then the decisions."""
    from game.engine.case import Case
    from game.search.decisions import decisions_of

    tell(decisions_of(Case(*opened), turns, most, tell))
