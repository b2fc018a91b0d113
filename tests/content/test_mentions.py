"""Links in a text, and whether a name stands in one."""

import time

import pytest

from game.content.mentions import links_in, stands_in
from tests.builders import desk, failing

AUTHORS = {
    "glossary": "{oath: {term: oath, means: A promise.}}",
    "mask": "{names: {firm: {real: A, shown_as: B}}}",
}


def test_terms_authorities_and_stand_ins_are_links():
    text = "An [[oath]], an [[oath|old promise]], a case [@ryan], and [#firm]."

    assert [(link.noun, link.id, link.shown) for link in links_in(text)] == [
        ("term", "oath", ""),
        ("term", "oath", "old promise"),
        ("authority", "ryan", ""),
        ("stand-in", "firm", ""),
    ]


def test_a_link_to_an_authority_may_have_a_pin():
    (one, other) = links_in("So [@ryan at 532-533], and so [@frap-4 at (a)(1)\n  (B)].")

    assert (one.noun, one.id, one.pin) == ("authority", "ryan", "532-533")
    assert (other.id, other.pin) == ("frap-4", "(a)(1) (B)")


def test_a_link_with_a_pin_must_lead_to_something():
    (problem,) = failing({"act": "text: ['See [@rayn at 532].']"}, AUTHORS)

    assert (problem.code, problem.remedy) == ("S012", "Did you mean 'ryan'?")


@pytest.mark.parametrize(
    "text",
    [
        "[@ryan at]",
        "[@ryan at ]",
        "[@ryan 532]",
        "[oath]",
        "[[]]",
        "[[oath]",
        "[a link](elsewhere)",
        "[@Ryan v. US]",
        "a[0]",
    ],
)
def test_other_brackets_are_text(text):
    assert list(links_in(text)) == []


def test_a_link_must_lead_to_something():
    linked = "[ryan, oath, firm]"
    case = desk({"act": ""}, AUTHORS, text='["[[oath]] [@ryan] [#firm]"]')
    assert case.scenario.scenes["desk"].text

    for noun, link in (("term", "[[ohat]]"), ("authority", "[@rayn]"), ("stand-in", "[#frim]")):
        (problem,) = failing({"act": f"text: ['{link} {linked}']"}, AUTHORS)
        assert (problem.code, problem.what.split(" '")[0]) == ("S012", f"unknown {noun}")
        assert problem.remedy.startswith("Did you mean")


def test_a_text_full_of_brackets_takes_no_time():
    """A pattern that looks for the end of each from its start would take minutes."""
    start = time.process_time()
    for hostile in ("[[" * 10_000, "[[a|" * 5_000, "[[a" * 6_000, "[@" * 10_000):
        assert list(links_in(hostile)) == []

    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "text",
    [
        "Northgate Mail said",
        "NORTHGATE-MAIL",
        "the *Northgate* **Mail**",
        "north\u00adgate mail",
        "Nörthgate Mail’s servers",
        "North-gate\n  mail's",
    ],
)
def test_a_name_is_found_in_any_spelling(text):
    assert stands_in("Northgate Mail", text)


@pytest.mark.parametrize("text", ["Northgate", "a northgate mailbox", "the north gate of the mail", ""])
def test_a_part_of_a_name_or_a_longer_word_is_none(text):
    assert not stands_in("Northgate Mail", text)


def test_a_short_name_is_not_found_inside_a_word():
    assert not stands_in("NGM", "a strongman")
    assert stands_in("NGM", "the NGM's")


def test_a_hyphenated_name_stands_behind_a_hyphen_without_its_own():
    assert stands_in("Micro-Soft", "An ex-Microsoft engineer was heard.")


def test_spaces_around_the_parts_of_a_link_are_not_of_it():
    assert [(link.id, link.shown) for link in links_in("[[ oath | an old promise ]] [[ oath ]]")] == [
        ("oath", "an old promise"),
        ("oath", ""),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Micro-Soft", "Micro Soft was heard."),
        ("Micro-Soft", "Microsoft was heard."),
        ("Micro-Soft", "a non-Microsoft mailbox"),
        ("Micro Soft", "a non-Micro-Soft mailbox"),
        ("Micro Soft", "Micro\u2011Soft was heard."),
        ("Microsoft", "Micro\u2011soft was heard."),
        ("Microsoft", "Micro\u200bsoft was heard."),
        ("Micro Soft", "Micro Soft's mailbox"),
    ],
)
def test_a_name_is_found_with_its_words_joined_or_parted(name, text):
    assert stands_in(name, text)


def test_an_apostrophe_inside_a_word_is_no_genitive():
    assert not stands_in("Ours", "o'surs")
    assert not stands_in("Otool", "O'stool")
