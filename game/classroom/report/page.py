"""What the page of a report is filled with besides the report: markup of the author's texts, the diagram."""

from functools import partial

from game.classroom.report.content import Movement, Report, TeachersPart
from game.classroom.report.diagram import diagram
from game.classroom.report.turns import briefs, paths_of, turn_rows
from game.classroom.session import Session
from game.classroom.views.bodies import MeterMove
from game.pages.prose import Notes

NO_BREAK = "\N{NO-BREAK SPACE}"


def page_values(session: Session, report: Report) -> dict[str, object]:
    """Return the values of the template; `md` is for the author's texts, never for a student's."""
    return {
        "md": Notes(session.lesson.scenario).inline,
        "say": session.lesson.words,
        "columns": partial(columns, session),
        "diagram": diagram(report, session.lesson.words),
        "paths": paths_of(report),
        "turn_rows": turn_rows(report, session.lesson.words("class.report.same")),
        "briefs": briefs(report),
        "claim_rows": claim_rows,
        "movement_rows": movement_rows,
        "move_rows": move_rows,
        "luck_rows": luck_rows,
        "objective_rows": objective_rows,
        "minute_rows": minute_rows,
    }


def columns(session: Session, *names: str) -> list[str]:
    """Return the heads of the columns of a table."""
    return [session.lesson.words(f"class.report.column.{name}") for name in names]


def claim_rows(report: Report) -> list[tuple[str, ...]]:
    """Return each misconception: how many agreed, and how many answered right before and after."""
    return [
        (
            one.claim,
            _share(one.agreed, one.asked),
            *(_share(told.right, told.asked) if told else "–" for told in (one.before, one.after)),
        )
        for one in report.claims
    ]


def _share(number: int | None, of: int) -> str:
    return "–" if number is None else f"{number} of {of}"


def movement_rows(movement: Movement, nobody: str) -> list[tuple[str, ...]]:
    """Return a movement as rows; whoever did not vote is told by a word."""
    return [(one.before or nobody, one.after or nobody, str(one.seats)) for one in movement.rows]


def move_rows(moves: tuple[MeterMove, ...]) -> list[tuple[str, ...]]:
    """Return meters that moved as rows."""
    return [
        (one.label, f"{one.moved}, to {one.after}".replace(" ", NO_BREAK), one.because, one.truth)
        for one in moves
    ]


def luck_rows(report: Report) -> list[tuple[str, ...]]:
    """Return the luck ledger as rows."""
    return [(one.title, one.choice, one.outcome, one.odds, one.how) for one in report.luck]


def objective_rows(report: Report) -> list[tuple[str, ...]]:
    """Return the objectives as rows."""
    return [
        (one.says, ", ".join(map(str, one.decisions)) or "–", " ".join(one.showed) or "–")
        for one in report.objectives
    ]


def minute_rows(teacher: TeachersPart, left_out: str) -> list[tuple[str, ...]]:
    """Return the minutes of the plan as rows; what was left out is told by a word."""
    return [
        (one.label, f"{one.planned:.0f}", left_out if one.left_out else f"{one.used:.1f}")
        for one in teacher.minutes
    ]
