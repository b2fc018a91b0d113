"""The server of one room: started by the teacher, on the card that was picked, and stopped with the room."""

import gc
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

import uvicorn
from starlette.types import ASGIApp, Scope

from game.classroom.room.connections import LARGEST_HEAD, MOST, Crowd, protocol_of
from game.classroom.room.door import Address, Door
from game.classroom.room.listening import MOST_HELD, Entrance, Outside
from game.classroom.room.openings import openings
from game.errors import GameError

FIRST_PORT = 8321
_PORTS_TRIED = 20
_IDLE_SECONDS = 30
_WAITING = 1_024
# What the program opens besides connections: windows, fonts, sounds, the journal.
_OTHERS = 200
# How long the thread that paints the windows may keep the phones waiting; Python's own is ten times as long,
# and the server waits for it at each thing it asks of the network.
_SWITCH = 0.0005


class NoAddressError(GameError):
    """The room cannot be opened at an address."""

    def __init__(self, host: str, reason: str) -> None:
        super().__init__(
            f"the room cannot be opened at {host}: {reason}. Pick another network card, or vote by hands."
        )
        self.host, self.reason = host, reason


@dataclass(frozen=True, slots=True)
class Site:
    """What is served: the pages, and what tells the connections of one seat."""

    pages: ASGIApp
    seat_of: Callable[[Scope], bytes | None]


class Server:
    """Carries the pages of a room while it is open, in a thread of its own.

    It listens at the address of one card and at the laptop itself, and nowhere else.
    """

    def __init__(self, site: Callable[[Address], Site]) -> None:
        self._site = site
        self._uvicorn: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._outside = Outside()
        self._usual = sys.getswitchinterval()
        self.address: Address | None = None

    def open(self, host: str, port: int = FIRST_PORT, also: tuple[str, ...] = ()) -> Address:
        """Listen at an address, and answer with it; the port is the first free one from the one named.

        Raises NoAddressError where no port of the address can be had.
        """
        crowd = Crowd()
        most = openings(MOST + MOST_HELD + _OTHERS) - MOST - _OTHERS
        self._outside = Outside(max(0, min(MOST_HELD, most)))
        sockets = _listening(host, port)
        for one in sockets:
            one.turns, one.outside = crowd.turns, self._outside
        self.address = Address(host, sockets[0].getsockname()[1], also)
        self._uvicorn = uvicorn.Server(self._config(self._site(self.address), self.address, crowd))
        self._thread = threading.Thread(
            target=self._uvicorn.run, args=([*sockets],), name="room", daemon=True
        )
        self._thread.start()
        self._usual = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH)
        # To look through all that was loaded, again and again, would stop phones and windows each time.
        gc.collect()
        gc.freeze()
        return self.address

    def close(self) -> None:
        """Stop listening, and let go of everybody; nothing where it is closed."""
        if self._uvicorn is not None and self._thread is not None:
            self._uvicorn.should_exit = self._uvicorn.force_exit = True
            self._thread.join(timeout=5)
            sys.setswitchinterval(self._usual)
            self._outside.close()
            gc.unfreeze()
        self._uvicorn = self._thread = self.address = None

    def _config(self, site: Site, address: Address, crowd: Crowd) -> uvicorn.Config:
        return uvicorn.Config(
            Door(site.pages, address),
            http=protocol_of(crowd, site.seat_of),
            ws="none",
            lifespan="off",
            loop="asyncio",
            # An address or a browser of a student is in no file and on no screen.
            log_config=None,
            access_log=False,
            # Nothing stands between phones and room, whose word on who asks could be taken.
            proxy_headers=False,
            server_header=False,
            date_header=False,
            timeout_keep_alive=_IDLE_SECONDS,
            h11_max_incomplete_event_size=LARGEST_HEAD,
        )


def _listening(host: str, first: int) -> list[Entrance]:
    """Return sockets of one free port, at the host and at the laptop itself."""
    hosts = (host,) if host == "127.0.0.1" else (host, "127.0.0.1")
    reason = "no port is free"
    for port in range(first, first + _PORTS_TRIED) if first else (0,):
        opened: list[Entrance] = []
        try:
            for one in hosts:
                opened.append(_bound(one, opened[0].getsockname()[1] if opened else port))
        except OSError as error:
            for made in opened:
                made.close()
            reason = error.strerror or reason
            continue
        return opened
    raise NoAddressError(host, reason)


def _bound(host: str, port: int) -> Entrance:
    # With the protocol named, answers do not wait 40 ms for one another (asyncio then sets TCP_NODELAY).
    made = Entrance(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(_WAITING)
    except OSError:
        made.close()
        raise
    return made


def is_open(host: str, port: int, seconds: float = 0.5) -> bool:
    """Return whether anybody listens at an address."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as asking:
        asking.settimeout(seconds)
        return asking.connect_ex((host, port)) == 0
