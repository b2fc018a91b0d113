"""Which seat a cookie holds, and who is connected."""

from collections.abc import Mapping

from game.classroom.keys import digest
from game.classroom.seats import Seat, SeatId
from game.classroom.session import Session

# Whoever has not asked for so many seconds has lost the connection; phones ask every second.
LOST_AFTER = 6.0


class Seated:
    """Finds seats by their cookies, and remembers when each was heard last."""

    def __init__(self) -> None:
        self._seats: Mapping[SeatId, Seat] = {}
        self._by_token: dict[str, Seat] = {}
        self._digests: dict[str, str] = {}
        self._heard: dict[SeatId, float] = {}

    def of(self, session: Session, token: str) -> Seat | None:
        """Return the seat that a cookie holds; None where it holds none any more."""
        if session.seats is not self._seats:
            self._seats = session.seats
            self._by_token = {seat.token: seat for seat in session.seats.values()}
        found = self._by_token.get(self._digest(token)) if token else None
        return None if found is None or found.removed else found

    def heard(self, seat: SeatId, now: float) -> None:
        """Remember that a seat has just asked for something."""
        self._heard[seat] = now

    def connected(self, now: float) -> frozenset[SeatId]:
        """Return the seats that asked a moment ago."""
        return frozenset(seat for seat, at in self._heard.items() if now - at <= LOST_AFTER)

    def _digest(self, token: str) -> str:
        if token not in self._digests:
            if len(self._digests) > 5_000:
                self._digests.clear()
            self._digests[token] = digest(token)
        return self._digests[token]
