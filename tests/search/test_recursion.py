"""Extremes, what decides, and the odds of decisions: the same as by plain recursion over every position."""

from fractions import Fraction

import pytest

from game.engine.case import Case
from game.model.scene import TONES
from game.search.decisions import OddsFrom
from game.search.decisive import decisive_choices
from game.search.explore import explore, whole
from game.search.extremes import extremes
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from tests.builders import read
from tests.search.generated import crowded, generated
from tests.search.recursion import Recursion
from tests.search.test_weighing import STUCK

MADE = [
    *(pytest.param(lambda seed=seed: generated(seed), id=f"generated-{seed}") for seed in range(12)),
    *(pytest.param(lambda seed=seed: crowded(seed), id=f"crowded-{seed}") for seed in range(8)),
    # To look or to go home: whoever looks in vain is stuck.
    pytest.param(
        lambda: read(STUCK.replace("      look:", "      home: {goes_to: end}\n      look:")), id="stuck"
    ),
]


@pytest.fixture(scope="module", params=MADE)
def answers(request):
    """Return a case that was made by chance, its quotient, and the recursion over all of its positions."""
    case = Case(request.param().playable)
    steps = compile_steps(case.scenario)
    return case, explore(steps), Recursion(explore(steps, mark=whole))


def test_the_least_and_the_most_of_each_ending_are_those_of_the_recursion(answers):
    _, explored, recursion = answers
    opening = recursion.explored.opening

    for ending, found in extremes(explored).items():
        assert found.minimum == recursion.extreme(opening, ending, min)
        assert found.maximum == recursion.extreme(opening, ending, max)
        assert bool(found.play) == bool(found.maximum)


def test_what_decides_is_what_the_recursion_says_the_most_decisive_first(answers):
    _, explored, recursion = answers
    found = decisive_choices(Weighing(explored))

    expected = recursion.decisive()
    for one in explored.steps.choices:
        if one.by_itself:  # Nobody decides it.
            expected.pop(str(one.key), None)
    assert {str(one.choice): (one.reached, one.shift) for one in found} == expected
    assert [one.shift for one in found] == sorted((one.shift for one in found), reverse=True)


def test_the_odds_before_and_after_each_decision_are_those_of_the_recursion(answers):
    """A play by first options and last ways, found again turn by turn."""
    case, explored, recursion = answers
    steps, number, turns, expected = explored.steps, recursion.explored.opening, [], []

    def tones(odds) -> tuple[Fraction, ...]:
        endings = {end: case.scenario.scenes[end].ending.tone for end in odds}
        return tuple(sum(odds[end] for end in odds if endings[end] == tone) for tone in TONES)

    while options := recursion.explored.options(number):
        every = recursion.by_choice(number)
        option = options[len(turns) % len(options)]
        behind = {steps.choices[one].key.choice: tones(recursion.behind(of)) for one, of in every.items()}
        expected.append((tones(recursion.odds(number)), tones(recursion.behind([option])), behind))
        turns.append(steps.turn(option, option.ways[-1][1]))
        number = option.ways[-1][2]

    found = OddsFrom(explored).decisions(turns)

    assert [one.number for one in found] == list(range(1, len(turns) + 1))
    assert [
        (one.before.shares, one.after.shares, {name: each.shares for name, each in one.behind.items()})
        for one in (decision.average for decision in found)
    ] == expected
