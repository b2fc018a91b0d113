"""A seat opens an exhibit of the briefing for its team."""

from dataclasses import replace

from game.classroom import commands as ask
from game.classroom.acts.room import seated
from game.classroom.commands import NotNowError
from game.classroom.dealing import exhibits_dealt
from game.classroom.polls import OpenedExhibit
from game.classroom.session import Session


def open_exhibit(session: Session, command: ask.OpenExhibit) -> Session:
    """Return the session with an exhibit opened; once the briefing is over, everything is open anyway."""
    seat, dealt = seated(session, command.seat), exhibits_dealt(session)
    if not dealt:
        return session
    if not 1 <= command.exhibit <= len(dealt):
        raise NotNowError("exhibit")
    opened = OpenedExhibit(dealt[command.exhibit - 1], seat.team, seat.id)
    return session if opened in session.opened else replace(session, opened=session.opened | {opened})
