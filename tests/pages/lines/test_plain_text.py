"""Markdown turned into plain words."""

import pytest

from game.pages.lines.plain_text import Piece, inside_speech, pieces, printed, words_of


def shown(link):
    return f"<{link.noun} {link.id} {link.shown}>"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("He ticked *Norway* when he signed up.", "He ticked Norway when he signed up."),
        ("for the account **netloft-7**.", "for the account netloft-7."),
        ("***all*** of it", "all of it"),
        ("an _old_ case, and a snake_case_name", "an old case, and a snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("one\n  line\n", "one line"),
        (
            "a [[contempt]] and a [[final-order|final one]]",
            "a <term contempt > and a <term final-order final one>",
        ),
        ("it says so [@ryan-1971].", "it says so <authority ryan-1971 >."),
        ("*[[contempt]]*", "<term contempt >"),
    ],
)
def test_marks_go_and_links_become_words(written, words):
    assert words_of(written, shown) == words


@pytest.mark.parametrize(
    ("straight", "print_"),
    [
        ('He says "no".', "He says “no”."),
        ("the judge's 'order'", "the judge’s ‘order’"),
        ("\"'No,' she said.\"", "“‘No,’ she said.”"),
        ('("so")', "(“so”)"),
        ("“already”", "“already”"),
        ("the customers' mail", "the customers’ mail"),
    ],
)
def test_straight_quotation_marks_become_those_of_print(straight, print_):
    assert printed(straight) == print_
    assert printed(print_) == print_


def test_a_quotation_inside_speech_has_single_marks():
    assert inside_speech("She said “no”.") == "She said ‘no’."


def test_paragraphs_and_lists_are_told_apart():
    text = "First,\non two lines.\n\n- one\n- two\n  and more\n\n1. a\n2) b\n\nLast."

    assert list(pieces(text, shown)) == [
        Piece("First, on two lines."),
        Piece("one", "-"),
        Piece("two and more", "-"),
        Piece("a", "1."),
        Piece("b", "2."),
        Piece("Last."),
    ]


def test_nothing_gives_nothing():
    assert list(pieces("", shown)) == []
    assert list(pieces(" \n\n ", shown)) == []
