"""The play that stands beside the most of an ending: it reaches it by best choices, and by no detour."""

from fractions import Fraction

import pytest

from game.content.loading import load
from game.engine.case import Case
from game.model.position import Position
from game.model.record import Turn
from game.model.scenario import Scenario
from game.search.explore import explore
from game.search.extremes import extremes
from game.search.steps import compile_steps
from tests.builders import CASES
from tests.proof.test_checks import HEAD, checked

FEW = 3_000
DETOUR = """\
scenes:
  desk:
    text: The order is on the desk.
    choices:
      look: {label: Look, times: 1, effects: [{find: found}], goes_to: desk}
      wait: {label: Wait, times: 1, takes: 1 day, goes_to: desk}
      ask:
        label: Ask
        outcomes:
          granted: {label: Granted, when: [{fact: found}], odds: 40, goes_to: done}
          denied: {label: Denied, goes_to: out}
      go: {label: Go, goes_to: done}
  done: {text: It is over., ending: {title: Done}}
  out: {text: You are out., ending: {title: Out}}
"""


class Brute:
    """The most that play can make of one ending, by the engine alone."""

    def __init__(self, scenario: Scenario, ending: str) -> None:
        self.case, self._ending, self._known = Case(scenario), ending, dict[str, Fraction]()

    def best(self, position: Position) -> Fraction:
        key = repr(position)
        if key not in self._known:
            turns = list(self.turns(position))
            self._known[key] = max(map(self.of, turns)) if turns else self.at_end(position)
        return self._known[key]

    def at_end(self, position: Position) -> Fraction:
        return Fraction(position.scene == self._ending)

    def turns(self, position: Position):
        """Yield each way to choose: its choice, its picks, and how it can turn out."""
        for choice in self.case.open_choices(position):
            offer = self.case.picks(position, choice.key.choice)
            for picks in offer.sets() if offer else ((),):
                # Not every allowed set of picks leaves an outcome open.
                if not choice.outcomes or self.case.outcomes(position, choice.key.choice, picks):
                    yield position, choice.key.choice, picks

    def of(self, turn) -> Fraction:
        position, choice, picks = turn
        outcomes = self.case.outcomes(position, choice, picks)
        if not outcomes:
            return self.best(self.after(position, Turn(position.scene, choice, picks)))
        return sum(
            (one.odds * self.best(self.after(position, Turn(position.scene, choice, picks, one.outcome.id))))
            for one in outcomes
        )

    def after(self, position: Position, turn: Turn) -> Position:
        return self.case.advance(position, turn).after


def most_of(scenario: Scenario):
    explored = explore(compile_steps(scenario), limit=FEW)
    return None if explored.bounded else extremes(explored)


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(one, marks=pytest.mark.long) if one.parent.name == "contempt-gate" else one
        for one in CASES
        if one.parent.name != "every-key"
    ],
    ids=lambda one: one.parent.name,
)
def test_each_turn_of_the_play_keeps_the_most_that_can_be_made_of_its_ending(file):
    scenario = load(file).playable
    found = most_of(scenario)
    if found is None:
        pytest.skip("too large for brute force")

    for ending, range_ in found.items():
        brute = Brute(scenario, ending)
        position = brute.case.begin().position
        assert range_.maximum == brute.best(position)
        assert bool(range_.play) == bool(range_.maximum)
        for turn in range_.play:
            assert brute.of((position, turn.choice, turn.picks)) == brute.best(position)
            position = brute.after(position, turn)
        assert not range_.play or position.scene == ending


def test_the_play_makes_no_detour(tmp_path):
    checked(tmp_path, HEAD + DETOUR)
    found = most_of(load(tmp_path / "scenario.yaml").playable)

    assert [[turn.choice for turn in range_.play] for range_ in found.values()] == [["go"], ["ask"]]
