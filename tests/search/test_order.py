"""The order of positions: every turn leads to a greater rank, and a loop without `times` has none."""

import pytest

from game.search.explore import explore, whole
from game.search.order import EndlessLoopError, order_of
from game.search.steps import compile_steps, everything
from tests.builders import HEAD, read
from tests.search.generated import crowded, generated

TOP = "".join(f"{key}: {value}\n" for key, value in HEAD.items())
LOOP = (
    TOP
    + """\
scenes:
  desk: {choices: {go: {goes_to: hall}, leave: {goes_to: end}}}
  hall: {choices: {on: {goes_to: yard}}}
  yard: {choices: {back: {BACKgoes_to: hall}, home: {goes_to: end}}}
  end: {ending: {title: The end}}
"""
)


@pytest.mark.parametrize("made", [generated, crowded])
@pytest.mark.parametrize("seed", range(4))
def test_every_turn_leads_to_a_greater_rank(made, seed):
    steps = compile_steps(made(seed).playable)
    explored = explore(steps, everything(steps), mark=whole)
    rank = order_of(steps.scenario, steps.layout).rank_of

    for packed, targets in zip(explored.marks, explored.targets, strict=True):
        assert all(rank(explored.marks[target]) > rank(packed) for target in targets)


def test_a_loop_without_end_is_told_with_its_scenes_and_no_other():
    scenario = read(LOOP.replace("BACK", "")).playable

    with pytest.raises(EndlessLoopError) as refused:
        order_of(scenario, compile_steps(scenario).layout)

    assert sorted(refused.value.scenes) == ["hall", "yard"]
    named = ", ".join(refused.value.scenes)
    assert (
        str(refused.value)
        == f"these scenes lead round without end: {named}; give a choice on the way `times: N`"
    )


def test_only_the_scenes_of_a_loop_count_its_rounds():
    scenario = read(LOOP.replace("BACK", "times: 2, ")).playable
    order = order_of(scenario, compile_steps(scenario).layout)

    assert [len(parts) for parts in order.counted] == [0, 1, 1, 0]
    desk, hall, yard, end = order.bases
    assert desk < hall < yard < end
    # The last round of the loop still comes before what follows the loop.
    back = order.counted[1][0]
    ranks = [order.rank(scene, rounds << back.shift) for rounds in (0, 1, 2) for scene in (1, 2)]
    assert ranks == sorted(set(ranks))
    assert desk < ranks[0]
    assert ranks[-1] < end
