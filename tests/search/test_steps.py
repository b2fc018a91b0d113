"""The compiled turns and the engine never differ: both play the same cases, side by side."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.case import Case
from game.model.record import Turn
from game.search.patterns import Option
from game.search.steps import Steps, compile_steps
from tests.builders import CASES, SWEPT, loaded

FILES = [*SWEPT, *CASES]


def options_of(steps: Steps, packed: int) -> list[Option]:
    return list(steps.turns.options(packed, steps.layout.scene_of(packed)))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_compiled_turns_and_the_engine_never_differ(file):
    scenario = loaded(file).playable
    cases = [Case(scenario, variant) for variant in (None, *scenario.variants)]
    compiled = [compile_steps(scenario, case.variant) for case in cases]

    @settings(max_examples=25)
    @given(st.integers(0, len(cases) - 1), st.randoms(use_true_random=False))
    def side_by_side(which, random):
        case, steps = cases[which], compiled[which]
        position = case.opening()
        packed = steps.opening
        while True:
            assert steps.scenes[steps.layout.scene_of(packed)] == position.scene
            assert packed == steps.layout.pack(position)
            options = options_of(steps, packed)
            there = dict.fromkeys(steps.choices[option.choice].key for option in options)
            assert list(there) == [choice.key for choice in case.open_choices(position)]
            if not options:
                return
            option = random.choice(options)
            choice, picks = steps.choices[option.choice], steps.picks(option.picks)
            odds = {one.outcome.id: one.odds for one in case.outcomes(position, choice.key.choice, picks)}
            ways = {
                steps.outcome(option.choice, number): Fraction(points, steps.whole)
                for points, number, _ in option.ways
            }
            assert ways == (odds or {None: 1})
            _, number, packed = random.choice(option.ways)
            turn = Turn(position.scene, choice.key.choice, picks, steps.outcome(option.choice, number))
            position = case.advance(position, turn).after

    side_by_side()
