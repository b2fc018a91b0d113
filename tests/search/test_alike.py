"""A choice is tried once for all positions that it cannot tell apart, and leads each to where it would go."""

from itertools import chain
from random import Random

import pytest

from game.content.loading import load
from game.search.alike import glances
from game.search.columns import column
from game.search.explore import explore
from game.search.liveness import Live, live_values
from game.search.steps import Steps, compile_steps, everything
from game.search.touching import passing_bits, touched
from tests.builders import CASES, SHIPPED, desk
from tests.search.generated import generated

FILES = [*SHIPPED, *CASES]
SCENARIOS = [
    *(pytest.param(lambda file=file: load(file), id=file.parent.name) for file in FILES),
    *(pytest.param(lambda seed=seed: generated(seed), id=f"made-by-chance-{seed}") for seed in range(30)),
]


def led_to(options: list, left: int) -> list:
    """Each option with its ways, and of the positions that they lead to what is left."""
    return [
        (option.choice, option.picks, [(points, outcome, to & left) for points, outcome, to in option.ways])
        for option in options
    ]


def positions_by_scene(steps: Steps, live: tuple[Live, ...]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in steps.scenes]
    explored = explore(steps, live, limit=3_000)
    for packed, pattern in zip(explored.packed, explored.patterns, strict=True):
        found[pattern.scene].append(packed)
    return found


@pytest.mark.parametrize(
    "live", [everything, lambda s: live_values(s.scenario, s.layout)], ids=["all", "live"]
)
@pytest.mark.parametrize("loaded", SCENARIOS)
def test_what_a_kind_of_positions_leads_to_is_what_each_of_them_does(loaded, live):
    steps = compile_steps(loaded().playable)
    shift, chance = steps.layout.scene.width, Random(1)
    every = positions_by_scene(steps, live(steps))
    for glance in chain(*glances(steps, live(steps))):
        # Whatever meters and facts hold that are untouched, come to or not, must make no difference.
        positions = [
            packed ^ (chance.getrandbits(steps.layout.width) & glance.untouched)
            for packed in chance.sample(every[glance.scene], min(100, len(every[glance.scene])))
        ]
        if not positions:
            continue
        kinds = glance.kinds(column(packed >> shift for packed in positions))
        for packed, kind in zip(positions, kinds.of.tolist(), strict=True):
            found, led = [], []
            glance.attempt(packed, found, led)
            right = [kind.option(targets) for kind, targets in glance.known.each(found, led)]
            left = packed | ~(kinds.untouched << shift)
            assert led_to(kinds.options[kind], left) == led_to(right, -1)


@pytest.mark.parametrize(
    "live", [everything, lambda s: live_values(s.scenario, s.layout)], ids=["all", "live"]
)
@pytest.mark.parametrize("loaded", SCENARIOS)
def test_a_position_has_the_pattern_and_the_targets_that_its_choices_come_to_there(loaded, live):
    """What a scene is remembered to come to is what each of its choices comes to in this very position."""
    steps = compile_steps(loaded().playable)
    turns, chance = steps.compiled(live(steps)), Random(2)
    for scene, every in enumerate(positions_by_scene(steps, live(steps))):
        for packed in chance.sample(every, min(200, len(every))):
            for changed in (
                packed,
                packed ^ (chance.getrandbits(steps.layout.width) & turns.untouched[scene]),
            ):
                found, led = [], []
                for one in turns.attempts[scene]:
                    one.attempt(changed, found, led)
                pattern, targets = turns.found(changed, scene)
                tried = turns.kinds.each(found, led)
                assert pattern.options(targets) == tuple(kind.option(to) for kind, to in tried)


def test_only_what_a_choice_neither_asks_for_nor_changes_is_untouched():
    case = desk(
        {
            "ask": "goes_to: end, when: [{fact: other}], effects: [{meter: trust, by: 5}]",
            "go": "goes_to: end",
        }
    )
    layout = compile_steps(case.scenario).layout
    ask, go = case.scenario.scenes["desk"].choices.values()
    found, other, trust = layout.facts["found"].mask, layout.facts["other"].mask, layout.meters["trust"].mask

    passing = passing_bits(case.scenario, layout)
    asked, gone = (passing & ~touched(choice, case.scenario, layout) for choice in (ask, go))

    assert asked & (found | other | trust) == found
    assert gone & (found | other | trust) == found | other | trust


def test_positions_are_of_one_kind_where_they_differ_in_what_is_untouched():
    case = desk({"ask": "goes_to: end, when: [{fact: other}]", "go": "goes_to: end"})
    steps = compile_steps(case.scenario)
    found, other = steps.layout.facts["found"].mask, steps.layout.facts["other"].mask
    packed = [steps.opening | bits for bits in (0, found, other, found | other)]
    ask, go = glances(steps, everything(steps))[0]

    positions = column(one >> steps.layout.scene.width for one in packed)

    assert [len(options) for options in ask.kinds(positions).options] == [0, 1]
    assert ask.kinds(positions).of.tolist() == [0, 0, 1, 1]
    assert go.kinds(positions).of.tolist() == [0, 0, 0, 0]
