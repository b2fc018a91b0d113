"""What is drawn and counted of a play: both courses as a chart and a table, luck, and meters over time."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup

from game.engine.debrief import Course, Drawn, Stage, debrief
from game.model.ids import MeterId
from game.pages import courses as charts
from game.pages.debriefed.decisions import Values
from game.pages.debriefed.finished import Finished
from game.pages.style import width

_TOP, _BOTTOM, _SIDE = 10.0, 26.0, 10.0
_WIDE, _HIGH = 306, 165
_TEXT_SIZE = 13

ValuesFrom = tuple[tuple[int, ...], int]
"""The values of a number along a course, and after how many turns the first of them is."""


def plot(
    courses: tuple[ValuesFrom, ValuesFrom],
    bounds: tuple[int, int],
    days: tuple[str, str],
    say: Callable[[int], str],
) -> Values:
    """Return the plot of a number along a play and along the real course, a step for each turn."""
    # `bounds` are the least and the most that the number can be, `days` the first and the last of the play;
    # `say` writes the number.
    low, most = bounds
    halves = (low, (low + most) // 2, most)
    left = max(width(say(value), "sans", _TEXT_SIZE) for value in halves) + 10
    turns = max(1, *(begin + len(values) - 1 for values, begin in courses))
    right, down = _WIDE - _SIDE, _HIGH - _BOTTOM

    def point(turn: float, value: float) -> tuple[float, float]:
        x = left + _SIDE + (right - left - 2 * _SIDE) * turn / turns
        return round(x, 1), round(down - (value - low) / max(1, most - low) * (down - _TOP), 1)

    own, real = ([point(begin + at, value) for at, value in enumerate(values)] for values, begin in courses)
    return {
        "width": _WIDE,
        "height": _HIGH,
        "left": left,
        "right": right,
        "points": own,
        "real": real,
        "ticks": [{"y": point(0, value)[1], "label": say(value)} for value in halves],
        "days": [
            {"x": left, "text": days[0], "anchor": "start"},
            {"x": right, "text": days[1], "anchor": "end"},
        ],
    }


def courses(finished: Finished) -> Values:
    """Return the chart of both courses and the rows of its table, or of one where there is no other."""
    told, words = finished.told, finished.words
    drawn = [_course(finished, told.course, words("debrief.course.yours"), "main")]
    has_real = told.history is not None and not finished.is_real
    if told.history is not None and has_real:
        marked = words("debrief.course.history")
        drawn.append(_course(finished, told.history, marked, "real"))
    rows = list(_rows(finished, drawn, has_real))
    return {"chart": charts.chart(drawn, finished.room), "rows": rows, "has_real": has_real}


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


def _rows(
    finished: Finished, drawn: list[charts.CourseLine], has_real: bool
) -> Iterator[tuple[str, Markup, Markup]]:
    """Yield for each scene its title, and what each course did there; nothing where it did not come to it."""
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
            yield labels[key], _done(finished, yours), said
        else:
            ended = finished.say("export.ended_here")
            ends = [ended if key == course.stops[-1].key else Markup() for course in drawn]
            yield labels[key], ends[0], ends[1] if has_real else Markup()


def _stages(course: charts.CourseLine, stages: Course) -> Mapping[str, Stage]:
    return {stop.key: stage for stop, stage in zip(course.stops[:-1], stages.stages, strict=True)}


def _done(finished: Finished, stage: Stage | None) -> Markup:
    if stage is None:
        return Markup()
    return Markup("{0}: {1}").format(finished.day(stage.begun), finished.turn(stage.turn))


def luck(finished: Finished) -> list[Values]:
    """Return every outcome that was left to chance."""
    return [_draw(finished, drawn) for drawn in finished.told.luck if drawn.was_chance]


def _draw(finished: Finished, drawn: Drawn) -> Values:
    """Return what was chosen, what came at which odds, what else could have, and how that was."""
    choice, notes, odds = finished.scenario.choice(drawn.choice), finished.notes, finished.phrases.odds
    decision = finished.decisions.get(drawn.number)
    fortune = decision.fortune if decision else 0
    sources = (choice.outcomes[name].odds_from for name in (drawn.outcome, *dict(drawn.others)))
    return {
        "choice": notes.inline(choice.label),
        "outcome": notes.inline(choice.outcomes[drawn.outcome].label),
        "odds": odds(drawn.odds),
        "others": [
            finished.say(
                "terminal.other", outcome=notes.inline(choice.outcomes[name].label), odds=odds(share)
            )
            for name, share in drawn.others
        ],
        "judged": finished.words(f"debrief.luck.{drawn.fell(fortune)}"),
        "odds_from": [notes.inline(text) for text in sources if text],
    }


def meters(finished: Finished) -> list[Values]:
    """Return each meter along the play, and along the real course from where that parts."""
    history, found = _history(finished), []
    for name, values in finished.told.meters.items():
        meter, own = finished.scenario.meters[name], tuple(value for _, value in values)
        real = history.get(name, ((), 0))
        says = finished.words("desktop.from_to", before=own[0], after=own[-1])
        if real[0]:
            says = finished.words("desktop.from_to_beside", moved=says, history=real[0][-1])
        days = finished.day(values[0][0]), finished.day(values[-1][0])
        drawn = plot(((own, 0), real), (meter.lowest, meter.highest), days, finished.words.number)
        found.append({"label": finished.notes.plain(meter.label), "says": says, "plot": drawn})
    return found


def _history(finished: Finished) -> dict[MeterId, ValuesFrom]:
    real, turns = finished.real, finished.play.replay.turns
    if real is None or finished.is_real:
        return {}
    pairs = enumerate(zip(turns, real.turns, strict=False))
    apart = (number for number, (own, other) in pairs if own != other)
    shared = next(apart, min(len(turns), len(real.turns)))
    told = debrief(finished.play.case, real, None)
    return {
        name: (tuple(value for _, value in values[shared:]), shared) for name, values in told.meters.items()
    }
