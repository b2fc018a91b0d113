"""The room that a teacher opens: its server, its address as a picture to scan, and who is connected."""

import segno

from game.classroom.at_work import ClassAtWork
from game.classroom.room.door import Address
from game.classroom.room.routes import Routes
from game.classroom.room.server import FIRST_PORT, Server, Site
from game.classroom.seats import SeatId
from game.content.words import Words

# The white margin that a picture to scan needs, in its own squares.
QUIET_SQUARES = 4


class Room:
    """The pages of one class on the network, while they are open."""

    def __init__(self, at_work: ClassAtWork, words: Words) -> None:
        self._at_work, self._words = at_work, words
        self._routes: Routes | None = None
        self._server = Server(self._site)

    def open(self, host: str, port: int = FIRST_PORT) -> Address:
        """Serve at an address of this laptop, and at the laptop itself; raise NoAddressError otherwise.

        An open room is closed first, so that a change of the network card is one call; seats stay,
        and come back by their seat keys.
        """
        self.close()
        return self._server.open(host, port)

    def close(self) -> None:
        """Stop serving; nothing listens afterwards, and nothing happens where it is closed."""
        self._server.close()
        self._routes = None

    @property
    def address(self) -> Address | None:
        """Return where the room is; None while it is closed."""
        return self._server.address

    @property
    def reached(self) -> bool:
        """Return whether another machine has got a page here since the room was opened: the room check."""
        return self._routes is not None and self._routes.reached

    def connected(self) -> frozenset[SeatId]:
        """Return the seats that are connected now."""
        return self._routes.connected() if self._routes else frozenset()

    def control(self) -> str:
        """Let one phone control the class; return the address for it, which is good once (S-3).

        Answers with nothing while the room is closed.
        """
        if self._routes is None or self.address is None:
            return ""
        self._routes.controlled(on=True)
        assert self._routes.control is not None, "it was just let"
        return f"{self.address.url}/remote?once={self._routes.control.issue()}"

    def revoke(self) -> None:
        """Take the control from whatever phone has it."""
        if self._routes is not None:
            self._routes.controlled(on=False)

    @property
    def controlled(self) -> str:
        """Return whether the class can be controlled from a phone: `waits`, `taken`, or not at all."""
        control = self._routes.control if self._routes else None
        return "" if control is None else "taken" if control.taken else "waits"

    def _site(self, address: Address) -> Site:
        self._routes = Routes(self._at_work, self._words, address)
        return Site(self._routes.app(), self._routes.seat_of)


def squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the dark squares of a picture to scan, row by row, without its margin."""
    code = segno.make_qr(text, error="m")
    return tuple(tuple(bool(dark) for dark in row) for row in code.matrix)
