"""What a class is given to work with."""

from dataclasses import replace

import pytest

from game.classroom.lesson import NoPlanError, lesson_of, load_aliases
from game.content.library import Library
from game.engine.case import Case
from tests.classroom.rooms import lesson, loaded


def test_decisions_are_counted_from_one():
    taught = lesson()

    assert [taught.scene_of(number) for number in (0, 1, 2, 3)] == [None, *taught.plan.decisions, None]


def test_aliases_are_in_a_mixed_order_that_never_changes():
    aliases = load_aliases()

    assert aliases == load_aliases()
    assert len(set(aliases)) == len(aliases)
    assert list(aliases) != sorted(aliases)


def test_a_plan_that_there_is_not_is_told_with_those_that_are():
    with pytest.raises(NoPlanError, match=r"no plan 'forty' .*fifty") as told:
        lesson_of(loaded(), "forty", lesson().words, ())

    assert told.value.known == tuple(loaded().playable.teaching.plans)


def judged(plan, **held):
    """Return the claims that a class judges in the harbour, where those that are named hold."""
    taught = lesson(plan)
    every = taught.scenario.teaching.misconceptions
    claims = {name: replace(every["crime"], id=name, claim=name, holds=holds) for name, holds in held.items()}
    teaching = replace(taught.scenario.teaching, misconceptions={**claims, **every})
    case = Case(replace(taught.scenario, teaching=teaching))
    return [one.id for one in replace(taught, case=case).misconceptions]


def test_a_claim_that_holds_is_judged_among_those_that_do_not():
    assert judged("fifty") == ["appeal", "crime"]
    assert judged("fifty", purge=True, other=True) == ["purge", "appeal"]
    assert judged("ninety", no=False, purge=True, other=True) == ["no", "purge", "appeal"]


@pytest.mark.parametrize("name", [one.id for one in Library().heads()])
def test_every_plan_of_a_shipped_case_has_a_claim_that_holds_and_one_that_does_not(name):
    found = Library().load(name)
    for plan in found.playable.teaching.plans:
        claims = lesson_of(found, plan, lesson().words, ()).misconceptions
        assert {one.holds for one in claims} == {True, False}, plan
