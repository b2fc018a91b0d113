"""The listening socket: connections are taken in small batches, and who is not heard now is held unread."""

import asyncio
import socket
import time
from collections import deque
from contextlib import suppress

from game.classroom.room.door import TOO_OFTEN, last_answer
from game.classroom.room.rate_limits import RequestLimits

# How long a connection that is not heard is held, and how many are: a program that waits for answers asks
# the less often for it, and what is held costs nothing.
HELD_SECONDS = 5.0
MOST_HELD = 1_000
# So many are taken in before those that are in are served again, and so many are let go at once: programs
# that came together neither keep anybody waiting nor come again together.
_BATCH = 32
_SWEEP, _SWEPT = 0.05, 10
_LARGEST_HEAD = 8_192
OFTEN = last_answer(*TOO_OFTEN)


class HeldConnections:
    """Connections that are held unread; after some seconds they get the reason, and end."""

    def __init__(self, most: int = MOST_HELD) -> None:
        self._most = most
        self._held: deque[tuple[float, socket.socket]] = deque()
        self._sweeping = False

    def __len__(self) -> int:
        return len(self._held)

    def hold(self, one: socket.socket) -> None:
        """Hold a connection; if too many are held, it ends at once."""
        if len(self._held) >= self._most:
            one.close()
            return
        one.setblocking(False)
        self._held.append((time.monotonic() + HELD_SECONDS, one))
        if not self._sweeping:
            self._sweeping = True
            asyncio.get_running_loop().call_later(_SWEEP, self._sweep)

    def _sweep(self) -> None:
        now = time.monotonic()
        for _ in range(_SWEPT):
            if self._held and self._held[0][0] <= now:
                _, one = self._held.popleft()
                with suppress(OSError):
                    # A connection that ends with something unread takes back the answer too.
                    one.recv(_LARGEST_HEAD)
                    one.send(OFTEN)
                one.close()
        self._sweeping = bool(self._held)
        if self._sweeping:
            asyncio.get_running_loop().call_later(_SWEEP, self._sweep)

    def close(self) -> None:
        """End all of them."""
        while self._held:
            self._held.popleft()[1].close()


class ListeningSocket(socket.socket):
    """A listening socket of the room, which hands on those alone that are heard now."""

    # The server asks for connections until there is none: so it says that after each small batch.
    limits: RequestLimits
    held: HeldConnections
    _taken = 0

    def accept(self) -> tuple[socket.socket, tuple[str, int]]:
        """Return the next connection that is heard; raise BlockingIOError if there is none now."""
        while True:
            self._taken += 1
            if self._taken % _BATCH == 0:
                raise BlockingIOError
            one, address = super().accept()
            if not self.limits.is_blocked(address[0], time.monotonic()):
                return one, address
            self.held.hold(one)
