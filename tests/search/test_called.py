"""Called pieces and the same cases written out by hand: the same odds to the fraction, and what they cost."""

from fractions import Fraction
from typing import Any

import pytest

from game.engine.case import Case
from game.model.ids import as_written
from game.model.position import Position
from game.model.record import Turn
from game.search.explore import explore
from game.search.extremes import extremes
from game.search.order import EndlessLoopError
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from tests.builders import read
from tests.search.called import made, text_of, written_out

SEEDS = [seed if seed < 80 else pytest.param(seed, marks=pytest.mark.long) for seed in range(2_000)]


def odds_by_the_engine(case: Case) -> dict[str, Fraction]:
    """The odds of each ending by the engine alone, where every open choice is as likely."""

    known: dict[Any, dict[str, Fraction]] = {}

    def ahead(position: Position) -> dict[str, Fraction]:
        told = (
            position.scene,
            position.facts,
            frozenset(position.chosen.items()),
            tuple(position.meters.items()),
        )
        if told not in known:
            known[told] = worked_out(position)
        return known[told]

    def worked_out(position: Position) -> dict[str, Fraction]:
        if case.ending(position):
            return {position.scene: Fraction(1)}
        choices, total = case.open_choices(position), dict[str, Fraction]()
        for choice in choices:
            for odds in case.outcomes(position, choice.key.choice) or (None,):
                made = Turn(position.scene, choice.key.choice, (), odds.outcome.id if odds else None)
                share = (odds.odds if odds else Fraction(1)) / len(choices)
                for end, part in ahead(case.advance(position, made).after).items():
                    total[end] = total.get(end, Fraction(0)) + part * share
        return total

    return ahead(case.opening())


def explored(block: dict[str, Any]):
    loaded = read(text_of(block))
    assert not loaded.errors, loaded.errors[0]
    return explore(compile_steps(loaded.playable))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_piece_that_is_called_plays_as_the_same_scenes_written_out_for_each_call(seed):
    called, by_hand = explored(made(seed)), explored(written_out(made(seed)))

    assert called.steps.scenario.scenes.keys() == {
        name.replace("-then-", "@") for name in by_hand.steps.scenario.scenes
    }
    assert Weighing(called).probabilities() == Weighing(by_hand).probabilities()
    assert len(called) == len(by_hand)
    assert {end: (one.minimum, one.maximum) for end, one in extremes(called).items()} == {
        end: (one.minimum, one.maximum) for end, one in extremes(by_hand).items()
    }


@pytest.mark.parametrize(
    "seed", [*SEEDS[:10], *(pytest.param(n, marks=pytest.mark.long) for n in range(10, 200))]
)
def test_the_search_and_the_engine_alone_agree_on_a_case_with_pieces(seed):
    case = Case(read(text_of(made(seed))).playable)

    found = Weighing(explore(compile_steps(case.scenario))).probabilities()

    assert {end: odds for end, odds in found.items() if odds} == odds_by_the_engine(case)


def test_a_piece_is_one_copy_for_each_place_where_the_play_goes_on():
    """Two calls that go on alike share theirs: what it costs is a copy a place, not a copy a call."""
    case = made(1)
    again = {**case, "scenes": {**case["scenes"]}}
    first = again["scenes"]["s0"]
    again["scenes"]["s0"] = {"choices": {**first["choices"], "once-more": first["choices"]["to-p0"]}}

    scenes = read(text_of(case)).playable.scenes

    assert read(text_of(again)).playable.scenes.keys() == scenes.keys()
    assert {as_written(one) for one in scenes} == {
        *case["scenes"],
        *(scene for piece in case["pieces"].values() for scene in piece["scenes"]),
    }


def looped(ends: dict[str, Any]) -> dict[str, Any]:
    """A desk that calls a piece and comes back to itself, in a loop that is ended in some way."""
    talk = {"goes_to": {"piece": "talk", "then": "s0"}, **ends}
    stop = {"goes_to": "court", "when": [{"chosen": "call.ask"}]}
    return {
        "scenes": {
            "s0": {"choices": {"talk": talk, "stop": stop, "leave": {"goes_to": "court"}}},
            "court": {
                "choices": {
                    "plead": {"when": [{"fact": "told"}], "goes_to": "won"},
                    "yield": {"goes_to": {"piece": "talk", "then": "lost"}},
                }
            },
            "won": {"ending": {"title": "won", "tone": "good"}},
            "lost": {"ending": {"title": "lost", "tone": "bad"}},
        },
        "pieces": {
            "talk": {
                "scenes": {
                    "call": {
                        "choices": {
                            "ask": {
                                "outcomes": {
                                    "yes": {"odds": 30, "effects": [{"find": "told"}], "goes_to": "return"},
                                    "no": {"goes_to": "return"},
                                }
                            },
                            "hang-up": {"goes_to": "return"},
                        }
                    }
                }
            }
        },
    }


FALLS = {
    "when": [{"meter": "trust", "above": 0}],
    "effects": [{"meter": "trust", "by": -1, "because": "She sighs."}],
}


@pytest.mark.parametrize("ends", [{"times": 3}, FALLS], ids=["times", "a meter that only falls"])
def test_a_loop_through_a_piece_ends_as_one_that_is_written_out(ends):
    case = looped(ends)
    called, by_hand = explored(case), explored(written_out(case))

    assert Weighing(called).probabilities() == Weighing(by_hand).probabilities()
    assert odds_by_the_engine(Case(called.steps.scenario)) == {
        end: odds for end, odds in Weighing(called).probabilities().items() if odds
    }
    assert len(called) == len(by_hand)


def test_a_piece_that_is_called_twice_makes_no_loop_by_that():
    """With one copy for both calls the way back from the second would lead to the first again."""
    assert explored(looped({"times": 1}))
    once_more = looped({})
    del once_more["scenes"]["s0"]["choices"]["talk"]
    once_more["scenes"]["s0"]["choices"]["first"] = {"goes_to": {"piece": "talk", "then": "court"}}

    assert explored(once_more)


def test_a_loop_through_a_piece_that_nothing_ends_is_told_with_the_names_of_its_author():
    with pytest.raises(EndlessLoopError) as error:
        explored(looped({}))

    assert "call, s0" in str(error.value) or "s0, call" in str(error.value)
