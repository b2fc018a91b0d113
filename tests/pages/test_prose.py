"""Text as authors write it, on a page: marks become markup, links become words and notes, no more."""

from dataclasses import replace

import pytest

from game.content.loading import load
from game.model.cites import Cite
from game.model.ids import AuthorityId
from game.model.prose import Authority, Term
from game.model.teaching import Mask, MaskedName
from game.pages.prose import Notes, styled_blocks, unbroken
from tests.builders import ROOT


@pytest.fixture(scope="module")
def scenario():
    first = load(ROOT / "scenarios/first-steps/scenario.yaml").playable
    authorities = {
        AuthorityId(name): Authority(AuthorityId(name), name.title()) for name in ("ryan-1971", "cobb")
    }
    sources = replace(
        first.sources, authorities=authorities, glossary={"stay": Term("stay", "a stay", "A pause.")}
    )
    mask = Mask(names={"provider": MaskedName("Real Mail", "Stand-in Mail")})
    return replace(first, sources=sources, mask=mask)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('He *said* "**no**".', "He <em>said</em> “<strong>no</strong>”."),
        ("a < b & c", "a &lt; b &amp; c"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("[[stay]] and [[stay|<b>stays</b>]]", "a stay and &lt;b&gt;stays&lt;/b&gt;"),
        ("[#provider] obeys", "Real Mail obeys"),
    ],
)
def test_marks_become_markup_and_nothing_else_does(scenario, written, read):
    assert Notes(scenario).inline(written) == read


def test_a_masked_page_shows_the_stand_in(scenario):
    assert Notes(scenario, unmasked=False).inline("[#provider]") == "Stand-in Mail"


def test_authorities_are_numbered_as_they_are_first_cited(scenario):
    notes = Notes(scenario)
    said = notes.inline("So [@cobb], and so [@ryan-1971], and again [@cobb].")
    cited = notes.cited("It stands.", (Cite(AuthorityId("ryan-1971")),))

    assert said.count("#source-1") == 2
    assert cited == 'It stands.<sup><a href="#source-2">[2]</a></sup>'
    assert [(number, one.cite) for number, one in notes.authorities] == [(1, "Cobb"), (2, "Ryan-1971")]


def test_a_pin_stands_beside_the_number_and_its_authority_is_listed_once(scenario):
    notes = Notes(scenario)
    said = notes.inline('So [@cobb at 4 & 5], and "so" [@cobb at (b)].')
    cited = notes.cited("It stands.", (Cite(AuthorityId("cobb"), "6"), Cite(AuthorityId("cobb"), "7")))

    assert said.count('href="#source-1"') == 2
    assert "[1, at 4 &amp; 5]" in said
    assert "[1(b)]" in said
    assert "[1, at 6]</a></sup>" in cited
    assert "[1, at 7]</a></sup>" in cited
    assert [number for number, _ in notes.authorities] == [1]


def test_paragraphs_and_lists(scenario):
    written = "One\nline.\n\nFirst:\n- a\n- b\n\n1. c\n2. d"

    assert Notes(scenario).blocks(written).split("\n") == [
        "<p>One line.</p>",
        "<p>First:</p>",
        "<ul><li>a</li><li>b</li></ul>",
        "<ol><li>c</li><li>d</li></ol>",
    ]


def test_the_plain_words_have_neither_marks_nor_notes(scenario):
    assert Notes(scenario).plain("*Ryan* [@cobb] & co") == "Ryan & co"


def test_an_authority_that_is_cited_twice_has_one_note(scenario):
    cited = Notes(scenario).cited("So.", map(Cite, map(AuthorityId, ("cobb", "ryan-1971", "cobb"))))

    assert cited.count("<sup>") == 2
    assert cited.index("#source-1") < cited.index("#source-2")


def test_links_that_lead_nowhere_are_their_words(scenario):
    notes = Notes(scenario)

    assert notes.inline("[[no-term]], [[no-term|these words]], [@no-case-1900], [#no-name]") == (
        "no term, these words, no case 1900, no name"
    )
    assert notes.authorities == ()


def test_lists_of_both_kinds_beside_paragraphs(scenario):
    written = "First\n- *a*\n- b\n1. c\n\n\n\nLast _one_."

    assert Notes(scenario).blocks(written).split("\n") == [
        "<p>First</p>",
        "<ul><li><em>a</em></li><li>b</li></ul>",
        "<ol><li>c</li></ol>",
        "<p>Last <em>one</em>.</p>",
    ]
    assert styled_blocks("a\n\nb") == "<p>a</p>\n<p>b</p>"
    assert unbroken("the Wi-Fi") == "the Wi\N{NON-BREAKING HYPHEN}Fi"
