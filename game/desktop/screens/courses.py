"""The course of a play and the real one, as the stations of the chart that lays them side by side."""

from game.desktop.intents import Show
from game.desktop.screens.desk import OpenedCase
from game.desktop.screens.texts import worded
from game.desktop.screens.turning import Sitting
from game.desktop.ui.courses import Courses
from game.desktop.ui.part import Target
from game.desktop.ui.stubs import Stop, Stub
from game.engine.debrief import Debrief, RoadNotTaken
from game.engine.replay import Replay


def courses(sitting: Sitting, told: Debrief, front: RoadNotTaken | None) -> Courses:
    """Answer with the chart of a play beside history, its roads at each station; one road is in front."""
    words, opened, replay = sitting.desk.words, sitting.opened, sitting.play.replay
    names = (words("debrief.course.yours"), words("debrief.course.history"), words("desktop.fork"))
    own = tuple(
        Stop(label, _stubs(opened, told, number, front))
        for number, label in enumerate(_stations(opened, replay), start=1)
    )
    parted_at = _fork(replay, opened.real) if opened.real else None
    if opened.real is None or parted_at is None:
        return Courses(own, (), (), names)
    real = tuple(Stop(label) for label in _stations(opened, opened.real))
    return Courses(own[: parted_at + 1], own[parted_at + 1 :], real[parted_at + 1 :], names)


def _stubs(opened: OpenedCase, told: Debrief, number: int, front: RoadNotTaken | None) -> tuple[Stub, ...]:
    return tuple(
        Stub(
            Target(
                f"stub:{number}:{road.choice.key.choice}",
                worded(opened, road.choice.label),
                Show(f"road:{number}:{road.choice.key.choice}"),
            ),
            road.choice.stance or "",
            road is front,
        )
        for road in told.roads_not_taken
        if road.number == number
    )


def _stations(opened: OpenedCase, replay: Replay) -> tuple[str, ...]:
    scenes = opened.scenario.scenes
    ending = opened.case.ending(replay.position)
    last = ending.title if ending else scenes[replay.position.scene].title
    titles = (*(scenes[step.turn.scene].title for step in replay.steps), last)
    return tuple(worded(opened, title) for title in titles)


def _fork(replay: Replay, real: Replay) -> int | None:
    for number, (own, other) in enumerate(zip(replay.turns, real.turns, strict=False)):
        if (own.scene, own.choice, own.outcome) != (other.scene, other.choice, other.outcome):
            return number
    return None if len(replay.turns) == len(real.turns) else min(len(replay.turns), len(real.turns)) - 1
