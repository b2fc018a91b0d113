"""The example of docs/search.md: built from the page, and every number on it held."""

import re
from collections import Counter
from fractions import Fraction

import pytest

from game.search.explore import explore, whole
from game.search.extremes import extremes
from game.search.steps import compile_steps, everything
from game.search.weighing import Weighing
from tests.builders import ROOT, read

PAGE = (ROOT / "docs" / "search.md").read_text("utf-8")


@pytest.fixture(scope="module")
def steps():
    return compile_steps(read(re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[1]).playable)


def by_scene(explored) -> dict[str, int]:
    return Counter(explored.scene(number) for number in explored.forward)


def column(place: int) -> dict[str, int]:
    """A column of the table of positions, by scene."""
    rows = re.findall(r"^\| (\w+) \| (\d+) \| (\d+) \| (\d+) \|$", PAGE, re.MULTILINE)
    return {row[0]: int(row[place]) for row in rows if row[0] != "all"}


def test_the_page_counts_the_positions_of_each_scene(steps):
    raw, live = explore(steps, everything(steps), mark=whole), explore(steps, mark=whole)
    quotient = explore(steps)

    assert [by_scene(one) for one in (raw, live, quotient)] == [column(place) for place in (1, 2, 3)]
    assert [len(raw), len(live), len(quotient)] == [12, 9, 7]
    assert (raw.positions, quotient.positions) == (12, 9)


def test_the_hall_is_tried_once_and_there_are_six_patterns(steps):
    layout, turns = steps.layout, steps.turns

    assert turns.untouched[1] & layout.facts["seen"].mask
    assert not turns.untouched[2] & (layout.facts["seen"].mask | layout.facts["filed"].mask)
    assert len({pattern.number for pattern in explore(steps).patterns}) == 6


def test_the_odds_on_the_page_are_exact(steps):
    explored = explore(steps)
    best = extremes(explored)["won"]

    assert Weighing(explored).probabilities()["won"] == Fraction(3, 40)
    assert (best.minimum, best.maximum) == (0, Fraction(3, 5))
    assert [turn.choice for turn in best.play] == ["look", "file", "argue"]


def test_successors_come_before_their_predecessors(steps):
    explored = explore(steps)

    assert explored.opening == len(explored) - 1
    for number, targets in enumerate(explored.targets):
        assert all(target < number for target in targets)
