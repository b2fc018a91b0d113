"""What every command is: a small frozen value that says what it makes of a session.

A seat asks by its number, which the server finds from the digest of its cookie (`Session.seats`).
`at` is whole seconds since the session began; only what moves the phases says it.
`sure` is said when the session has asked back (`CommandRefusal.asks`).
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from game.classroom.lesson import names_the_case
from game.classroom.polls import Seat, SeatId
from game.classroom.refusals import NotNowError
from game.classroom.session import Session


@dataclass(frozen=True, slots=True)
class Command(ABC):
    """Something asked of a session; its fields are its line of JSON."""

    @abstractmethod
    def done(self, session: Session) -> Session:
        """Return the session after it; raise NotNowError, or another GameError, with nothing changed."""


def seated(session: Session, seat: SeatId) -> Seat:
    """Return a seat of the room; refuse one that was removed or never was."""
    found = session.seats.get(seat)
    if found is None or found.removed:
        raise NotNowError("seat")
    return found


def check_mask(session: Session, text: str) -> None:
    """Refuse a text that would show the class a real name of the case before its history."""
    if names_the_case(session.lesson.scenario, text) and not session.unmasked:
        raise NotNowError("repair_mask")


def check_runs(session: Session) -> None:
    """Refuse to go on while the class rests."""
    if session.paused:
        raise NotNowError("paused")
