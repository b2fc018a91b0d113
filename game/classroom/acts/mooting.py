"""The mini-moot: who has which role, and the marks of the bench."""

from dataclasses import replace
from typing import assert_never

from game.classroom import commands as ask
from game.classroom.acts.room import seated
from game.classroom.commands import NotNowError
from game.classroom.moot import BENCHES, CRITERIA, MOST_MARK, MarkRow
from game.classroom.session import Session

_ROLES = (ask.DrawRoles, ask.NameRoles, ask.GiveRole)


def do_in_moot(session: Session, command: ask.MootCommand) -> Session:
    """Return the session after a command about the roles of its moot, or the marks of its bench."""
    if not session.mooting or (isinstance(command, _ROLES) and session.phase != "moot"):
        raise NotNowError("no_moot")
    match command:
        case ask.GiveMarks() | ask.TakeBackMarks():
            return replace(session, marks={**session.marks, command.side: _written(session, command)})
        case ask.MarkSide(seat=seat, side=side, marks=marks):
            if session.moot.held_by(seated(session, seat).id) != "bench":
                raise NotNowError("bench_marks")
            mine = {**session.judged.get(seat, {}), side: _row(marks)}
            return replace(session, judged={**session.judged, seat: mine})
        case ask.TellMarks(each=each):
            return replace(session, each_judge=each)
        case ask.DrawRoles(bench=bench):
            seats = [seat.id for seat in session.present]
            if _bench(bench) + 2 > len(seats):
                raise NotNowError("few_seats", least=bench + 2)
            return replace(session, moot=session.moot.drawn(seats, bench, session.seed))
        case ask.NameRoles(bench=bench):
            return replace(session, moot=replace(session.moot, bench=_bench(bench), roles={}))
        case ask.GiveRole(seat=seat, role=role):
            return replace(session, moot=session.moot.with_role(seated(session, seat).id, role))
        case _:
            assert_never(command)


def _written(session: Session, command: ask.GiveMarks | ask.TakeBackMarks) -> tuple[MarkRow, ...]:
    """Return the rows of a side that the teacher has written down, with one more or one less."""
    rows = session.marks.get(command.side, ())
    if isinstance(command, ask.TakeBackMarks):
        return rows[:-1]
    row = _row(command.marks)
    if len(rows) >= max(BENCHES):
        raise NotNowError("marks_full", most=max(BENCHES))
    return (*rows, row)


def _row(marks: MarkRow) -> MarkRow:
    if len(marks) != len(CRITERIA) or not all(1 <= one <= MOST_MARK for one in marks):
        raise NotNowError("marks", number=len(CRITERIA), most=MOST_MARK)
    return marks


def _bench(number: int) -> int:
    if number not in BENCHES:
        raise NotNowError("bench", sizes=" or ".join(map(str, BENCHES)))
    return number
