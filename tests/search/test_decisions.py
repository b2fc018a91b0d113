"""Where a play turned: the odds are those of the whole case, exact, and make 100."""

from fractions import Fraction

import pytest

from game.content.library import Library
from game.engine.case import Case, historical_replay
from game.engine.debrief import Chances
from game.model.scene import TONES
from game.search.decisions import OddsFrom
from game.search.explore import explore
from game.search.steps import compile_steps
from game.search.weighing import Weighing


@pytest.fixture(scope="module", params=["first-steps"])
def real(request):
    loaded = Library().load(request.param)
    case = Case(loaded.playable)
    explored = explore(compile_steps(case.scenario))
    return explored, OddsFrom(explored), historical_replay(case, loaded.historical)


def test_before_the_first_decision_the_odds_are_those_of_the_whole_case(real):
    explored, graph, replay = real
    endings = explored.steps.scenario.scenes
    whole = dict.fromkeys(TONES, Fraction(0))
    for name, odds in Weighing(explored).probabilities().items():
        whole[endings[name].ending.tone] += odds

    first = graph.decisions(replay.turns)[0]

    assert first.average.before.shares == tuple(whole.values())


def test_every_decision_of_a_play_is_found_and_its_odds_make_one(real):
    _, graph, replay = real

    decisions = graph.decisions(replay.turns)

    assert [one.number for one in decisions] == list(range(1, len(replay.steps) + 1))
    for one in decisions:
        every = (
            chances
            for of in (one.careful, one.average)
            for chances in (of.before, of.after, *of.behind.values())
        )
        for chances in every:
            assert sum(chances.shares) == 1
            assert sum(chances.points) == 100


def test_the_odds_before_a_decision_are_the_mean_of_those_behind_its_choices(real):
    """Uniform play takes each open choice as often as any other."""
    _, graph, replay = real

    for one in graph.decisions(replay.turns):
        for tone in range(len(TONES)):
            behind = [chances.shares[tone] for chances in one.average.behind.values()]
            assert one.average.before.shares[tone] == sum(behind) / len(behind)


def test_every_open_choice_of_a_decision_has_its_odds(real):
    explored, graph, replay = real
    case = Case(explored.steps.scenario)

    for one in graph.decisions(replay.turns):
        before = replay.steps[one.number - 1].before
        assert (
            set(one.careful.behind)
            == set(one.average.behind)
            == {choice.key.choice for choice in case.open_choices(before)}
        )


@pytest.mark.parametrize(
    ("shares", "points"),
    [
        ((Fraction(1, 3), Fraction(1, 3), Fraction(1, 3)), (34, 33, 33)),
        ((Fraction(5, 1000), Fraction(5, 1000), Fraction(99, 100)), (1, 0, 99)),
        ((Fraction(2, 3), Fraction(1, 3), Fraction(0)), (67, 33, 0)),
        ((Fraction(1), Fraction(0), Fraction(0)), (100, 0, 0)),
    ],
)
def test_points_are_whole_and_make_100_by_the_largest_remainder(shares, points):
    assert Chances(shares).points == points
