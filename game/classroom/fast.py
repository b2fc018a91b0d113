"""A whole class at one stroke: simulated seats vote, the teacher takes the first thing that is offered."""

from collections.abc import Callable
from dataclasses import replace

from game.classroom import commands as ask
from game.classroom.refusing import CommandRefusal
from game.classroom.rehearsing import SimulatedSeats, teacher_moderates
from game.classroom.session import Session
from game.classroom.views.around import ViewContext
from game.classroom.views.offers import offers
from game.classroom.working import apply
from game.errors import GameError

# Nothing comes in from a network, and a rehearsal can be repeated.
CODE = "000000"

Do = Callable[[Session, ask.Command], Session | CommandRefusal]
Seen = Callable[[Session], None]


class StuckError(GameError):
    """A rehearsal could not go on, which is a mistake of the scenario or its plan."""

    def __init__(self, phase: str, refusal: CommandRefusal) -> None:
        self.phase, self.refusal = phase, refusal
        super().__init__(f"the rehearsal is stuck in '{phase}': {refusal.says}")


def rehearse(session: Session, cast: SimulatedSeats, do: Do = apply, seen: Seen = lambda _: None) -> Session:
    """Return a class rehearsed to its end, before export or discard; raise StuckError.

    `do` carries out a command, `apply` if nothing else; `seen` is told each session on the way.
    """
    now = 0
    session = _did(session, ask.OpenRoom(CODE), do)
    session = _did(session, ask.Expect(cast.seats), do)
    while session.phase != "closed":
        seen(session)
        for due in cast.due(session):
            session = _tried(session, due.command, do)
        for command in teacher_moderates(session):
            session = _did(session, command, do)
        seen(session)
        now += max(1, round(60 * session.here.minutes))
        session = _stepped(session, now, do)
    seen(session)
    return session


def _stepped(session: Session, now: int, do: Do) -> Session:
    """Return the session after what T offers first; where it asks back, T is sure."""
    command = offers(session, ViewContext(now))[0].command
    if isinstance(command, ask.Decide) and command.letter:
        command = replace(command, because=session.lesson.words("class.rehearsed_reason"))
    done = do(session, command)
    if isinstance(done, CommandRefusal) and done.asks and isinstance(command, ask.Next | ask.Skip):
        done = do(session, replace(command, sure=True))
    if isinstance(done, CommandRefusal):
        raise StuckError(session.phase, done)
    return done


def _did(session: Session, command: ask.Command, do: Do) -> Session:
    done = do(session, command)
    if isinstance(done, CommandRefusal):
        raise StuckError(session.phase, done)
    return done


def _tried(session: Session, command: ask.Command, do: Do) -> Session:
    done = do(session, command)
    return session if isinstance(done, CommandRefusal) else done
