"""How fast one seat may write: five forms in five seconds, more than anybody needs."""

from collections import deque

from game.classroom.seats import SeatId

MOST = 5
SECONDS = 5.0


class Pace:
    """Remembers when each seat wrote last."""

    def __init__(self) -> None:
        self._wrote: dict[SeatId, deque[float]] = {}

    def allows(self, seat: SeatId, now: float) -> bool:
        """Return whether a seat may write now, and remember that it did."""
        wrote = self._wrote.setdefault(seat, deque(maxlen=MOST))
        if len(wrote) == MOST and now - wrote[0] < SECONDS:
            return False
        wrote.append(now)
        return True
