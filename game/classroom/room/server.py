"""The room that a teacher opens for phones: its server, and its address as a QR code."""

# Longer than 250 lines because the room and the server that carries it are read together.
import gc
import importlib
import logging
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address
from typing import Any

import ifaddr
import uvicorn
from starlette.types import ASGIApp

from game.classroom.at_work import ClassAtWork
from game.classroom.polls import SeatId
from game.classroom.room.connections import LARGEST_HEAD, MOST, ConnectionLimit, LimitedPages, SeatOf, limited
from game.classroom.room.door import Address, Door
from game.classroom.room.listening import MOST_HELD, HeldConnections, ListeningSocket
from game.classroom.room.play_on import OpenSite, PlayOn
from game.classroom.room.remote_tabs import Laptop, NoLaptop
from game.classroom.room.routes import Routes
from game.content.words import Words
from game.errors import GameError

try:
    _resource: Any = importlib.import_module("resource")
except ImportError:
    _resource = None  # Windows has no such limits.

FIRST_PORT = 8321
_PORTS_TRIED = 20
_IDLE_SECONDS = 30
_MOMENT = 0.02
_WAITING = 1_024
# What the program opens besides connections: windows, fonts, sounds, the journal.
_OTHERS = 200
# How long the thread that paints the windows may keep the phones waiting; Python's own is ten times as long,
# and the server waits for it at each thing it asks of the network.
_SWITCH = 0.0005


class NoAddressError(GameError):
    """The room cannot be opened at an address."""

    def __init__(self, host: str, reason: str) -> None:
        remedy = "Take another address, or vote by hands."
        super().__init__(f"the room cannot be opened at {host}: {reason}. {remedy}")
        self.host, self.reason = host, reason


@dataclass(frozen=True, slots=True)
class NetworkInterface:
    """A network interface of this laptop: its name, and its address in numbers."""

    name: str
    address: str

    @property
    def reaches_phones(self) -> bool:
        """Return whether anything but this laptop can reach it."""
        address = IPv4Address(self.address)
        return not (address.is_loopback or address.is_link_local)


def interfaces() -> tuple[NetworkInterface, ...]:
    """Return the interfaces that have an address, those that phones may reach first, the laptop last."""
    # Only addresses of four numbers: they can be read aloud, and browsers take them as they are.
    found = [
        NetworkInterface(adapter.nice_name, str(one.ip))
        for adapter in ifaddr.get_adapters()
        for one in adapter.ips
        if one.is_IPv4
    ]
    found.sort(key=lambda one: (not one.reaches_phones, not IPv4Address(one.address).is_private, one.name))
    return tuple(found)


# What is served: the pages, and what tells the connections of one seat.
ServedPages = tuple[ASGIApp, SeatOf]


