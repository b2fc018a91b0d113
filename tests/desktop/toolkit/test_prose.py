"""Paragraphs stand apart, the items of a list close together; a line of text is written and corrected."""

from hypothesis import given
from hypothesis import strategies as some

from game.desktop.toolkit.intents import Caret, Compose, Erase, Type
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.prose import Prose, TextEntry
from tests.desktop.parts_drawn import kit_of


def test_items_of_a_list_stand_closer_than_paragraphs():
    kit = kit_of()
    line = kit.look.line("body")
    paragraphs = Prose("p", blocks("One.\n\nTwo.")).height(kit, 500)
    items = Prose("i", blocks("- One.\n- Two.")).height(kit, 500)

    assert paragraphs == 2 * line + kit.look.g(1)
    assert items == 2 * line + kit.look.g(0.25)


def test_letters_go_in_where_the_caret_stands():
    entry = TextEntry.of("Before cotempt").after(Caret(-5)).after(Type("n"))

    assert (entry.text, entry.at) == ("Before contempt", 10)


def test_letters_are_taken_away_before_and_behind_the_caret():
    entry = TextEntry.of("stay").after(Caret(-2))

    assert entry.after(Erase(-1)).text == "say"
    assert entry.after(Erase(1)).text == "sty"
    assert TextEntry.of("stay").after(Erase(1)).text == "stay"
    assert TextEntry("stay", 0).after(Erase(-1)).text == "stay"


def test_what_is_composed_does_not_count_until_it_is_written():
    entry = TextEntry.of("caf").after(Compose("´"))

    assert entry.text == "caf"
    assert entry.after(Type("é")) == TextEntry.of("café")


def test_there_is_room_for_so_many_letters_only():
    assert TextEntry.of("abc", 4).after(Type("def")).text == "abcd"
    assert TextEntry.of("abcdef", 4).text == "abcd"


def test_characters_that_cannot_be_shown_are_not_written():
    assert TextEntry().after(Type("a\n\x00b")).text == "ab"


@given(some.lists(some.one_of(some.text(max_size=5), some.integers(-3, 3))))
def test_the_caret_never_leaves_the_line(acts):
    entry = TextEntry(longest=12)
    for act in acts:
        entry = (
            entry.after(Type(act))
            if isinstance(act, str)
            else entry.after(Caret(act)).after(Erase(1 if act > 0 else -1))
        )
        assert 0 <= entry.at <= len(entry.text) <= 12
