"""What all phones show: made once, and again only when something of it has changed."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from game.classroom.polls import PollId, Reason, ReasonId, SeatId
from game.classroom.session import Session, reasons_asked
from game.classroom.views.bodies import FactsBody
from game.classroom.views.facts import facts_body
from game.classroom.views.public import ClassPage, ViewContext, given, seat_page

# While these are taken, nothing that all phones show depends on them.
_COMING_IN = ("seats", "polls", "reasons", "clock")
# What is for the teacher or for one seat is on no page of all; not even that it has changed is to be seen.
_PRIVATE = ("clock", "marks", "judged", "each_judge", "opened", "receipts")
_REVEALED = ("moot", "reveal", "consequence", "history", "debrief")
_WITH_FACTS = ("first-poll", "discuss", "moot", "second-poll")


@dataclass(frozen=True, slots=True)
class PageMoment:
    """The session as it stands when a page is asked for, and what else a view needs."""

    session: Session
    around: ViewContext


@dataclass(frozen=True, slots=True)
class SharedPage:
    """The page that all seats see, and the scene to read again where there is a vote about it."""

    page: ClassPage
    facts: FactsBody | None
    mark: str = field(default_factory=lambda: secrets.token_hex(6))


class SharedPages:
    """Remembers the last page that was made for all."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Session, str]] = {}
        self._made: dict[str, tuple[tuple[Any, ...], SharedPage]] = {}
        self._reasons: tuple[Mapping[ReasonId, Reason], PollId | None, Mapping[SeatId, Reason]] | None = None

    def page(self, now: PageMoment, team: str = "") -> SharedPage:
        """Return what all phones show, or those of a team that plays its own course."""
        session, play_on = now.session, now.around.play_on
        known, self._known[team] = self._known.get(team), (session, play_on)
        made = self._made.get(team)
        if made and known and known[0] is session and known[1] == play_on:
            return made[1]
        # All of the session on which the page may depend; what is only coming in is left out.
        seen, revealed = session.of_team(team) if team else session, session.phase in _REVEALED
        names = (part.name for part in fields(seen) if revealed or part.name not in _COMING_IN)
        key = (session.paused, play_on, *(getattr(seen, name) for name in names if name not in _PRIVATE))
        if made is None or made[0] != key:
            facts = facts_body(session, full=True) if session.phase in _WITH_FACTS else None
            made = self._made[team] = key, SharedPage(seat_page(session, now.around, team), facts)
        return made[1]

    def reasons(self, session: Session) -> Mapping[SeatId, Reason]:
        """Return the reason of each seat as `given` does, found once: late in a class there are thousands."""
        known, asked = self._reasons, reasons_asked(session)
        if known is None or known[0] is not session.reasons or known[1] != asked:
            known = self._reasons = (session.reasons, asked, given(session))
        return known[2]
