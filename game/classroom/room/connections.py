"""Who is connected to the room: how many at once, and how long somebody may take to say what they want."""

import asyncio
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from game.classroom.room.asking import Turns
from game.classroom.room.listening import OFTEN

MOST = 700
MOST_OF_A_SEAT = 3
SECONDS_TO_ASK = 5.0
LARGEST_HEAD = 8_192


class Crowd:
    """All connections of one room; those that have not asked for anything yet are dropped first."""

    def __init__(self) -> None:
        # In the order in which they came.
        self._silent: dict[PatientProtocol, None] = {}
        self._asked: dict[PatientProtocol, None] = {}
        self._of_seat: dict[bytes, list[PatientProtocol]] = {}
        self.turns = Turns()

    def __len__(self) -> int:
        return len(self._silent) + len(self._asked)

    def came(self, one: "PatientProtocol") -> None:
        """Take somebody in; where there is no room, somebody must go.

        First goes who comes from an address without any seat, the silent before the others; then who has
        been silent longest.
        """
        self._silent[one] = None
        if len(self) > MOST:
            strangers = (one for one in self._everybody() if not self.turns.has_seats(one.address))
            next(strangers, next(self._everybody())).drop()

    def _everybody(self) -> "Iterator[PatientProtocol]":
        return chain(self._silent, self._asked)

    def waits(self, one: "PatientProtocol") -> None:
        """Somebody has begun to ask again, and counts as silent until all of it is there."""
        if self._asked.pop(one, one) is None:
            self._silent[one] = None

    def asked(self, one: "PatientProtocol", seat: bytes | None) -> None:
        """Somebody asked for something; of one seat only the last three connections stay."""
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

    def left(self, one: "PatientProtocol") -> None:
        """Somebody is gone."""
        self._silent.pop(one, None)
        self._asked.pop(one, None)
        of_seat = self._of_seat.get(one.seat, []) if one.seat is not None else []
        if one in of_seat:
            of_seat.remove(one)
            if not of_seat and one.seat is not None:
                del self._of_seat[one.seat]


class Together:
    """A connection on which head and body of an answer go out in one piece: one call, and one packet."""

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


class PatientProtocol(H11Protocol):
    """One connection: whoever has not asked within five seconds is let go."""

    crowd: Crowd
    seat_of: Callable[[Scope], bytes | None]

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        # Whatever else logs in this process: who asked for what stands in no log.
        self.access_log = False
        self.seat: bytes | None = None
        self.address = ""
        self._limit: asyncio.TimerHandle | None = None
        self._pages: ASGIApp = self.app
        self.app = self._answer

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as above it
        """Take the connection in, and begin to count its seconds; who asked too often is let go."""
        super().connection_made(transport)
        self.transport = Together(transport, self.loop)  # type: ignore[assignment]  # it stands for one
        self.address = self.client[0] if self.client else ""
        if self.crowd.turns.rests(self.address, self.loop.time()):
            transport.abort()
            return
        self.crowd.came(self)
        self._count()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        super().connection_lost(exc)
        self._stop_counting()
        self.crowd.left(self)

    def data_received(self, came: bytes) -> None:
        """Take what came; a next request has five seconds too, from its first byte."""
        if self._limit is None and not self._busy():
            self.crowd.waits(self)
            self._count()
        super().data_received(came)

    def _busy(self) -> bool:
        cycle: Any = self.cycle  # There is none before the first request.
        return cycle is not None and not cycle.response_complete

    def drop(self) -> None:
        """End the connection at once."""
        self._stop_counting()
        self.crowd.left(self)
        if self.transport is not None:
            self.transport.abort()

    def _count(self) -> None:
        self._limit = self.loop.call_later(SECONDS_TO_ASK, self.drop)

    def _stop_counting(self) -> None:
        if self._limit is not None:
            self._limit.cancel()
            self._limit = None

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._answered(scope, receive, send)
        except asyncio.CancelledError:
            # The room was closed while somebody waited.
            self._end()

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def heard() -> Any:
            message = await receive()
            if not message.get("more_body", False):
                self._whole(scope)
            return message

        if not await self._turn(scope):
            self._whole(scope)
            self._end(OFTEN)
            return
        if scope["method"] != "POST":
            self._whole(scope)
        await self._pages(scope, heard, send)

    def _end(self, with_answer: bytes = b"") -> None:
        """End the connection, past what the server would answer."""
        cycle: Any = self.cycle
        cycle.disconnected = True
        if with_answer:
            self.transport.write(with_answer)
        self.transport.close()

    async def _turn(self, scope: Scope) -> bool:
        """Wait until it is this one's turn; answer whether there is one."""
        seat, now = self.seat_of(scope), self.loop.time()
        if seat is None:
            return self.crowd.turns.nobody(self.address, now)
        wait = self.crowd.turns.seat(seat, self.address, now)
        if wait:
            self._stop_counting()
            await asyncio.sleep(wait)
            self._count()
        return True

    def _whole(self, scope: Scope) -> None:
        self._stop_counting()
        self.crowd.asked(self, self.seat_of(scope))


def protocol_of(crowd: Crowd, seat_of: Callable[[Scope], bytes | None]) -> type[PatientProtocol]:
    """Return the protocol of one room, for uvicorn, which makes one of it for each connection."""
    return type("RoomProtocol", (PatientProtocol,), {"crowd": crowd, "seat_of": staticmethod(seat_of)})
