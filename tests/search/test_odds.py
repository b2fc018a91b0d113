"""`contempt odds` and `contempt sample`: the same case asked in two ways that share nothing."""

import json
from fractions import Fraction
from math import sqrt

import pytest

from game import cli
from game.search import odds, random_play
from game.search.explore import LIMIT, explore
from game.search.odds import odds_of
from game.search.order import EndlessLoopError
from game.search.policy import policy_named, uniform
from game.search.random_play import sample
from game.search.reading_time import words_in
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from tests.builders import CASES, SWEPT, TUTORIAL, desk, loaded

FIRST_STEPS = loaded(TUTORIAL)


@pytest.mark.parametrize("file", [*SWEPT, *CASES], ids=lambda file: file.parent.name)
def test_random_plays_end_as_often_as_the_exact_odds_say(file):
    steps = compile_steps(loaded(file).playable)
    exact = Weighing(explore(steps)).probabilities()
    plays = 8_000

    found = sample(steps, plays, seed=11).endings

    for ending, chance in exact.items():
        # Five standard deviations: one false alarm in a million endings, and the seed is fixed.
        spread = 5 * sqrt(float(chance * (1 - chance)) * plays) + 1e-9
        assert abs(found[ending] - float(chance) * plays) <= spread, ending


def test_the_same_seed_samples_the_same_plays():
    steps = compile_steps(FIRST_STEPS.playable)

    assert sample(steps, 500, 3).endings == sample(steps, 500, 3).endings
    assert sample(steps, 500, 3).endings != sample(steps, 500, 4).endings


def test_a_case_that_loops_without_end_is_not_sampled():
    case = desk({"wait": "takes: 1 day", "go": "goes_to: end"})

    with pytest.raises(EndlessLoopError):
        sample(compile_steps(case.scenario), 10, 1)


def test_following_history_makes_only_what_chance_left_open():
    steps = compile_steps(FIRST_STEPS.playable)
    found = odds_of(steps, policy_named("historical", FIRST_STEPS), "historical", LIMIT)

    certain = [ending for ending, chance in found.probabilities.items() if chance]
    assert "border-holds" in certain
    assert "quiet-file" not in certain
    assert sum(found.probabilities.values()) == 1


def test_the_expected_value_of_a_meter_lies_between_its_extremes():
    steps = compile_steps(FIRST_STEPS.playable)
    found = odds_of(steps, policy_named("uniform", FIRST_STEPS), "uniform", LIMIT)

    for spread in (*found.meters.values(), *found.fines.values()):
        assert spread.lowest <= spread.expected <= spread.highest
    assert found.meters["trust"].lowest >= 0
    assert found.minutes.shortest < found.minutes.mean < found.minutes.longest


def test_links_count_as_the_words_they_show():
    assert words_in("A judge has found [[probable-cause|good reason]] here, [@ryan-1971].") == 7


@pytest.fixture
def contempt(monkeypatch, capsys):
    def command(*words):
        monkeypatch.setattr("sys.argv", ["contempt", *words])
        return cli.main(), *capsys.readouterr()

    return command


def test_odds_answers_with_exact_fractions(contempt):
    status, out, _ = contempt("odds", "first-steps", "--json")
    answer = json.loads(out)

    assert status == 0
    assert set(answer) == {
        *(
            "positions",
            "bounded",
            "policy",
            "endings",
            "stuck",
            "undecided",
            "meters",
            "fines",
            "minutes",
            "decisive",
            "policies",
        ),
    }
    assert sum(Fraction(one["probability"]) for one in answer["endings"].values()) == 1
    assert set(answer["endings"]["quiet-file"]) == {"probability", "minimum", "maximum", "play"}
    assert set(answer["decisive"][0]) == {"scene", "choice", "reached", "shift"}
    assert set(answer["minutes"]) == {"shortest", "mean", "longest"}


def test_odds_above_a_limit_say_that_they_are_bounded(contempt):
    _, out, _ = contempt("odds", "first-steps", "--limit", "50", "--json")
    answer = json.loads(out)

    assert answer["bounded"] is True

    assert "bounded" in contempt("odds", "first-steps", "--limit", "50")[1]


def test_odds_take_a_file_of_weights(contempt, tmp_path):
    weights = tmp_path / "weights.yaml"
    weights.write_text("service.produce-everything: 3\nservice.say-nothing: 0\n")
    _, out, _ = contempt("odds", "first-steps", "--policy", str(weights), "--json")

    assert json.loads(out)["endings"]["quiet-file"]["probability"] == "3/5"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("service.produce-everythin: 1\n", "Did you mean"),
        ("service.say-nothing: -1\n", "0 or more"),
        ("- a\n", "block"),
    ],
)
def test_a_file_of_weights_that_cannot_be_used_is_told(contempt, tmp_path, written, said):
    weights = tmp_path / "weights.yaml"
    weights.write_text(written)
    status, _, told = contempt("odds", "first-steps", "--policy", str(weights))

    assert status == 1
    assert said in told


def test_an_unknown_policy_is_told_with_what_there_is(contempt):
    status, _, told = contempt("odds", "first-steps", "--policy", "best")

    assert status == 2
    assert "uniform or historical" in told


def test_sample_counts_every_play(contempt):
    _, out, _ = contempt("sample", "first-steps", "--plays", "300", "--json")
    answer = json.loads(out)

    assert set(answer) == {"plays", "seed", "seconds", "endings", "stuck"}
    assert sum(answer["endings"].values()) == 300


def test_plays_that_get_stuck_are_told_by_odds_and_sample():
    once = "when: [{not: [{fact: copied}]}], times: 1"
    case = desk(
        {"go": f"goes_to: end, {once}", "stay": f"{once}, effects: [{{find: copied}}]"},
        {"facts": "{copied: {label: It is copied}}"},
    )
    steps = compile_steps(case.scenario)

    found, played = odds_of(steps, lambda _: uniform, "uniform", LIMIT), sample(steps, 1_000, 1)

    assert (found.stuck, found.undecided) == (Fraction(1, 2), 0)
    assert odds.plain(found)["stuck"] == "1/2"
    assert "   50.00%  stuck, with no open choice" in odds.lines(found)
    assert played.stuck == 1_000 - played.endings["end"] > 0
    assert random_play.plain(played)["stuck"] == played.stuck
    assert "stuck, with no open choice" in random_play.lines(played)[-1]


def test_bounded_odds_are_what_was_found_up_to_that_and_what_is_undecided():
    steps = compile_steps(FIRST_STEPS.playable)
    exact = odds_of(steps, lambda _: uniform, "uniform", LIMIT)

    found = odds_of(steps, lambda _: uniform, "uniform", 50)

    assert sum(found.probabilities.values()) + found.stuck + found.undecided == 1
    for ending, chance in exact.probabilities.items():
        least = found.probabilities[ending]
        assert least <= chance <= least + found.undecided
    assert any("at most" in line for line in odds.lines(found))
