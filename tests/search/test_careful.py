"""Careful counsel: small cases worked out by hand, generated ones by plain recursion over all options."""

from fractions import Fraction
from functools import cache
from math import exp

import pytest

from game.engine.debrief import Foresight
from game.model.record import Turn
from game.model.scene import TONES
from game.search.careful import SIGHT, Counselled
from game.search.decisions import OddsFrom, chances_of, foresight_of
from game.search.explore import explore, whole
from game.search.opening_tones import careful_tones, one_sided, weighed_tones
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from tests.builders import read
from tests.search.generated import crowded, generated

HEAD = """\
scenario_format: 1
id: small
edition: 1
title: A small case
matters: {order: {procedure: book}}
arguments: {first: {}, second: {}}
facts: {warned: {}}
opens_at: desk
opens_on: 2020-01-01
scenes:
"""
ENDS = """\
  won: {ending: {title: Won, tone: good}}
  so-so: {ending: {title: So so, tone: mixed}}
  lost: {ending: {title: Lost, tone: bad}}
"""


def explored_case(scenes: str, ends: str = ENDS):
    """Return a small case, explored."""
    return explore(compile_steps(read(f"{HEAD}{scenes}{ends}").playable))


def counselled(scenes: str, ends: str = ENDS) -> Counselled:
    """Return a small case under careful counsel."""
    return Counselled(explored_case(scenes, ends))


def opening(of: Counselled):
    """Return what lies ahead of the opening."""
    return of.ahead(of.explored.opening)


def shares(of: Counselled) -> tuple[float, ...]:
    """Return how often each choice of the opening is taken."""
    return of.shares[of.explored.opening]


def logit(*worths: float) -> list[float]:
    """Return how often each of some worths is taken."""
    weights = [exp(4 * worth) for worth in worths]
    return [weight / sum(weights) for weight in weights]


def test_a_good_ending_weighs_e_to_the_4_a_mixed_one_e_to_the_2_and_a_bad_one_1():
    of = counselled(
        "  desk: {choices: {fight: {goes_to: won}, talk: {goes_to: so-so}, run: {goes_to: lost}}}\n"
    )

    assert shares(of) == pytest.approx(logit(1, 0.5, 0))
    assert opening(of).tones == pytest.approx((0.8668, 0.1173, 0.0159), abs=1e-4)
    assert opening(of).worth == pytest.approx(0.8668 + 0.1173 / 2, abs=1e-4)


def test_chance_is_taken_as_it_comes():
    """A draw of 30 in 100 is worth 0.3, less than a mixed ending."""
    of = counselled(
        """\
  desk:
    choices:
      argue: {outcomes: {granted: {odds: 30, goes_to: won}, denied: {goes_to: lost}}}
      talk: {goes_to: so-so}
"""
    )

    assert shares(of) == pytest.approx(logit(0.3, 0.5))
    assert opening(of).good == pytest.approx(0.3 * logit(0.3, 0.5)[0])


def test_an_ending_may_be_worth_what_it_says_itself():
    ends = ENDS.replace("tone: mixed", "tone: mixed, worth: 0.2")
    of = counselled("  desk: {choices: {fight: {goes_to: won}, talk: {goes_to: so-so}}}\n", ends)

    assert shares(of) == pytest.approx(logit(1, 0.2))
    assert opening(of).mixed == pytest.approx(logit(1, 0.2)[1])


def test_the_picks_of_one_choice_are_weighed_among_themselves_before_the_choices_are():
    """Two picks, of which one wins: pleading is worth their mixture, not the better one, and counts once."""
    of = counselled(
        """\
  desk:
    choices:
      plead: {picks: {of: [first, second], at_least: 1, at_most: 1}, goes_to: court}
      talk: {goes_to: so-so}
  court:
    choices:
      won: {shown_when: [{preserved: first}], goes_to: won}
      lost: {shown_when: [{preserved: second}], goes_to: lost}
"""
    )

    pleading = logit(1, 0)[0]
    assert shares(of) == pytest.approx(logit(pleading, 0.5))


