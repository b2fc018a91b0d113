"""Paragraphs stand apart, and the items of a list close together."""

from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.prose import Prose
from tests.desktop.parts_drawn import kit_of


def test_items_of_a_list_stand_closer_than_paragraphs():
    kit = kit_of()
    line = kit.look.line("body")
    paragraphs = Prose("p", blocks("One.\n\nTwo.")).height(kit, 500)
    items = Prose("i", blocks("- One.\n- Two.")).height(kit, 500)

    assert paragraphs == 2 * line + kit.look.g(1)
    assert items == 2 * line + kit.look.g(0.25)
