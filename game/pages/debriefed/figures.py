"""What is drawn and counted of a play: both courses as a chart and a table, luck, and meters over time."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from markupsafe import Markup

from game.engine.debrief import Course, Drawn, Stage, debrief
from game.model.ids import MeterId
from game.pages import courses as charts
from game.pages.debriefed.finished import Finished
from game.pages.lines.debriefing import judged
from game.pages.style import width

_TOP, _BOTTOM, _SIDE = 10.0, 26.0, 10.0
_TEXT_SIZE = 13
Point = tuple[float, float]


class Tick(NamedTuple):
    """A line across the plot, with its value."""

    y: float
    label: str


class Day(NamedTuple):
    """A day under the plot."""

    x: float
    text: str
    anchor: Literal["start", "end"]


class CourseValues(NamedTuple):
    """The values of a number along one course, the first of them after so many turns."""

    each: tuple[int, ...]
    begin: int = 0


@dataclass(frozen=True, slots=True)
class Plot:
    """All that is to be drawn of one number, within a width and a height; `real` may have no points."""

    width: float
    height: float
    left: float
    right: float
    points: tuple[Point, ...]
    real: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    days: tuple[Day, ...]


def plot(
    courses: tuple[CourseValues, CourseValues],
    bounds: tuple[int, int],
    days: tuple[str, str],
    size: tuple[float, float],
) -> Plot:
    """Return the plot of a number along a play and along the real course, a step for each turn.

    `bounds` are the least and the most that the number can be, `days` the first and the last of the play.
    """
    (wide, high), (low, most) = size, bounds
    halves = (low, (low + most) // 2, most)
    left = max(width(f"{value:,}", "sans", _TEXT_SIZE) for value in halves) + 10
    turns = max(1, *(course.begin + len(course.each) - 1 for course in courses))
    right, down = wide - _SIDE, high - _BOTTOM

    def point(turn: float, value: float) -> Point:
        x = left + _SIDE + (right - left - 2 * _SIDE) * turn / turns
        return round(x, 1), round(down - (value - low) / max(1, most - low) * (down - _TOP), 1)

    own, real = (
        tuple(point(course.begin + at, value) for at, value in enumerate(course.each)) for course in courses
    )
    ticks = tuple(Tick(point(0, value)[1], f"{value:,}") for value in halves)
    told = (Day(left, days[0], "start"), Day(right, days[1], "end"))
    return Plot(wide, high, left, right, own, real, ticks, told)


_ROOM = 660
ENDS = ""


class CourseRow(NamedTuple):
    """One scene: its title, and what each course did there; nothing where a course did not come to it."""

    scene: str
    yours: Markup
    real: Markup


class Courses(NamedTuple):
    """The chart and the rows of its table; without a real course, the table has one column less."""

    chart: charts.Chart
    rows: tuple[CourseRow, ...]
    has_real: bool


def courses(finished: Finished) -> Courses:
    """Return both courses, or one where there is no other or both are the same."""
    told, words = finished.told, finished.words
    own = _course(finished, told.course, words("debrief.course.yours"), "main")
    drawn = [own]
    has_real = told.history is not None and not finished.is_real
    if told.history is not None and has_real:
        drawn.append(_course(finished, told.history, words("debrief.course.history"), "real"))
    rows = tuple(_rows(finished, drawn, has_real))
    return Courses(charts.chart(drawn, _ROOM), rows, has_real)


def _course(finished: Finished, course: Course, name: str, kind: charts.Kind) -> charts.CourseLine:
    scenes = [*((stage.turn.scene, finished.scene(stage)) for stage in course.stages)]
    last = finished.scenario.scenes[course.last_scene]
    title = last.ending.title if last.ending else last.title
    scenes.append((course.last_scene, finished.notes.plain(title)))
    passed: Counter[str] = Counter()
    stops = []
    for scene, said in scenes:
        passed[scene] += 1
        stops.append(charts.Stop(f"{scene}#{passed[scene]}", said))
    return charts.CourseLine(name, kind, tuple(stops))


def _rows(finished: Finished, drawn: list[charts.CourseLine], has_real: bool) -> Iterator[CourseRow]:
    told = finished.told
    labels = {stop.key: stop.label for course in drawn for stop in course.stops}
    own = _stages(drawn[0], told.course)
    real = _stages(drawn[1], told.history) if told.history is not None and has_real else {}
    for key in charts.in_order(drawn):
        yours, theirs = own.get(key), real.get(key)
        both = [(one.turn.choice, one.turn.outcome) for one in (yours, theirs) if one]
        same = len(both) == 2 and both[0] == both[1]
        said = finished.say("export.the_same") if same else _done(finished, theirs)
        if yours or theirs:
            yield CourseRow(labels[key], _done(finished, yours), said)
        else:
            ends = [key == course.stops[-1].key for course in drawn]
            ended = finished.say("export.ended_here")
            yield CourseRow(labels[key], *(ended if one else Markup() for one in (*ends, False)[:2]))


def _stages(course: charts.CourseLine, stages: Course) -> Mapping[str, Stage]:
    return {stop.key: stage for stop, stage in zip(course.stops[:-1], stages.stages, strict=True)}


def _done(finished: Finished, stage: Stage | None) -> Markup:
    if stage is None:
        return Markup()
    return Markup("{0}: {1}").format(finished.day(stage.begun), finished.turn(stage.turn))


_SIZE = (306, 165)


class LuckRow(NamedTuple):
    """One chance outcome: what was chosen, what came at which odds, what else could have, how that was."""

    choice: Markup
    outcome: Markup
    odds: str
    others: tuple[Markup, ...]
    judged: str
    odds_from: tuple[Markup, ...]


class MeterPlot(NamedTuple):
    """A meter: its name, how it went, its plot, and its value after each turn, the opening first."""

    label: str
    says: str
    plot: Plot
    values: tuple[int, ...]


def luck(finished: Finished) -> tuple[LuckRow, ...]:
    """Return every outcome that was left to chance."""
    return tuple(_draw(finished, drawn) for drawn in finished.told.luck if drawn.was_chance)


def _draw(finished: Finished, drawn: Drawn) -> LuckRow:
    choice, notes = finished.scenario.choice(drawn.choice), finished.notes
    sources = (choice.outcomes[name].odds_from for name in (drawn.outcome, *dict(drawn.others)))
    return LuckRow(
        choice=notes.inline(choice.label),
        outcome=notes.inline(choice.outcomes[drawn.outcome].label),
        odds=finished.phrases.odds(drawn.odds),
        others=tuple(
            finished.say(
                "terminal.other",
                outcome=notes.inline(choice.outcomes[name].label),
                odds=finished.phrases.odds(odds),
            )
            for name, odds in drawn.others
        ),
        judged=finished.words(judged(drawn)),
        odds_from=tuple(notes.inline(text) for text in sources if text),
    )


def meters(finished: Finished) -> tuple[MeterPlot, ...]:
    """Return each meter along the play, and along the real course from where that parts."""
    history = _history(finished)
    return tuple(_meter(finished, name, history.get(name, CourseValues(()))) for name in finished.told.meters)


def _meter(finished: Finished, name: MeterId, real: CourseValues) -> MeterPlot:
    meter, values = finished.scenario.meters[name], finished.told.meters[name]
    own = tuple(value for _, value in values)
    says = finished.words("desktop.from_to", before=own[0], after=own[-1])
    if real.each:
        says = finished.words("desktop.from_to_beside", moved=says, history=real.each[-1])
    days = finished.day(values[0][0]), finished.day(values[-1][0])
    drawn = plot((CourseValues(own), real), (meter.lowest, meter.highest), days, _SIZE)
    return MeterPlot(finished.notes.plain(meter.label), says, drawn, own)


def _history(finished: Finished) -> dict[MeterId, CourseValues]:
    real, turns = finished.real, finished.play.replay.turns
    if real is None or finished.is_real:
        return {}
    pairs = enumerate(zip(turns, real.turns, strict=False))
    apart = (number for number, (own, other) in pairs if own != other)
    shared = next(apart, min(len(turns), len(real.turns)))
    told = debrief(finished.play.case, real, None)
    return {
        name: CourseValues(tuple(value for _, value in values[shared:]), shared)
        for name, values in told.meters.items()
    }
