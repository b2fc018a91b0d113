"""The bar over the folder keeps in sight what must be, and lets go of the rest."""

from pygame import Rect

from game.desktop.parts.deskbar import BarItem, DeskBar
from tests.desktop.parts_drawn import drawn, kit_of

ITEMS = tuple(
    BarItem("clock", words) for words in ("$50,000 a day", "Answer: 7 days left", "Appeal: 30 days left")
)


def written(width: int, title: str = "The Ireland warrant") -> list[str]:
    bar = DeskBar(title, "", ITEMS, ())
    kit = kit_of((width, 720))
    return [one.text for one in drawn(bar, Rect(0, 0, width, bar.height(kit, width)), kit=kit).written]


def test_where_all_fits_all_is_shown():
    assert {*written(1280)} == {"The Ireland warrant", *(one.text for one in ITEMS)}


def test_what_must_be_in_sight_stays_longest():
    shown = written(340)

    assert "$50,000 a day" in shown
    assert not {one.text for one in ITEMS[1:]} & {*shown}


def test_a_title_without_room_ends_in_an_ellipsis():
    title = written(800, "Warrant, " * 12)[-1]

    assert title.startswith("Warrant, Warrant")
    assert title.endswith("Warrant…")
