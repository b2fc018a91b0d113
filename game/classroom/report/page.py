"""What the page of a report is filled with besides the report: markup of the author's texts, the diagram."""

from functools import partial

from game.classroom.report.content import Dissent, Movement, Report, TeachersPart
from game.classroom.session import Session
from game.classroom.views.bodies import MeterMove, Node, Path
from game.pages.courses import Chart, Course, Kind, Stop, chart
from game.pages.prose import Notes

ROOM = 680


def page_values(session: Session, report: Report) -> dict[str, object]:
    """Answer with the values of the template; `md` is for the author's texts, never for a student's."""
    return {
        "md": Notes(session.lesson.scenario).inline,
        "say": session.lesson.words,
        "columns": partial(columns, session),
        "diagram": diagram(report, session.lesson.words("class.opening")),
        "path_rows": path_rows,
        "movement_rows": movement_rows,
        "move_rows": move_rows,
        "luck_rows": luck_rows,
        "objective_rows": objective_rows,
        "minute_rows": minute_rows,
    }


def diagram(report: Report, opening: str) -> Chart:
    """Answer with the path diagram: the courses of the class, the real one, and the minorities' roads.

    Two courses share a station where both chose alike in a scene.
    """
    *earlier, last = report.courses
    courses = [_course(last, "main", opening), *(_course(one, "other", opening) for one in earlier)]
    if report.real:
        courses.insert(1, _course(report.real, "real", opening))
    courses += [_road(report, one, opening) for one in report.minority if one.path]
    return chart(courses, ROOM)


def _course(path: Path, kind: Kind, opening: str) -> Course:
    last = path.ended or path.stands_at
    stops = (Stop(f"{node.title}: {node.choice}", node.title) for node in path.nodes)
    return Course(path.name, kind, (Stop("", opening), *stops, Stop(last, last)))


def _road(report: Report, dissent: Dissent, opening: str) -> Course:
    """Answer with the minority's road out of its decision."""
    scene = next(part.title for part in report.decisions if part.number == dissent.number)
    before = Stop("", opening)
    for path in report.courses:
        stops = _course(path, "main", opening).stops
        titles = [stop.label for stop in stops]
        if scene in titles[1:]:
            before = stops[titles.index(scene) - 1]
    return Course(dissent.name, "other", (before, Stop(f"{scene}: {dissent.label}", dissent.label)))


def columns(session: Session, *names: str) -> list[str]:
    """Answer with the heads of the columns of a table."""
    return [session.lesson.words(f"class.report.column.{name}") for name in names]


def path_rows(path: Path) -> list[tuple[str, ...]]:
    """Answer with a course as the rows of a table."""
    return [(one.day, one.title, _choice(one), one.outcome, one.by) for one in path.nodes]


def _choice(node: Node) -> str:
    return f"{node.choice} ({node.votes})" if node.votes else node.choice


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


def minute_rows(teacher: TeachersPart, left_out: str) -> list[tuple[str, ...]]:
    """Answer with the minutes of the plan as rows; what was left out is told by a word."""
    return [
        (one.label, f"{one.planned:.0f}", left_out if one.left_out else f"{one.used:.1f}")
        for one in teacher.minutes
    ]
