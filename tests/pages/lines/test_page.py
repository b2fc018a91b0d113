"""Lines for a terminal: plain words, wrapping and notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.content.phrases import Phrases
from game.errors import GameError
from game.model.cites import Cite
from game.pages.lines.page import (
    WIDTH,
    Page,
    Piece,
    pieces,
    printed,
    quoted,
    sentence,
    words_of,
)
from tests.builders import desk
from tests.terminal.scripts import WORDS


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


CASE = desk(
    {"wait": "takes: 1 day"},
    {
        "authorities": '{one: {cite: "One v. Two (1999)"}, three: {cite: "Three v. Four (2001)"}}',
        "glossary": "{contempt: {term: contempt of court, means: Disobeying.}}",
    },
)


def page():
    return Page(Phrases(CASE.scenario, WORDS))


def test_cited_authorities_are_numbered_where_they_stand_and_told_at_the_end():
    on = page()
    on.markdown("It says so [@three]. And so does she [@one].")
    on.line(on.cited("Again.", [Cite("three"), Cite("one", "12"), Cite("one", "(b)")]))
    on.notes()

    assert on.lines == (
        "It says so [1]. And so does she [2].",
        "Again. [1] [2, at 12] [2(b)]",
        "",
        "[1] Three v. Four (2001)",
        "[2] One v. Two (1999)",
    )


def test_notes_count_anew_after_they_were_told():
    on = page()
    on.line(on.cited("A.", [Cite("three")]))
    on.notes()
    on.line(on.cited("B.", [Cite("one")]))
    on.notes()

    assert on.lines[-1] == "[1] One v. Two (1999)"


def test_a_term_without_other_words_is_shown_as_the_glossary_has_it():
    assert page().plain("the word is [[contempt]], or [[contempt|that word]]") == (
        "the word is contempt of court, or that word"
    )


def test_a_link_that_leads_nowhere_is_told_in_words():
    assert page().plain("[[final-order]] and [@nobody-1900]") == "final order and nobody 1900"


def test_paragraphs_stand_apart_and_items_of_a_list_together():
    on = page()
    on.markdown("One.\n\n- a\n- b\n\nTwo.", indent=2)

    assert on.lines == ("  One.", "", "  - a", "  - b", "", "  Two.")


def test_a_hidden_name_is_shown_by_its_stand_in_until_the_debrief():
    case = desk({"wait": ""}, {"mask": "{names: {client: {real: Microsoft, shown_as: the provider}}}"})
    phrases = Phrases(case.scenario, WORDS)

    assert Page(phrases).plain("It was [#client].") == "It was the provider."
    assert Page(phrases, unmasked=True).plain("It was [#client].") == "It was Microsoft."


@given(some.text(), some.integers(0, 8), some.integers(0, 6))
def test_no_line_is_wider_than_a_terminal(text, indent, hang):
    on = page()
    on.line(text, indent, hang)
    on.markdown(text, indent)

    assert [line for line in on.lines if len(line) > WIDTH] == []


def test_a_section_sign_and_a_note_stay_with_their_words():
    on = page()
    on.line(f"{'x' * 74} 28 § 636")
    on.line(f"{'x' * 70} the order [1] [2]")

    assert on.lines == ("x" * 74 + " 28", "§ 636", "x" * 70 + " the", "order [1] [2]")


@pytest.mark.parametrize(
    ("typed", "shown_as"),
    [
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 40 + "…"),
        (" a\x1b[2Jb\n", "a [2Jb"),
    ],
)
def test_what_was_typed_is_shown_on_one_line_and_not_too_long(typed, shown_as):
    assert quoted(typed) == shown_as


@pytest.mark.parametrize(
    ("said", "told"),
    [("no such\n  case", "No such case."), ("Is it so?", "Is it so?"), ("so!", "So!"), ("so.", "So.")],
)
def test_an_error_is_told_as_a_sentence(said, told):
    assert sentence(GameError(said)) == told


def test_gaps_are_never_two_and_never_first():
    on = page()
    on.gap()
    on.line("a")
    on.gap()
    on.gap()
    on.heading("b")
    on.notes()

    assert on.lines == ("a", "", "b")


def test_an_item_of_several_lines_is_indented_under_its_words():
    on = page()
    on.markdown(f"10. {'word ' * 20}")

    assert on.lines[0].startswith("10. word")
    assert on.lines[1].startswith("    word")
    on.line("x " * 60, indent=2, hang=3)
    assert [len(line) - len(line.lstrip()) for line in on.lines[-2:]] == [2, 5]


def test_an_authority_keeps_its_number_wherever_it_is_cited():
    on = page()

    assert on.cited("A", [Cite("three"), Cite("one")]) == "A [1] [2]"
    assert on.plain("B [@one] [@three]") == "B [2] [1]"
