"""Roles within a team, and the exhibits of the briefing dealt to them: whose is which, and who opened what.

Nothing is drawn: the roles go round in a team in the order in which its seats came in.
"""

from collections.abc import Mapping
from itertools import cycle
from typing import Literal, get_args

from game.classroom.polls import SeatId
from game.classroom.session import Session
from game.model.ids import ExhibitId

TeamRole = Literal["lead", "authorities", "voice", "sceptic"]
TEAM_ROLES: tuple[TeamRole, ...] = get_args(TeamRole)


def has_roles(session: Session) -> bool:
    """Return whether the seats have roles in their teams now: before the decisions, each with its device."""
    here = session.phase in ("join", "question-before", "brief")
    return here and bool(session.teams) and session.settings.devices == "each"


def roles_in(session: Session, team: str) -> dict[SeatId, TeamRole]:
    """Return the role of each seat of a team: the four in turn, and again from the first."""
    own = [seat.id for seat in session.seats.values() if seat.team == team and not seat.removed]
    return dict(zip(own, cycle(TEAM_ROLES), strict=False))


def exhibits_dealt(session: Session) -> tuple[ExhibitId, ...]:
    """Return the exhibits of the briefing, in the order in which they are dealt; none where none are."""
    if session.phase != "brief" or session.paused or not has_roles(session):
        return ()
    return session.lesson.case.scene(session.position).exhibits


def holder_of(number: int, roles: Mapping[SeatId, TeamRole]) -> TeamRole:
    """Return whose an exhibit is, by its number from 1; the lead has those of roles that nobody has."""
    role = TEAM_ROLES[(number - 1) % len(TEAM_ROLES)]
    return role if role in roles.values() else "lead"


def teams_that_opened(session: Session, exhibit: ExhibitId) -> int:
    """Return how many teams have opened an exhibit."""
    return len({one.team for one in session.opened if one.exhibit == exhibit})
