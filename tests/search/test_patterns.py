"""A scene is tried once for all positions that it cannot tell apart, and leads each to where it would go."""

from random import Random

import pytest

from game.search import turns
from game.search.explore import Search
from game.search.liveness import Live, live_values
from game.search.steps import Steps, compile_steps, everything, passing_bits, touched
from tests.builders import CASES, IRELAND, TUTORIAL, desk, loaded
from tests.search.generated import generated

FILES = [TUTORIAL, IRELAND, *CASES]
SCENARIOS = [
    *(pytest.param(lambda file=file: loaded(file), id=file.parent.name) for file in FILES),
    *(pytest.param(lambda seed=seed: generated(seed), id=f"made-by-chance-{seed}") for seed in range(30)),
]


def positions_by_scene(steps: Steps, live: tuple[Live, ...]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in steps.scenes]
    Search(steps, live, 3_000).run(looks=[every.append for every in found])
    return found


@pytest.mark.parametrize(
    "live", [everything, lambda s: live_values(s.scenario, s.layout)], ids=["all", "live"]
)
@pytest.mark.parametrize("loaded", SCENARIOS)
def test_a_position_has_the_pattern_and_the_targets_that_its_choices_come_to_there(loaded, live):
    """What a scene is remembered to come to is what each of its choices comes to in this very position."""
    steps = compile_steps(loaded().playable)
    compiled, chance = steps.compiled(live(steps)), Random(2)
    for scene, every in enumerate(positions_by_scene(steps, live(steps))):
        for packed in chance.sample(every, min(200, len(every))):
            for changed in (
                packed,
                packed ^ (chance.getrandbits(steps.layout.width) & compiled.untouched[scene]),
            ):
                found, led = [], []
                for one in compiled.attempts[scene]:
                    one.attempt(changed, found, led)
                pattern, targets = compiled.found(changed, scene)
                tried = compiled.kinds.each(found, led)
                assert pattern.options(targets) == tuple(kind.option(to) for kind, to in tried)


@pytest.mark.parametrize("loaded", SCENARIOS)
def test_a_scene_that_is_tried_in_parts_comes_to_the_same(loaded, monkeypatch):
    steps = compile_steps(loaded().playable)
    live = live_values(steps.scenario, steps.layout)
    together = Search(steps, live, 3_000).run()

    monkeypatch.setattr(turns, "_MOST_TOGETHER", 2)
    in_parts = Search(steps, live, 3_000).run()

    assert in_parts.targets == together.targets
    assert [one.kinds for one in in_parts.patterns] == [one.kinds for one in together.patterns]


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
