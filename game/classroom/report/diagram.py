"""The path diagram of a report: the class's courses, the real one, and the minorities' roads."""

from collections.abc import Iterator
from itertools import groupby

from game.classroom.report.content import Dissent, Report
from game.classroom.views.bodies import CoursePath
from game.content.words import Words
from game.pages.courses import Chart, Course, Kind, Stop, chart

# Beside it stand the decisions in brief.
ROOM = 360
# Fewer stops than this are drawn one by one.
LONG_RUN = 3


def diagram(report: Report, words: Words) -> Chart:
    """Return the diagram: two courses share a station where both chose alike in a scene.

    A stretch of turns that no other course leaves or enters is one station.
    """
    *earlier, last = report.courses
    courses = [_course(last, "main", words), *(_course(one, "other", words) for one in earlier)]
    if report.real:
        courses.insert(1, _course(report.real, "real", words))
    roads = [_road(report, one, words) for one in report.minority if one.path]
    runs = _runs(report, courses, {road.stops[0].key for road in roads})
    return chart([*(_shortened(one, runs, words) for one in courses), *roads], ROOM)


def _course(path: CoursePath, kind: Kind, words: Words) -> Course:
    last = path.ended or path.stands_at
    stops = (Stop(f"{node.title}: {node.choice}", node.title) for node in path.nodes)
    return Course(path.name, kind, (Stop("", words("class.opening")), *stops, Stop(last, last)))


def _road(report: Report, dissent: Dissent, words: Words) -> Course:
    """Return the minority's road out of its decision."""
    scene = next(part.title for part in report.decisions if part.number == dissent.number)
    before = Stop("", words("class.opening"))
    for path in report.courses:
        stops = _course(path, "main", words).stops
        titles = [stop.label for stop in stops]
        if scene in titles[1:]:
            before = stops[titles.index(scene) - 1]
    return Course(dissent.name, "other", (before, Stop(f"{scene}: {dissent.label}", dissent.label)))


def _runs(report: Report, courses: list[Course], kept: set[str]) -> tuple[tuple[Stop, ...], ...]:
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


def _shortened(course: Course, runs: tuple[tuple[Stop, ...], ...], words: Words) -> Course:
    """Return a course in which each whole stretch is one station."""
    return course._replace(stops=tuple(_stops(course, {run[0].key: run for run in runs}, words)))


def _stops(course: Course, runs: dict[str, tuple[Stop, ...]], words: Words) -> Iterator[Stop]:
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
