"""What the buttons of T's third column ask of the session: a command for each kind of button."""

from typing import cast

from game.classroom import commands as ask
from game.classroom.decisions import Rule
from game.classroom.keys import room_code
from game.classroom.phases import Phase
from game.classroom.polls import LETTERS
from game.classroom.seats import SeatId
from game.classroom.session import Devices
from game.content.words import Words
from game.desktop.class_windows.hall import Hall


def asked(hall: Hall, kind: str, what: str) -> ask.Command | None:
    """Return the command of a button; with None where it is about something else."""
    return _of_room(hall, kind, what) or _of_seats(kind, what) or _of_session(hall, kind, what)


def _of_room(hall: Hall, kind: str, what: str) -> ask.Command | None:
    room = hall.session.room
    match kind:
        case "tickets":
            return ask.IssueTickets(hall.issued)
        case "code":
            return ask.OpenRoom(room_code())
        case "lock":
            return ask.LockRoom(not room.locked)
        case "hide-count":
            return ask.HideCount(not room.count_hidden)
        case "expect":
            return ask.Expect(max(0, room.expected + int(what)))
        case _:
            return None


def _of_seats(kind: str, what: str) -> ask.Command | None:
    match kind:
        case "seat":
            return ask.RemoveSeat(SeatId(int(what)))
        case "teams":
            return ask.MakeTeams(int(what))
        case "move":
            seat, _, team = what.partition(":")
            return ask.PutInTeam(SeatId(int(seat)), team)
        case "devices":
            return ask.SetDevices(cast("Devices", what))
        case _:
            return None


def _of_session(hall: Hall, kind: str, what: str) -> ask.Command | None:
    settings = hall.session.settings
    match kind:
        case "rule":
            return ask.SetRule(cast("Rule", what))
        case "hands":
            return ask.Hands(not settings.hands)
        case "approval":
            return ask.Approval(not settings.approval)
        case "lift":
            return ask.LiftTally(what == "on")
        case "limit":
            return ask.Limit(60 * int(what))
        case "skip":
            return ask.Skip(hall.at_work.now, cast("Phase", what))
        case "unfix":
            return ask.RewordText(what, "")
        case _:
            return None


def letter_of(typed: str) -> str:
    """Return the letter that a first digit names: 1 is A, whatever is open; else with nothing."""
    place = int(typed[:1] or "0")
    return LETTERS[place - 1] if 0 < place <= len(LETTERS) else ""


def typed_count(words: Words, typed: str, *, covered: bool = False) -> str:
    """Return what is being typed, as it will be counted; with nothing while nothing is.

    Where it is covered, a dot stands for each figure.
    """
    if not typed:
        return ""
    count = "•" * len(typed[1:]) if covered else typed[1:]
    return words("class.t.typing", letter=letter_of(typed) or "?", count=count or "…")
