"""Who is in the room: code, lock, tickets, seats, teams."""

from random import Random
from typing import assert_never

from game.classroom import commands as ask
from game.classroom.commands import NotNowError
from game.classroom.polls import LETTERS
from game.classroom.seats import Seat, SeatId
from game.classroom.session import Session

MOST_TEAMS = 8
MOST_EXPECTED = 5000


def do_in_room(session: Session, command: ask.RoomCommand) -> Session:
    """Return the session after a command about the room, its seats or its teams."""
    match command:
        case ask.OpenRoom(code=code):
            return session.with_room(code=code)
        case ask.LockRoom(on=on):
            return session.with_room(locked=on)
        case ask.HideCount(on=on):
            return session.with_room(count_hidden=on)
        case ask.IssueTickets(tickets=tickets):
            # They can be used besides those that were issued before.
            return session.with_room(tickets=(session.room.tickets or frozenset()) | frozenset(tickets))
        case ask.Expect(number=number):
            if not 0 <= number <= MOST_EXPECTED:
                raise NotNowError("expected", most=MOST_EXPECTED)
            return session.with_room(expected=number)
        case ask.Join():
            return _join(session, command)
        case ask.ComeBack():
            return _come_back(session, command)
        case ask.RemoveSeat(seat=seat):
            session = session.with_seat(seated(session, seat).but(removed=True))
            poll = session.open_poll
            return session.with_poll(poll.without(seat)) if poll else session
        case ask.SetPace(seat=seat, pace=pace):
            return session.with_seat(seated(session, seat).but(pace=pace))
        case ask.MakeTeams(number=number):
            return _make_teams(session, number)
        case ask.PutInTeam(seat=seat, team=team):
            if team not in session.teams:
                raise NotNowError("team", teams=", ".join(session.teams))
            return session.with_seat(seated(session, seat).but(team=team))
        case _:
            assert_never(command)


def seated(session: Session, seat: SeatId) -> Seat:
    """Return a seat of the room; refuse one that was removed or never was."""
    found = session.seats.get(seat)
    if found is None or found.removed:
        raise NotNowError("seat")
    return found


def alias_of(session: Session, seat: SeatId) -> str:
    """Return the alias of a seat's number: no two are alike, and the seed mixes them."""
    aliases = session.lesson.aliases
    # Steps of a prime length through the list meet each alias once before any comes again.
    step, start = 7919, session.seed % len(aliases)
    rounds = (seat - 1) // len(aliases)
    name = aliases[(start + step * (seat - 1)) % len(aliases)]
    return f"{name} {rounds + 1}" if rounds else name


def _join(session: Session, command: ask.Join) -> Session:
    """Return the session with one more seat, or as it is if the cookie holds a seat already."""
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
        session = session.with_room(tickets=room.tickets - {command.ticket})
    seat = SeatId(len(session.seats) + 1)
    sizes = dict.fromkeys(session.teams, 0)
    for one in session.present:
        if one.team in sizes:
            sizes[one.team] += 1
    team = min(sizes, key=lambda name: sizes[name]) if sizes else ""
    alias = alias_of(session, seat)
    return session.with_seat(Seat(seat, alias, command.token, command.key, session.stop, team))


def _come_back(session: Session, command: ask.ComeBack) -> Session:
    """Return the seat of a key held by a new cookie; the key works once."""
    for seat in session.present:
        if seat.key == command.key:
            return session.with_seat(seat.but(token=command.token, key=command.new_key))
    raise NotNowError("seat_key")


def _make_teams(session: Session, number: int) -> Session:
    """Return all present seats in teams whose sizes differ by one at most, mixed by the seed."""
    if number != 0 and not 2 <= number <= MOST_TEAMS:
        raise NotNowError("teams", most=MOST_TEAMS)
    teams = tuple(LETTERS[:number])
    seats = list(session.present)
    Random(session.seed).shuffle(seats)
    placed = {
        seat.id: seat.but(team=teams[place % number] if teams else "") for place, seat in enumerate(seats)
    }
    return session.but(teams=teams, seats={**session.seats, **placed})
