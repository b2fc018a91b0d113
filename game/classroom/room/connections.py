"""Limits on connections: so many at once, three of one seat, and five seconds to ask for something.

The server's own protocol is wrapped and not changed: a `Connection` stands between it and the network, and
`LimitedPages` between it and the pages. Neither knows more of the server than asyncio and ASGI promise.
"""

import asyncio
from collections.abc import Callable
from itertools import chain
from typing import Any, cast

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from game.classroom.room.door import TOO_OFTEN, refuse
from game.classroom.room.rate_limits import RequestLimits

MOST = 700
MOST_OF_A_SEAT = 3
SECONDS_TO_ASK = 5.0
LARGEST_HEAD = 8_192

SeatOf = Callable[[Scope], bytes | None]


class ConnectionLimit:
    """All connections of one room; those that have not asked for anything yet are dropped first."""

    def __init__(self) -> None:
        # In the order in which they came.
        self._silent: dict[Connection, None] = {}
        self._asked: dict[Connection, None] = {}
        self._of_seat: dict[bytes, list[Connection]] = {}
        self._by_ends: dict[object, Connection] = {}
        self.requests = RequestLimits()

    def of(self, scope: Scope) -> "Connection | None":
        """Return the connection on which a request came, or None if it is gone."""
        return self._by_ends.get((scope["client"], scope["server"]))

    def came(self, one: "Connection") -> None:
        """Take somebody in; if there is no room, somebody must go."""
        # First who comes from an address without seats, the silent before others; then who is silent longest.
        self._silent[one] = None
        self._by_ends[one.ends] = one
        if len(self._silent) + len(self._asked) > MOST:
            everybody = chain(self._silent, self._asked)
            strangers = (one for one in everybody if not self.requests.has_seats(one.address))
            next(strangers, next(chain(self._silent, self._asked))).drop()

    def waits(self, one: "Connection") -> None:
        """Count somebody who begins to ask again as silent until all of the request is there."""
        if self._asked.pop(one, one) is None:
            self._silent[one] = None

    def asked(self, one: "Connection", seat: bytes | None) -> None:
        """Note that somebody asked for something; of one seat only the last three connections stay."""
        if self._silent.pop(one, one) is None:
            self._asked[one] = None
        if seat is None:
            return
        of_seat = self._of_seat.setdefault(seat, [])
        if one not in of_seat:
            of_seat.append(one)
            one.seat = seat
            if len(of_seat) > MOST_OF_A_SEAT:
                of_seat[0].drop()

    def left(self, one: "Connection") -> None:
        """Forget somebody who is gone."""
        self._silent.pop(one, None)
        self._asked.pop(one, None)
        if self._by_ends.get(one.ends) is one:
            del self._by_ends[one.ends]
        of_seat = self._of_seat.get(one.seat, []) if one.seat is not None else []
        if one in of_seat:
            of_seat.remove(one)
            if not of_seat and one.seat is not None:
                del self._of_seat[one.seat]


