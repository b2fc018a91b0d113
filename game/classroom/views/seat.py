"""S, the seat page: what every seat sees, and what is its own: alias, vote, reason."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.classroom.polls import Ballot, Pace, Poll, SeatId
from game.classroom.reasons import Reason
from game.classroom.session import Session
from game.classroom.texts import reasons_asked
from game.classroom.views.bodies import ClosedBody
from game.classroom.views.public import WARNING, ClassPage, ViewContext, body, head


@dataclass(frozen=True, slots=True)
class SeatView:
    """What belongs to one seat alone.

    `vote` is its ballot in the poll that is open; `first` and `second` are its votes in the present
    decision, shown from the discussion on; `left` is the limit in the seat's own time.
    """

    alias: str
    team: str
    pace: Pace
    open: bool
    vote: Ballot | None
    counts: tuple[int, ...]
    first: str
    second: str
    reason: str
    card: str
    left: int | None
    warns: bool


def seat_page(session: Session, context: ViewContext) -> ClassPage:
    """Return what is the same on every S; it depends on no vote, so it can be made once for all of them."""
    return ClassPage(head(session, context), body(session, context, seat=True))


def closed_page(session: Session, context: ViewContext) -> ClassPage:
    """Return the page of a room that is closed."""
    above = replace(head(session, context), title="", day="", code="")
    return ClassPage(above, ClosedBody(session.lesson.words("class.room_closed")))


def seat_view(
    session: Session, seat: SeatId, context: ViewContext, reasons: Mapping[SeatId, Reason] | None = None
) -> SeatView:
    """Return what one seat has said and asked for; `reasons` are those of all seats, if they are known."""
    found, decision, poll = session.seats[seat], session.decision, session.open_poll
    reason = (given(session) if reasons is None else reasons).get(seat)
    left = session.clock.left(context.now)
    if left is not None and found.pace != "1x":
        left = left + 9 * session.clock.limit if found.pace == "10x" else None

    def letter_in(held: Poll | None) -> str:
        ballot = held.ballots.get(seat) if held else None
        return ballot.letter if ballot else ""

    return SeatView(
        alias=found.alias,
        team=found.team,
        pace=found.pace,
        open=poll is not None,
        vote=poll.ballots.get(seat) if poll else None,
        counts=poll.teams.get(seat, ()) if poll else (),
        first=letter_in(session.polls.get(decision.first)) if decision else "",
        second=letter_in(session.deciding_poll(decision)) if decision else "",
        reason=reason.text if reason else "",
        card=reason.card if reason else "",
        left=left,
        warns=left is not None and left <= WARNING,
    )


def given(session: Session) -> Mapping[SeatId, Reason]:
    """Return the reason of each seat that has given one where reasons are asked for now."""
    name = reasons_asked(session)
    found: dict[SeatId, Reason] = {}
    for one in session.reasons.values() if name is not None else ():
        if one.poll == name and one.seat is not None:
            found.setdefault(one.seat, one)
    return found
