"""The earliest and the latest day of each scene, and what of days and fines need not be told apart."""

from datetime import date
from fractions import Fraction

import pytest

from game.model.scene import Passing
from game.search.days import Ceilings, later, latest_days, soonest_days
from game.search.liveness import live_values
from game.search.order import order_of
from game.search.packing import PackedLayout
from tests.builders import HEAD, read
from tests.search.test_told_apart import odds_of_end

TOP = "".join(f"{key}: {value}\n" for key, value in HEAD.items())
ENDS = "  end: {ending: {title: The end}}\n  out: {ending: {title: Out}}\n"


def days(scenes: str):
    scenario = read(f"{TOP}scenes:\n{scenes}  end: {{ending: {{title: The end}}}}\n").playable
    layout = PackedLayout.of(scenario)
    return soonest_days(scenario), latest_days(scenario, layout, order_of(scenario, layout))


def test_days_pass_in_counsels_half_and_in_the_courts():
    soonest, latest = days("""\
  desk:
    choices:
      quick: {takes: 1 day, goes_to: hall}
      slow: {takes: 2 weeks, goes_to: hall}
  hall:
    choices:
      ask:
        takes: 1 day
        outcomes:
          waited: {until: 2020-01-10, goes_to: end}
          heard: {takes: 3 days, goes_to: end}
""")

    assert soonest == {"desk": 0, "hall": 1, "end": 5}
    # On the fifteenth day that date has passed, and the other outcome takes three days more.
    assert latest == {"desk": 0, "hall": 14, "end": 18}


def test_a_loop_is_gone_round_as_often_as_it_can_be():
    soonest, latest = days("""\
  desk:
    choices:
      wait: {takes: 2 days, times: 3, goes_to: desk}
      go: {takes: 1 day, goes_to: end}
""")

    assert soonest == {"desk": 0, "end": 1}
    assert latest == {"desk": 6, "end": 7}


@pytest.mark.parametrize(
    ("passing", "day"),
    [
        (Passing(3), 7),
        (Passing(0), 4),
        (Passing(0, date(2020, 1, 9)), 8),
        (Passing(0, date(2020, 1, 5)), 4),
        (Passing(0, date(2020, 1, 2)), 4),
    ],
)
def test_a_day_that_has_passed_is_not_waited_for(passing, day):
    scenario = read(f"{TOP}scenes:\n  desk: {{choices: {{go: {{goes_to: end}}}}}}\n{ENDS}").playable

    assert later(4, passing, scenario) == day


def ceilings(effect: str, guard: str, kept: bool = False):
    scenes = f"  desk: {{choices: {{go: {{effects: [{effect}], goes_to: hall}}}}}}\n"
    scenes += f"  hall: {{choices: {{pay: {{when: [{guard}], goes_to: end}}, go: {{goes_to: out}}}}}}\n"
    scenario = read(f"{TOP}scenes:\n{scenes}{ENDS}").playable
    layout = PackedLayout.of(scenario)
    found = Ceilings(scenario, layout, layout.fines["order"].mask if kept else 0)
    return layout, found


def test_fines_are_told_apart_up_to_the_most_that_any_guard_asks_for():
    layout, found = ceilings(
        "{sanction: order, per_day: 4}", "{fines: order, above: 60}, {fines: order, at_most: 90}"
    )

    assert found.parts == ((layout.fines["order"], 91),)
    assert not found.at_once("order")


@pytest.mark.parametrize(
    ("effect", "guard", "kept"),
    [
        ("{fines: order, by: 20}", "{fines: order, above: 60}", True),
        ("{fines: order, by: -20}", "{fines: order, above: 60}", False),
        ("{fines: order, by: 20}", "{after: 2020-01-01}", False),
    ],
)
def test_fines_that_are_asked_for_at_the_end_or_may_fall_or_are_never_asked_for_have_no_ceiling(
    effect, guard, kept
):
    assert ceilings(effect, guard, kept)[1].parts == ()


@pytest.mark.parametrize(("per_day", "at_once"), [(61, True), (60, False)])
def test_where_one_day_comes_to_the_ceiling_one_sum_is_like_another(per_day, at_once):
    layout, found = ceilings(f"{{sanction: order, per_day: {per_day}}}", "{fines: order, above: 60}")

    assert found.at_once("order") is at_once
    assert ((layout.sums["order"], 1) in found.parts) is at_once


@pytest.mark.parametrize(
    ("doubles", "counted"), [("", False), (", doubles: daily", True), (", doubles: weekly", True)]
)
def test_days_are_counted_only_for_a_sum_that_doubles(doubles, counted):
    layout, found = ceilings(f"{{sanction: order, per_day: 5{doubles}}}", "{fines: order, above: 60}")

    assert bool(found.uncounted & layout.counts["order"].mask) is not counted


def test_fines_above_what_is_asked_for_that_fall_again_are_told_apart():
    scenes = """\
  desk:
    choices:
      low: {effects: [{fines: order, to: 40}], goes_to: hall}
      high: {effects: [{fines: order, to: 90}], goes_to: hall}
  hall:
    choices:
      less: {effects: [{fines: order, by: -30}], goes_to: asked}
  asked:
    choices:
      pay: {when: [{fines: order, above: 30}], goes_to: end}
      go: {goes_to: out}
"""
    assert odds_of_end(scenes) == Fraction(1, 4)


@pytest.mark.parametrize(("moves", "told"), [("order-at-once", False), ("hold", True), ("hold, stay", True)])
def test_days_are_told_apart_before_a_wait_only_where_a_deadline_may_have_started(moves, told):
    """A notice of appeal runs from the contempt; an order alone starts nothing."""
    scenario = read(f"""{TOP}scenes:
  desk:
    choices:
      now: {{moves: [{moves}], goes_to: hall}}
      later: {{takes: 3 days, moves: [{moves}], goes_to: hall}}
  hall:
    choices:
      wait: {{until: 2020-01-16, goes_to: asked}}
  asked:
    choices:
      win: {{when: [{{deadline: order.notice, is: open}}], goes_to: end}}
      go: {{goes_to: out}}
{ENDS}""").playable
    live = live_values(scenario, PackedLayout.of(scenario))

    assert live[list(scenario.scenes).index("hall")].tells_days is told
