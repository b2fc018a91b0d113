"""The server of one room: started by the teacher on a network interface, and stopped with the room."""

import gc
import importlib
import logging
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address
from typing import Any

import ifaddr
import uvicorn
from starlette.types import ASGIApp

from game.classroom.room.connections import LARGEST_HEAD, MOST, ConnectionLimit, LimitedPages, SeatOf, limited
from game.classroom.room.door import Address, Door
from game.classroom.room.listening import MOST_HELD, HeldConnections, ListeningSocket
from game.errors import GameError

try:
    _resource: Any = importlib.import_module("resource")
except ImportError:
    _resource = None  # Windows has no such limits.

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
            f"the room cannot be opened at {host}: {reason}. "
            "Pick another network interface, or vote by hands."
        )
        self.host, self.reason = host, reason


@dataclass(frozen=True, slots=True)
class NetworkInterface:
    """A network interface of this laptop: its name, and its address in numbers."""

    name: str
    address: str

    @property
    def is_private(self) -> bool:
        """Return whether its address is one of a local network."""
        return IPv4Address(self.address).is_private

    @property
    def reaches_phones(self) -> bool:
        """Return whether anything but this laptop can reach it."""
        address = IPv4Address(self.address)
        return not (address.is_loopback or address.is_link_local)


def interfaces() -> tuple[NetworkInterface, ...]:
    """Return the interfaces that have an address, those that phones may reach first; the laptop alone last.

    Only addresses of four numbers: they can be read aloud, and browsers take them as they are.
    """
    found = [
        NetworkInterface(adapter.nice_name, str(one.ip))
        for adapter in ifaddr.get_adapters()
        for one in adapter.ips
        if one.is_IPv4
    ]
    return tuple(sorted(found, key=lambda one: (not one.reaches_phones, not one.is_private, one.name)))


@dataclass(frozen=True, slots=True)
class ServedPages:
    """What is served: the pages, and what tells the connections of one seat."""

    pages: ASGIApp
    seat_of: SeatOf


class Server:
    """Carries the pages of a room while it is open, in a thread of its own.

    It listens at one address and at the laptop itself, and nowhere else.
    """

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
        self._uvicorn = uvicorn.Server(self._config(self._site(self.address), self.address, limit))
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
        """Stop listening, and let go of everybody; nothing happens if it is closed."""
        if self._uvicorn is not None and self._thread is not None:
            self._uvicorn.should_exit = self._uvicorn.force_exit = True
            self._thread.join(timeout=5)
            sys.setswitchinterval(self._usual)
            self._held.close()
            gc.unfreeze()
        self._uvicorn = self._thread = self.address = None

    def _config(self, site: ServedPages, address: Address, limit: ConnectionLimit) -> uvicorn.Config:
        config = uvicorn.Config(
            LimitedPages(Door(site.pages, address), limit, site.seat_of),
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
                opened.append(_bound(one, opened[0].getsockname()[1] if opened else port))
        except OSError as error:
            for made in opened:
                made.close()
            reason = error.strerror or reason
            continue
        return opened
    raise NoAddressError(host, reason)


def _bound(host: str, port: int) -> ListeningSocket:
    # With the protocol named, answers do not wait 40 ms for one another (asyncio then sets TCP_NODELAY).
    made = ListeningSocket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(_WAITING)
    except OSError:
        made.close()
        raise
    return made


def allow_open_files(wanted: int) -> int:
    """Ask the system for so many open files, connections among them; return how many there may be.

    Some systems begin with very few. They are never made fewer.
    """
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
