"""The clock of a class: it rests and goes on, and limits how long a stop lasts."""

from dataclasses import dataclass, replace

from game.classroom.acts.base import Command, check_runs
from game.classroom.refusals import NotNowError
from game.classroom.session import Session


@dataclass(frozen=True, slots=True)
class Pause(Command):
    """Rest: the clock stands, and no vote is taken."""

    at: int

    def done(self, session: Session) -> Session:
        check_runs(session)
        return replace(session, clock=replace(session.clock, paused_at=self.at))


@dataclass(frozen=True, slots=True)
class GoOn(Command):
    """End the pause."""

    at: int

    def done(self, session: Session) -> Session:
        clock = session.clock
        if clock.paused_at is None:
            raise NotNowError("not_paused")
        rested = clock.rested + max(0, self.at - clock.paused_at)
        return replace(session, clock=replace(clock, paused_at=None, rested=rested))


@dataclass(frozen=True, slots=True)
class Limit(Command):
    """Limit the present stop to some seconds from its beginning; 0 is no limit."""

    seconds: int

    def done(self, session: Session) -> Session:
        return replace(session, clock=replace(session.clock, limit=max(0, self.seconds)))


@dataclass(frozen=True, slots=True)
class Extend(Command):
    """Give the present stop more seconds, counted from now where it had no limit or it is over."""

    at: int
    seconds: int = 60

    def done(self, session: Session) -> Session:
        clock = session.clock
        limit = max(0, max(clock.limit, clock.spent(self.at)) + self.seconds)
        return replace(session, clock=replace(clock, limit=limit))
