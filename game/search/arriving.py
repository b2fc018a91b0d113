"""How a play gets to a scene: by the real course where that passes it, else by the fewest turns."""

from collections.abc import Iterable, Iterator

from game.content.problems import did_you_mean
from game.engine.case import Case
from game.engine.play import Play
from game.engine.replay import Replay
from game.errors import GameError, UnknownNameError
from game.model.ids import SceneId
from game.model.record import Turn
from game.model.scenario import Scenario
from game.model.value import uncollected
from game.search.liveness import live_values
from game.search.packing import follows
from game.search.patterns import Option
from game.search.steps import Steps, compile_steps

MOST_POSITIONS = 500_000
# From where a position was first come to: the position before it, the option taken there, its way.
_Before = tuple[int, Option, int]


class UnknownSceneError(UnknownNameError):
    """A play was asked to begin in a scene that the case does not have."""

    def __init__(self, scene: str, scenario: Scenario) -> None:
        self.scene, self.known = scene, tuple(scenario.scenes)
        super().__init__(f"there is no scene '{scene}' in '{scenario.id}'. {did_you_mean(scene, self.known)}")


class NoWayError(GameError):
    """A play was asked to begin in a scene to which no play was found; `bounded` where not all were tried."""

    def __init__(self, scene: SceneId, bounded: bool) -> None:
        self.scene, self.bounded = scene, bounded
        seen = f"no play was found that comes to scene '{scene}', after {MOST_POSITIONS:,} positions"
        none = f"no play comes to scene '{scene}'"
        remedy = "`contempt check` says what keeps plays from it."
        super().__init__(f"{seen if bounded else none}. {remedy}")


def turns_to(case: Case, scene: str, real: Replay | None = None) -> tuple[Turn, ...]:
    """Return the turns that lead to a scene, outcomes included; with none where the case opens there.

    They are those of the real course, where it passes the scene, else of a play with the fewest turns.
    Raise UnknownSceneError or NoWayError.
    """
    name = SceneId(scene)
    if name not in case.scenario.scenes:
        raise UnknownSceneError(scene, case.scenario)
    if case.opening().scene == name:
        return ()
    for number, step in enumerate(real.steps if real else (), start=1):
        if step.after.scene == name:
            assert real is not None, "its steps are gone through"
            return real.turns[:number]
    return _Shortest(case, name).turns()


def begun_at(case: Case, seed: int, scene: str, real: Replay | None = None) -> Play:
    """Return a new play that has come to a scene; raise as `turns_to` does."""
    play = Play.begin(case, seed)
    for turn in turns_to(case, scene, real):
        play = play.make(turn)
    return play


class _Shortest:
    """A search by numbers of turns: all positions one turn away first, then those two turns away."""

    def __init__(self, case: Case, scene: SceneId) -> None:
        self._steps: Steps = compile_steps(case.scenario, case.variant)
        self._scene = scene
        self._leads = _leading_to(case.scenario, scene)
        self._before: dict[int, _Before | None] = {}

    def turns(self) -> tuple[Turn, ...]:
        """Return the turns of a shortest play to the scene; raise NoWayError."""
        steps = self._steps
        live = live_values(steps.scenario, steps.layout)
        opening = live[steps.opening_scene].part(steps.opening)
        compiled = steps.compiled(live)
        self._before[opening] = None
        layer, scene_of = [opening], steps.layout.scene_of
        with uncollected():
            while layer and len(self._before) < MOST_POSITIONS:
                layer = [
                    new for key in layer for new in self._after(key, compiled.options(key, scene_of(key)))
                ]
                for key in layer:
                    if steps.scenes[scene_of(key)] == self._scene:
                        return tuple(reversed(tuple(self._back_from(key))))
        raise NoWayError(self._scene, bool(layer))

    def _after(self, key: int, options: Iterable[Option]) -> Iterator[int]:
        """Yield what follows a position and was not come to before, where the scene may still be ahead."""
        scene_of, scenes = self._steps.layout.scene_of, self._steps.scenes
        for option in options:
            for _, outcome, following in option.ways:
                if following not in self._before and scenes[scene_of(following)] in self._leads:
                    self._before[following] = key, option, outcome
                    yield following

    def _back_from(self, key: int) -> Iterator[Turn]:
        steps = self._steps
        while (before := self._before[key]) is not None:
            key, option, outcome = before
            choice = steps.choices[option.choice].key
            picks, came = steps.picks(option.picks), steps.outcome(option.choice, outcome)
            yield Turn(choice.scene, choice.choice, picks, came)


def _leading_to(scenario: Scenario, scene: SceneId) -> frozenset[SceneId]:
    """The scene itself, and all from which it can be come to as far as guards do not forbid it."""
    after = follows(scenario)
    leads = {scene}
    while more := {one for one, following in after.items() if one not in leads and following & leads}:
        leads |= more
    return frozenset(leads)