def test_counsel_expects_of_itself_no_more_care_later_than_now():
    """Behind the door stand a win and a loss; to come in is worth what careful counsel makes of the two."""
    of = counselled(
        """\
  desk: {choices: {enter: {goes_to: hall}, talk: {goes_to: so-so}}}
  hall: {choices: {fight: {goes_to: won}, run: {goes_to: lost}}}
"""
    )

    inside = logit(1, 0)[0]
    assert shares(of) == pytest.approx(logit(inside, 0.5))
    assert opening(of).bad == pytest.approx(shares(of)[0] * (1 - inside))


def test_a_loop_is_worked_out_round_by_round_from_the_last():
    """To wait can be done twice; each round more is worth what the rest of the rounds are."""
    of = counselled(
        "  desk: {choices: {wait: {times: 2, goes_to: desk}, run: {goes_to: lost}, talk: {goes_to: so-so}}}\n"
    )

    def rounds(left: int) -> float:
        """Return what the scene is worth where so many rounds are left."""
        worths = [0.0, 0.5, *([rounds(left - 1)] if left else [])]
        return sum(share * worth for share, worth in zip(logit(*worths), worths, strict=True))

    assert opening(of).worth == pytest.approx(rounds(2))
    # That is the fixed point: to put in what came out gives the same once more.
    behind = [one.behind.worth for one in of.choices(of.explored.opening)]
    assert behind == pytest.approx([rounds(1), 0.0, 0.5])


MADE = [
    *(pytest.param(lambda seed=seed: generated(seed), id=f"generated-{seed}") for seed in range(12)),
    *(pytest.param(lambda seed=seed: crowded(seed), id=f"crowded-{seed}") for seed in range(12)),
]


@pytest.fixture(scope="module", params=MADE)
def every_position(request):
    """Return a case that was made by chance, with every position kept apart and merged."""
    steps = compile_steps(request.param().playable)
    return explore(steps, mark=whole), explore(steps)


def recursion(explored, sight: float = SIGHT):
    """Return a function that gives worth and tones of a position, slowly, as the rule says it."""
    steps, scenes = explored.steps, explored.steps.scenario.scenes

    def weighed(several):
        weights = [exp(sight * one[0]) for one in several]
        total = sum(weights)
        return tuple(
            sum(weight * one[at] for weight, one in zip(weights, several, strict=True)) / total
            for at in range(4)
        )

    @cache
    def ahead(number: int) -> tuple[float, ...]:
        by_choice: dict[int, list] = {}
        for option in explored.options(number):
            ways = [(points / steps.whole, ahead(target)) for points, _, target in option.ways]
            drawn = tuple(sum(chance * of[at] for chance, of in ways) for at in range(4))
            by_choice.setdefault(option.choice, []).append(drawn)
        if by_choice:
            return weighed([weighed(sets) for sets in by_choice.values()])
        ending = scenes[explored.scene(number)].ending
        tones = [float(ending is not None and ending.tone == tone) for tone in TONES]
        return (tones[0] + tones[1] / 2, *tones)

    return ahead


def test_careful_counsel_is_that_of_plain_recursion_over_every_position(every_position):
    apart, merged = every_position

    found = opening(Counselled(merged))

    assert (found.worth, *found.tones) == pytest.approx(recursion(apart)(apart.opening), abs=1e-9)


def test_counsel_that_sees_nothing_plays_evenly(every_position):
    _, merged = every_position

    even = Counselled(merged, sight=0.0)
    exact = weighed_tones(Weighing(merged))

    assert careful_tones(even).whole.tones == pytest.approx(exact.whole.tones, abs=1e-9)
    for choice, behind in careful_tones(even).choices.items():
        assert behind[:4] == pytest.approx(exact.choices[choice][:4], abs=1e-9)


def test_what_is_certain_is_what_the_best_and_the_worst_play_come_to(every_position):
    """By recursion, with fractions: the best play for a good ending, the best and the worst for a bad one."""
    apart, merged = every_position
    steps, scenes = apart.steps, apart.steps.scenario.scenes

    @cache
    def extreme(number: int, tone: str, pick) -> Fraction:
        odds = [
            sum(
                Fraction(points, steps.whole) * extreme(target, tone, pick)
                for points, _, target in option.ways
            )
            for option in apart.options(number)
        ]
        ending = scenes[apart.scene(number)].ending
        return pick(odds) if odds else Fraction(ending is not None and ending.tone == tone)

    @cache
    def sure_to_end(number: int) -> bool:
        options = apart.options(number)
        following = {target for option in options for _, _, target in option.ways}
        return all(map(sure_to_end, following)) and bool(options or scenes[apart.scene(number)].ending)

    at = apart.opening
    if sure_to_end(at):
        expected = Foresight(
            extreme(at, "good", max) == 1, extreme(at, "bad", max) == 0, extreme(at, "bad", min) == 1
        )
        assert foresight_of(opening(Counselled(merged))) == expected


