"""The course of a play and the real one, as the stations of the chart that lays them side by side."""

from collections import Counter
from collections.abc import Iterator

from game.desktop.parts.course_rows import CourseStop, Stub
from game.desktop.parts.courses import CourseChart
from game.desktop.screens.desk import OpenedCase, Sitting
from game.desktop.screens.mapping import between, sign_of, station_at, stations_of
from game.desktop.screens.texts import worded
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.kit import Target
from game.engine.debrief import Debrief, RoadNotTaken
from game.engine.replay import Replay


def courses(sitting: Sitting, told: Debrief, front: RoadNotTaken | None) -> CourseChart:
    """Return the chart of a play beside history, its roads at each station; one road is in front."""
    words, opened, replay = sitting.desk.words, sitting.opened, sitting.play.replay
    names = (words("debrief.course.yours"), words("debrief.course.history"), words("desktop.fork"))
    came_to = tuple(_came_to(opened, replay))
    own = tuple(
        CourseStop(key, label, _stubs(opened, told, number, front), came_to[number - 1])
        for number, (key, label) in enumerate(_stations(opened, replay), start=1)
    )
    if opened.real is None or opened.real.turns == replay.turns:
        return CourseChart(own, (), names)
    return CourseChart(own, tuple(CourseStop(*station) for station in _stations(opened, opened.real)), names)


def _stubs(opened: OpenedCase, told: Debrief, number: int, front: RoadNotTaken | None) -> tuple[Stub, ...]:
    return tuple(
        Stub(
            Target(
                f"stub:{number}:{road.choice.key.choice}",
                worded(opened, road.choice.label),
                Select(f"road:{number}:{road.choice.key.choice}"),
            ),
            road.choice.stance or "",
            road is front,
        )
        for road in told.roads_not_taken
        if road.number == number
    )


def _stations(opened: OpenedCase, replay: Replay) -> Iterator[tuple[str, str]]:
    """Yield each scene that a course passes, as often as it does, with its title; the last one is its end."""
    scenes = opened.scenario.scenes
    passed: Counter[str] = Counter()
    for name in (*(step.turn.scene for step in replay.steps), replay.position.scene):
        ending = scenes[name].ending
        passed[name] += 1
        yield f"{name}#{passed[name]}", worded(opened, ending.title if ending else scenes[name].title)


def _came_to(opened: OpenedCase, replay: Replay) -> Iterator[tuple[str, str]]:
    """Yield for each scene that was passed the stations that the duty came to there, and the last icon."""
    matter = next(iter(replay.opening.matters))
    procedure = opened.scenario.matters[matter].procedure
    stations = stations_of(procedure)
    opening = replay.opening.matters[matter].posture
    before = station_at(stations, opening)
    yield sign_of(procedure, opening), stations[before].label
    for step in replay.steps:
        after = step.after.matters[matter].posture
        passed = [station_at(stations, one) for one in (*between(step, matter), after)]
        new = [here for here, last in zip(passed, (before, *passed), strict=False) if here != last]
        before = passed[-1]
        yield (sign_of(procedure, after), ", ".join(stations[one].label for one in new)) if new else ("", "")
