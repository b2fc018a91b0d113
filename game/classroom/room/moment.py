"""The moment at which a page is asked for."""

from dataclasses import dataclass

from game.classroom.session import Session
from game.classroom.views.public import ViewContext


@dataclass(frozen=True, slots=True)
class Moment:
    """The session as it stands, and what else a view needs."""

    session: Session
    around: ViewContext
