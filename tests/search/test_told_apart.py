"""What may not be told apart is alike to the end: days, deadlines, fines, and the text of an outcome."""

from fractions import Fraction

import pytest

from game.model.ids import SceneId, VariantId
from game.search.explore import explore
from game.search.minutes import reading_minutes
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from tests.builders import HEAD, after, desk, read

TWO_TEXTS = (
    "\n".join(f"{key}: {value}" for key, value in HEAD.items())
    + """
scenes:
  desk:
    choices:
      ask:
        label: Ask
        outcomes:
          granted: {odds: 50, goes_to: end}
          denied: {text: WORDS, goes_to: end}
  end: {ending: {title: The end}}
"""
)


def test_what_is_read_after_a_turn_is_the_text_of_its_own_outcome():
    scenario = read(TWO_TEXTS.replace("WORDS", "word " * 200)).playable
    minutes = reading_minutes(compile_steps(scenario))

    assert minutes.longest - minutes.shortest == 1
    assert abs(minutes.mean - minutes.shortest - Fraction(1, 2)) < Fraction(1, 10)


def odds_of_end(scenes: str, head: str = "", variant: str | None = None) -> Fraction:
    """Return the exact odds of `end` in a case of some scenes, under even choices."""
    keys = "".join(f"{key}: {value}\n" for key, value in HEAD.items())
    ends = "  end: {ending: {title: The end}}\n  out: {ending: {title: Out}}\n"
    scenario = read(f"{keys}{head}scenes:\n{scenes}{ends}").playable
    steps = compile_steps(scenario, VariantId(variant) if variant else None)
    return Weighing(explore(steps)).probabilities()[SceneId("end")]


def test_a_day_that_counsel_may_pass_before_the_court_waits_is_told_apart():
    scenes = """\
  desk:
    choices:
      now: {goes_to: hall}
      later: {takes: 3 days, goes_to: hall}
  hall:
    choices:
      ask: {takes: 5 days, outcomes: {heard: {until: 2020-01-07, goes_to: asked}}}
  asked:
    choices:
      win: {when: [{after: 2020-01-07}], goes_to: end}
      go: {goes_to: out}
"""
    assert odds_of_end(scenes) == Fraction(1, 4)


def test_how_long_one_waits_matters_to_a_deadline_that_only_a_variant_opens_with():
    head = "variants: {hurried: {title: Hurried, opens_with: [{deadline: reply, in: 5 days}]}}\n"
    scenes = """\
  desk:
    choices:
      walk: {takes: 3 days, goes_to: hall}
  hall:
    choices:
      wait: {until: 2020-01-05, goes_to: asked}
  asked:
    choices:
      win: {when: [{deadline: reply, is: open}], goes_to: end}
      go: {goes_to: out}
"""
    assert odds_of_end(scenes, head, "hurried") == Fraction(1, 2)


def test_a_day_that_may_be_the_last_one_does_not_settle_what_is_asked_before_it():
    scenes = """\
  desk:
    choices:
      look: {goes_to: hall}
      find: {effects: [{find: found}], goes_to: hall}
      wait: {takes: 3 days, effects: [{find: found}], goes_to: hall}
  hall:
    choices:
      win: {when: [{before: 2020-01-04}, {fact: found}], goes_to: end}
      go: {goes_to: out}
"""
    assert odds_of_end(scenes) == Fraction(1, 6)


def test_fines_above_what_a_guard_allows_at_most_are_told_apart_from_those_at_it():
    scenes = """\
  desk:
    choices:
      low: {effects: [{fines: order, to: 60}], goes_to: asked}
      high: {effects: [{fines: order, to: 61}], goes_to: asked}
  asked:
    choices:
      pay: {when: [{fines: order, at_most: 60}], goes_to: end}
      go: {goes_to: out}
"""
    assert odds_of_end(scenes) == Fraction(1, 4)


def test_a_day_that_may_be_the_first_one_does_not_settle_what_is_asked_after_it():
    scenes = """\
  desk:
    choices:
      look: {takes: 3 days, goes_to: hall}
      find: {takes: 3 days, effects: [{find: found}], goes_to: hall}
      wait: {takes: 5 days, effects: [{find: found}], goes_to: hall}
  hall:
    choices:
      win: {when: [{not: [{after: 2020-01-04}]}, {fact: found}], goes_to: end}
      go: {goes_to: out}
"""
    assert odds_of_end(scenes) == Fraction(1, 6)


@pytest.mark.parametrize(("most", "odds"), [(39, 0), (40, Fraction(1, 2))])
def test_what_counsel_has_waited_the_court_need_not_wait_again(most, odds):
    """Three days of counsel's and one of the court's make four days of fines."""
    scenes = f"""\
  desk:
    choices:
      refuse: {{moves: [hold], effects: [{{sanction: order, per_day: 10}}], goes_to: hall}}
  hall:
    choices:
      ask: {{takes: 3 days, outcomes: {{heard: {{until: 2020-01-05, goes_to: asked}}}}}}
  asked:
    choices:
      pay: {{when: [{{fines: order, at_most: {most}}}], goes_to: end}}
      go: {{goes_to: out}}
"""
    assert odds_of_end(scenes) == odds


def test_a_move_that_may_be_left_out_does_not_surely_meet_its_deadline():
    """Notice that runs from the first day is over on the seventeenth, and from the fourth it still runs."""
    scenes = """\
  desk:
    choices:
      now: {goes_to: hall}
      later: {takes: 3 days, goes_to: hall}
  hall:
    choices:
      refuse: {moves: [hold, {move: appeal, when: [{fact: found}]}], goes_to: cell}
  cell:
    choices:
      wait: {until: 2020-01-17, goes_to: asked}
  asked:
    choices:
      win: {when: [{deadline: order.notice, is: open}], goes_to: end}
      go: {goes_to: out}
"""
    assert odds_of_end(scenes) == Fraction(1, 4)


@pytest.mark.parametrize(
    ("first", "then", "asked"),
    [("forfeit", "effects: [{preserve: first}]", "preserved"), ("preserve", "moves: [hold]", "forfeited")],
    ids=["a forfeited one cannot be preserved later", "a preserved one is not forfeited by the record's end"],
)
def test_what_an_argument_will_be_depends_on_what_it_was(first, then, asked):
    """Only the play without the first effect comes to where the argument is as it is asked to be."""
    scenes = f"""\
  desk:
    choices:
      act: {{effects: [{{{first}: first}}], goes_to: hall}}
      wait: {{goes_to: hall}}
  hall:
    choices:
      on: {{{then}, goes_to: asked}}
  asked:
    choices:
      win: {{when: [{{{asked}: first}}], goes_to: end}}
      go: {{goes_to: out}}
"""
    assert odds_of_end(scenes) == Fraction(1, 4)


def test_how_long_coming_to_a_scene_waits_matters_to_fines():
    scenes = """\
  desk:
    choices:
      now: {goes_to: hall}
      later: {takes: 3 days, goes_to: hall}
  hall:
    choices:
      refuse: {moves: [hold], effects: [{sanction: order, per_day: 10}], goes_to: asked}
  asked:
    on_arrival: {until: 2020-01-05}
    choices:
      pay: {when: [{fines: order, at_least: 20}], goes_to: end}
      go: {goes_to: out}
"""
    assert odds_of_end(scenes) == Fraction(1, 4)


def test_days_that_are_left_tell_positions_apart():
    case = desk({f"in-{days}": f"effects: [{{deadline: reply, in: {days} days}}]" for days in (3, 5)})
    layout = compile_steps(case.scenario).layout

    assert layout.pack(after(case, "in-3")) != layout.pack(after(case, "in-5"))
