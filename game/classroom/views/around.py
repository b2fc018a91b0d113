"""What a view needs to know besides the session: the time, the address, who is connected."""

from dataclasses import dataclass

from game.classroom.seats import SeatId


@dataclass(frozen=True, slots=True)
class ViewContext:
    """What whoever asks for a view knows: `now` is whole seconds since the session began.

    `shared` says that T lies on the display that the class sees.
    """

    now: int = 0
    address: str = ""
    connected: frozenset[SeatId] = frozenset()
    shared: bool = False
