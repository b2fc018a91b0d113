"""In large text what is chosen from a list unfolds below its own item."""

from game.desktop.parts.ledger import Item, Ledger
from game.desktop.parts.one_sheet import Foot
from game.desktop.toolkit.buttons import Buttons
from game.desktop.toolkit.prose import PlainText
from tests.desktop.parts_drawn import kit_of, target

ITEMS = tuple(Item(target(name, name), chosen=name == "b") for name in "abc")


def read(apart: bool, scale: int) -> list[str]:
    ledger = Ledger(ITEMS, PlainText("detail", "body"), Foot(Buttons(())), apart)
    return [line.text for line in ledger.mirror(kit_of(scale=scale).look)]


def test_what_is_chosen_is_read_after_the_list_or_below_its_item():
    assert read(apart=False, scale=100) == ["a", "b", "c", "detail"]
    assert read(apart=False, scale=200) == ["a", "b", "detail", "c"]
    assert read(apart=True, scale=200) == ["a", "b", "c", "detail"]
