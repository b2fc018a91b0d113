"""How a play gets to a scene: by the real course where that passes it, else by the fewest turns."""

from game.content.problems import did_you_mean
from game.engine.case import Case
from game.engine.play import Play
from game.engine.replay import Replay
from game.errors import GameError, UnknownNameError
from game.model.ids import SceneId, as_written
from game.model.record import Turn
from game.model.scenario import Scenario
from game.search.explore import explore
from game.search.steps import compile_steps


class UnknownSceneError(UnknownNameError):
    """A play was asked to begin in a scene that the case does not have."""

    def __init__(self, scene: str, scenario: Scenario) -> None:
        self.scene, self.scenario = scene, scenario.id
        self.known = tuple(dict.fromkeys(map(as_written, scenario.scenes)))
        super().__init__(f"there is no scene '{scene}' in '{scenario.id}'. {did_you_mean(scene, self.known)}")


class NoWayError(GameError):
    """A play was asked to begin in a scene to which no play was found; `bounded` where not all were tried."""

    def __init__(self, scene: SceneId, positions: int, bounded: bool) -> None:
        self.scene, self.positions, self.bounded = scene, positions, bounded
        seen = f"no play was found that comes to scene '{scene}', after {positions:,} positions"
        none = f"no play comes to scene '{scene}'"
        remedy = "`contempt check` says what keeps plays from it."
        super().__init__(f"{seen if bounded else none}. {remedy}")


def turns_to(case: Case, scene: str, real: Replay | None = None) -> tuple[Turn, ...]:
    """Return the turns that lead to a scene, outcomes included; with none where the case opens there.

    They are those of the real course, where it passes the scene, else of a play with the fewest turns.
    Raise UnknownSceneError or NoWayError.
    """
    name = SceneId(scene)
    # A scene of a piece is meant in whichever copy comes first, unless it is named as one of them.
    meant = frozenset(case.scenario.scenes_called(scene))
    if not meant:
        raise UnknownSceneError(scene, case.scenario)
    if case.opening().scene in meant:
        return ()
    for number, step in enumerate(real.steps if real else (), start=1):
        if step.after.scene in meant:
            assert real is not None, "its steps are gone through"
            return real.turns[:number]
    return _fewest_turns(case, name, meant)


def begun_at(case: Case, seed: int, scene: str, real: Replay | None = None) -> Play:
    """Return a new play that has come to a scene; raise as `turns_to` does."""
    play = Play.begin(case, seed)
    for turn in turns_to(case, scene, real):
        play = play.make(turn)
    return play


def _fewest_turns(case: Case, scene: SceneId, meant: frozenset[SceneId]) -> tuple[Turn, ...]:
    """Return the turns of a shortest play to a scene, the first in the author's order; raise NoWayError."""
    explored = explore(compile_steps(case.scenario, case.variant))
    steps = explored.steps
    # Successors come first: how many turns from each position, where it is not too far.
    far: list[int | None] = []
    for number, targets in enumerate(explored.targets):
        ahead = [turns for one in targets if (turns := far[one]) is not None]
        far.append(0 if explored.scene(number) in meant else 1 + min(ahead) if ahead else None)
    made: list[Turn] = []
    number = explored.opening
    if far[number] is None:
        raise NoWayError(as_written(scene), explored.positions, explored.bounded)
    while left := far[number]:
        option, outcome, number = next(
            (option, outcome, following)
            for option in explored.options(number)
            for _, outcome, following in option.ways
            if far[following] == left - 1
        )
        choice = steps.choices[option.choice].key
        picks, came = steps.picks(option.picks), steps.outcome(option.choice, outcome)
        made.append(Turn(choice.scene, choice.choice, picks, came))
    return tuple(made)
