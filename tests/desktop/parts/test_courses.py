"""The course of a play beside history in the debrief: drawn once where both are one, with each fork."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations, pairwise

import pygame
import pytest
from pygame import Rect, Surface

from game.content.library import Library
from game.content.phrases import Phrases
from game.desktop.parts.course_rows import Stub
from game.desktop.parts.courses import Overview
from game.desktop.screens.desk import OpenedCase, Sitting
from game.desktop.screens.turning_points import TurningPoints, courses
from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.kit import Hand, Kit, Target
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.theme import look_of, palette_of
from game.engine import debrief as lessons
from game.engine.case import Case, historical_replay
from game.engine.play import Play
from game.model.record import Turn
from tests.desktop.picturing import Camera, Studio, _strayed
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
    return Sitting(desk, OpenedCase(case, Phrases(loaded.playable, words()), lambda: real), play)


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


def test_each_station_says_what_the_duty_came_to_there(sitting):
    """Once where it came there, and in the order in which it went through the procedure."""
    came_to = [stop.came_to for stop in chart(sitting).own]

    assert came_to[0] == ("stations/demand", "Demand")
    said = [label for _, label in came_to if label]
    assert said[:3] == ["Demand", "Order", "Contempt"]
    assert all(icon.startswith("stations/") for icon, label in came_to if label)
    (course,) = [line.text for line in chart(sitting).mirror(None) if line.text.startswith("Your course")]
    assert all(f"({label})" in course for label in said)


def glance(sitting: Sitting, width: int, scale: int = 100, numbered: bool = False):
    """What is drawn of the courses at one glance."""
    pygame.font.init()
    kit = Kit(replace(look_of(palette_of(), (1280, 720)), scale=scale), RenderCache())
    part = Overview(chart(sitting).numbered() if numbered else chart(sitting))
    high = part.height(kit, width)
    pen = Pen(Surface((width + 80, max(high, 1) + 80)), kit, Hand())
    if high:
        part.draw(pen, Rect(40, 40, width, high))
    return high, pen


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_at_one_glance_both_courses_are_named_and_nothing_overlaps(sitting, scale):
    high, pen = glance(sitting, 1180, scale)
    drawn = Rect(40, 40, 1180, high)

    assert {"Your course", "Marked road", "Demand"} <= {one.text for one in pen.written}
    assert [one for one in pen.written if not drawn.contains(one.box)] == []
    for first, second in combinations(pen.written, 2):
        assert not first.box.inflate(-2, -8).colliderect(second.box.inflate(-2, -8)), (first, second)


@pytest.mark.parametrize(("width", "scale"), [(1180, 100), (700, 150), (500, 200)])
def test_stations_are_numbered_as_in_the_rows_and_no_two_numbers_touch(sitting, width, scale):
    high, pen = glance(sitting, width, scale, numbered=True)
    drawn = chart(sitting).numbered()
    labels = [stop.label for stop in (*drawn.own, *drawn.history)]
    shown = [one for one in pen.written if one.text.isdigit()]

    assert shown
    assert {one.text for one in shown} <= {str(number) for number in drawn.numbers.values()}
    assert all(
        label.startswith(f"{drawn.numbers[stop.key]}. ")
        for stop, label in zip((*drawn.own, *drawn.history), labels, strict=True)
    )
    assert [one for one in pen.written if not Rect(40, 40, width, high).contains(one.box)] == []
    for first, second in combinations(pen.written, 2):
        assert not first.box.inflate(-2, -8).colliderect(second.box.inflate(-2, -8)), (first, second)


def test_where_its_stations_would_touch_there_is_no_glance(sitting):
    assert glance(sitting, 200)[0] == 0


def test_a_long_course_is_shown_at_one_glance_before_all_else(tmp_path):
    """The Ireland case has more turns than the chart has room for; its rows stand last, its lines first."""
    studio = Studio(Camera(), tmp_path)
    ended = studio.ended("microsoft-ireland")
    told = lessons.debrief(ended.opened.case, ended.play.replay, ended.opened.real)
    part = TurningPoints(ended, told, "").part()

    assert isinstance(part.parts[0], Overview)
    assert part.parts[-1] == part.parts[0].courses


def test_a_station_with_many_roads_keeps_room_for_its_words(sitting):
    """The marks stand in further rows; at 1920 by 1080 three columns leave a station 570 pixels."""
    pygame.font.init()
    kit = Kit(look_of(palette_of(), (1920, 1080)), RenderCache())
    rows = chart(sitting)._rows()
    key = rows.plan.courses[0].stops[0].key
    roads = tuple(Stub(Target(f"road {n}", f"Road {n}", Select("")), "litigate") for n in range(9))
    crowded = replace(rows, own={**rows.own, key: replace(rows.own[key], stubs=roads)})

    _, room = crowded._label(kit, key, 570)

    pen = Pen(Surface((1920, 1080)), kit, Hand())
    crowded._row(pen, key, Rect(0, 0, 570, crowded._high(kit, key, 570)))
    marks = [pen.hits[stub.target.id].box for stub in roads]
    assert room >= 7 * kit.look.size("row")
    assert min(box.left for box in marks) > crowded._left(kit) + room
    assert not any(a.colliderect(b) for a, b in combinations(marks, 2))
    assert max(box.bottom for box in marks) <= crowded._high(kit, key, 570)


def test_no_line_bends_where_a_column_ends(tmp_path):
    """Half of the bend would stand alone at the top of the next column."""
    pygame.font.init()
    kit = Kit(look_of(palette_of(), (1920, 1080)), RenderCache())
    studio = Studio(Camera(), tmp_path)
    rows = chart(_strayed(studio.hinge()))._rows()
    columns, _ = rows._columns(kit, 1800)

    assert len(columns) > 1
    assert not any(rows._bends(above[-1], below[0]) for above, below in pairwise(columns))
