"""The two state machines, beside the tables that they are made from."""

import pytest

from game.content.loading import load
from game.engine.case import Case
from game.engine.machines import ProcedureMachine, SceneMachine
from game.model.ids import ChoiceId, ChoiceKey, MatterId, MoveId, OutcomeId, PostureId, SceneId
from game.model.kinds import all_hold
from tests.builders import CASES, SHIPPED, after, desk, read, standing, written

CASE = desk({"strict": "effects: [{find: strict}]", "hold": "moves: [hold]", "wait": "takes: 15 days"})
PROCEDURE = CASE.scenario.matters[MatterId("order")].procedure
MACHINE = ProcedureMachine(PROCEDURE)


def test_the_machine_leads_where_the_table_of_the_move_does():
    position = CASE.opening()

    for move in PROCEDURE.moves.values():
        for posture in PROCEDURE.postures:
            there = MACHINE.postures_after(move.id, (posture,), position)
            led_to = move.leads.get(posture) if move.permits(position) else None
            assert there == (led_to and (led_to,))


@pytest.mark.parametrize(
    ("turns", "leads_to"), [((), "on-appeal"), (("strict",), None), (("hold", "wait"), None)]
)
def test_guards_and_the_deadline_of_a_move_are_conditions_of_its_transitions(turns, leads_to):
    position = after(CASE, *turns)

    led_to = MACHINE.postures_after(MoveId("appeal"), (PostureId("contempt"),), position)

    assert led_to == (leads_to and (leads_to,))


def test_the_machine_knows_no_move_that_its_rule_book_does_not_have():
    assert MACHINE.postures_after(MoveId("plead"), (PostureId("served"),), CASE.opening()) is None


def test_asking_the_machine_changes_nothing_in_it():
    """Its model is thrown away, so that it can be asked for any position in any order."""
    served, contempt = (PostureId("served"),), (PostureId("contempt"),)
    first = MACHINE.postures_after(MoveId("hold"), served, CASE.opening())
    MACHINE.postures_after(MoveId("purge"), contempt, CASE.opening())

    assert MACHINE.postures_after(MoveId("hold"), served, CASE.opening()) == first == contempt


ODD_NAMES = """\
procedure_format: 1
title: Odd names
opens_in: initial
postures: {initial: {}, model: {}}
moves:
  state: {from: {initial: model}}
  trigger: {from: {model: initial}}
  to-model: {from: {initial: model}}
"""


def test_moves_may_have_names_that_python_uses_itself():
    """No author's id can meet an attribute of the machine or of its model."""
    scenario = read(written({"act": "moves: [state]", "back": "moves: [trigger]"}), ODD_NAMES).playable
    case = Case(scenario)

    assert standing(after(case, "act")).posture == "model"
    assert standing(after(case, "act", "back")).posture == "initial"


@pytest.mark.parametrize("path", [*SHIPPED, *CASES], ids=lambda path: path.parent.name)
def test_the_machine_leads_where_each_choice_and_outcome_goes_on(path):
    scenario = load(path).playable
    machine, opening = SceneMachine(scenario), Case(scenario).opening()

    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            for outcome in choice.outcomes.values() or (None,):
                open_ways = (way.scene for way in choice.ways_on(outcome) if all_hold(way.when, opening))
                led = machine.scene_after(choice.key, outcome.id if outcome else None, opening)
                assert led == next(open_ways)


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
