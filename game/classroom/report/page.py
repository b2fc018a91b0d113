"""What the page of a report is filled with besides the report: markup of the author's texts, the diagram."""

from game.classroom.report.content import Movement, Report, TeachersPart
from game.classroom.session import Session
from game.classroom.views.bodies import MeterMove, Path
from game.pages.courses import Chart, Course, Kind, Stop, chart
from game.pages.prose import Notes

ROOM = 680


def page_values(session: Session, report: Report) -> dict[str, object]:
    """Answer with the values of the template; `md` is for the author's texts, never for a student's."""
    return {
        "md": Notes(session.lesson.scenario).inline,
        "words": session.lesson.words,
        "diagram": diagram(report),
        "path_rows": path_rows,
        "movement_rows": movement_rows,
        "move_rows": move_rows,
        "luck_rows": luck_rows,
        "objective_rows": objective_rows,
        "minute_rows": minute_rows,
    }


def diagram(report: Report) -> Chart | None:
    """Answer with the path diagram: the class's last course, its earlier ones, and history."""
    *earlier, last = report.courses
    courses = [_course(last, "main"), *([_course(report.real, "real")] if report.real else [])]
    courses += [_course(one, "other") for one in earlier]
    there = [one for one in courses if one.stops]
    return chart(there, ROOM) if there else None


def _course(path: Path, kind: Kind) -> Course:
    stops = [Stop(node.title, node.title) for node in path.nodes]
    if path.ended:
        stops.append(Stop(path.ended, path.ended))
    return Course(path.name, kind, tuple(stops))


def path_rows(path: Path) -> list[tuple[str, ...]]:
    """Answer with a course as the rows of a table."""
    return [(node.day, node.title, node.choice, node.outcome, node.by) for node in path.nodes]


def movement_rows(movement: Movement, nobody: str) -> list[tuple[str, ...]]:
    """Answer with a movement as rows; whoever did not vote is told by a word."""
    return [(one.before or nobody, one.after or nobody, str(one.seats)) for one in movement.rows]


def move_rows(moves: tuple[MeterMove, ...]) -> list[tuple[str, ...]]:
    """Answer with meters that moved as rows."""
    return [(one.label, f"{one.moved}, to {one.after}", one.because, one.truth) for one in moves]


def luck_rows(report: Report) -> list[tuple[str, ...]]:
    """Answer with the luck ledger as rows."""
    return [(one.title, one.choice, one.outcome, one.odds, one.how) for one in report.luck]


def objective_rows(report: Report) -> list[tuple[str, ...]]:
    """Answer with the objectives as rows."""
    return [
        (one.says, ", ".join(map(str, one.decisions)) or "–", " ".join(one.showed) or "–")
        for one in report.objectives
    ]


def minute_rows(teacher: TeachersPart) -> list[tuple[str, ...]]:
    """Answer with the minutes of the plan as rows."""
    return [
        (one.label, f"{one.planned:.0f}", "left out" if one.left_out else f"{one.used:.1f}")
        for one in teacher.minutes
    ]
