"""Bars and stamps differ in more than colour, and plots begin where their course does."""

from pygame import Rect

from game.desktop.parts.figures import Figure, MeterValues, OverTime
from game.desktop.parts.odds import bars, tint
from game.desktop.parts.options import Gauge
from tests.desktop.parts_drawn import drawn, kit_of, pen_on


def painted(tone: int) -> tuple[bool, bool, bool]:
    """Return whether the corner, the right neighbour and the lower neighbour differ from paper."""
    pen = pen_on(kit_of())
    tint(pen, Rect(0, 0, 30, 30), tone)
    paper = pen.colour("paper")
    return tuple(pen.surface.get_at(at)[:3] != paper for at in ((0, 0), (4, 0), (0, 4)))


def test_the_three_tones_are_whole_upright_and_lying():
    assert [painted(tone) for tone in range(3)] == [(True,) * 3, (True, False, True), (True, True, False)]


def test_of_several_bars_the_last_is_the_one_that_counts():
    assert [one.strong for one in bars((("before", (50, 50, 0)), ("after", (60, 40, 0))))] == [False, True]


def test_a_course_that_begins_later_is_drawn_from_there():
    plot = OverTime("Trust", MeterValues((0, 50, 100)), MeterValues((50, 100), 1), (0, 100), "", ("", ""))
    field = Rect(0, 0, 100, 100)

    assert plot._points(field, plot.own) == [(0, 100), (50, 50), (100, 0)]
    assert plot._points(field, plot.real) == [(50, 50), (100, 0)]


def test_a_gauge_is_filled_from_its_least():
    pen = drawn(Gauge("150 %", 150, (100, 200), 10), Rect(0, 0, 300, 60))
    ink = pen.colour("ink2")
    middle = 60 - pen.g(2.25) + pen.g(1.25) // 2

    assert pen.surface.get_at((145, middle))[:3] == ink
    assert pen.surface.get_at((160, middle))[:3] != ink


def test_a_number_is_written_as_large_as_it_fits():
    kit = kit_of()
    sizes = [
        drawn(Figure("$1,250,000", "fined"), Rect(0, 0, wide, 200), kit=kit).written[0] for wide in (400, 180)
    ]

    assert [one.box.height for one in sizes] == [kit.look.line(role) for role in ("sum", "heading2")]
    assert sizes[1].text == "$1,250,000"
