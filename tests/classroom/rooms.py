"""Classes for tests: a small case, a room that asks and hears refusals, and what its windows show.

A room runs straight, or through the journal: then every accepted command is written as a line, and the
session is what all lines played again make of it.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from game.classroom import commands as ask
from game.classroom.commands import CommandRefusal
from game.classroom.journal.lines import JournalLine, command_line, read_command
from game.classroom.lesson import Lesson, lesson_of, load_aliases
from game.classroom.polls import PollId, SeatId
from game.classroom.session import Session
from game.classroom.views.public import ViewContext, closed_page, projector_view, seat_page, seat_view
from game.classroom.views.teacher import TeacherView, teacher_view
from game.classroom.views.teams import team_of
from game.classroom.working import apply, begun
from game.content.library import Library
from game.content.loaded import Loaded
from game.content.words import load_words

HARBOUR = Path(__file__).parent / "cases" / "harbour"


@cache
def loaded(case: str = str(HARBOUR)) -> Loaded:
    """Return a case, read once."""
    return Library().load(case)


@cache
def lesson(plan: str = "fifty", case: str = str(HARBOUR)) -> Lesson:
    """Return a case ready to be taught."""
    return lesson_of(loaded(case), plan, load_words(also=["class"]), load_aliases())


class Room:
    """One class under test."""

    def __init__(self, taught: Lesson | None = None, seed: int = 1, journal: bool = False) -> None:
        self.lesson = taught or lesson()
        self.seed = seed
        self.lines: list[str] | None = [] if journal else None
        self.session = begun(self.lesson, seed)
        self.now = 0

    def do(self, *commands: ask.Command) -> Session:
        """Do what must be accepted."""
        for command in commands:
            done = apply(self.session, command)
            assert not isinstance(done, CommandRefusal), f"{command}: {done}"
            self._keep(command)
            self.session = done if self.lines is None else self._played_again()
            assert self.session == done
        return self.session

    def refused(self, command: ask.Command) -> CommandRefusal:
        """Ask what must be refused, and answer with the refusal."""
        done = apply(self.session, command)
        assert isinstance(done, CommandRefusal), f"{command} was accepted"
        assert done.says.endswith((".", "?"))
        return done

    def join(self, count: int) -> list[SeatId]:
        """Let some in, and answer with their seats."""
        before = len(self.session.seats)
        if not self.session.room.code:
            self.do(ask.OpenRoom("418207"))
        for number in range(before + 1, before + count + 1):
            self.do(ask.Join(f"token-{number}", f"key-{number}"))
        return [SeatId(number) for number in range(before + 1, before + count + 1)]

    def next(self, *, sure: bool = True) -> Session:
        """Go to the next stop, a minute later."""
        self.now += 60
        return self.do(ask.Next(self.now, sure))

    def to(self, phase: str, decision: int = 0) -> Session:
        """Go on to a phase; on the way nobody votes where nobody has, and nothing is decided."""
        while (self.session.phase, self.session.here.decision) != (phase, decision):
            self.next()
        return self.session

    def count(self, **counts: int) -> None:
        """Type counts into the open poll."""
        for letter, number in counts.items():
            self.do(ask.TypeCount(letter, number))

    def vote(self, votes: str, **more: object) -> None:
        """Let the first seats vote, a letter each; a blank does not vote."""
        poll = self.session.open_poll
        assert poll is not None
        for seat, letter in enumerate(votes, start=1):
            if letter != " ":
                self.do(ask.Vote(SeatId(seat), poll.id, letter, **more))  # type: ignore[arg-type] -- as told

    def decided(self, letters: dict[str, int], **more: object) -> Session:
        """Bring the present decision to its consequence by typed counts in both polls."""
        number = self.session.here.decision or 1
        self.to("first-poll", number)
        self.count(**letters)
        self.to("second-poll", number)
        self.count(**letters)
        self.to("reveal", number)
        self.do(ask.Decide(**more))  # type: ignore[arg-type] -- as told
        return self.next()

    def around(self, **more: object) -> ViewContext:
        """Return what a view needs besides the session."""
        return ViewContext(self.now, "http://192.0.2.7:8000/", **more)  # type: ignore[arg-type] -- as told

    @property
    def t(self) -> TeacherView:
        """Return what T shows."""
        return teacher_view(self.session, self.around())

    @property
    def p(self) -> dict:
        """Return what P shows, as it is sent."""
        return plain(projector_view(self.session, self.around()))

    def s(self, seat: int = 1) -> dict:
        """Return what one seat sees, as it is sent."""
        return seat_screen(self.session, SeatId(seat), self.around())

    def public(self) -> str:
        """Return all bytes that P and every S get now."""
        seats = [self.s(seat) for seat in self.session.seats] or [self.s()]
        return json.dumps([self.p, *seats], ensure_ascii=False)

    def poll(self, name: str):
        """Give a poll by its name."""
        return self.session.polls[PollId(name)]

    def _keep(self, command: ask.Command) -> None:
        if self.lines is not None:
            self.lines.append(command_line(JournalLine(len(self.lines) + 1, self.session.phase, command)))

    def _played_again(self) -> Session:
        session = begun(self.lesson, self.seed)
        for number, line in enumerate(self.lines or (), start=2):
            done = apply(session, read_command(line, number).command)
            assert isinstance(done, Session)
            session = done
        return session


def seat_screen(session: Session, seat: SeatId, around: ViewContext) -> dict:
    """Return the page and the view of one seat as they are sent; a removed one is shown a closed room."""
    found = session.seats.get(seat)
    if found is None or found.removed or session.phase == "closed":
        return {"page": plain(closed_page(session, around)), "own": None}
    page = seat_page(session, around, team_of(session, seat))
    return {"page": plain(page), "own": plain(seat_view(session, seat, around))}


def plain(value: Any) -> Any:
    """Return a view, or a part of one, as JSON has it; the name of its class stands in `kind`."""
    if is_dataclass(value):
        parts = {part.name: plain(getattr(value, part.name)) for part in fields(value)}
        return {"kind": type(value).__name__, **parts}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, frozenset):
        return sorted(plain(one) for one in value)
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    return str(value) if isinstance(value, Fraction) else value