class JoinedWrites:
    """A transport on which head and body of an answer go out in one piece: one call, and one packet."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport, self._loop = transport, loop
        if hasattr(transport, "max_size"):
            # Each request is read into room for so many bytes, which is else a quarter of a million.
            transport.max_size = 2 * LARGEST_HEAD
        self._pieces: list[bytes] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, piece: bytes) -> None:
        """Write a head once its body is there, or once everything that is due now is done."""
        if not piece:
            return
        self._pieces.append(piece)
        if len(self._pieces) > 1:
            self._send()
        else:
            self._loop.call_soon(self._send)

    def close(self) -> None:
        """Write what is left, and end the connection."""
        self._send()
        self._transport.close()

    def _send(self) -> None:
        pieces = b"".join(self._pieces)
        self._pieces.clear()
        if pieces and not self._transport.is_closing():
            self._transport.write(pieces)


class Connection(asyncio.Protocol):
    """One connection: whoever has not asked within five seconds is let go."""

    def __init__(self, limit: ConnectionLimit, http: asyncio.Protocol) -> None:
        self._limit, self._http = limit, http
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._timer: asyncio.TimerHandle | None = None
        self.ends: object = None
        self.address = ""
        self.seat: bytes | None = None
        self.answering = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection in, and begin to count its seconds; who asked too often is let go."""
        self._transport = cast("asyncio.Transport", transport)
        self._http.connection_made(cast("asyncio.Transport", JoinedWrites(self._transport, self._loop)))
        client, server = transport.get_extra_info("peername"), transport.get_extra_info("sockname")
        self.ends, self.address = (client, server), client[0] if client else ""
        if not client or self._limit.requests.is_blocked(self.address, self._loop.time()):
            self._transport.abort()
            return
        self._limit.came(self)
        self.start_timer()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._http.connection_lost(exc)
        self.stop_timer()
        self._limit.left(self)

    def data_received(self, came: bytes) -> None:
        """Pass on what came; a next request has five seconds too, from its first byte."""
        if self._timer is None and not self.answering:
            self._limit.waits(self)
            self.start_timer()
        self._http.data_received(came)

    def eof_received(self) -> bool | None:
        """Pass on that nothing more will come."""
        return self._http.eof_received()

    def pause_writing(self) -> None:
        """Pass on that the network is slower than what is written."""
        self._http.pause_writing()

    def resume_writing(self) -> None:
        """Pass on that more can be written."""
        self._http.resume_writing()

    def drop(self) -> None:
        """End the connection at once."""
        self.stop_timer()
        self._limit.left(self)
        if self._transport is not None:
            self._transport.abort()

    def start_timer(self) -> None:
        """Begin to count the seconds until something has been asked for."""
        self._timer = self._loop.call_later(SECONDS_TO_ASK, self.drop)

    def stop_timer(self) -> None:
        """Count no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def asked(self, seat: bytes | None) -> None:
        """Note that a whole request is there."""
        self.stop_timer()
        self._limit.asked(self, seat)


def limited(protocol: Callable[..., asyncio.Protocol], limit: ConnectionLimit) -> type[asyncio.Protocol]:
    """Return a protocol with the limits of one room; the server makes one of it for each connection."""

    class LimitedProtocol(Connection):
        def __init__(self, **given: Any) -> None:
            super().__init__(limit, protocol(**given))

    return LimitedProtocol


class LimitedPages:
    """ASGI middleware: answers a request when it is its turn, and refuses whoever asks too often."""

    def __init__(self, pages: ASGIApp, limit: ConnectionLimit, seat_of: SeatOf) -> None:
        self._pages, self._limit, self._seat_of = pages, limit, seat_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        connection = self._limit.of(scope)
        if connection is None:
            await refuse(send, *TOO_OFTEN, last=True)
            return
        connection.answering = True
        try:
            await self._answer(connection, scope, receive, send)
        except asyncio.CancelledError:
            # The room was closed while somebody waited. Returning before the connection is lost would be
            # an error to the server, and stand on the terminal.
            connection.drop()
            while (await receive())["type"] != "http.disconnect":
                pass
        finally:
            connection.answering = False

    async def _answer(self, connection: Connection, scope: Scope, receive: Receive, send: Send) -> None:
        seat, now = self._seat_of(scope), asyncio.get_running_loop().time()
        if seat is None:
            if not self._limit.requests.allows(connection.address, now):
                connection.asked(None)
                await refuse(send, *TOO_OFTEN, last=True)
                return
        elif wait := self._limit.requests.wait(seat, connection.address, now):
            connection.stop_timer()
            await asyncio.sleep(wait)
            connection.start_timer()

        async def heard() -> Message:
            message = await receive()
            if not message.get("more_body", False):
                connection.asked(seat)
            return message

        if scope["method"] != "POST":
            connection.asked(seat)
        await self._pages(scope, heard, send)
