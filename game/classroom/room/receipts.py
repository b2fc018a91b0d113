"""The receipt codes of a room: each follows from the cookie of its seat, and stands in no file."""

from dataclasses import dataclass, field

from game.classroom.acts.room import receipts_open
from game.classroom.keys import digest, receipt_code
from game.classroom.polls import SeatId
from game.classroom.session import Session, took_part


@dataclass(slots=True)
class RoomReceipts:
    """Remembers, while the program runs, who has taken which code, so that a seat has but one.

    A seat that is taken up on another phone keeps its code; after a crash a phone with its cookie does.
    """

    _taken: dict[SeatId, str] = field(default_factory=dict)

    def shown(self, session: Session, seat: SeatId, token: str) -> str | None:
        """Return the code that a seat has taken, "" where it can take one, or None where it cannot."""
        if not receipts_open(session) or not took_part(session, seat):
            return None
        code = self.of(seat, token)
        return code if digest(code) in session.receipts else ""

    def of(self, seat: SeatId, token: str) -> str:
        """Return the code of a seat."""
        return self._taken.get(seat) or receipt_code(token)

    def took(self, seat: SeatId, code: str) -> None:
        """Remember that a seat has taken its code."""
        self._taken[seat] = code
