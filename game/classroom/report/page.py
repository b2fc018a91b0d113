"""What the page of a report is filled with besides the report: markup of the author's texts, the diagram."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from game.classroom.report.content import DecisionPart, Dissent, Movement, Report, TeachersPart
from game.classroom.session import Session
from game.classroom.views.bodies import CoursePath, CourseTurn, MeterMove
from game.content.words import Words
from game.pages.courses import Chart, CourseLine, Kind, Stop, chart
from game.pages.prose import Notes

NO_BREAK = "\N{NO-BREAK SPACE}"
# Beside it stand the decisions in brief.
ROOM = 360
# Fewer stops than this are drawn one by one.
LONG_RUN = 3

Key = tuple[str, int]
"""A scene, and which time it is that a course comes to it."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A decision in one line: what was chosen, by how many, and what was really done there."""

    chosen: str
    votes: str
    really: str


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
            *(_share(found.right, found.asked) if found else "–" for found in (one.before, one.after)),
        )
        for one in report.claims
    ]


def _share(number: int | None, of: int) -> str:
    return "–" if number is None else f"{number} of {of}"


def movement_rows(movement: Movement, nobody: str) -> list[tuple[str, ...]]:
    """Return a movement as rows; whoever did not vote is said in a word."""
    return [(one.before or nobody, one.after or nobody, str(one.seats)) for one in movement.rows]


def move_rows(moves: tuple[MeterMove, ...]) -> list[tuple[str, ...]]:
    """Return meters that moved as rows."""
    return [
        (one.label, f"{one.moved}, to {one.after}".replace(" ", NO_BREAK), one.because, one.truth)
        for one in moves
    ]


def minute_rows(teacher: TeachersPart, left_out: str) -> list[tuple[str, ...]]:
    """Return the minutes of the plan as rows; what was left out is said in a word."""
    return [
        (one.label, f"{one.planned:.0f}", left_out if one.left_out else f"{one.used / 60:.1f}")
        for one in teacher.minutes
    ]


def paths_of(report: Report) -> tuple[CoursePath, ...]:
    """Return the courses in the order of their columns: the class's, then the real one."""
    return (*report.courses, *((report.real,) if report.real else ()))


def turn_rows(report: Report, same: str) -> list[tuple[str, ...]]:
    """Return a row for each scene: day, scene, and what each course did there.

    What the class did as it really was is said in a word.
    """
    paths = paths_of(report)
    found = [dict(_keyed(path)) for path in paths]
    real = found[-1] if report.real else {}
    rows = []
    for key in _merged([list(nodes) for nodes in found]):
        nodes = [nodes.get(key) for nodes in found]
        cells = [_cell(one, real.get(key), same) for one in nodes[: len(report.courses)]]
        first = next(one for one in nodes if one is not None)
        rows.append((first.day, first.title, *cells, *([_turn(real.get(key))] if report.real else ())))
    return rows


def _keyed(path: CoursePath) -> Iterator[tuple[Key, CourseTurn]]:
    seen: dict[str, int] = {}
    for node in path.nodes:
        seen[node.title] = seen.get(node.title, 0) + 1
        yield (node.title, seen[node.title]), node


def _merged(orders: list[list[Key]]) -> list[Key]:
    """Return one order in which each of the others stands as it was, as far as they agree."""
    merged: list[Key] = []
    for order in sorted(orders, key=len, reverse=True):
        place = 0
        for key in order:
            if key in merged:
                place = merged.index(key) + 1
            else:
                merged.insert(place, key)
                place += 1
    return merged


def _cell(node: CourseTurn | None, real: CourseTurn | None, same: str) -> str:
    if node is not None and real is not None and not node.votes and _turn(node) == _turn(real):
        return same
    return _turn(node)


