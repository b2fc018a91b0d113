"""The foot of a sheet stays in sight, and says that there is more above it until the end is reached."""

from pygame import Rect

from game.desktop.parts.one_sheet import Foot, MoreBelow, OneSheet
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.kit import Hand
from game.desktop.toolkit.prose import PlainText
from tests.desktop.parts_drawn import drawn, kit_of, target

BODY = Column(tuple(PlainText(f"Line {number}", "body") for number in range(60)))
BOX = Rect(0, 0, 900, 600)


def sheet(more: MoreBelow | None = None, buttons: int = 1) -> OneSheet:
    row = tuple(Button(target(f"go{number}", f"Go on {number}")) for number in range(buttons))
    return OneSheet("leaf", BODY, Foot(Buttons(row), more=more))


def says_more(scrolled: int, buttons: int = 1) -> bool:
    kit = kit_of()
    part = sheet(MoreBelow("leaf", "More below", "PgDn"), buttons)
    drawn(part, BOX, Hand(scrolled={"leaf": scrolled}), kit)
    return any("More below" in key for key in kit.cache._lines._kept)


def test_the_foot_says_that_there_is_more_until_the_end():
    assert says_more(0)
    assert not says_more(10**6)


def test_a_word_in_the_foot_gives_way_to_it_where_both_have_no_room():
    more, button = MoreBelow("leaf", "More below", "PgDn"), Button(target("go", "Go on"))
    foot = Foot(Buttons((button,)), "About 33 minutes", more=more)
    written = {}
    for wide in (900, 460):
        for scrolled in (0, 10**6):
            pen = drawn(
                OneSheet("leaf", BODY, foot), Rect(0, 0, wide, 600), Hand(scrolled={"leaf": scrolled})
            )
            written[wide, scrolled] = [line for line in pen.written if "minutes" in str(line)]

    assert [bool(one) for one in written.values()] == [True, True, False, True]


def test_where_the_foot_scrolls_with_the_rest_it_is_said_as_well():
    assert says_more(0, buttons=20)
    assert not says_more(10**6, buttons=20)


def test_the_foot_stays_while_it_leaves_room_and_scrolls_where_it_would_not():
    low, high = drawn(sheet(), BOX), drawn(sheet(buttons=20), BOX)

    assert low.hits["go0"].scroll == ""
    assert high.hits["go0"].scroll == "leaf"