class Server:
    """Carries the pages of a room in a thread of its own: at one address and at the laptop itself."""

    def __init__(self, site: Callable[[Address], ServedPages]) -> None:
        self._site = site
        self._uvicorn: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._held = HeldConnections()
        self._usual = sys.getswitchinterval()
        self.address: Address | None = None

    def open(self, host: str, port: int = FIRST_PORT, also: tuple[str, ...] = ()) -> Address:
        """Listen at an address, and return it; the port is the first free one from the one named.

        Raises NoAddressError if no port of the address can be had.
        """
        limit = ConnectionLimit()
        allowed = allow_open_files(MOST + MOST_HELD + _OTHERS) - MOST - _OTHERS
        self._held = HeldConnections(max(0, min(MOST_HELD, allowed)))
        sockets = _listening(host, port)
        for one in sockets:
            one.limits, one.held = limit.requests, self._held
        self.address = Address(host, sockets[0].getsockname()[1], also)
        self._uvicorn = uvicorn.Server(self._config(self.address, limit))
        run = self._uvicorn.run
        self._thread = threading.Thread(target=run, args=([*sockets],), name="room", daemon=True)
        self._thread.start()
        self._usual = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH)
        # To look through all that was loaded, again and again, would stop phones and windows each time.
        gc.collect()
        gc.freeze()
        return self.address

    def close(self) -> None:
        """Stop listening, and let go of everybody; nothing happens if it is closed."""
        if self._uvicorn is not None and self._thread is not None:
            self._uvicorn.should_exit = self._uvicorn.force_exit = True
            self._thread.join(timeout=5)
            sys.setswitchinterval(self._usual)
            self._held.close()
            gc.unfreeze()
        self._uvicorn = self._thread = self.address = None

    def _config(self, address: Address, limit: ConnectionLimit) -> uvicorn.Config:
        pages, seat_of = self._site(address)
        config = uvicorn.Config(
            LimitedPages(Door(pages, address), limit, seat_of),
            http="h11",
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
        # Whatever else logs in this process: who asked for what stands in no log.
        logging.getLogger("uvicorn.access").disabled = True
        # What is no request is dropped, and the terminal of the class is not filled with it.
        logging.getLogger("uvicorn.error").setLevel(logging.ERROR)
        config.load()
        config.http_protocol_class = limited(config.http_protocol_class, limit)
        return config


def _listening(host: str, first: int) -> list[ListeningSocket]:
    """Return sockets of one free port, at the host and at the laptop itself."""
    hosts = (host,) if host == "127.0.0.1" else (host, "127.0.0.1")
    reason = "no port is free"
    for port in range(first, first + _PORTS_TRIED) if first else (0,):
        opened: list[ListeningSocket] = []
        try:
            for one in hosts:
                # With the protocol named, answers do not wait 40 ms for one another (asyncio then sets
                # TCP_NODELAY).
                made = ListeningSocket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
                opened.append(made)
                made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                made.bind((one, opened[0].getsockname()[1] if opened[1:] else port))
                made.listen(_WAITING)
        except OSError as error:
            for made in opened:
                made.close()
            reason = error.strerror or reason
            continue
        return opened
    raise NoAddressError(host, reason)


def allow_open_files(wanted: int) -> int:
    """Ask the system for so many open files, connections among them; return how many there may be."""
    # Some systems begin with very few. They are never made fewer.
    if _resource is None:
        return wanted
    now, most = _resource.getrlimit(_resource.RLIMIT_NOFILE)
    if now == _resource.RLIM_INFINITY or now >= wanted:
        return wanted
    allowed = wanted if most == _resource.RLIM_INFINITY else min(wanted, int(most))
    try:
        _resource.setrlimit(_resource.RLIMIT_NOFILE, (allowed, most))
    except (OSError, ValueError):
        return int(now)
    return allowed


class PhoneRoom:
    """The pages of one class on the network, while they are open."""

    def __init__(self, at_work: ClassAtWork, words: Words, open_site: OpenSite | None = None) -> None:
        self._at_work, self._words = at_work, words
        self.play_on = PlayOn(open_site)
        self.laptop: Laptop = NoLaptop()
        self._routes: Routes | None = None
        self._server = Server(self._served)

    def open(self, host: str, port: int = FIRST_PORT) -> Address:
        """Serve at an address of this laptop, and at the laptop itself; raise NoAddressError otherwise.

        An open room is closed first, so that a change of the network interface is one call; seats stay,
        and come back by their seat keys.
        """
        self.close()
        return self._server.open(host, port)

    def close(self, farewell: float = 0.0) -> None:
        """Stop serving; nothing listens afterwards, and nothing happens if it is closed.

        Phones that are connected have so many seconds to be told how it stands before.
        """
        asked = time.monotonic()
        while self._routes and time.monotonic() < asked + farewell and not self._routes.told_since(asked):
            time.sleep(_MOMENT)
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
        """Let one phone control the class; return its address, good once (S-3), or "" in a closed room."""
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
        self._routes = Routes(self._at_work, self._words, address, self.play_on)
        self._routes.laptop = self.laptop
        return self._routes.app, self._routes.seat_of
