"""The course of a play beside history in the debrief: drawn once where both are one, with each fork."""

from collections.abc import Mapping

import pytest

from game.authoring.playbook import historical_replay
from game.content.library import Library
from game.content.phrases import Phrases
from game.desktop.screens.courses import courses
from game.desktop.screens.desk import OpenedCase
from game.desktop.screens.turning import Sitting
from game.engine import debrief as lessons
from game.engine.case import Case
from game.engine.play import Play
from game.model.record import Turn
from tests.desktop.pilot import Pilot, words

OTHERWISE: Mapping[str, Turn] = {
    "ordered": Turn("ordered", "refuse-alone", (), "steep"),
    "appeal": Turn("appeal", "lead-statute", (), "affirmed"),
}


@pytest.fixture
def sitting(tmp_path) -> Sitting:
    """The tutorial: off history at the meter, where one turn more is taken, and again at the appeal."""
    loaded = Library().load("first-steps")
    case = Case(loaded.playable)
    real = historical_replay(case, loaded.historical)
    play = Play.begin(case, 1)
    for turn in real.turns:
        if turn.scene == "meter":
            play = play.make(Turn("meter", "ask-stay", (), "refused"))
        play = play.make(OTHERWISE.get(turn.scene, turn))
    desk = Pilot(tmp_path).stage.screen.desk
    return Sitting(desk, OpenedCase(case, Phrases(loaded.playable, words()), real), play)


def chart(sitting: Sitting):
    told = lessons.debrief(sitting.opened.case, sitting.play.replay, sitting.opened.real)
    return courses(sitting, told, None)


def test_what_both_courses_pass_is_one_station_and_each_fork_is_told(sitting):
    drawn = chart(sitting)
    plan = drawn.plan

    assert [key for key, lane in plan.lane.items() if lane] == ["border-holds#1"]
    assert [part.one for part in plan.leaving()] == ["meter#1", "appeal#1"]
    forks = [line.text for line in drawn.mirror(None) if line.role == "fork"]
    assert forks == ["Where they part: The meter", "Where they part: Winifred comes ashore"]


def test_a_play_that_went_as_history_did_has_one_line(sitting):
    real = sitting.opened.real
    play = Play.begin(sitting.opened.case, 1)
    for turn in real.turns:
        play = play.make(turn)

    drawn = chart(sitting.played(play))

    assert drawn.history == ()
    assert drawn.plan.leaving() == ()
    assert [line.role for line in drawn.mirror(None) if line.role in ("course", "fork")] == ["course"]
