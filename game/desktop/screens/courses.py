"""The course of a play and the real one, as the stations of the chart that lays them side by side."""

from game.content.words import Words
from game.desktop.screens.desk import OpenedCase
from game.desktop.ui.courses import Courses
from game.engine.replay import Replay


def courses(opened: OpenedCase, replay: Replay, words: Words) -> Courses:
    """Answer with the chart of a play beside history; with the play alone where there is none."""
    names = (words("debrief.course.yours"), words("debrief.course.history"), words("desktop.fork"))
    own = _stations(opened, replay)
    if opened.real is None:
        return Courses(own, (), (), names)
    real = _stations(opened, opened.real)
    parted_at = _fork(replay, opened.real)
    if parted_at is None:
        return Courses(own, (), (), names)
    return Courses(own[: parted_at + 1], own[parted_at + 1 :], real[parted_at + 1 :], names)


def _stations(opened: OpenedCase, replay: Replay) -> tuple[str, ...]:
    scenes = opened.scenario.scenes
    ending = opened.case.ending(replay.position)
    last = ending.title if ending else scenes[replay.position.scene].title
    return (*(scenes[step.turn.scene].title for step in replay.steps), last)


def _fork(replay: Replay, real: Replay) -> int | None:
    for number, (own, other) in enumerate(zip(replay.turns, real.turns, strict=False)):
        if (own.scene, own.choice, own.outcome) != (other.scene, other.choice, other.outcome):
            return number
    return None if len(replay.turns) == len(real.turns) else min(len(replay.turns), len(real.turns)) - 1
