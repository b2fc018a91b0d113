"""A save of another edition, followed as far as it holds."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from game.engine.case import Case
from game.engine.replay import Replay
from game.errors import GameError
from game.model.ids import ChoiceId, OutcomeId, SceneId, as_written, in_copy
from game.model.record import Playthrough, Turn
from game.model.scenario import Scenario
from game.model.value import value


@value
class Stopped:
    """Where a record no longer fits the scenario: the turn's number, counted from 1, and why."""

    number: int
    turn: Turn
    why: GameError


@value
class Followed:
    """A record in the words of the present edition, with what no longer held."""

    playthrough: Playthrough
    replay: Replay
    stopped: Stopped | None = None


def follow(case: Case, playthrough: Playthrough) -> Followed:
    """Return the record replayed as far as it holds; never raise for a turn that does not fit."""
    record = replace(playthrough, edition=str(case.scenario.edition), turns=())
    replay = case.begin()
    for number, old in enumerate(playthrough.turns, start=1):
        turn = renamed(old, case.scenario)
        turn = replace(turn, scene=in_copy(turn.scene, replay.position.scene))
        if not case.scenario.scenes_called(turn.scene):
            gone = GameError(f"the scenario no longer has a scene '{as_written(turn.scene)}'")
            return Followed(record, replay, Stopped(number, turn, gone))
        try:
            replay = replay.then(case.advance(replay.position, turn))
        except GameError as why:
            return Followed(record, replay, Stopped(number, turn, why))
        record = record.then(turn)
    return Followed(record, replay)


def renamed(turn: Turn, scenario: Scenario) -> Turn:
    """Return a turn in today's names, by the scenario's list of old names and new ones."""
    name = f"{turn.key}.{turn.outcome}" if turn.outcome else str(turn.key)
    scene, choice, *rest = scenario.named_now(name).split(".")
    return replace(
        turn, scene=SceneId(scene), choice=ChoiceId(choice), outcome=OutcomeId(rest[0]) if rest else None
    )


def ways_to_chapters(
    scenario: Scenario, courses: Iterable[Playthrough]
) -> Iterator[tuple[SceneId, Playthrough]]:
    """Yield each chapter that a course went on from, with its turns up to there."""
    for course in courses:
        seen: set[SceneId] = set()
        for number, turn in enumerate(course.turns):
            scene = renamed(turn, scenario).scene
            if number and scene not in seen and scene in scenario.scenes and scenario.scenes[scene].chapter:
                yield scene, course.upto(number)
            seen.add(scene)
