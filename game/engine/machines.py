"""The state machines: where a move of a rule book leads, and where a choice and its outcome lead."""

from collections.abc import Iterable
from functools import partial

from transitions import Machine

from game.model.ids import ChoiceKey, MoveId, OutcomeId, PostureId, SceneId
from game.model.kinds import all_hold
from game.model.position import Position
from game.model.procedure import Procedure
from game.model.scenario import Scenario


class _Walker:
    """The throwaway model of one question to a machine."""

    __slots__ = ("stands_in",)

    def __init__(self, stands_in: str) -> None:
        self.stands_in = stands_in


def _machine(names: Iterable[str], initial: str) -> Machine:
    return Machine(
        model=None,
        states=list(names),
        initial=initial,
        # With an underscore, so that no author's id can meet it.
        model_attribute="stands_in",
        auto_transitions=False,
        ignore_invalid_triggers=True,
    )


class ProcedureMachine:
    """Where moves lead: a machine for each track, asked one after the other."""

    # Guards are conditions of the transitions, and nothing else hangs on them. Why the tracks are no parallel
    # states of one machine stands in docs/decisions/0052-a-machine-for-each-track.md.
    def __init__(self, procedure: Procedure) -> None:
        self._moves = procedure.moves
        self._machines = [_machine(track.postures, track.opens_in) for track in procedure.tracks]
        for move in procedure.moves.values():
            stays = ((posture, posture) for posture in move.needs)
            for source, target in (*move.leads.items(), *move.also.items(), *stays):
                machine = self._machines[procedure.postures[source].track]
                machine.add_transition(move.id, source, target, conditions=move.permits)

    def postures_after(
        self, move: MoveId, postures: tuple[PostureId, ...], position: Position
    ) -> tuple[PostureId, ...] | None:
        """Return the postures that the move leads to, track by track, or None where it is not allowed."""
        entered = []
        for track, machine in enumerate(self._machines):
            walker = _Walker(postures[track])
            event = machine.events.get(move)
            if event is not None and event.trigger(walker, position):
                if postures[track] not in self._moves[move].needs:
                    entered.append(PostureId(walker.stands_in))
            elif move not in self._moves or track in self._moves[move].tracks:
                return None
        return tuple(entered)


class SceneMachine:
    """Which scene comes next; guards of a way are conditions, and effects are the engine's."""

    def __init__(self, scenario: Scenario) -> None:
        self._machine = _machine(scenario.scenes, scenario.opening.scene)
        # What the machine has answered once; where no guards are asked it would always answer the same.
        self._known: dict[tuple[ChoiceKey, OutcomeId | None], SceneId | None] = {}
        self._asking = set[tuple[ChoiceKey, OutcomeId | None]]()
        for scene in scenario.scenes.values():
            for choice in scene.choices.values():
                for outcome in choice.outcomes.values() or (None,):
                    key = choice.key, outcome.id if outcome else None
                    for way in choice.ways_on(outcome):
                        asked = partial(all_hold, way.when) if way.when else None
                        self._machine.add_transition(_trigger(*key), scene.id, way.scene, conditions=asked)
                        self._asking |= {key} if asked else set()

    def scene_after(
        self, choice: ChoiceKey, outcome: OutcomeId | None, position: Position | None = None
    ) -> SceneId | None:
        """Return the scene that follows in a position, or None where the machine knows no such turn."""
        key = choice, outcome
        if key not in self._known:
            walker = _Walker(choice.scene)
            event = self._machine.events.get(_trigger(choice, outcome))
            has_moved = event is not None and event.trigger(walker, position)
            scene = SceneId(walker.stands_in) if has_moved else None
            if key in self._asking:
                return scene
            self._known[key] = scene
        return self._known[key]


def _trigger(choice: ChoiceKey, outcome: OutcomeId | None) -> str:
    # Qualified, so that no author's id can meet another scene's.
    named = f"{choice.scene}.{choice.choice}"
    return f"{named}.{outcome}" if outcome else named
