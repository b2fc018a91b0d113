"""What a class is given to work with."""

import pytest

from game.classroom.lesson import NoPlanError, lesson_of, load_aliases
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
