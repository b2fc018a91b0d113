"""How counsel chooses: evenly, by weights, as history did; and files of weights that cannot be used."""

from fractions import Fraction

import pytest

from game.content.loading import load
from game.model.expected import ExpectedTurn, Playbook
from game.model.ids import ArgumentId, ChoiceKey
from game.search.policy import Historical, PolicyError, Weighted, policy_named, read_weights, uniform
from game.search.steps import compile_steps
from tests.builders import ROOT, desk
from tests.search.generated import generated

# The second of three choices has three sets of picks.
MENU = ((0, 0), (1, 0), (1, 1), (1, 2), (2, 0))
THIRD, NINTH = Fraction(1, 3), Fraction(1, 9)
CASE = desk(
    {
        "ask": "goes_to: end",
        "plead": "goes_to: end, picks: {at_least: 0, at_most: 1, of: [first, second]}",
        "wait": "goes_to: end",
    }
)


def test_each_choice_is_as_likely_whatever_can_be_picked_and_then_each_set():
    assert uniform(MENU) == (THIRD, NINTH, NINTH, NINTH, THIRD)
    assert uniform(()) == ()


def test_a_choice_without_a_weight_weighs_one_and_its_sets_share_it():
    assert Weighted({0: Fraction(3)})(MENU) == (
        *(Fraction(3, 5), Fraction(1, 15), Fraction(1, 15), Fraction(1, 15), Fraction(1, 5)),
    )
    assert Weighted({1: Fraction(0)})(MENU) == (Fraction(1, 2), 0, 0, 0, Fraction(1, 2))


def test_where_all_that_is_open_weighs_nothing_each_choice_is_as_likely():
    assert Weighted({0: Fraction(0), 1: Fraction(0)})(MENU[:3]) == (
        *(Fraction(1, 2), Fraction(1, 4)),
        Fraction(1, 4),
    )


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([("ask", "")], (1, 0, 0, 0, 0)),
        ([("plead", "second")], (0, 0, 0, 1, 0)),
        ([("plead", "")], (0, 1, 0, 0, 0)),
        # The first turn of the playbook that is open here is made.
        ([("wait", ""), ("ask", "")], (0, 0, 0, 0, 1)),
        # Off the real course, everything is as likely.
        ([("plead", "third")], (THIRD, NINTH, NINTH, NINTH, THIRD)),
        ([], (THIRD, NINTH, NINTH, NINTH, THIRD)),
    ],
)
def test_history_chooses_what_it_chose_with_its_picks_and_off_it_evenly(made, expected):
    turns = tuple(
        ExpectedTurn(ChoiceKey("desk", choice), picks=(ArgumentId(pick),) if pick else ())
        for choice, pick in made
    )
    steps = compile_steps(CASE.scenario)
    menu = tuple(option[:2] for option in steps.turns.options(steps.opening, 0))

    assert [steps.picks(picks) for _, picks in menu] == [(), (), ("first",), ("second",), ()]
    assert Historical(steps, Playbook("real", None, turns))(menu) == expected


@pytest.mark.parametrize(
    ("written", "weights"),
    [
        ("desk.ask: 2\n", {0: Fraction(2)}),
        ("desk.wait: 0\ndesk.plead: 0.5\n", {2: Fraction(0), 1: Fraction(1, 2)}),
    ],
)
def test_a_file_gives_weights_to_the_choices_that_it_names(tmp_path, written, weights):
    (tmp_path / "weights.yaml").write_text(written)

    assert read_weights(tmp_path / "weights.yaml", compile_steps(CASE.scenario)).weights == weights


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "desk.ask: 1\ndesk.wiat: 2\n",
            "weights.yaml:2:1: unknown choice 'desk.wiat'. Did you mean 'desk.wait'?",
        ),
        (
            "desk.ask: 1\ndesk.wait: -0.5\n",
            "weights.yaml:2:12: a weight is a number of 0 or more, such as `2` or `0.5`",
        ),
        ("desk.wait: often\n", "weights.yaml:1:12: a weight is a number of 0 or more, such as `2` or `0.5`"),
        (
            f"desk.wait: {'1' * 31}\n",
            "weights.yaml:1:12: a weight is a number of 0 or more, such as `2` or `0.5`",
        ),
    ],
)
def test_what_cannot_be_a_weight_is_told_at_its_place(tmp_path, written, told):
    (tmp_path / "weights.yaml").write_text(written)

    with pytest.raises(PolicyError) as refused:
        read_weights(tmp_path / "weights.yaml", compile_steps(CASE.scenario))

    assert str(refused.value) == f"{tmp_path}/{told}"


def test_a_policy_is_known_by_its_name(tmp_path):
    loaded = load(ROOT / "scenarios/first-steps/scenario.yaml")
    steps = compile_steps(loaded.playable)
    (tmp_path / "weights.yaml").write_text("service.say-nothing: 4\n")
    number = [str(choice.key) for choice in steps.choices].index("service.say-nothing")

    assert policy_named("uniform", loaded)(steps) is uniform
    assert policy_named("historical", loaded)(steps) == Historical(steps, loaded.historical)
    assert policy_named(str(tmp_path / "weights.yaml"), loaded)(steps) == Weighted({number: Fraction(4)})


def test_a_case_without_its_real_course_cannot_be_played_as_history_was():
    with pytest.raises(PolicyError, match="so nobody knows how history chose"):
        policy_named("historical", generated(0))
