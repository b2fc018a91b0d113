"""Choices that are dominated or equivalent, and those that only seem to be."""

import pytest

from tests.proof.cases import at_a_desk, codes

TWO = """\
      one: {label: Do one thing, %s goes_to: done}
      other: {label: Do the other thing, %s goes_to: done}
"""
METERS = "meters: {trust: {label: Trust, starts_at: 60}, cost: {label: Cost, starts_at: 10, better: low}}\n"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("trust, by: -5", "trust, by: -9", True),
        ("trust, by: 5", "cost, by: -9", False),
        ("cost, by: 5", "cost, by: 9", True),
        ("cost, by: -9", "cost, by: -5", True),
    ],
)
def test_a_choice_is_dominated_by_meters_only_in_their_better_direction(tmp_path, one, other, told):
    effects = tuple(f"effects: [{{meter: {each}}}]," for each in (one, other))
    result = at_a_desk(tmp_path, TWO % effects, head=METERS)

    assert ("D030" in codes(result)) is told
    assert "D031" not in codes(result)


def test_a_choice_with_better_odds_of_an_ending_is_not_dominated(tmp_path):
    choices = """\
      bold:
        label: Argue boldly
        outcomes:
          won: {label: Won, odds: 30, goes_to: won}
          lost: {label: Lost, goes_to: done}
      meek:
        label: Argue meekly
        outcomes:
          won: {label: Won, odds: 60, goes_to: won}
          lost: {label: Lost, goes_to: done}
"""
    won = "  won: {text: You have won., ending: {title: Won}}\n"

    # Each makes one of the two endings likelier than the other does.
    assert not {"D030", "D031"} & set(codes(at_a_desk(tmp_path, choices, rest=won)))
    same = choices.replace("odds: 60", "odds: 30")
    assert "D031" in codes(at_a_desk(tmp_path, same, rest=won))


def test_a_choice_that_fines_more_is_dominated(tmp_path):
    effects = tuple(f"effects: [{{fines: order, by: {sum_}}}]," for sum_ in (100, 500))

    assert "D030" in codes(at_a_desk(tmp_path, TWO % effects))


def test_a_choice_that_something_still_asks_for_is_no_fake(tmp_path):
    choices = """\
      say: {label: Say it, goes_to: hearing}
      hush: {label: Say nothing, goes_to: hearing}
"""
    hearing = """\
  hearing:
    text: The judge waits.
    choices:
      rest: {label: Rest, goes_to: done}
      repeat: {label: Repeat it, when: [{chosen: desk.say}], goes_to: won}
  won: {text: You have won., ending: {title: Won}}
"""
    assert "D031" not in codes(at_a_desk(tmp_path, choices, rest=hearing))
