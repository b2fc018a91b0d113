"""The room that a teacher opens for phones: its server, its address as a QR code, and who is connected."""

from game.classroom.at_work import ClassAtWork
from game.classroom.polls import SeatId
from game.classroom.room.door import Address
from game.classroom.room.routes import Routes
from game.classroom.room.server import FIRST_PORT, ServedPages, Server
from game.content.words import Words


class PhoneRoom:
    """The pages of one class on the network, while they are open."""

    def __init__(self, at_work: ClassAtWork, words: Words) -> None:
        self._at_work, self._words = at_work, words
        self._routes: Routes | None = None
        self._server = Server(self._served)

    def open(self, host: str, port: int = FIRST_PORT) -> Address:
        """Serve at an address of this laptop, and at the laptop itself; raise NoAddressError otherwise.

        An open room is closed first, so that a change of the network interface is one call; seats stay,
        and come back by their seat keys.
        """
        self.close()
        return self._server.open(host, port)

    def close(self) -> None:
        """Stop serving; nothing listens afterwards, and nothing happens if it is closed."""
        self._server.close()
        self._routes = None

    @property
    def address(self) -> Address | None:
        """Return where the room is, or None while it is closed."""
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

        Returns nothing while the room is closed.
        """
        if self._routes is None or self.address is None:
            return ""
        return f"{self.address.url}/remote?once={self._routes.allow_control()}"

    def revoke(self) -> None:
        """Take the control from whatever phone has it."""
        if self._routes is not None:
            self._routes.revoke_control()

    @property
    def controlled(self) -> str:
        """Return whether the class can be controlled from a phone: `waits`, `taken`, or not at all."""
        return self._routes.controlled if self._routes else ""

    def _served(self, address: Address) -> ServedPages:
        self._routes = Routes(self._at_work, self._words, address)
        return ServedPages(self._routes.app, self._routes.seat_of)
