"""What a player has met before: only what is new of people and papers is told in full."""

from game.pages.lines.story import Met
from tests.builders import desk, played


def test_who_speaks_after_a_turn_is_met_by_that_turn_and_not_before_it():
    case = desk({"ask": "text: [{judge: Denied.}]"}, {"cast": "{judge: {name: Ada Byrne, role: Judge}}"})
    replay = played(case, "ask")

    assert Met.until_turn(case, replay).cast == set()
    assert Met.until_scene(case, replay).cast == {"judge"}
