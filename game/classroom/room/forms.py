"""Forms of a seat, and the requests of phones: what a page has filled in, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from game.classroom.commands import GiveReason, Vote
from game.classroom.polls import LETTERS, PollId, Seat, SeatId
from game.classroom.reasons import CARDS, Card
from game.classroom.room.cookies import Cookies
from game.classroom.room.shared_page import PageMoment
from game.classroom.session import Session, poll_of
from game.classroom.views.seat import SeatView

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
    wrong: FormProblem | None = None


@dataclass(frozen=True, slots=True)
class SeatForm:
    """A form as a page has it: what it carries, and what is filled in."""

    token: str
    request: str
    poll: str
    filled: FilledIn


@dataclass(frozen=True, slots=True)
class PhoneForm:
    """What a phone brings: what it has kept, and what was filled in on it."""

    kept: Cookies = field(default_factory=Cookies)
    filled: FilledIn = FilledIn()


def form_of(session: Session, mine: SeatView | None, phone: PhoneForm, request: str) -> SeatForm:
    """Return the form of a page: filled in as it was sent, else with what the seat has said so far."""
    kept, filled = phone.kept, phone.filled
    vote = mine.vote if mine else None
    shown = FilledIn(
        letter=filled.letter or (vote.letter if vote else ""),
        picks=filled.picks or ({vote.letter: vote.picks} if vote else {}),
        confidence=filled.confidence or (vote.confidence if vote else 0),
        text=filled.text or (mine.reason if mine else ""),
        card=filled.card or (mine.card if mine else ""),
        wrong=filled.wrong,
    )
    return SeatForm(kept.form_token if kept.token else "", request, poll_of(session) or "", shown)


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form that came from a phone: texts by their names, nothing of it believed yet."""

    fields: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, body: bytes) -> "SentForm":
        """Return the fields of a form, or none if it is no form or has too many fields."""
        try:
            found = parse_qs(
                body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
            )
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

    def _picks(self, letter: str) -> tuple[int, ...]:
        values = self.fields.get(f"pick-{letter}", ())[:_MOST_PICKS]
        return tuple(int(one) for one in values if one.isascii() and one.isdigit() and len(one) < 4)


@dataclass(frozen=True, slots=True)
class PhoneRequest:
    """Who asks, at which moment of the class, from which address, with which form."""

    now: PageMoment
    kept: Cookies
    seat: Seat | None
    address: str
    sent: SentForm

    @property
    def is_own_form(self) -> bool:
        """Return whether the form was made for this seat (S-11)."""
        return self.seat is not None and self.sent.one("token") == self.kept.form_token

    def form(self, problem: FormProblem | None = None) -> PhoneForm:
        """Return what stays on the page after a form that was not taken."""
        return PhoneForm(self.kept, replace(self.sent.filled, wrong=problem))


def page(html: str | bytes, status: int = 200) -> Response:
    """Return a page."""
    return HTMLResponse(html, status)


def redirect(to: str = "/", *cookies: tuple[bytes, bytes]) -> Response:
    """Return the way to another page, by which a form is not sent twice."""
    answer = RedirectResponse(to, 303)
    answer.raw_headers.extend(cookies)
    return answer
