"""The links in a text."""

import time

import pytest

from game.content.links import links_in
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


@pytest.mark.parametrize(
    "text", ["[oath]", "[[]]", "[[oath]", "[a link](elsewhere)", "[@Ryan v. US]", "a[0]"]
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
