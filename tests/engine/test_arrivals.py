"""Where a turn leads at its end, and what happens at once on coming to a scene."""

import pytest

from game.engine.case import Case
from tests.builders import after, docket, failing, played, read, written

HALL = """\
  hall:
    text: ["It is {if other | known | unknown}.", {text: Fined., when: [{fines: order, above: 0}]}]
    on_arrival:
      takes: 3 days
      effects: [{find: other, when: [{fact: found}]}, {meter: trust, by: -5}]
      files: Counsel arrives.
      because: It is far.
    choices: {back: {goes_to: hall, times: 2}, out: {goes_to: end}}
"""
FOUND = "{find: found}"
WAYS = "[{to: hall, when: [{fact: found}, {posture: contempt}]}, {to: end, when: [{fact: found}]}, desk]"


def case(opens_at: str = "desk", **head: str) -> Case:
    """Return a case with a hall beside its desk."""
    choices = {
        "find": f"goes_to: {WAYS}, effects: [{FOUND}], times: 3",
        "refuse": f"goes_to: {WAYS}, moves: [hold], effects: [{{sanction: order, per_day: 10}}, {FOUND}]",
        "ask": f"goes_to: {WAYS}, times: 1, outcomes: {{yes: {{odds: 50, goes_to: hall}}, no: {{}}}}",
    }
    return Case(read(written(choices, {**head, "opens_at": opens_at}) + HALL).playable)


@pytest.mark.parametrize(
    ("turn", "scene"), [("find", "end"), ("refuse", "hall"), ("ask:yes", "hall"), ("ask:no", "desk")]
)
def test_the_first_way_whose_guards_hold_after_the_turn_is_gone(turn, scene):
    assert after(case(), turn).scene == scene


def test_on_arrival_time_passes_then_effects_happen_each_time_and_the_text_is_judged_last():
    one = case()
    replay = played(one, "refuse", "hall.back")

    assert (str(replay.position.date), replay.position.meters["trust"]) == ("2020-01-07", 50)
    assert replay.position.matters["order"].fines == 60
    assert [part.text for part in one.text(replay.position)] == ["It is known.", "Fined."]
    assert docket(replay)[-1] == ("2020-01-07", "Filed")
    assert [change.because for change in replay.steps[-1].changes] == ["It is far."]


def test_what_happens_on_arrival_happens_where_the_case_opens_too():
    opening = case("hall").opening()

    assert (str(opening.date), opening.meters["trust"]) == ("2020-01-04", 55)


@pytest.mark.parametrize(
    ("ways", "column", "said"),
    [
        ("[{to: end, when: [{fact: found}]}]", 23, "S018 where these guards fail, this leads nowhere"),
        ("[end, desk]", 23, "S018 the ways after this one are never gone"),
        ("[{to: edn, when: [{fact: found}]}, desk]", 28, "S012 unknown scene 'edn'"),
    ],
)
def test_ways_that_lead_nowhere_or_are_never_gone_are_told_at_their_place(ways, column, said):
    (problem,) = failing({"act": f"goes_to: {ways}"})

    assert (problem.place.column, f"{problem.code} {problem.what}") == (column, said)
