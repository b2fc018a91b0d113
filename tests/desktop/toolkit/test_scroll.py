"""A region scrolls by whole lines, and one that is read from its end stays where it is scrolled to."""

import pytest
from pygame import Rect

from game.desktop.toolkit.boxes import Column, Roll
from game.desktop.toolkit.kit import Hand
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.scroll import FromItsEnd, Scroll
from game.model.value import value
from tests.desktop.parts_drawn import drawn, kit_of

LINES = tuple(PlainText(f"Line {number}", "body") for number in range(30))
BOX = Rect(100, 100, 500, 290)


def test_what_fits_does_not_scroll():
    pen = drawn(Scroll("text", Column(LINES[:3], 0)), BOX)

    assert pen.spans == {}
    assert len(pen.written) == 3


def test_what_is_longer_is_shown_as_far_as_it_is_scrolled_and_never_further():
    part = Scroll("text", Column(LINES, 0))
    whole = part.height(kit_of(), 500)

    for asked, offset in ((0, 0), (29, 29), (10**6, whole - BOX.height), (-5, 0)):
        span = drawn(part, BOX, Hand(scrolled={"text": asked})).spans["text"]
        assert (span.offset, span.furthest) == (offset, whole - BOX.height)


@pytest.mark.parametrize("lines", [1.2, 1.5, 2, 5])
def test_a_step_never_jumps_over_a_line(lines):
    line = kit_of().look.line("body")
    span = drawn(Scroll("text", Column(LINES, 0)), Rect(100, 100, 500, round(line * lines))).spans["text"]

    assert span.step <= max(line // 3, span.box.height - line)
    assert span.step == line or lines < 2


def test_more_below_is_said_until_the_end():
    part = Scroll("text", Column(LINES, 0), "More below", "PgDn")
    kit = kit_of()
    said = kit.cache._lines._kept

    drawn(part, BOX, Hand(scrolled={"text": 10**6}), kit)
    assert not [key for key in said if "More below" in key]
    drawn(part, BOX, Hand(), kit)
    assert [key for key in said if "More below" in key]


def test_a_bar_stands_in_the_margin_only_where_there_is_one():
    for count, wide in ((3, None), (30, BOX.width + 40)):
        pen = drawn(Column(()), BOX)
        Scroll("text", Column(LINES[:count], 0)).overhang(pen, BOX, 40, 10)
        assert [span.box.width for span in pen.spans.values()] == ([wide] if wide else [])


def test_what_would_fit_only_in_the_whole_margin_scrolls_and_never_touches_the_edge():
    drawn_in = []

    @value
    class FitsWhenWide(Column):
        def height(self, kit, width, /):
            return BOX.height * (1 if width > BOX.width else 2)

        def draw(self, pen, box, /):
            drawn_in.append(box.width)

    pen = drawn(Column(()), BOX)
    Scroll("text", FitsWhenWide(())).overhang(pen, BOX, pen.g(2.75))

    assert drawn_in == [BOX.width]
    assert pen.spans["text"].furthest == BOX.height


def test_a_text_from_its_end_shows_the_end_until_it_is_scrolled():
    part = FromItsEnd("text", Scroll("text", Column(LINES, 0)))

    at_once = drawn(part, BOX)
    scrolled = drawn(part, BOX, Hand(scrolled={"text": 0}))

    assert at_once.written[-1].text == "Line 29"
    assert scrolled.written[0].text == "Line 0"
    assert at_once.hand == Hand()


def test_a_roll_draws_what_is_in_sight_alone():
    roll = Roll(LINES, 0, "key")
    pen = drawn(Scroll("text", roll), BOX)

    assert roll.height(pen.kit, 500) == Column(LINES, 0).height(pen.kit, 500)
    assert [one.text for one in pen.written] == [f"Line {number}" for number in range(10)]
    assert len(list(roll.mirror(pen.kit.look))) == 30
