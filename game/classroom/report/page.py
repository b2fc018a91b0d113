"""What the page of a report is filled with besides the report: markup of the author's texts, the diagram."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from game.classroom.odds import TurnOdds
from game.classroom.report.content import Dissent, Movement, Report, TeachersPart
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


def page_values(session: Session, report: Report) -> dict[str, object]:
    """Return the values of the template; `md` is for the author's texts, never for a student's."""
    words, scenario = session.lesson.words, session.lesson.scenario

    def columns(*names: str) -> list[str]:
        return [words(f"class.report.column.{name}") for name in names]

    return {
        "md": Notes(scenario).inline,
        "say": words,
        "columns": columns,
        "diagram": diagram(report, words) if report.courses else None,
        "paths": paths_of(report),
        "turn_rows": turn_rows(report, words("class.report.same")),
        "really_done": words("class.report.column.really"),
        "briefs": briefs(report, words),
        "claim_rows": _claim_rows(report, words),
        "movement_rows": _movement_rows,
        "move_rows": partial(_move_rows, words),
        "odds_rows": _odds_rows(report.odds),
        "team_odds": _odds_rows,
        "team_rows": _team_rows(report),
        "minute_rows": partial(_minute_rows, words),
    }


def _claim_rows(report: Report, words: Words) -> list[tuple[str, ...]]:
    """Return each claim: the right answer, how many agreed, and how many answered right before and after."""
    rows = []
    for one in report.claims:
        right = [(found.right, found.asked) if found else (None, 0) for found in (one.before, one.after)]
        shares = [(one.agreed, one.asked), *right]
        told = ("–" if number is None else words("class.votes", votes=number, of=of) for number, of in shares)
        rows.append((one.claim, *(cell.replace(" ", NO_BREAK) for cell in (one.answer, *told))))
    return rows


def _odds_rows(odds: tuple[TurnOdds, ...]) -> list[tuple[str, ...]]:
    """Return each turn of the class with the odds around it; what became certain stands with the choice."""
    rows: list[tuple[str, ...]] = []
    for one in odds:
        label = one.choice if one.choice[-1:] in ".?!" or not one.certain else f"{one.choice}."
        rows.append((one.scene, f"{label} {one.certain}".rstrip(), one.before, one.after, one.average))
    return rows


def _team_rows(report: Report) -> list[tuple[str, ...]]:
    """Return each team that played its own course: where it stands, what it owes, and what it kept."""
    teams = (road.standing for road in report.teams.roads) if report.teams else ()
    return [(one.team, one.where, one.fines, str(one.kept)) for one in teams]


def _movement_rows(movement: Movement, nobody: str) -> list[tuple[str, ...]]:
    return [(one.before or nobody, one.after or nobody, str(one.seats)) for one in movement.rows]


def _move_rows(words: Words, moves: tuple[MeterMove, ...]) -> list[tuple[str, ...]]:
    moved = partial(words, "desktop.moved_to")
    return [
        (one.label, moved(moved=one.moved, value=one.after).replace(" ", NO_BREAK), one.because, one.truth)
        for one in moves
    ]


def _minute_rows(words: Words, teacher: TeachersPart, left_out: str) -> list[tuple[str, ...]]:
    return [
        (one.label, f"{one.planned:.0f}", left_out if one.left_out else words.number(one.used / 60, ".1f"))
        for one in teacher.minutes
    ]


def paths_of(report: Report) -> tuple[CoursePath, ...]:
    """Return the courses in the order of their columns: the class's, then the real one."""
    return (*report.courses, *((report.real,) if report.real else ()))


def turn_rows(report: Report, same: str) -> list[tuple[str, ...]]:
    """Return a row for each scene: day, scene, what each course did, or in a word that it did the same."""
    found = [dict(_keyed(path)) for path in paths_of(report)]
    rows = []
    for key in _merged([list(nodes) for nodes in found]):
        nodes = [nodes.get(key) for nodes in found]
        first, cells = next(one for one in nodes if one is not None), [_turn(one) for one in nodes]
        for at, node in enumerate(nodes[:-1] if report.real else ()):
            if node is not None and nodes[-1] is not None and not node.votes and cells[at] == cells[-1]:
                cells[at] = same
        rows.append((first.day, first.title, *cells))
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


def _turn(node: CourseTurn | None) -> str:
    if node is None:
        return ""
    votes = f" ({node.votes})" if node.votes else ""
    # A label that asks or exclaims ends itself.
    chosen = (
        f"{node.choice}{votes}" if not node.outcome or node.choice[-1:] in "?!" else f"{node.choice}{votes}."
    )
    return f"{chosen} {node.outcome}".rstrip()


def briefs(report: Report, words: Words) -> list[tuple[str, str, str]]:
    """Return each decision in a line: what was chosen, by how many, and what was really done there."""
    reals = dict(_keyed(report.real)) if report.real else {}
    rows = []
    for part in report.decisions:
        real = reals.get((part.title, 1))
        chosen, votes = "–", "–"
        for row in part.options:
            if row.chosen:
                chosen, bar = f"{row.letter}. {row.label}", row.second or row.first
                total = part.second_total if row.second else part.first_total
                votes = words("class.votes", votes=bar.count, of=total) if bar else "–"
        rows.append((chosen, votes, real.choice if real else ""))
    return rows


def diagram(report: Report, words: Words) -> Chart:
    """Return the diagram: two courses share a station where both chose alike in a scene."""
    # A stretch of turns that no other course leaves or enters is one station.
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
