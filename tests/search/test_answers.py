"""What `contempt odds` and `contempt sample` say of a small case, with every number worked out by hand."""

from fractions import Fraction

import pytest

from game.model.ids import SceneId
from game.search.odds import lines, odds_of, plain
from game.search.policy import uniform
from game.search.random_play import Sample, sample
from game.search.random_play import lines as sample_lines
from game.search.random_play import plain as plain_sample
from game.search.steps import compile_steps
from tests.builders import read

# Look or skip; then settle, or plead one of two grounds. Pleading wins in 1 play of 4, else costs 300.
CASE = """\
scenario_format: 1
id: small
edition: 1
title: A small case
matters: {order: {procedure: book}}
meters: {trust: {starts_at: 50}, calm: {starts_at: 5, lowest: 5, highest: 9}}
arguments: {first: {}, second: {}}
opens_at: desk
opens_on: 2020-01-01
scenes:
  desk:
    text: TEXT
    choices:
      look: {effects: [{meter: trust, by: 8}], goes_to: hall}
      skip: {effects: [{meter: trust, by: -10}], goes_to: hall}
  hall:
    choices:
      settle: {goes_to: over}
      plead:
        picks: {at_least: 1, at_most: 1, of: [first, second]}
        outcomes:
          granted: {odds: 25, goes_to: won}
          denied: {effects: [{fines: order, to: 300}], goes_to: over}
  over: {ending: {title: Over}}
  won: {ending: {title: Won}}
"""
PLAY = [
    {"scene": "desk", "choice": "look", "picks": [], "outcome": None},
    {"scene": "hall", "choice": "plead", "picks": ["first"], "outcome": "granted"},
]
MIXED = {"worth": 0.5, "good": 0.0, "mixed": 1.0, "bad": 0.0}
SETTLED = [PLAY[0], {"scene": "hall", "choice": "settle", "picks": [], "outcome": None}]


@pytest.fixture(scope="module")
def found():
    # Four hundred words take two minutes, and the two turns of every play two thirds of one.
    steps = compile_steps(read(CASE.replace("TEXT", "word " * 400)).playable)
    return odds_of(steps, lambda _: uniform, "uniform", 1000)


def test_every_number_is_exact(found):
    assert plain(found) == {
        "positions": found.positions,
        "bounded": False,
        "policy": "uniform",
        "endings": {
            "over": {"probability": "7/8", "minimum": "3/4", "maximum": "1", "play": SETTLED},
            "won": {"probability": "1/8", "minimum": "0", "maximum": "1/4", "play": PLAY},
        },
        "stuck": "0",
        "undecided": "0",
        "meters": {
            "trust": {"expected": "49", "lowest": 40, "highest": 58},
            "calm": {"expected": "5", "lowest": 5, "highest": 5},
        },
        # Pleading is one of two choices, and is denied three times out of four.
        "fines": {"order": {"expected": "225/2", "lowest": 0, "highest": 300}},
        "minutes": {"shortest": 2.7, "mean": 2.7, "longest": 2.7},
        # Before the hall 7/8 are over and 1/8 won; to settle or to plead moves each of them by 1/8.
        "decisive": [
            {"scene": "hall", "choice": "plead", "reached": "1/2", "shift": 0.125},
            {"scene": "hall", "choice": "settle", "reached": "1/2", "shift": 0.125},
            {"scene": "desk", "choice": "look", "reached": "1/2", "shift": 0.0},
            {"scene": "desk", "choice": "skip", "reached": "1/2", "shift": 0.0},
        ],
        # Both endings are mixed: whatever is done is worth a half.
        "policies": {
            "uniform": {**MIXED, "opening": {"look": MIXED, "skip": MIXED}},
            "careful": {**MIXED, "opening": {"look": MIXED, "skip": MIXED}, "one_sided": []},
        },
    }


