"""The pen finds what lies under the mouse, what is out of sight, and what the tooltip says."""

from pygame import Rect

from game.desktop.toolkit.boxes import Space
from game.desktop.toolkit.kit import Hand, Span
from tests.desktop.parts_drawn import drawn, kit_of, pen_on, target


def test_the_uppermost_target_is_hit():
    pen = pen_on(kit_of())
    pen.hit(target("below"), Rect(0, 0, 100, 100))
    pen.hit(target("above"), Rect(50, 50, 100, 100))
    pen.also(target("below"), Rect(300, 0, 20, 20))

    hits = [pen.at(place) for place in ((10, 10), (60, 60), (310, 10), (500, 500))]

    assert [hit.id if hit else None for hit in hits] == ["below", "above", "below", None]


def test_nothing_is_hit_where_it_is_cut_off():
    pen = pen_on(kit_of())
    with pen.within(Rect(0, 0, 100, 40)):
        pen.hit(target(), Rect(0, 0, 100, 100))

    assert pen.at((10, 20)) == target()
    assert pen.at((10, 60)) is None


def scrolled(top: int):
    pen = pen_on(kit_of())
    pen.spans["text"] = Span(Rect(0, 100, 300, 200), 1000, 300, 28)
    pen.scroll = "text"
    pen.hit(target(), Rect(0, top, 100, 30))
    return pen.out_of_sight("one")


def test_a_target_out_of_sight_says_which_way_it_lies():
    assert scrolled(150) == ("text", 0)
    assert scrolled(60) == ("text", -54)
    assert scrolled(320) == ("text", 64)
    assert pen_on(kit_of()).out_of_sight("none") == ("", 0)


def test_a_bar_is_found_at_the_right_of_its_region_while_it_scrolls():
    pen = pen_on(kit_of())
    pen.spans["text"] = Span(Rect(0, 100, 300, 200), 1000, 0, 28)
    pen.spans["short"] = Span(Rect(400, 100, 300, 200), 100, 0, 28)

    assert [pen.bar_at(at) for at in ((295, 150), (200, 150), (695, 150))] == ["text", "", ""]


def test_the_mouse_goes_before_the_ring_in_tooltips():
    pen = pen_on(kit_of(), Hand(focus="one", hovered="two"))
    box = Rect(0, 0, 10, 10)

    pen.tips(target("one"), "ringed", box)
    assert pen.tip is None
    pen.tips(target("two"), "hovered", box)
    assert pen.tip == ("hovered", box)

    pen = pen_on(kit_of(), Hand(focus="one"))
    pen.tips(target("one"), "ringed", box)
    assert pen.tip == ("ringed", box)


def test_space_draws_nothing():
    assert drawn(Space(3), Rect(0, 0, 10, 10)).written == []
