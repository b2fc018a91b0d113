"""Session cookies: how a phone keeps its seat, and which phones are connected.

No script can read them, and no other site can send them.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from http.cookies import CookieError, SimpleCookie

from starlette.types import Scope

from game.classroom.keys import digest
from game.classroom.polls import Seat, SeatId
from game.classroom.session import Session

_KEPT = "; HttpOnly; SameSite=Strict; Path=/"
_MOST_PHONES, _LARGEST = 1_024, 512
SIZES = ("", "larger", "largest")
# Whoever has not asked for so many seconds has lost the connection; phones ask every second.
LOST_AFTER = 6.0
_MOST_DIGESTS = 5_000


@dataclass(frozen=True, slots=True)
class Cookies:
    """What a phone keeps: the token of its seat, the seat key to show, the size of text, the control."""

    token: str = ""
    key: str = ""
    size: str = ""
    remote: str = ""

    @property
    def form_token(self) -> str:
        """Return what each form of this seat carries; nobody without the cookie can know it."""
        return hashlib.sha256(b"form:" + self.token.encode()).hexdigest()[:32]


def kept_by(scope: Scope) -> Cookies:
    """Return what the phone that asks has kept."""
    sent = tuple(value for name, value in scope["headers"] if name == b"cookie")
    return _known(sent) if sum(map(len, sent)) <= _LARGEST else _read(sent)


def _read(sent: tuple[bytes, ...]) -> Cookies:
    cookies: SimpleCookie = SimpleCookie()
    for value in sent:
        try:
            cookies.load(value.decode("ascii", "replace"))
        except CookieError:
            return Cookies()
    found = {name: one.value for name, one in cookies.items()}
    size = found.get("size", "")
    size = size if size in SIZES else ""
    return Cookies(found.get("seat", ""), found.get("key", ""), size, found.get("remote", ""))


# A phone sends the same at each request.
_known = lru_cache(_MOST_PHONES)(_read)


def keeping(name: str, value: str) -> tuple[bytes, bytes]:
    """Return the header that lets a phone keep a value for as long as its browser is open."""
    return b"set-cookie", f"{name}={value}{_KEPT}".encode()


class SeatSessions:
    """Finds seats by their cookies, and remembers when each was heard last."""

    def __init__(self) -> None:
        self._seats: Mapping[SeatId, Seat] = {}
        self._by_token: dict[str, Seat] = {}
        self._heard: dict[SeatId, float] = {}
        self._digest = lru_cache(_MOST_DIGESTS)(digest)

    def of(self, session: Session, token: str) -> Seat | None:
        """Return the seat that a cookie holds, or None if it holds none any more."""
        if session.seats is not self._seats:
            self._seats = session.seats
            self._by_token = {seat.token: seat for seat in session.seats.values()}
        found = self._by_token.get(self._digest(token)) if token else None
        return None if found is None or found.removed else found

    def heard(self, seat: SeatId, now: float) -> None:
        """Remember that a seat has just asked for something."""
        self._heard[seat] = now

    def connected(self, now: float) -> frozenset[SeatId]:
        """Return the seats that asked a moment ago."""
        return frozenset(seat for seat, at in self._heard.items() if now - at <= LOST_AFTER)
