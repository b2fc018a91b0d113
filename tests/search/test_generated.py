"""Scenarios made by chance: the engine, the compiled turns, the graph and the sample agree.

Eighty are tried in every run; `-m long` tries all two thousand.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import sqrt
from random import Random

import pytest

from game.engine.case import Case
from game.engine.errors import ChoiceNotOpenError, OddsError
from game.model.ids import ChoiceId
from game.model.position import Position
from game.model.record import Turn
from game.model.scenario import Scenario
from game.proof.evidence import NO, YES, gather
from game.search.explore import LIMIT, Quotient, Search, explore, whole
from game.search.policy import uniform
from game.search.random_play import sample
from game.search.spreads import final_meter, final_value
from game.search.steps import Steps, compile_steps, everything
from game.search.weighing import Weighing
from tests.search.generated import countdown, crowded, generated, tracked

ALL, EVERY_RUN = 2_000, 80
SEEDS = [seed if seed < EVERY_RUN else pytest.param(seed, marks=pytest.mark.long) for seed in range(ALL)]

# Those that also play everything; eight hundred by hand, with `-m long`.
FEW = [seed if seed < 10 else pytest.param(seed, marks=pytest.mark.long) for seed in range(800)]

# With more plays than this, playing everything by the engine takes too long for a test.
FEW_PLAYS = 250


def sets(case: Case, position: Position, choice: ChoiceId) -> list[tuple[str, ...]]:
    offer = case.picks(position, choice)
    return list(offer.sets()) if offer else [()]


def options_by_the_engine(case: Case, position: Position) -> Iterator[tuple[str, tuple[str, ...], dict]]:
    """Each open choice with each allowed set of its picks and the odds of its outcomes; {} where wrong."""
    for choice in case.open_choices(position):
        for picks in sets(case, position, choice.key.choice):
            try:
                odds = case.outcomes(position, choice.key.choice, picks)
            except OddsError:
                yield choice.key.choice, picks, {}
                continue
            except ChoiceNotOpenError:
                # The choice is open with other picks, not with these.
                continue
            yield choice.key.choice, picks, {one.outcome.id: one.odds for one in odds} or {None: Fraction(1)}


def options_compiled(steps: Steps, packed: int) -> Iterator[tuple[str, tuple[str, ...], dict]]:
    pattern, targets = steps.turns.found(packed, steps.layout.scene_of(packed))
    for wrong in pattern.invalid:
        yield steps.choices[wrong.choice].key.choice, (), {}
    for option in pattern.options(targets):
        choice = steps.choices[option.choice].key.choice
        ways = {steps.outcome(option.choice, n): Fraction(p, steps.whole) for p, n, _ in option.ways}
        yield choice, steps.picks(option.picks), ways


def comparable(options: Iterator[tuple[str, tuple[str, ...], dict]]) -> list:
    """Of wrong odds only the choice is compared, and picks in no order."""
    found = [
        (choice, sorted(picks) if odds else [], sorted(odds.items(), key=str))
        for choice, picks, odds in options
    ]
    return sorted(found, key=str)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_engine_and_the_compiled_turns_never_differ(seed):
    assert_alike(generated(seed).playable, Random(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_with_tracks_the_engine_and_the_compiled_turns_never_differ(seed):
    assert_alike(tracked(seed).playable, Random(seed))


@pytest.mark.parametrize("seed", FEW)
def test_with_countdowns_the_engine_and_the_compiled_turns_never_differ(seed):
    assert_alike(countdown(seed).playable, Random(seed))


@pytest.mark.parametrize("seed", range(12))
def test_where_days_meet_the_engine_and_the_compiled_turns_never_differ(seed):
    assert_alike(crowded(seed).playable, Random(seed))


def assert_alike(scenario: Scenario, chance: Random) -> None:
    """Play a case at random by the engine and by its compiled turns, side by side, in all variants."""
    for variant in (None, *scenario.variants):
        case, steps = Case(scenario, variant), compile_steps(scenario, variant)
        for _ in range(2):
            position, packed = case.opening(), steps.opening
            while not case.ending(position):
                assert packed == steps.layout.pack(position)
                assert comparable(options_by_the_engine(case, position)) == comparable(
                    options_compiled(steps, packed)
                )
                option = chance.choice(steps.turns.options(packed, steps.layout.scene_of(packed)))
                _, number, packed = chance.choice(option.ways)
                choice = steps.choices[option.choice].key.choice
                turn = Turn(
                    position.scene, choice, steps.picks(option.picks), steps.outcome(option.choice, number)
                )
                position = case.advance(position, turn).after


def all_told_apart(steps: Steps, limit: int = LIMIT) -> Quotient:
    """All positions, nothing left out and none merged."""
    return Search(steps, everything(steps), limit, steps.turns).run(mark=whole)


def plays(explored: Quotient) -> int:
    """The number of different plays."""
    counts: list[int] = []
    for targets in explored.targets:
        counts.append(sum(counts[target] for target in targets) or 1)
    return counts[-1]


def by_playing_everything(
    case: Case, position: Position, chance: Fraction
) -> Iterator[tuple[Fraction, Position]]:
    """Each last position with its chance, by the engine alone; choices with wrong odds are left out."""
    right: dict[str, list] = {}
    for choice, picks, odds in options_by_the_engine(case, position):
        if odds:
            right.setdefault(choice, []).append((picks, odds))
    if not right:
        yield chance, position
    for choice, found in right.items():
        for picks, odds in found:
            for outcome, part in odds.items():
                after = case.advance(position, Turn(position.scene, choice, picks, outcome)).after
                yield from by_playing_everything(case, after, chance * part / len(right) / len(found))


@pytest.mark.parametrize("seed", SEEDS)
def test_exact_odds_and_spreads_are_those_of_playing_everything(seed):
    assert_odds_and_spreads(Case(generated(seed).playable), seed)


@pytest.mark.parametrize("seed", FEW)
def test_with_tracks_odds_and_spreads_are_those_of_playing_everything(seed):
    assert_odds_and_spreads(Case(tracked(seed).playable), seed)


@pytest.mark.parametrize("seed", FEW)
def test_with_countdowns_odds_and_spreads_are_those_of_playing_everything(seed):
    assert_odds_and_spreads(Case(countdown(seed).playable), seed)


# Every other one is played in its variant.
@pytest.mark.parametrize("seed", range(24))
def test_where_days_meet_odds_and_spreads_are_those_of_playing_everything(seed):
    assert_odds_and_spreads(Case(crowded(seed).playable, "other" if seed % 2 else None), seed)


def assert_odds_and_spreads(case: Case, seed: int) -> None:
    """Hold the odds of endings, and how meters and fines end, against all plays by the engine."""
    scenario = case.scenario
    steps = compile_steps(scenario, case.variant)
    if plays(all_told_apart(steps, 5_000)) > FEW_PLAYS:
        pytest.skip("it has too many plays for the engine")
    played = list(by_playing_everything(case, case.opening(), Fraction(1)))

    weighing = Weighing(explore(steps))
    for ending, chance in weighing.probabilities().items():
        assert chance == sum(part for part, position in played if position.scene == ending)
    # One meter is also kept to the end in positions of its own, another one for each seed.
    kept = list(scenario.meters)[seed % len(scenario.meters)]
    for name, meter in scenario.meters.items():
        values = [(chance, position.meters[name]) for chance, position in played]
        carried = final_meter(weighing, name)
        assert carried.expected == sum(chance * value for chance, value in values)
        assert (carried.lowest, carried.highest) == (min(v for _, v in values), max(v for _, v in values))
        if name == kept:
            spread = final_value(steps, steps.layout.meters[name], uniform, 10**6)
            assert spread.expected + meter.lowest == carried.expected
            assert spread.lowest + meter.lowest == carried.lowest
            assert spread.highest + meter.lowest == carried.highest
    for matter, part in steps.layout.fines.items():
        spread = final_value(steps, part, uniform, 10**6)
        values = [(chance, position.matters[matter].fines) for chance, position in played]
        assert spread.expected == sum(chance * value for chance, value in values)
        assert (spread.lowest, spread.highest) == (min(v for _, v in values), max(v for _, v in values))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_graph_and_the_sample_agree(seed):
    assert_sample(generated(seed).playable, seed)


@pytest.mark.parametrize("seed", FEW)
def test_with_tracks_the_graph_and_the_sample_agree(seed):
    assert_sample(tracked(seed).playable, seed)


@pytest.mark.parametrize("seed", FEW)
def test_with_countdowns_the_graph_and_the_sample_agree(seed):
    assert_sample(countdown(seed).playable, seed)


def assert_sample(scenario: Scenario, seed: int) -> None:
    """Hold the exact odds against those of random plays, and of all positions told apart."""
    steps = compile_steps(scenario)
    exact = Weighing(explore(steps)).probabilities()
    times = 500

    found = sample(steps, times, seed).endings

    assert sum(exact.values()) == 1
    # With everything kept and every position apart there are no more turns to compile than for the sample;
    # one case in some hundreds has so many positions then that they are not all taken.
    apart = all_told_apart(steps, 600_000)
    assert apart.bounded or Weighing(apart).probabilities() == exact
    for ending, chance in exact.items():
        spread = 5 * sqrt(float(chance * (1 - chance)) * times) + 1e-9
        assert abs(found[ending] - float(chance) * times) <= spread, ending


def seen_by_the_engine(case: Case) -> set[tuple]:
    """Each guard of a choice with each answer it gives, in all positions that the engine can reach."""
    seen: set[tuple] = set()
    waiting, known = [case.opening()], set[str]()
    while waiting:
        position = waiting.pop()
        if repr(position) in known:
            continue
        known.add(repr(position))
        for name, choice in case.scene(position).choices.items():
            for key, guards in (("shown_when", choice.shown_when), ("when", choice.when)):
                seen |= {(position.scene, name, key, n, g.holds(position)) for n, g in enumerate(guards)}
        for choice, picks, odds in options_by_the_engine(case, position):
            turns = [Turn(position.scene, choice, picks, outcome) for outcome in odds]
            waiting += [case.advance(position, turn).after for turn in turns]
    return seen


# What a check sees is a matter of its probes, and costs as much as all the rest.
@pytest.mark.parametrize("seed", [*range(50), *SEEDS[EVERY_RUN:300]])
def test_a_check_sees_of_guards_what_the_engine_sees(seed):
    scenario = generated(seed).playable
    variants = (None, *scenario.variants)
    steps = [compile_steps(scenario, variant) for variant in variants]
    if any(all_told_apart(one, 400).bounded for one in steps):
        pytest.skip("it has too many positions for the engine")

    evidence = gather(scenario, variants, 100_000)

    seen = set[tuple]().union(*(seen_by_the_engine(Case(scenario, variant)) for variant in variants))
    found = {
        (site.steps[1], site.steps[3], *site.steps[4:], answer == YES)
        for scene, number, site in evidence.sites()
        if site.kind == "guard" and site.steps[2] == "choices" and site.steps[4] in ("when", "shown_when")
        for answer in (YES, NO)
        if evidence.saw(scene, number, answer)
    }
    assert found == seen
