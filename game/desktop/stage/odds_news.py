"""How far the odds of a play are worked out, and the event that says so to the window."""

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import pygame

if TYPE_CHECKING:
    from game.engine.case import Case
    from game.engine.debrief import Decision
    from game.model.record import Turn

NEWS = pygame.USEREVENT


@dataclass(slots=True)
class OddsWork:
    """How far one play has come: the number of positions seen, then its decisions with their odds."""

    positions: int = 0
    decisions: "tuple[Decision, ...]" = ()
    over: threading.Event = field(default_factory=threading.Event)


class PlayOdds(Protocol):
    """Whoever works out the odds around the decisions of plays."""

    def of(self, case: "Case", turns: "tuple[Turn, ...]") -> OddsWork:
        """Return how far a play has come; the first who asks sets the work going."""


class NoOdds:
    """Works out nothing: what is shown of odds stays away."""

    def of(self, case: "Case", turns: "tuple[Turn, ...]") -> OddsWork:
        """Return work that is over and came to nothing."""
        del case, turns
        work = OddsWork()
        work.over.set()
        return work
