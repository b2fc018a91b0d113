"""What phones keep and send: session cookies, and the forms of a seat; none of it believed yet.

No script can read the cookies, and no other site can send them.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from game.classroom.commands import GiveReason, MarkSide, Vote
from game.classroom.keys import digest
from game.classroom.moot import CRITERIA, SIDES, MarkRow, Side
from game.classroom.polls import CARDS, LETTERS, Card, PollId, Seat, SeatId
from game.classroom.session import Session, poll_of
from game.classroom.views.public import SeatView

_KEPT = "; HttpOnly; SameSite=Strict; Path=/"
_MOST_PHONES, _LARGEST = 1_024, 512
SIZES = ("", "larger", "largest")
# Whoever has not asked for so many seconds has lost the connection; phones ask every second.
LOST_AFTER = 6.0
_MOST_DIGESTS = 5_000


@dataclass(frozen=True, slots=True)
class Cookies:
    """What a phone keeps: token and key of its seat, size of text, control, name at the door, and P."""

    token: str = ""
    key: str = ""
    size: str = ""
    remote: str = ""
    door: str = ""
    projector: str = ""

    @property
    def form_token(self) -> str:
        """Return what each form of this seat carries; nobody without the cookie can know it."""
        return hashlib.sha256(b"form:" + self.token.encode()).hexdigest()[:32]


def kept_by(scope: Scope) -> Cookies:
    """Return what the phone that asks has kept."""
    sent = tuple(value for name, value in scope["headers"] if name == b"cookie")
    read = _read if sum(map(len, sent)) <= _LARGEST else _read.__wrapped__
    return read(sent)


@lru_cache(_MOST_PHONES)  # A phone sends the same at each request.
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
    seat, key, remote, door, projector = (
        found.get(name, "") for name in ("seat", "key", "remote", "door", "projector")
    )
    return Cookies(seat, key, size, remote, door[:24], projector)


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

    def told_since(self, moment: float, now: float) -> bool:
        """Return whether every seat that is connected now has asked for something since a moment."""
        return all(self._heard[seat] >= moment for seat in self.connected(now))

    def connected(self, now: float) -> frozenset[SeatId]:
        """Return the seats that asked a moment ago."""
        return frozenset(seat for seat, at in self._heard.items() if now - at <= LOST_AFTER)


# More fields than any form of ours has.
_MOST_FIELDS = 64
_MOST_PICKS = 32


@dataclass(frozen=True, slots=True)
class FormProblem:
    """A mistake in a form, in words, and the field it is about; none where it is about all of it."""

    says: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class FilledIn:
    """What somebody has filled in: it stays on the page, whatever was wrong with it."""

    letter: str = ""
    picks: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    confidence: int = 0
    text: str = ""
    card: str = ""
    marks: Mapping[Side, MarkRow] = field(default_factory=dict)
    wrong: FormProblem | None = None


@dataclass(frozen=True, slots=True)
class SeatForm:
    """A form as a page has it: what it carries, and what is filled in."""

    token: str
    request: str
    poll: str
    filled: FilledIn


def form_of(session: Session, mine: SeatView | None, kept: Cookies, filled: FilledIn) -> SeatForm:
    """Return the form of a page: filled in as it was sent, else with what the seat has said so far."""
    vote = mine.vote if mine else None
    shown = FilledIn(
        letter=filled.letter or (vote.letter if vote else ""),
        picks=filled.picks or ({vote.letter: vote.picks} if vote else {}),
        confidence=filled.confidence or (vote.confidence if vote else 0),
        text=filled.text or (mine.reason if mine else ""),
        card=filled.card or (mine.card if mine else ""),
        marks=dict(zip(SIDES, mine.marks, strict=False) if mine else ()) | dict(filled.marks),
        wrong=filled.wrong,
    )
    token = kept.form_token if kept.token else ""
    return SeatForm(token, secrets.token_hex(8), poll_of(session) or "", shown)


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form that came from a phone: texts by their names, nothing of it believed yet."""

    fields: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, body: bytes) -> "SentForm":
        """Return the fields of a form, or none if it is no form or has too many fields."""
        text = body.decode("utf-8", "replace")
        try:
            found = parse_qs(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
        except ValueError:
            return cls({})
        return cls({name: tuple(values) for name, values in found.items()})

    @classmethod
    async def from_request(cls, request: Request) -> "SentForm":
        """Return the form that was posted, or the fields of the address that was asked for."""
        return cls.of(await request.body() if request.method == "POST" else request.url.query.encode())

    def one(self, name: str) -> str:
        """Return a field, or an empty text if it is missing or doubled."""
        values = self.fields.get(name, ())
        return values[0] if len(values) == 1 else ""

    def number(self, name: str) -> int:
        """Return a field as a small whole number, or 0 if it is none."""
        value = self.one(name)
        return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 0

    @property
    def filled(self) -> FilledIn:
        """Return what was filled in."""
        letter, card = self.one("letter"), self.one("card")
        return FilledIn(
            letter=letter if len(letter) == 1 and letter in LETTERS else "",
            picks={letter: picks for letter in LETTERS if (picks := self._picks(letter))},
            confidence=self.number("confidence"),
            text=self.one("text"),
            card=card if card in CARDS else "",
            marks={side: row for side in SIDES if any(row := self._marks(side))},
        )

    def vote(self, seat: SeatId) -> Vote:
        """Return the vote of a seat."""
        filled, request = self.filled, self.one("request")
        picks = filled.picks.get(filled.letter, ())
        poll = PollId(self.one("poll")[:40])
        request = request if len(request) <= 40 and request.isalnum() else ""
        return Vote(seat, poll, filled.letter, picks, filled.confidence, request)

    def reason(self, seat: SeatId) -> GiveReason:
        """Return the reason of a seat."""
        card: Card = next((one for one in CARDS if one == self.one("card")), "")
        return GiveReason(seat, PollId(self.one("poll")[:40]), self.one("text"), card)

    def marks(self, seat: SeatId) -> MarkSide:
        """Return what a judge has marked one side with; 0 where nothing was chosen."""
        side: Side = "other" if self.one("side") == "other" else "client"
        return MarkSide(seat, side, self._marks(side))

    def _marks(self, side: Side) -> MarkRow:
        return tuple(self.number(f"{side}-{name}") for name in CRITERIA)

    def _picks(self, letter: str) -> tuple[int, ...]:
        values = self.fields.get(f"pick-{letter}", ())[:_MOST_PICKS]
        return tuple(int(one) for one in values if one.isascii() and one.isdigit() and len(one) < 4)


def redirect(to: str = "/", *cookies: tuple[bytes, bytes]) -> Response:
    """Return the way to another page, by which a form is not sent twice."""
    answer = RedirectResponse(to, 303)
    answer.raw_headers.extend(cookies)
    return answer
