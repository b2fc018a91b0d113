"""Who is in the room: code, lock, tickets, seats, teams; and what seats open and take.

The digest of a receipt stands beside no seat, so that no file can tell whose vote was whose by a code that
was handed in.
"""

from dataclasses import dataclass, replace
from itertools import cycle
from random import Random

from game.classroom.acts.base import Command, seated
from game.classroom.dealing import exhibits_dealt
from game.classroom.polls import LETTERS, OpenedExhibit, Pace, Seat, SeatId, cleaned
from game.classroom.refusals import NotNowError
from game.classroom.session import LONGEST_SECTION, Session

MOST_TEAMS = 8
MOST_EXPECTED = 5000
# Once the last question is there: whoever leaves before has not been to the end.
_OFFERED_IN = ("question-after", "closed")


@dataclass(frozen=True, slots=True)
class OpenRoom(Command):
    """Let phones in by this room code; a new code replaces the old one, and an empty one closes the room."""

    code: str

    def done(self, session: Session) -> Session:
        return session.with_room(code=self.code)


@dataclass(frozen=True, slots=True)
class LockRoom(Command):
    """Let nobody new in, or let them in again."""

    on: bool = True

    def done(self, session: Session) -> Session:
        return session.with_room(locked=self.on)


@dataclass(frozen=True, slots=True)
class Expect(Command):
    """Say how many participants are expected."""

    number: int

    def done(self, session: Session) -> Session:
        if not 0 <= self.number <= MOST_EXPECTED:
            raise NotNowError("expected", most=MOST_EXPECTED)
        return session.with_room(expected=self.number)


@dataclass(frozen=True, slots=True)
class NameSection(Command):
    """Say which class this is, of several with one case; an empty label takes it away."""

    section: str

    def done(self, session: Session) -> Session:
        return session.with_settings(section=cleaned(self.section)[:LONGEST_SECTION])


@dataclass(frozen=True, slots=True)
class HideCount(Command):
    """Keep the head-count off P, or show it again."""

    on: bool = True

    def done(self, session: Session) -> Session:
        return session.with_room(count_hidden=self.on)


@dataclass(frozen=True, slots=True)
class IssueTickets(Command):
    """Let in only who brings a single-use ticket; these are digests of the tickets printed."""

    tickets: tuple[str, ...]

    def done(self, session: Session) -> Session:
        # They can be used besides those that were issued before.
        return session.with_room(tickets=(session.room.tickets or frozenset()) | frozenset(self.tickets))


@dataclass(frozen=True, slots=True)
class Join(Command):
    """Take a seat: digests of the cookie's token, of the seat key, and of a ticket where they are used."""

    token: str
    key: str
    ticket: str = ""

    def done(self, session: Session) -> Session:
        room, aliases = session.room, session.lesson.aliases
        # A cookie that holds a seat already goes on holding it.
        if session.holding(self.token):
            return session
        if not room.code or session.phase == "closed":
            raise NotNowError("room_closed")
        if room.locked:
            raise NotNowError("room_locked")
        if room.tickets is not None:
            if self.ticket not in room.tickets:
                raise NotNowError("ticket")
            session = session.with_room(tickets=room.tickets - {self.ticket})
        before = len(session.seats)
        # Steps of a prime length through the list, from where the seed says, meet each alias once a round.
        alias, rounds = aliases[(session.seed + 7919 * before) % len(aliases)], before // len(aliases)
        alias = f"{alias} {rounds + 1}" if rounds else alias
        placed = [seat.team for seat in session.present]
        team = min(session.teams, key=placed.count, default="")
        return session.with_seat(Seat(SeatId(before + 1), alias, self.token, self.key, session.stop, team))


@dataclass(frozen=True, slots=True)
class ComeBack(Command):
    """Take the seat of a seat key again, with a new cookie and a new key; the old cookie is void."""

    key: str
    token: str
    new_key: str

    def done(self, session: Session) -> Session:
        # A key works once.
        for seat in session.present:
            if seat.key == self.key:
                return session.with_seat(replace(seat, token=self.token, key=self.new_key))
        raise NotNowError("seat_key")


@dataclass(frozen=True, slots=True)
class RemoveSeat(Command):
    """Take a seat out of the room, and its vote out of the open poll."""

    seat: SeatId

    def done(self, session: Session) -> Session:
        session = session.with_seat(replace(seated(session, self.seat), removed=True))
        poll = session.open_poll
        return session.with_poll(poll.without(self.seat)) if poll else session


@dataclass(frozen=True, slots=True)
class SetPace(Command):
    """Choose the time that a seat takes."""

    seat: SeatId
    pace: Pace

    def done(self, session: Session) -> Session:
        return session.with_seat(replace(seated(session, self.seat), pace=self.pace))


@dataclass(frozen=True, slots=True)
class MakeTeams(Command):
    """Put all seats into this many teams of nearly one size, mixed by the seed; 0 does without teams."""

    number: int

    def done(self, session: Session) -> Session:
        if session.settings.devices == "team-course" and (self.number == 0 or session.roads):
            raise NotNowError("teams_play")
        if self.number != 0 and not 2 <= self.number <= MOST_TEAMS:
            raise NotNowError("teams", most=MOST_TEAMS)
        seats, teams = list(session.present), tuple(LETTERS[: self.number])
        Random(session.seed).shuffle(seats)
        places = zip(seats, cycle(teams or ("",)), strict=False)
        placed = {seat.id: replace(seat, team=team) for seat, team in places}
        # What was opened was opened for teams that are no more.
        return replace(session, teams=teams, seats={**session.seats, **placed}, opened=frozenset())


@dataclass(frozen=True, slots=True)
class PutInTeam(Command):
    """Move one seat to another team."""

    seat: SeatId
    team: str

    def done(self, session: Session) -> Session:
        if self.team not in session.teams:
            raise NotNowError("team", teams=", ".join(session.teams))
        return session.with_seat(replace(seated(session, self.seat), team=self.team))


@dataclass(frozen=True, slots=True)
class OpenExhibit(Command):
    """Open an exhibit of the briefing for the team of a seat, by its number from 1."""

    seat: SeatId
    exhibit: int

    def done(self, session: Session) -> Session:
        seat, dealt = seated(session, self.seat), exhibits_dealt(session)
        # Once the briefing is over, everything is open anyway.
        if not dealt:
            return session
        if not 1 <= self.exhibit <= len(dealt):
            raise NotNowError("exhibit")
        opened = OpenedExhibit(dealt[self.exhibit - 1], seat.team, seat.id)
        return session if opened in session.opened else replace(session, opened=session.opened | {opened})


@dataclass(frozen=True, slots=True)
class OfferReceipts(Command):
    """Let whoever took part take a receipt at the end, or nobody."""

    on: bool = True

    def done(self, session: Session) -> Session:
        return session.with_settings(receipts=self.on)


@dataclass(frozen=True, slots=True)
class TakeReceipt(Command):
    """Take a receipt; only the digest of its code is told, and not by whom."""

    digest: str

    def done(self, session: Session) -> Session:
        if self.digest in session.receipts:
            return session
        if not receipts_open(session):
            raise NotNowError("no_receipts")
        return replace(session, receipts=session.receipts | {self.digest})


def receipts_open(session: Session) -> bool:
    """Return whether a receipt can be taken now."""
    return session.settings.receipts and session.phase in _OFFERED_IN and not session.paused
