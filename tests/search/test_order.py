"""The order of positions: every turn leads to a greater rank, and a loop without `times` has none."""

import re

import pytest

from game.search.explore import explore, whole
from game.search.order import EndlessLoopError, order_of
from game.search.steps import compile_steps, everything
from tests.builders import HEAD, read
from tests.search.generated import countdown, crowded, generated, tracked

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


@pytest.mark.parametrize("made", [generated, crowded, tracked, countdown])
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


COUNTED = re.sub("meters: .*", "meters: {strength: {starts_at: 2, lowest: LOW, highest: 5}}", LOOP)
LOWERS = "effects: [{meter: strength, by: -1}], "
ABOVE = "when: [{meter: strength, above: 0}], "


def refused(back: str, lowest: str = "0", more: str = "") -> bool:
    """Tell whether the loop of `hall` and `yard` has no end where the way back is so."""
    text = COUNTED.replace("BACK", back).replace("LOW", lowest).replace("on: {", f"on: {{{more}")
    scenario = read(text).playable
    try:
        order_of(scenario, compile_steps(scenario).layout)
    except EndlessLoopError:
        return True
    return False


def test_a_loop_is_ended_by_a_meter_that_only_falls():
    assert not refused(LOWERS + ABOVE)
    # Without its guard the meter stays at its lowest value, and the loop goes on.
    assert refused(LOWERS)
    assert refused(LOWERS + ABOVE, lowest="-1") is False
    assert refused(LOWERS + "when: [{meter: strength, at_least: -1}], ", lowest="-1")
    assert refused(ABOVE)
    assert refused("effects: [{meter: strength, by: -1, when: [{meter: strength, above: 1}]}], " + ABOVE)
    # Something else on the loop raises it, sets it, or lowers it too.
    assert refused(LOWERS + ABOVE, more="effects: [{meter: strength, by: 1}], ")
    assert refused(LOWERS + ABOVE, more="effects: [{meter: strength, to: 0}], ")
    assert not refused(LOWERS + ABOVE, more=LOWERS)


def test_what_leads_into_the_loop_or_out_of_it_may_raise_its_meter():
    text = COUNTED.replace("BACK", LOWERS + ABOVE).replace("LOW", "0")
    for outside in ("{go: {", "home: {"):
        text = text.replace(outside, f"{outside}effects: [{{meter: strength, by: 1}}], ")
    scenario = read(text).playable

    order = order_of(scenario, compile_steps(scenario).layout)
    assert [len(parts) for parts in order.falling] == [0, 1, 1, 0]


def test_rounds_that_are_counted_down_rank_positions():
    scenario = read(COUNTED.replace("BACK", LOWERS + ABOVE).replace("LOW", "0")).playable
    order = order_of(scenario, compile_steps(scenario).layout)
    assert [len(parts) for parts in order.falling] == [0, 1, 1, 0]

    strength = order.falling[1][0]
    ranks = [order.rank(scene, left << strength.shift) for left in (2, 1, 0) for scene in (1, 2)]
    assert ranks == sorted(set(ranks))
    assert order.bases[0] < ranks[0]
    assert ranks[-1] < order.bases[3]


def test_most_made_up_cases_with_countdowns_have_loops_that_end_by_them():
    scenarios = [countdown(seed).playable for seed in range(40)]
    orders = [order_of(one, compile_steps(one).layout) for one in scenarios]

    assert sum(any(order.falling) for order in orders) > 20
