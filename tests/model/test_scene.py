"""A moment of the case, and how likely an outcome is."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from game.model.ids import ChoiceKey
from game.model.scene import Choice, Half, Outcome, Passing, Picks, Ruling
from tests.builders import after, desk, odds

TODAY = date(2020, 1, 10)


def test_takes_lets_calendar_days_pass():
    case = desk({"days": "takes: 5 days", "weeks": "takes: 2 weeks"})

    assert after(case, "days").date == date(2020, 1, 6)
    assert after(case, "weeks").date == date(2020, 1, 15)


def test_until_lets_time_pass_to_that_day():
    assert Passing(until=date(2020, 2, 1)).ends_on(TODAY) == date(2020, 2, 1)


def test_until_takes_no_time_once_the_day_has_come():
    assert Passing(until=TODAY).ends_on(TODAY) == TODAY
    assert Passing(until=date(2019, 5, 5)).ends_on(TODAY) == TODAY


def test_a_half_without_time_takes_none():
    assert Passing().ends_on(TODAY) == TODAY


def test_the_next_scene_is_the_outcomes_else_the_choices():
    case = desk({"act": "goes_to: end, outcomes: {stays: {odds: 50, goes_to: desk}, ends: {}}"})

    assert after(case, "act:stays").scene == "desk"
    assert after(case, "act:ends").scene == "end"


def chance(written: str, *turns: str) -> Fraction | None:
    """Return the odds of an outcome beside one that takes the rest, after some turns."""
    case = desk(
        {
            "find": "effects: [{find: found}]",
            "raise": "effects: [{preserve: first}]",
            "act": f"outcomes: {{granted: {{odds: {written}}}, denied: {{}}}}",
        }
    )
    return odds(case, after(case, *turns), "act").get("granted")


@pytest.mark.parametrize(
    ("written", "chances"), [("35", "35/100"), ("2.5", "25/1000"), ("0.000001", "1/100000000"), ("100", "1")]
)
def test_odds_are_points_of_100_read_exactly(written, chances):
    assert chance(written) == Fraction(chances)


PLUS = "{base: 20, plus: [{when: [{fact: found}], points: 15}, {when: [{preserved: first}], points: -30.5}]}"


def test_what_is_added_to_a_base_counts_while_its_guards_hold():
    assert chance(PLUS) == Fraction(20, 100)
    assert chance(PLUS, "find") == Fraction(35, 100)
    assert chance(PLUS, "find", "raise") == Fraction(45, 1000)


def test_a_base_with_additions_is_kept_within_0_and_100():
    assert chance(PLUS, "raise") is None, "an outcome at 0 is not open"
    assert chance("{base: 90, plus: [{when: [{fact: found}], points: 15}]}", "find") == 1


def test_the_bounds_are_kept_once_all_is_added():
    """Taken one after the other, 90 + 20 - 20 would be 80."""
    both = (
        "{base: 90, plus: [{when: [{fact: found}], points: 20}, {when: [{preserved: first}], points: -20}]}"
    )

    assert chance(both, "find", "raise") == Fraction(90, 100)


@pytest.mark.parametrize(
    ("passing", "day"),
    [
        (Passing(), 10),
        (Passing(days=3), 13),
        (Passing(until=date(2020, 1, 15)), 15),
        (Passing(until=date(2020, 1, 5)), 10),
    ],
)
def test_time_passes_by_days_or_until_a_day_that_has_not_come(passing, day):
    assert passing.ends_on(TODAY) == date(2020, 1, day)


def test_arguments_that_were_not_picked_are_left_out_only_where_that_forfeits_them():
    assert Picks(("a", "b", "c"), 2, forfeits_rest=True).left_out(("b",)) == ("a", "c")
    assert Picks(("a", "b", "c"), 2).left_out(("b",)) == ()
    sparing = Picks(("a", "b", "c"), 2, forfeits_rest=True, spares_preserved=True)
    assert sparing.left_out(("b",), frozenset("c")) == ("a",)
    assert not sparing.offers_preserved


def test_the_cause_of_a_half_is_its_own_before_that_of_its_ruling():
    ruling = Ruling(None, "It stands.")

    assert Half(because="So.", ruling=ruling).cause == "So."
    assert Half(ruling=ruling).cause == "It stands."
    assert Half().cause == ""


def test_an_outcome_goes_on_where_it_says_and_else_where_its_choice_does():
    won, lost = (
        Outcome("won", "Won", Half(), goes_to="there", historical=True),
        Outcome("lost", "Lost", Half()),
    )
    choice = Choice(
        ChoiceKey("desk", "act"), "Act", Half(), outcomes={"lost": lost, "won": won}, goes_to="here"
    )

    assert [choice.goes_on(one) for one in (won, lost, None)] == ["there", "here", "here"]
    assert choice.real_outcome == "won"
    assert Choice(ChoiceKey("desk", "act"), "Act", Half(), outcomes={"lost": lost}).real_outcome is None
    with pytest.raises(AssertionError, match="leads nowhere"):
        Choice(ChoiceKey("desk", "act"), "Act", Half()).goes_on(lost)


def test_endings_are_the_scenes_that_end_the_case_in_their_order():
    scenario = desk({"act": ""}).scenario

    assert [one.id for one in scenario.endings] == ["end"]
    assert str(replace(scenario.edition, number=3, digest="abc")) == "3-abc"
    assert scenario.choice(ChoiceKey("desk", "act")).label == "Act"