def test_best_play_can_save_what_one_choice_saves_and_a_draw_only_where_each_outcome_can_be_saved():
    drawn = "argue: {outcomes: {granted: {odds: 99, goes_to: won}, denied: {goes_to: lost}}}"
    one = counselled(f"  desk: {{choices: {{{drawn}, run: {{goes_to: lost}}}}}}\n")
    other = counselled(f"  desk: {{choices: {{{drawn}, fight: {{goes_to: won}}}}}}\n")

    assert not foresight_of(opening(one)).savable
    assert foresight_of(opening(other)) == Foresight(savable=True)


def test_what_no_play_can_lose_is_safe_and_what_none_can_save_is_lost():
    safe = counselled("  desk: {choices: {fight: {goes_to: won}, talk: {goes_to: so-so}}}\n")
    lost = counselled("  desk: {choices: {run: {goes_to: lost}, hide: {goes_to: lost}}}\n")

    assert foresight_of(opening(safe)) == Foresight(savable=True, safe=True)
    assert foresight_of(opening(lost)) == Foresight(lost=True)


def test_a_choice_that_is_taken_nine_times_in_ten_is_told_and_one_below_that_is_not():
    sure = "  desk: {choices: {fight: {goes_to: won}, run: {goes_to: lost}}}\n"
    open_ = "  desk: {choices: {fight: {goes_to: won}, talk: {goes_to: so-so}, run: {goes_to: lost}}}\n"

    def told(scenes: str) -> list[tuple[str, float]]:
        explored = explored_case(scenes)
        found = one_sided(Counselled(explored), Weighing(explored))
        return [(str(one.choice), round(one.share, 3)) for one in found]

    assert told(sure) == [("desk.fight", 0.982)]
    assert told(open_) == []


TOSS = """\
  desk:
    choices:
      toss: {outcomes: {heads: {odds: 50, goes_to: won}, tails: {goes_to: lost}}}
      talk: {goes_to: so-so}
"""


@pytest.mark.parametrize(("outcome", "fortune"), [("heads", 1), ("tails", -1)])
def test_a_decision_is_weighed_before_the_draw_and_fortune_is_told_apart(outcome, fortune):
    (decision,) = OddsFrom(explored_case(TOSS)).decisions([Turn("desk", "toss", (), outcome)])

    assert decision.careful.after.points == (50, 0, 50)
    assert decision.careful.before.points == (25, 50, 25)
    assert decision.average.before.points == (25, 50, 25)
    assert decision.fortune == fortune
    assert decision.turned == ""


def test_the_decision_after_which_nothing_could_be_saved_says_so():
    scenes = """\
  desk: {choices: {fight: {goes_to: won}, run: {goes_to: cellar}, talk: {goes_to: hall}}}
  cellar: {choices: {wait: {goes_to: lost}, hide: {goes_to: lost}}}
  hall: {choices: {fight: {goes_to: won}, talk: {goes_to: so-so}, run: {goes_to: lost}}}
"""
    found = OddsFrom(explored_case(scenes))

    def turned(choice: str) -> str:
        return found.decisions([Turn("desk", choice, (), None)])[0].turned

    assert [turned(choice) for choice in ("run", "fight", "talk")] == ["lost", "safe", "savable"]


def test_tones_are_told_to_nine_digits():
    of = counselled(
        "  desk: {choices: {fight: {goes_to: won}, talk: {goes_to: so-so}, run: {goes_to: lost}}}\n"
    )

    assert careful_tones(of).plain["good"] == round(logit(1, 0.5, 0)[0], 9)


def test_odds_in_billionths_make_the_same_whole_as_the_floats():
    of = counselled(
        "  desk: {choices: {fight: {goes_to: won}, talk: {goes_to: so-so}, run: {goes_to: lost}}}\n"
    )

    told = chances_of(opening(of))

    assert sum(told.shares) == 1
    assert [float(share) for share in told.shares] == pytest.approx(opening(of).tones, abs=1e-8)
