"""The course of a play beside the real one: as a chart with forks, and as a table of the same."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup

from game.engine.debrief import Course, Stage
from game.pages import courses as charts
from game.pages.debriefed.finished import Finished

_ROOM = 660
ENDS = ""


class Row(NamedTuple):
    """One scene: its title, and what each course did there; nothing where a course did not come to it."""

    scene: str
    yours: Markup
    real: Markup


class Courses(NamedTuple):
    """The chart and the rows of its table; without a real course, the table has one column less."""

    chart: charts.Chart
    rows: tuple[Row, ...]
    has_real: bool


def courses(finished: Finished) -> Courses:
    """Return both courses; with one alone where there is no other, or where both are the same."""
    told, words = finished.told, finished.words
    own = _course(finished, told.course, words("debrief.course.yours"), "main")
    drawn = [own]
    has_real = told.history is not None and not finished.is_real
    if told.history is not None and has_real:
        drawn.append(_course(finished, told.history, words("debrief.course.history"), "real"))
    rows = tuple(_rows(finished, drawn, has_real))
    return Courses(charts.chart(drawn, _ROOM), rows, has_real)


def _course(finished: Finished, course: Course, name: str, kind: charts.Kind) -> charts.Course:
    scenes = [*((stage.turn.scene, finished.scene(stage)) for stage in course.stages)]
    last = finished.scenario.scenes[course.last_scene]
    title = last.ending.title if last.ending else last.title
    scenes.append((course.last_scene, finished.notes.plain(title)))
    passed: Counter[str] = Counter()
    stops = []
    for scene, said in scenes:
        passed[scene] += 1
        stops.append(charts.Stop(f"{scene}#{passed[scene]}", said))
    return charts.Course(name, kind, tuple(stops))


def _rows(finished: Finished, drawn: list[charts.Course], has_real: bool) -> Iterator[Row]:
    told = finished.told
    labels = {stop.key: stop.label for course in drawn for stop in course.stops}
    own = _stages(drawn[0], told.course)
    real = _stages(drawn[1], told.history) if told.history is not None and has_real else {}
    for key in charts.in_order(drawn):
        yours, theirs = own.get(key), real.get(key)
        same = yours and theirs and _way(yours) == _way(theirs)
        said = finished.say("export.the_same") if same else _done(finished, theirs)
        if yours or theirs:
            yield Row(labels[key], _done(finished, yours), said)
        else:
            yield Row(labels[key], *(_ended(finished, key, course) for course in _both(drawn)))


def _both(drawn: list[charts.Course]) -> tuple[charts.Course, charts.Course | None]:
    return drawn[0], drawn[1] if len(drawn) > 1 else None


def _stages(course: charts.Course, stages: Course) -> Mapping[str, Stage]:
    return {stop.key: stage for stop, stage in zip(course.stops[:-1], stages.stages, strict=True)}


def _way(stage: Stage) -> tuple[object, ...]:
    return stage.turn.choice, stage.turn.outcome


def _done(finished: Finished, stage: Stage | None) -> Markup:
    if stage is None:
        return Markup()
    return Markup("{0}: {1}").format(finished.day(stage.begun), finished.turn(stage.turn))


def _ended(finished: Finished, key: str, course: charts.Course | None) -> Markup:
    ended = course is not None and course.stops[-1].key == key
    return finished.say("export.ended_here") if ended else Markup()
