"""The mini-moot: who has which role, and the marks of the bench."""

from dataclasses import dataclass, replace

from game.classroom.acts.base import Command, seated
from game.classroom.moot import BENCHES, CRITERIA, MOST_MARK, MarkRow, Role, Side
from game.classroom.polls import SeatId
from game.classroom.refusals import NotNowError
from game.classroom.session import Session


@dataclass(frozen=True, slots=True)
class DrawRoles(Command):
    """Draw the bench of the moot, of three or five, and who speaks for each side, among the seats."""

    bench: int

    def done(self, session: Session) -> Session:
        _check_roles_change(session)
        seats = [seat.id for seat in session.present]
        if _bench(self.bench) + 2 > len(seats):
            raise NotNowError("few_seats", least=self.bench + 2)
        return replace(session, moot=session.moot.drawn(seats, self.bench, session.seed))


@dataclass(frozen=True, slots=True)
class NameRoles(Command):
    """Let the bench, of three or five, and the speakers be named aloud; nobody has a role by seat."""

    bench: int

    def done(self, session: Session) -> Session:
        _check_roles_change(session)
        return replace(session, moot=replace(session.moot, bench=_bench(self.bench), roles={}))


@dataclass(frozen=True, slots=True)
class GiveRole(Command):
    """Give one seat a role of the moot, or take it away."""

    seat: SeatId
    role: Role | None = None

    def done(self, session: Session) -> Session:
        _check_roles_change(session)
        return replace(session, moot=session.moot.with_role(seated(session, self.seat).id, self.role))


@dataclass(frozen=True, slots=True)
class GiveMarks(Command):
    """Write down what one judge thought of a side, from 1 to 5 by each criterion; for the teacher alone."""

    side: Side
    marks: tuple[int, ...]

    def done(self, session: Session) -> Session:
        _check_mooted(session)
        rows, row = session.marks.get(self.side, ()), _row(self.marks)
        if len(rows) >= max(BENCHES):
            raise NotNowError("marks_full", most=max(BENCHES))
        return replace(session, marks={**session.marks, self.side: (*rows, row)})


@dataclass(frozen=True, slots=True)
class TakeBackMarks(Command):
    """Take the last row of marks of a side back."""

    side: Side

    def done(self, session: Session) -> Session:
        _check_mooted(session)
        return replace(session, marks={**session.marks, self.side: session.marks.get(self.side, ())[:-1]})


@dataclass(frozen=True, slots=True)
class MarkSide(Command):
    """Mark a side as a judge, by phone; for the teacher alone, and a later one takes its place."""

    seat: SeatId
    side: Side
    marks: tuple[int, ...]

    def done(self, session: Session) -> Session:
        _check_mooted(session)
        if session.moot.held_by(seated(session, self.seat).id) != "bench":
            raise NotNowError("bench_marks")
        mine = {**session.judged.get(self.seat, {}), self.side: _row(self.marks)}
        return replace(session, judged={**session.judged, self.seat: mine})


@dataclass(frozen=True, slots=True)
class TellMarks(Command):
    """Tell the teacher each judge's marks, on T and in the teacher's copy, or their means alone."""

    each: bool = True

    def done(self, session: Session) -> Session:
        _check_mooted(session)
        return replace(session, each_judge=self.each)


def _check_mooted(session: Session) -> None:
    if not session.mooting:
        raise NotNowError("no_moot")


def _check_roles_change(session: Session) -> None:
    if not session.mooting or session.phase != "moot":
        raise NotNowError("no_moot")


def _row(marks: MarkRow) -> MarkRow:
    if len(marks) != len(CRITERIA) or not all(1 <= one <= MOST_MARK for one in marks):
        raise NotNowError("marks", number=len(CRITERIA), most=MOST_MARK)
    return marks


def _bench(number: int) -> int:
    if number not in BENCHES:
        raise NotNowError("bench", sizes=" or ".join(map(str, BENCHES)))
    return number