def test_the_lines_say_the_same_the_likeliest_ending_first(found):
    assert lines(found) == [
        f"{found.positions} positions; policy: uniform",
        "",
        "Endings (odds; least and most of any play)",
        "   87.50%  over  ( 75.00% to 100.00%)",
        "            desk.look > hall.settle",
        "   12.50%  won  (  0.00% to  25.00%)",
        "            desk.look > hall.plead [first]: granted",
        "",
        "Ends well · mixed · badly, of 100 (careful counsel; every choice as likely)",
        "   0 · 100 · 0  ( 0 · 100 · 0)  the whole case",
        "   0 · 100 · 0  ( 0 · 100 · 0)  desk.look",
        "   0 · 100 · 0  ( 0 · 100 · 0)  desk.skip",
        "",
        "At the end (expected; lowest and highest)",
        "  trust: 49.0  (40 to 58)",
        "  calm: 5.0  (5 to 5)",
        "  fines, order: 112.5  (0 to 300)",
        "  minutes of 1,000 random plays: 3 at least, 3 on average, 3 at most",
        "",
        "What decides most (how far a choice moves the odds; how often it is made)",
        "   12.50%  hall.plead  (made in  50.00%)",
        "   12.50%  hall.settle  (made in  50.00%)",
        "    0.00%  desk.look  (made in  50.00%)",
        "    0.00%  desk.skip  (made in  50.00%)",
    ]


def test_what_a_limit_kept_from_being_known_is_said_to_be_unknown():
    bounded = odds_of(compile_steps(read(CASE).playable), lambda _: uniform, "uniform", 2)
    told = lines(bounded)

    assert bounded.bounded
    assert bounded.meters == {"trust": None, "calm": None}
    assert (
        told[0]
        == f"{bounded.positions} positions, bounded: what follows is true only of these; policy: uniform"
    )
    assert "  trust: not known within the limit" in told
    assert "  fines, order: not known within the limit" in told
    assert any(line.startswith("  minutes of 1,000 random plays: ") for line in told)
    assert plain(bounded)["meters"]["trust"] is None
    assert set(plain(bounded)["minutes"]) == {"shortest", "mean", "longest"}


def test_a_case_without_fines_owes_none():
    steps = compile_steps(read(CASE.replace("effects: [{fines: order, to: 300}], ", "")).playable)

    assert plain(odds_of(steps, lambda _: uniform, "uniform", 1000))["fines"] == {
        "order": {"expected": "0", "lowest": 0, "highest": 0}
    }


def test_at_most_ten_choices_are_shown_as_decisive():
    extra = "".join(f"      other-{number}: {{goes_to: hall}}\n" for number in range(12))
    case = CASE.replace("  hall:\n", f"{extra}  hall:\n")
    told = lines(odds_of(compile_steps(read(case).playable), lambda _: uniform, "uniform", 1000))

    assert len([line for line in told if "(made in" in line]) == 10


def test_a_sample_is_told_with_the_commonest_ending_first():
    found = Sample(2000, 7, 0.12345, {SceneId("won"): 250, SceneId("over"): 1750})

    assert sample_lines(found) == [
        "2,000 random plays, seed 7, in 0.12 seconds",
        "  over: 1,750 (87.50%)",
        "  won: 250 (12.50%)",
    ]
    assert plain_sample(found) == {
        "plays": 2000,
        "seed": 7,
        "seconds": 0.123,
        "endings": {"won": 250, "over": 1750},
        "stuck": 0,
    }


def test_a_sample_has_all_endings_in_the_order_of_the_case_and_the_time_it_took():
    ticks = iter([10.0, 12.5])
    found = sample(compile_steps(read(CASE).playable), 400, 1, lambda: next(ticks))

    assert (found.plays, found.seed, found.seconds) == (400, 1, 2.5)
    assert list(found.endings) == ["over", "won"]
    assert sum(found.endings.values()) == 400
    assert abs(found.endings["won"] - 50) < 5 * 7


def test_a_choice_is_sampled_as_often_as_another_whatever_can_be_picked_with_it():
    """Pleading has two sets of picks and settling none; each is made in every other play."""
    sure = CASE.replace("odds: 25", "odds: 100").replace(
        "          denied: {effects: [{fines: order, to: 300}], goes_to: over}\n", ""
    )
    found = sample(compile_steps(read(sure).playable), 1000, 1)

    assert abs(found.endings["won"] - 500) < 5 * 16
    assert Fraction(sum(found.endings.values())) == 1000
