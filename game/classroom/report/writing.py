"""Writes what a class takes home into a folder of the user: both copies of the report, totals, the record."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from game import places
from game.classroom.pack import write_pages
from game.classroom.report.building import Copy, report
from game.classroom.report.exports import html, session_json, totals_csv
from game.classroom.report.questions import gift, qti
from game.classroom.session import Session
from game.engine.debrief import Decision
from game.errors import GameError


class ReportNotWrittenError(GameError):
    """No folder takes the report of a class."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"no folder takes the report: {why}")


def saved(session: Session) -> Path:
    """Write the report in both copies, the totals and the record; return their folder."""
    day = datetime.now().astimezone()
    weighed = weighed_courses(session)
    teachers, students = (report(session, day.date(), copy, weighed) for copy in ("teacher", "students"))
    texts: dict[str, str | bytes] = {
        "report-teacher.html": html(session, teachers),
        "report-students.html": html(session, students),
        "totals.csv": totals_csv(students),
        "questions.gift": gift(session.lesson),
        "questions-qti.zip": qti(session.lesson),
        "session.json": session_json(session, day.date().isoformat()),
    }
    return into_a_folder(lambda folder: write_pages(texts, folder / f"class-{day:%Y-%m-%d-%H%M}"))


def page_of(session: Session, copy: Copy) -> str:
    """Return one copy of the report, of today, as a page that needs nothing else."""
    day = datetime.now().astimezone().date()
    return html(session, report(session, day, copy, weighed_courses(session)))


def weighed_courses(session: Session) -> tuple[tuple[Decision, ...], ...]:
    """Return the decisions of each course of a class; with none where the case is too large."""
    from game.search.decisions import decisions_of

    case, found = session.lesson.case, list[tuple[Decision, ...]]()
    for course in session.played:
        try:
            found.append(decisions_of(case, course.replay.turns))
        except GameError:
            # A case with wrong odds has none to show; a class can play it all the same.
            found.append(())
    return tuple(found)


def into_a_folder(write: Callable[[Path], Path]) -> Path:
    """Write into the first of the user's folders that takes it; raise ReportNotWrittenError."""
    why = ""
    for folder in places.exports():
        try:
            return write(folder)
        except OSError as error:
            why = error.strerror or str(error)
    raise ReportNotWrittenError(why)
