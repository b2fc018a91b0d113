"""How a phone keeps its seat: cookies that no script can read and no other site can send."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from http.cookies import CookieError, SimpleCookie

from starlette.types import Scope

_KEPT = "; HttpOnly; SameSite=Strict; Path=/"
_MOST_PHONES, _LARGEST = 1_024, 512
SIZES = ("", "larger", "largest")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a phone keeps: the token of its seat, the seat key to show, the size of text, the control."""

    token: str = ""
    key: str = ""
    size: str = ""
    remote: str = ""

    @property
    def form_token(self) -> str:
        """Return what each form of this seat carries; nobody without the cookie can know it."""
        return hashlib.sha256(b"form:" + self.token.encode()).hexdigest()[:32]


def kept_by(scope: Scope) -> Kept:
    """Return what the phone that asks has kept."""
    sent = tuple(value for name, value in scope["headers"] if name == b"cookie")
    return _known(sent) if sum(map(len, sent)) <= _LARGEST else _kept_by(sent)


# A phone sends the same at each request.
@lru_cache(_MOST_PHONES)
def _known(sent: tuple[bytes, ...]) -> Kept:
    return _kept_by(sent)


def _kept_by(sent: tuple[bytes, ...]) -> Kept:
    cookies: SimpleCookie = SimpleCookie()
    for value in sent:
        try:
            cookies.load(value.decode("ascii", "replace"))
        except CookieError:
            return Kept()
    found = {name: one.value for name, one in cookies.items()}
    size = found.get("size", "")
    size = size if size in SIZES else ""
    return Kept(found.get("seat", ""), found.get("key", ""), size, found.get("remote", ""))


def keeping(name: str, value: str) -> tuple[bytes, bytes]:
    """Return the header that lets a phone keep a value for as long as its browser is open."""
    return b"set-cookie", f"{name}={value}{_KEPT}".encode()
