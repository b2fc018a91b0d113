"""Conditions on a position, each kind as authors write it."""

import pytest

from game.engine.case import Case
from tests.builders import after, desk, open_here

# Choices that change what a guard looks at; the tested guard stands on `asked`.
WAYS = {
    "find": "effects: [{find: found}]",
    "raise": "effects: [{preserve: first}]",
    "give-up": "effects: [{forfeit: first}]",
    "hold": "moves: [hold]",
    "stay": "moves: [stay]",
    "purge": "moves: [purge]",
    "fine": "effects: [{sanction: order, per_day: 10}]",
    "owe": "effects: [{fines: order, to: 60}]",
    "gain": "effects: [{meter: trust, by: 1}]",
    "start": "effects: [{deadline: reply, in: 3 days}]",
    "meet": "effects: [{meet: reply}]",
    "wait": "takes: 1 day",
    "wait-four": "takes: 4 days",
}
CONDITIONS = {"conditions": "{ready: {says: Ready, when: [{fact: found}, {preserved: first}]}}"}


def guarded(guard: str) -> Case:
    """Return a case whose choice `asked` has this guard, or these."""
    return desk({**WAYS, "asked": f"when: [{guard}]"}, CONDITIONS)


def holds(guard: str, *turns: str) -> bool:
    """Return whether a guard holds after some turns."""
    case = guarded(guard)
    return "asked" in open_here(case, after(case, *turns))


@pytest.mark.parametrize(
    ("bound", "answers"),
    [
        ("at_least: 60", [False, True, True]),
        ("at_most: 60", [True, True, False]),
        ("above: 60", [False, False, True]),
        ("below: 60", [True, False, False]),
        ("is: 60", [False, True, False]),
    ],
)
@pytest.mark.parametrize("what", ["meter: trust", "fines: order"])
def test_a_number_is_compared_as_its_bound_says(what, bound, answers):
    case = desk(
        {
            "low": "effects: [{meter: trust, to: 59}, {fines: order, to: 59}]",
            "at": "effects: [{meter: trust, to: 60}, {fines: order, to: 60}]",
            "high": "effects: [{meter: trust, to: 61}, {fines: order, to: 61}]",
            "asked": f"when: [{{{what}, {bound}}}]",
        }
    )

    assert ["asked" in open_here(case, after(case, way)) for way in ("low", "at", "high")] == answers


def test_bounds_of_one_guard_hold_together():
    assert holds("{meter: trust, at_least: 60, below: 62}", "gain")
    assert not holds("{meter: trust, at_least: 60, below: 62}", "gain", "gain")


def test_a_sanction_guard_holds_while_a_sum_is_set_stayed_or_not():
    assert not holds("{sanction: order}", "hold")
    assert holds("{sanction: order}", "hold", "fine")
    assert holds("{sanction: order}", "hold", "fine", "stay")
    assert not holds("{sanction: order}", "hold", "fine", "purge")


def test_a_fact_guard_holds_once_the_fact_is_found():
    assert not holds("{fact: found}")
    assert holds("{fact: found}", "find")


def test_a_preserved_guard_holds_while_the_argument_is_preserved():
    assert not holds("{preserved: first}")
    assert holds("{preserved: first}", "raise")
    assert not holds("{preserved: first}", "raise", "give-up")


def test_a_forfeited_guard_holds_once_the_argument_is_forfeited():
    assert not holds("{forfeited: first}", "raise")
    assert holds("{forfeited: first}", "give-up")


def test_a_posture_guard_holds_in_any_posture_of_its_list():
    assert not holds("{posture: [contempt, purged]}")
    assert holds("{posture: [contempt, purged]}", "hold")
    assert holds("{posture: [contempt, purged]}", "hold", "purge")
    assert holds("{posture: served}")


def test_a_may_guard_holds_while_the_move_is_allowed_now():
    assert not holds("{may: appeal}")
    assert holds("{may: appeal}", "hold")
    assert not holds("{may: appeal}", "hold", *["wait-four"] * 4), "the deadline is missed"


def test_a_deadline_is_neither_open_nor_met_nor_missed_before_it_starts():
    assert not any(holds(f"{{deadline: reply, is: {status}}}") for status in ("open", "met", "missed"))


def test_a_deadline_guard_holds_while_it_is_open_met_or_missed():
    assert holds("{deadline: reply, is: open}", "start")
    assert holds("{deadline: reply, is: met}", "start", "meet")
    assert holds("{deadline: reply, is: missed}", "start", "wait-four")
    assert not holds("{deadline: reply, is: open}", "start", "meet")


def test_before_and_after_are_both_without_that_day():
    assert holds("{before: 2020-01-02}")
    assert not holds("{before: 2020-01-02}", "wait")
    assert not holds("{after: 2020-01-02}", "wait")
    assert holds("{after: 2020-01-02}", "wait", "wait")


def test_a_chosen_guard_holds_once_the_choice_has_been_made():
    assert not holds("{chosen: desk.wait}")
    assert holds("{chosen: desk.wait}", "wait", "find")


def test_a_holds_guard_holds_while_every_guard_of_the_condition_holds():
    assert not holds("{holds: ready}", "find")
    assert holds("{holds: ready}", "find", "raise")


def test_any_holds_while_one_of_its_guards_does():
    assert not holds("{any: [{fact: found}, {preserved: first}]}")
    assert holds("{any: [{fact: found}, {preserved: first}]}", "raise")


def test_not_holds_while_not_all_of_its_guards_do():
    assert holds("{not: [{fact: found}, {preserved: first}]}", "find")
    assert not holds("{not: [{fact: found}, {preserved: first}]}", "find", "raise")


def test_a_list_of_guards_means_all():
    assert not holds("{fact: found}, {preserved: first}", "find")
    assert holds("{fact: found}, {preserved: first}", "find", "raise")
