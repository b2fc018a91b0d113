"""A scene that goes on by itself: as one with a single choice does, and told where it is written."""

import pytest

from game.classroom.decisions import ClassCourse, played_on
from game.content.phrases import Phrases
from game.engine.case import Case
from game.engine.play import Play
from game.model.ids import SceneId
from game.pages.lines.telling import Telling
from game.search.decisive import decisive_choices
from game.search.explore import explore
from game.search.policy import uniform
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from game.workshop.schema_names import names_of
from tests.builders import open_here, played, read, record, written
from tests.proof.cases import HEAD, checked
from tests.terminal.scripts import WORDS

CHOICES = {"find": "goes_to: night, effects: [{find: found}]", "sleep": "goes_to: night"}
DAY = """\
  day:
    text: Day.
    choices:
      act: {label: Act, when: [{chosen: night.go-on}], goes_to: end}
      rest: {label: Rest, goes_to: end}
"""
GOES_TO = "goes_to: [{to: end, when: [{fact: found}]}, day]"
OUTCOMES = "outcomes: {late: {odds: 1/3, when: [{fact: found}], goes_to: day}, early: {goes_to: end}}"


def case(inside: str) -> Case:
    """Return a case whose scene `night` has this inside, behind its text and a day that passes on arrival."""
    night = f"  night:\n    text: Night.\n    on_arrival: {{takes: 1 day}}\n    {inside}\n"
    return Case(read(written(CHOICES, {}, "Evening.") + night + DAY).playable)


@pytest.mark.parametrize("inside", [GOES_TO, OUTCOMES])
def test_it_has_the_odds_and_the_positions_of_a_single_choice_and_decides_nothing(inside):
    weighed = []
    for each in (inside, f"choices: {{go-on: {{label: Go on, {inside}}}}}"):
        steps = compile_steps(case(each).scenario)
        weighed.append(Weighing(explore(steps), uniform))
    one, other = weighed

    assert one.probabilities() == other.probabilities()
    assert len(one.explored.targets) == len(other.explored.targets)
    assert "night.go-on" in map(str, (each.choice for each in decisive_choices(other)))
    assert "night.go-on" not in map(str, (each.choice for each in decisive_choices(one)))


def test_its_turn_is_one_of_a_play_and_it_says_that_nothing_is_to_decide():
    one = case(GOES_TO)
    phrases = Phrases(one.scenario, WORDS)
    play = Play.resume(one, record(one, "sleep", "night.go-on"))

    assert play.position.scene == "day"
    assert open_here(one, play.position) == ["act", "rest"]
    assert "There is nothing to decide here." in Telling(phrases).standing(play.undo())
    assert "You choose" not in Telling(phrases).followed(play)


def test_a_class_is_played_past_it_even_where_history_never_came():
    one = case(GOES_TO)
    course = ClassCourse((), played(one, "find"))

    assert played_on(one, None, course, SceneId("day")).scene == "end"


SCENE = """\
scenes:
  desk:
    text: The order is on the desk.
    outcomes:
      lost: {label: Lost, odds: 10, goes_to: done}
      kept: {label: Kept, when: [{fact: found}], odds: 20, goes_to: done}
      shown: {label: Shown, moves: [appeal], goes_to: done, intended: Nobody may appeal here.}
  done: {text: It is over., ending: {title: Done}}
"""


def test_what_is_wrong_with_it_is_told_at_its_line_and_waived_there(tmp_path):
    result = checked(tmp_path, HEAD + SCENE)

    told = [(one.code, one.place.line) for one in result.problems]
    assert told == [("D029", 7), ("D003", 11), ("D020", 15), ("D011", 17)]
    assert "'kept' needs {fact: found} (line 15)" in result.problems[1].remedy
    assert [one.reason for one in result.waived] == ["Nobody may appeal here."]


def test_an_editor_offers_its_turn_where_turns_are_named(tmp_path):
    checked(tmp_path, HEAD + SCENE)

    assert "desk.go-on" in names_of(tmp_path / "scenario.yaml")["choice"]