def _turn(node: CourseTurn | None) -> str:
    if node is None:
        return ""
    votes = f" ({node.votes})" if node.votes else ""
    # A label that asks or exclaims ends itself.
    chosen = (
        f"{node.choice}{votes}" if not node.outcome or node.choice[-1:] in "?!" else f"{node.choice}{votes}."
    )
    return f"{chosen} {node.outcome}".rstrip()


def briefs(report: Report) -> tuple[Brief, ...]:
    """Return each decision in brief."""
    real = dict(_keyed(report.real)) if report.real else {}
    return tuple(_brief(part, real.get((part.title, 1))) for part in report.decisions)


def _brief(part: DecisionPart, real: CourseTurn | None) -> Brief:
    chosen = next((row for row in part.options if row.chosen), None)
    if chosen is None:
        return Brief("–", "–", real.choice if real else "")
    bar, total = chosen.first, part.first_total
    if chosen.second is not None:
        bar, total = chosen.second, part.second_total
    votes = "–" if bar is None else f"{bar.count} of {total}"
    return Brief(f"{chosen.letter}. {chosen.label}", votes, real.choice if real else "")


def diagram(report: Report, words: Words) -> Chart:
    """Return the diagram: two courses share a station where both chose alike in a scene.

    A stretch of turns that no other course leaves or enters is one station.
    """
    *earlier, last = report.courses
    courses = [_course(last, "main", words), *(_course(one, "other", words) for one in earlier)]
    if report.real:
        courses.insert(1, _course(report.real, "real", words))
    roads = [_road(report, one, words) for one in report.minority if one.path]
    runs = {run[0].key: run for run in _runs(report, courses, {road.stops[0].key for road in roads})}
    return chart([*(one._replace(stops=tuple(_stops(one, runs, words))) for one in courses), *roads], ROOM)


def _course(path: CoursePath, kind: Kind, words: Words) -> CourseLine:
    last = path.ended or path.stands_at
    stops = (Stop(f"{node.title}: {node.choice}", node.title) for node in path.nodes)
    return CourseLine(path.name, kind, (Stop("", words("class.opening")), *stops, Stop(last, last)))


def _road(report: Report, dissent: Dissent, words: Words) -> CourseLine:
    """Return the minority's road out of its decision."""
    scene = next(part.title for part in report.decisions if part.number == dissent.number)
    before = Stop("", words("class.opening"))
    for path in report.courses:
        stops = _course(path, "main", words).stops
        titles = [stop.label for stop in stops]
        if scene in titles[1:]:
            before = stops[titles.index(scene) - 1]
    return CourseLine(dissent.name, "other", (before, Stop(f"{scene}: {dissent.label}", dissent.label)))


def _runs(report: Report, courses: list[CourseLine], kept: set[str]) -> tuple[tuple[Stop, ...], ...]:
    """Return the stretches that no course leaves or enters, and in which the class decided nothing."""
    decided = {part.title for part in report.decisions}
    ways: dict[str, set[tuple[str, str]]] = {}
    for course in courses:
        keys = ["", *(stop.key for stop in course.stops), ""]
        for before, key, after in zip(keys, keys[1:], keys[2:], strict=False):
            ways.setdefault(key, set()).add((before, after))

    def is_passed(stop: Stop) -> bool:
        return len(ways[stop.key]) == 1 and stop.label not in decided and stop.key not in kept

    stretches = (
        tuple(stops)
        for course in courses
        for passed, stops in groupby(course.stops[1:-1], key=is_passed)
        if passed
    )
    # What several courses pass alike is found once.
    return tuple({stretch[0].key: stretch for stretch in stretches if len(stretch) >= LONG_RUN}.values())


def _stops(course: CourseLine, runs: dict[str, tuple[Stop, ...]], words: Words) -> Iterator[Stop]:
    """Yield the stations of a course, each whole stretch as one."""
    inside = 0
    for stop in course.stops:
        if inside:
            inside -= 1
        elif stop.key in runs:
            run = runs[stop.key]
            inside = len(run) - 1
            yield Stop(stop.key, words("class.report.turns_between", count=len(run)))
        else:
            yield stop
