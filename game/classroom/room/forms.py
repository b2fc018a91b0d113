"""Forms of a seat: what a page has filled in, and what comes back from a phone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from game.classroom.commands import GiveReason, Vote
from game.classroom.polls import LETTERS, PollId
from game.classroom.reasons import CARDS, Card
from game.classroom.room.cookies import Kept
from game.classroom.seats import SeatId
from game.classroom.session import Session, poll_of
from game.classroom.views.seat import SeatView

# More fields than any form of ours has.
_MOST_FIELDS = 64
_MOST_PICKS = 32


@dataclass(frozen=True, slots=True)
class Wrong:
    """A mistake in a form, in words, and the field it is about; none where it is about all of it."""

    says: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """What somebody has filled in: it stays on the page, whatever was wrong with it."""

    letter: str = ""
    picks: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    confidence: int = 0
    text: str = ""
    card: str = ""
    wrong: Wrong | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A form as a page has it: what it carries, and what is filled in."""

    token: str
    request: str
    poll: str
    filled: Filled


@dataclass(frozen=True, slots=True)
class Phone:
    """What a phone brings: what it has kept, and what was filled in on it."""

    kept: Kept = field(default_factory=Kept)
    filled: Filled = Filled()


def form_of(session: Session, mine: SeatView | None, phone: Phone, request: str) -> Form:
    """Return the form of a page: filled in as it was sent, else with what the seat has said so far."""
    kept, filled = phone.kept, phone.filled
    vote = mine.vote if mine else None
    shown = Filled(
        letter=filled.letter or (vote.letter if vote else ""),
        picks=filled.picks or ({vote.letter: vote.picks} if vote else {}),
        confidence=filled.confidence or (vote.confidence if vote else 0),
        text=filled.text or (mine.reason if mine else ""),
        card=filled.card or (mine.card if mine else ""),
        wrong=filled.wrong,
    )
    return Form(kept.form_token if kept.token else "", request, poll_of(session) or "", shown)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that came from a phone: texts by their names, nothing of it believed yet."""

    fields: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, body: bytes) -> "Sent":
        """Return the fields of a form; with none where it is no form, or has too many fields."""
        try:
            found = parse_qs(
                body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
            )
        except ValueError:
            return cls({})
        return cls({name: tuple(values) for name, values in found.items()})

    def one(self, name: str) -> str:
        """Return a field; with an empty text where it is missing or doubled."""
        values = self.fields.get(name, ())
        return values[0] if len(values) == 1 else ""

    def number(self, name: str) -> int:
        """Return a field as a small whole number; with 0 where it is none."""
        value = self.one(name)
        return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 0

    @property
    def filled(self) -> Filled:
        """Return what was filled in."""
        card = self.one("card")
        return Filled(
            letter=self._letter,
            picks={letter: picks for letter in LETTERS if (picks := self._picks(letter))},
            confidence=self.number("confidence"),
            text=self.one("text"),
            card=card if card in CARDS else "",
        )

    def vote(self, seat: SeatId) -> Vote:
        """Return the vote of a seat."""
        filled = self.filled
        picks = filled.picks.get(filled.letter, ())
        poll = PollId(self.one("poll")[:40])
        return Vote(seat, poll, filled.letter, picks, filled.confidence, self._request)

    def reason(self, seat: SeatId) -> GiveReason:
        """Return the reason of a seat."""
        card: Card = next((one for one in CARDS if one == self.one("card")), "")
        return GiveReason(seat, PollId(self.one("poll")[:40]), self.one("text"), card)

    @property
    def _letter(self) -> str:
        letter = self.one("letter")
        return letter if len(letter) == 1 and letter in LETTERS else ""

    @property
    def _request(self) -> str:
        request = self.one("request")
        return request if len(request) <= 40 and request.isalnum() else ""

    def _picks(self, letter: str) -> tuple[int, ...]:
        values = self.fields.get(f"pick-{letter}", ())[:_MOST_PICKS]
        return tuple(int(one) for one in values if one.isascii() and one.isdigit() and len(one) < 4)
