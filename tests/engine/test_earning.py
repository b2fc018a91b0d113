"""What would have opened a locked choice."""

import pytest

from game.model.ids import ChoiceId
from game.model.reason import GuardFails
from tests.builders import after, desk

WAYS = {
    "pass": "",
    "find": "effects: [{find: found}]",
    "raise": "effects: [{preserve: first}]",
    "file": "picks: {of: [second, third], at_most: 1}",
    "give-up": "effects: [{forfeit: [first, second]}]",
    "hold": "moves: [hold]",
    "fine": "effects: [{sanction: order, per_day: 10}]",
    "owe": "effects: [{fines: order, by: 100}]",
    "gain": "effects: [{meter: trust, by: 20}]",
    "lose": "effects: [{meter: trust, by: -20}]",
    "start": "effects: [{deadline: reply, in: 3 days}]",
    "meet": "effects: [{meet: reply}]",
    "ask": "outcomes: {granted: {odds: 40, effects: [{find: other}]}, denied: {}}",
}


def earned(guard: str, *turns: str) -> list[str]:
    """Return the choices that would have made a guard hold, told after some turns."""
    case = desk(
        {**WAYS, "act": f"when: [{guard}]"}, {"conditions": "{ready: {says: Ready, when: [{fact: found}]}}"}
    )
    told = case.reasons(after(case, *(turns or ("pass",))), ChoiceId("act"))
    return [
        str(key).removeprefix("desk.") for one in told if isinstance(one, GuardFails) for key in one.earned_by
    ]


@pytest.mark.parametrize(
    ("guard", "choices"),
    [
        ("{fact: found}", ["find"]),
        ("{fact: other}", ["ask"]),
        ("{preserved: first}", ["raise"]),
        ("{preserved: third}", ["file"]),
        ("{posture: contempt}", ["hold"]),
        ("{sanction: order}", ["fine"]),
        ("{fines: order, at_least: 50}", ["owe"]),
        ("{meter: trust, at_least: 75}", ["gain"]),
        ("{meter: trust, at_most: 45}", ["lose"]),
        ("{meter: trust, at_least: 95}", []),
        ("{deadline: reply, is: met}", ["meet"]),
        ("{chosen: desk.hold}", ["hold"]),
        ("{holds: ready}", ["find"]),
        ("{any: [{fact: found}, {preserved: first}]}", ["find", "raise"]),
        ("{before: 2019-01-01}", []),
    ],
)
def test_a_failing_guard_names_the_choices_already_passed_that_would_have_earned_it(guard, choices):
    assert earned(guard) == choices


def test_a_choice_that_was_made_is_not_named():
    assert earned("{fact: other}", "ask:denied") == []


def test_a_choice_of_a_scene_that_was_never_passed_is_not_named():
    case = desk({**WAYS, "act": "when: [{fact: found}]"})

    (reason,) = case.reasons(case.opening(), ChoiceId("act"))

    assert isinstance(reason, GuardFails)
    assert reason.earned_by == ()


def test_a_choice_that_raises_what_is_forfeited_would_have_earned_nothing():
    assert earned("{preserved: first}", "give-up") == []
    assert earned("{preserved: second}", "give-up") == []
