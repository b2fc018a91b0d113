"""Who is in the room: code, lock, tickets, seats, teams."""

from dataclasses import replace
from random import Random

from game.classroom.commands import ComeBack, IssueTickets, Join, OpenRoom
from game.classroom.polls import LETTERS
from game.classroom.refusing import NotNowError
from game.classroom.seats import Pace, Seat, SeatId
from game.classroom.session import Session

MOST_TEAMS = 8
MOST_EXPECTED = 5000


def open_room(session: Session, command: OpenRoom) -> Session:
    """Return the room open under a code, or closed without one."""
    return session.but(room=replace(session.room, code=command.code))


def lock(session: Session, on: bool) -> Session:
    """Return the room locked, or open to newcomers again."""
    return session.but(room=replace(session.room, locked=on))


def expect(session: Session, number: int) -> Session:
    """Return a number of participants expected."""
    if not 0 <= number <= MOST_EXPECTED:
        raise NotNowError("expected", most=MOST_EXPECTED)
    return session.but(room=replace(session.room, expected=number))


def hide_count(session: Session, on: bool) -> Session:
    """Return the head-count on P or off it."""
    return session.but(room=replace(session.room, count_hidden=on))


def issue(session: Session, command: IssueTickets) -> Session:
    """Return tickets that can be used, besides those that were issued before."""
    tickets = (session.room.tickets or frozenset()) | frozenset(command.tickets)
    return session.but(room=replace(session.room, tickets=tickets))


def join(session: Session, command: Join) -> Session:
    """Return one more seat; with the same session where its cookie holds a seat already."""
    room = session.room
    if session.holding(command.token):
        return session
    if not room.code or session.phase == "closed":
        raise NotNowError("room_closed")
    if room.locked:
        raise NotNowError("room_locked")
    if room.tickets is not None:
        if command.ticket not in room.tickets:
            raise NotNowError("ticket")
        session = session.but(room=replace(room, tickets=room.tickets - {command.ticket}))
    seat = SeatId(len(session.seats) + 1)
    team = _smallest(session)
    alias = alias_of(session, seat)
    return session.with_seat(Seat(seat, alias, command.token, command.key, session.stop, team))


def come_back(session: Session, command: ComeBack) -> Session:
    """Return a seat held by a new cookie; the key works once."""
    for seat in session.present:
        if seat.key == command.key:
            return session.with_seat(seat.held_by(command.token, command.new_key))
    raise NotNowError("seat_key")


def remove(session: Session, seat: SeatId) -> Session:
    """Return a seat taken out, and its vote out of the open poll."""
    session = session.with_seat(seated(session, seat).taken_out())
    poll = session.open_poll
    return session.with_poll(poll.without(seat)) if poll else session


def set_pace(session: Session, seat: SeatId, pace: Pace) -> Session:
    """Return the time that a seat takes."""
    return session.with_seat(seated(session, seat).with_pace(pace))


def make_teams(session: Session, number: int) -> Session:
    """Return all present seats in teams whose sizes differ by one at most, mixed by the seed."""
    if number != 0 and not 2 <= number <= MOST_TEAMS:
        raise NotNowError("teams", most=MOST_TEAMS)
    teams = tuple(LETTERS[:number])
    seats = list(session.present)
    Random(session.seed).shuffle(seats)
    placed = {
        seat.id: seat.in_team(teams[place % number] if teams else "") for place, seat in enumerate(seats)
    }
    return session.but(teams=teams, seats={**session.seats, **placed})


def put_in_team(session: Session, seat: SeatId, team: str) -> Session:
    """Return one seat in another team."""
    if team not in session.teams:
        raise NotNowError("team", teams=", ".join(session.teams))
    return session.with_seat(seated(session, seat).in_team(team))


def seated(session: Session, seat: SeatId) -> Seat:
    """Return a seat of the room; refuse where it was removed or never was."""
    found = session.seats.get(seat)
    if found is None or found.removed:
        raise NotNowError("seat")
    return found


def alias_of(session: Session, seat: SeatId) -> str:
    """Return the alias of a seat's number: no two are alike, and the seed mixes them."""
    aliases = session.lesson.aliases
    # Steps of a prime length through the list meet each alias once before any comes again.
    step, start = 7919, session.seed % len(aliases)
    round_, _ = divmod(seat - 1, len(aliases))
    name = aliases[(start + step * (seat - 1)) % len(aliases)]
    return f"{name} {round_ + 1}" if round_ else name


def _smallest(session: Session) -> str:
    sizes = dict.fromkeys(session.teams, 0)
    for seat in session.present:
        if seat.team in sizes:
            sizes[seat.team] += 1
    return min(sizes, key=lambda team: sizes[team]) if sizes else ""
