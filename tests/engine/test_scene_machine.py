"""The scenes of a case as a state machine, beside the tables it is made from."""

import pytest

from game.content.loading import load
from game.engine.scene_machine import SceneMachine
from game.model.ids import ChoiceId, ChoiceKey, OutcomeId, SceneId
from tests.builders import CASES, SHIPPED, desk


@pytest.mark.parametrize("path", [*SHIPPED, *CASES], ids=lambda path: path.parent.name)
def test_the_machine_leads_where_each_choice_and_outcome_goes_on(path):
    scenario = load(path).playable
    machine = SceneMachine(scenario)

    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            for outcome in choice.outcomes.values():
                assert machine.scene_after(choice.key, outcome.id) == choice.goes_on(outcome)
            if not choice.outcomes:
                assert machine.scene_after(choice.key, None) == choice.goes_on(None)


def test_the_machine_knows_no_turn_that_the_scenario_does_not_have():
    machine = SceneMachine(desk({"act": "", "ask": "outcomes: {denied: {}}"}).scenario)
    act, ask = (ChoiceKey(SceneId("desk"), ChoiceId(name)) for name in ("act", "ask"))

    assert machine.scene_after(act, OutcomeId("denied")) is None
    assert machine.scene_after(ask, None) is None
    assert machine.scene_after(ChoiceKey(SceneId("end"), ChoiceId("act")), None) is None


def test_a_choice_may_have_a_name_that_another_scene_uses_too():
    """Triggers are qualified: `scene.choice`, and `scene.choice.outcome`."""
    machine = SceneMachine(
        desk({"desk": "goes_to: end", "end": "outcomes: {desk: {odds: 50}, end: {goes_to: end}}"}).scenario
    )
    choice = ChoiceKey(SceneId("desk"), ChoiceId("end"))

    assert machine.scene_after(choice, OutcomeId("desk")) == "desk"
    assert machine.scene_after(choice, OutcomeId("end")) == "end"
    assert machine.scene_after(ChoiceKey(SceneId("desk"), ChoiceId("desk")), None) == "end"
