"""Works out beside the window where a play turned: in a process of its own, while the player reads on.

A large case takes seconds and half a gigabyte; the window stays light and quick, and all of it is
given back when the answer has come.
"""

import contextlib
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.desktop.stage.odds_news import NEWS, OddsWork
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


def wake() -> None:
    """Let the window look for news, if it is still there."""
    if pygame.display.get_init():
        pygame.event.post(pygame.event.Event(NEWS))


class BackgroundOdds:
    """Keeps the odds of each play that was asked about; `tell` is called when there is something new.

    With `apart` the work is done by another process; where none can be had, it is done here.
    """

    def __init__(
        self, tell: Callable[[], None] | None = None, apart: bool = True, most: int = MOST_POSITIONS
    ) -> None:
        """Start with nothing worked out; `most` is the number of positions above which nothing is."""
        self._tell, self._apart, self._most = tell or wake, apart, most
        self._works: dict[tuple[Case, tuple[Turn, ...]], OddsWork] = {}
        self._background = Background()

    def of(self, case: "Case", turns: "tuple[Turn, ...]") -> OddsWork:
        """Return how far a play has come; the first who asks sets the work going."""
        key = case, turns
        if key not in self._works:
            # What is not over yet is broken off for this play, and may be asked again.
            self._works = {asked: work for asked, work in self._works.items() if work.over.is_set()}
            self._works[key] = work = OddsWork()
            threading.Thread(target=self._do, args=(case, turns, work), daemon=True).start()
        return self._works[key]

    def _do(self, case: "Case", turns: "tuple[Turn, ...]", work: OddsWork) -> None:
        told = time.monotonic()

        def heard(news: "int | tuple[Decision, ...] | GameError | None") -> None:
            """Take in a number of positions, and at last the decisions, or why there are none."""
            nonlocal told
            if isinstance(news, int):
                work.positions = news
                if time.monotonic() - told > _BETWEEN_NEWS:
                    told = time.monotonic()
                    self._tell()
                return
            # A case without end or with wrong odds has none to show; it is played all the same.
            work.decisions = news if isinstance(news, tuple) else ()
            work.over.set()
            self._tell()

        time.sleep(_BEFORE_WORK)
        asked = (case.scenario, case.variant), turns, self._most
        if self._works.get((case, turns)) is not work or (
            self._apart and self._background.ask(_decide, asked, heard)
        ):
            return
        # Another play may have been asked about meanwhile.
        if self._works.get((case, turns)) is work:
            try:
                with contextlib.suppress(GameError):
                    _decide(heard, *asked)
            finally:
                if not work.over.is_set():
                    heard(None)


def _decide(
    tell: Tell, opened: "tuple[Scenario, VariantId | None]", turns: "tuple[Turn, ...]", most: int
) -> None:
    """Tell the numbers of positions as they are found, then the decisions."""
    from game.engine.case import Case
    from game.search.decisions import decisions_of

    tell(decisions_of(Case(*opened), turns, most, tell))
