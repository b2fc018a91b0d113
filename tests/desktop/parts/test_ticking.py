"""A fine that runs ticks day by day when time passes; a stay visibly stops it; no motion, no tick."""

from dataclasses import replace

import pytest

from game.content.phrases import Phrases
from game.desktop import app
from game.desktop.parts.rows import TickingRow
from game.desktop.screens.after import AfterScreen
from game.desktop.screens.desk import OpenedCase, Sitting
from game.desktop.screens.passed_time import fines
from game.desktop.stage.motion import ROLL
from game.engine.play import Play
from tests.builders import desk
from tests.desktop.pilot import Pilot, words
from tests.desktop.stage.test_motion import Seen

CASE = desk(
    {
        "fine": "label: Refuse, effects: [{sanction: order, per_day: 10}], moves: [hold]",
        "wait": "label: Wait, takes: 5 days",
        "stay": "label: Stay it, takes: 2 days, moves: [stay]",
    }
)


@pytest.fixture
def pilot(tmp_path) -> Pilot:
    return Pilot(tmp_path)


def sitting(pilot: Pilot, *choices: str) -> Sitting:
    play = Play.begin(CASE, 7)
    for choice in choices:
        play = play.choose(choice)
    player = getattr(pilot.stage.screen, "desk", None) or pilot.stage.screen.sitting.desk
    return Sitting(player, OpenedCase(CASE, Phrases(CASE.scenario, words())), play)


def shown(pilot: Pilot, *choices: str) -> Seen:
    """A window in which the page of what followed has just come."""
    window = Seen()
    app.paint(window, pilot.stage)
    pilot.stage.screen = AfterScreen(sitting(pilot, *choices))
    pilot.stage._show_screen()
    app.paint(window, pilot.stage)
    return window


def test_the_sum_passes_through_each_day_and_so_does_the_time(pilot):
    rows = [*fines(now := sitting(pilot, "fine", "wait"), now.play.last_step)]

    assert [row.steps for row in rows if isinstance(row, TickingRow)] == [("$0", "$10", "$20", "$30", "$40")]
    assert [row.row.value for row in rows] == ["$50"]


def test_it_rolls_once_within_a_quarter_of_a_second_and_rests_at_the_end(pilot):
    window = shown(pilot, "fine", "wait")
    motion, mover = pilot.stage.motion, pilot.pen.movers["tick:fines:order"]

    assert {name for name in pilot.pen.movers if name.startswith("tick:")} == {
        "tick:fines:order",
        "tick:days",
    }
    assert motion.lasts <= 250
    seen = []
    for spent in range(0, ROLL + 40, 8):
        motion.draw(window.surface, spent)
        seen.append(window.surface.subsurface(mover.rest).copy().get_buffer().raw)
    distinct = [one for number, one in enumerate(seen) if number == 0 or one != seen[number - 1]]
    assert len(distinct) == len(set(distinct)) == 6
    pilot.look_up()
    assert seen[-1] == pilot.surface.subsurface(mover.rest).copy().get_buffer().raw


def test_nothing_rolls_under_reduced_motion_or_while_no_fine_runs(pilot):
    shown(pilot, "wait")
    assert not [name for name in pilot.pen.movers if name.startswith("tick:")]

    pilot.preferences.choose(replace(pilot.preferences.now, reduced_motion=True))
    shown(pilot, "fine", "wait")
    assert pilot.stage.motion is None


def test_a_stay_visibly_stops_the_sum(pilot):
    now = sitting(pilot, "fine", "wait", "stay")
    rows = [*fines(now, now.play.last_step)]

    assert rows[-1].value == words()("desktop.stands_still", sum="$70")
    later = sitting(pilot, "fine", "wait", "stay", "wait")
    assert [*fines(later, later.play.last_step)] == []
