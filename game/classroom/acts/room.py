"""Who is in the room: code, lock, tickets, seats, teams."""

from dataclasses import replace
from itertools import cycle
from random import Random
from typing import assert_never

from game.classroom import commands as ask
from game.classroom.commands import NotNowError
from game.classroom.lesson import names_the_case
from game.classroom.polls import LETTERS, Seat, SeatId, cleaned
from game.classroom.session import LONGEST_SECTION, Session

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
        case ask.NameSection(section=section):
            return session.with_settings(section=cleaned(section)[:LONGEST_SECTION])
        case ask.Join():
            return _join(session, command)
        case ask.ComeBack(key=key, token=token, new_key=new_key):
            # A key works once.
            for seat in session.present:
                if seat.key == key:
                    return session.with_seat(replace(seat, token=token, key=new_key))
            raise NotNowError("seat_key")
        case ask.RemoveSeat(seat=name):
            session = session.with_seat(replace(seated(session, name), removed=True))
            poll = session.open_poll
            return session.with_poll(poll.without(name)) if poll else session
        case ask.SetPace(seat=name, pace=pace):
            return session.with_seat(replace(seated(session, name), pace=pace))
        case ask.MakeTeams(number=number):
            return _make_teams(session, number)
        case ask.PutInTeam(seat=name, team=team):
            if team not in session.teams:
                raise NotNowError("team", teams=", ".join(session.teams))
            return session.with_seat(replace(seated(session, name), team=team))
        case _:
            assert_never(command)


def seated(session: Session, seat: SeatId) -> Seat:
    """Return a seat of the room; refuse one that was removed or never was."""
    found = session.seats.get(seat)
    if found is None or found.removed:
        raise NotNowError("seat")
    return found


def check_mask(session: Session, text: str) -> None:
    """Refuse a text that would show the class a real name of the case before its history."""
    if names_the_case(session.lesson.scenario, text) and not session.unmasked:
        raise NotNowError("repair_mask")


def _join(session: Session, command: ask.Join) -> Session:
    """Return the session with one more seat, or as it is if the cookie holds a seat already."""
    room, aliases = session.room, session.lesson.aliases
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
    before = len(session.seats)
    # Steps of a prime length through the list, from where the seed says, meet each alias once a round.
    alias, rounds = aliases[(session.seed + 7919 * before) % len(aliases)], before // len(aliases)
    alias = f"{alias} {rounds + 1}" if rounds else alias
    placed = [seat.team for seat in session.present]
    team = min(session.teams, key=placed.count, default="")
    return session.with_seat(Seat(SeatId(before + 1), alias, command.token, command.key, session.stop, team))


def _make_teams(session: Session, number: int) -> Session:
    """Return all present seats in teams whose sizes differ by one at most, mixed by the seed."""
    if session.settings.devices == "team-course" and (number == 0 or session.roads):
        raise NotNowError("teams_play")
    if number != 0 and not 2 <= number <= MOST_TEAMS:
        raise NotNowError("teams", most=MOST_TEAMS)
    seats, teams = list(session.present), tuple(LETTERS[:number])
    Random(session.seed).shuffle(seats)
    places = zip(seats, cycle(teams or ("",)), strict=False)
    placed = {seat.id: replace(seat, team=team) for seat, team in places}
    # What was opened was opened for teams that are no more.
    return replace(session, teams=teams, seats={**session.seats, **placed}, opened=frozenset())
