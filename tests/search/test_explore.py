"""The search: each position once, the exact odds of each ending, the same as by playing everything."""

import subprocess
import sys
from fractions import Fraction

import pytest

from game.engine.case import Case
from game.model.position import Position
from game.model.record import Turn
from game.search.decisive import decisive_choices
from game.search.explore import explore
from game.search.extremes import extremes
from game.search.liveness import Live, live_values
from game.search.order import EndlessLoopError
from game.search.policy import Weighted
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from tests.builders import CASES, ROOT, SWEPT, TUTORIAL, desk, loaded

SMALL = [file for file in [TUTORIAL, *CASES] if file.parent.name not in ("every-key", "contempt-gate")]


def by_playing_everything(case: Case, position: Position) -> dict[str, Fraction]:
    """The odds of each ending by the engine alone: every choice, every set of picks, every outcome."""
    if case.ending(position):
        return {position.scene: Fraction(1)}
    total: dict[str, Fraction] = {}
    choices = case.open_choices(position)
    for choice in choices:
        key = choice.key.choice
        offer = case.picks(position, key)
        sets = list(offer.sets()) if offer else [()]
        for picks in sets:
            odds = case.outcomes(position, key, picks)
            for outcome, chance in [(o.outcome.id, o.odds) for o in odds] or [(None, Fraction(1))]:
                after = case.advance(position, Turn(position.scene, key, picks, outcome)).after
                share = chance / len(choices) / len(sets)
                for ending, part in by_playing_everything(case, after).items():
                    total[ending] = total.get(ending, Fraction(0)) + part * share
    return total


@pytest.mark.parametrize("file", SMALL, ids=lambda file: file.parent.name)
def test_exact_odds_are_those_of_playing_everything(file):
    scenario = loaded(file).playable
    odds = Weighing(explore(compile_steps(scenario))).probabilities()

    played = by_playing_everything(Case(scenario), Case(scenario).opening())

    assert {ending: chance for ending, chance in odds.items() if chance} == played


@pytest.mark.parametrize("file", SWEPT, ids=lambda file: file.parent.name)
def test_the_odds_of_all_endings_make_exactly_one(file):
    assert sum(Weighing(explore(compile_steps(loaded(file).playable))).probabilities().values()) == 1


@pytest.mark.parametrize("file", SMALL, ids=lambda file: file.parent.name)
def test_leaving_out_what_nothing_reads_changes_no_odds(file):
    scenario = loaded(file).playable
    steps = compile_steps(scenario)
    everything = tuple(Live(-1, -1, steps.layout.day.shift) for _ in steps.scenes)

    raw, live = explore(steps, everything), explore(steps)

    assert live.positions <= raw.positions
    assert Weighing(live).probabilities() == Weighing(raw).probabilities()
    assert {k: (v.minimum, v.maximum) for k, v in extremes(live).items()} == {
        k: (v.minimum, v.maximum) for k, v in extremes(raw).items()
    }


@pytest.mark.parametrize("file", SWEPT, ids=lambda file: file.parent.name)
def test_the_best_play_for_an_ending_is_a_play_that_ends_there(file):
    scenario = loaded(file).playable
    case = Case(scenario)

    for ending, found in extremes(explore(compile_steps(scenario))).items():
        position = case.opening()
        for turn in found.play:
            position = case.advance(position, turn).after
        # Some endings are only those of a variant.
        assert (position.scene == ending) is (found.maximum > 0)
        assert found.minimum <= found.maximum <= 1


def test_following_the_weights_of_a_best_play_reaches_its_odds():
    """In the first steps, always producing everything makes the quiet file certain."""
    explored = explore(compile_steps(loaded(TUTORIAL).playable))
    numbers = {str(choice.key): number for number, choice in enumerate(explored.steps.choices)}
    others = {number: Fraction(0) for name, number in numbers.items() if name.startswith("service.")}
    weights = {**others, numbers["service.produce-everything"]: Fraction(1)}

    assert Weighing(explored, Weighted(weights)).probabilities()["quiet-file"] == 1


def test_a_choice_that_settles_everything_is_the_most_decisive():
    explored = explore(compile_steps(loaded(TUTORIAL).playable))
    first = decisive_choices(Weighing(explored))[0]

    assert str(first.choice) == "service.produce-everything"
    assert first.reached == Fraction(1, 4)
    assert 0 < first.shift < 1


def test_above_a_limit_the_search_stops_and_says_so():
    steps = compile_steps(loaded(TUTORIAL).playable)

    assert explore(steps, limit=100).bounded
    assert not explore(steps).bounded
    assert live_values(steps.scenario, steps.layout)


@pytest.mark.parametrize("most", ["MOST_PATTERNS", "MOST_SUCCESSORS"])
def test_a_search_that_would_hold_too_much_stops_as_at_a_limit(monkeypatch, most):
    """Where each position has a pattern of its own, the odds of 18 facts took minutes and gigabytes."""
    steps = compile_steps(loaded(TUTORIAL).playable)
    every = explore(steps)
    monkeypatch.setattr(f"game.search.explore.{most}", 20)
    found = explore(steps)
    weighing = Weighing(found)

    assert found.bounded
    assert not every.bounded
    assert 1 < found.positions < every.positions
    assert sum(weighing.probabilities().values(), weighing.unended()[1]) == 1


def test_a_loop_without_times_is_told_before_any_search():
    case = desk({"wait": "takes: 1 day", "go": "goes_to: end"})

    with pytest.raises(EndlessLoopError) as told:
        explore(compile_steps(case.scenario))

    assert "times: N" in str(told.value)


def test_positions_are_numbered_alike_in_every_process():
    """Sets have another order in each process; ranks, and with them the files of graphs, do not."""
    script = (
        "from game.content.library import Library\nfrom game.search.order import order_of\n"
        "from game.search.packing import PackedLayout\n"
        "scenario = Library().load('microsoft-ireland').playable\n"
        "print(order_of(scenario, PackedLayout.of(scenario)).bases)"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(printed) == 1
