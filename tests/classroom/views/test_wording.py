"""The mask: texts, days and sources until the history is told, and after."""

from dataclasses import replace
from datetime import date

import pytest

from game.classroom.lesson import masked_phrases, names_the_case, sealed_in
from game.classroom.views.wording import ClassWording
from game.content.phrases import Phrases
from tests.classroom.rooms import lesson

ON, OFF = ClassWording.of_lesson(lesson(), lifted=False), ClassWording.of_lesson(lesson(), lifted=True)


@pytest.mark.parametrize(
    ("written", "masked", "lifted"),
    [
        ("[#provider] refuses.", "Harbourline refuses.", "Northgate Mail refuses."),
        ("A [[warrant]] and a [[warrant|paper]].", "A warrant and a paper.", "A warrant and a paper."),
        (
            "As in [@northgate-2016].",
            "As in a source named later.",
            "As in Northgate v. United States, 829 F.3d 197 (2d Cir. 2016).",
        ),
        ("See [@ryan].", "See United States v. Ryan, 402 U.S. 530 (1971).", None),
    ],
)
def test_a_text_is_shown_without_links_behind_the_mask_and_without_it(written, masked, lifted):
    assert ON.text(written) == masked
    assert lifted in (None, OFF.text(written))


def test_a_day_is_counted_from_the_opening_until_the_history():
    assert ON.day(date(2014, 1, 3)) == "Day 30"
    assert OFF.day(date(2014, 1, 3)) == "3 January 2014"


def test_days_can_be_shifted_instead():
    scenario = replace(
        lesson().scenario, mask=replace(lesson().scenario.mask, dates="shifted", shifted_by=-365)
    )
    shifted = replace(ON, phrases=masked_phrases(scenario, lesson().words))

    assert shifted.day(date(2014, 1, 3)) == "3 January 2013"


@pytest.mark.parametrize("name", ["northgate-2016", "quiet-source"])
def test_a_sealed_authority_has_no_source_until_the_history(name):
    assert ON.source(name) is None
    assert OFF.source(name) is not None
    assert ON.sources((name, "ryan"))[0].cite.startswith("United States v. Ryan")


def test_an_authority_that_names_the_case_is_sealed_though_its_author_forgot():
    scenario = replace(lesson().scenario, mask=replace(lesson().scenario.mask, sealed=()))
    assert sealed_in(scenario) == {"northgate-2016"}


def changed(**parts):
    """Give the small case with some parts of an authority changed, unmasked in its days."""
    scenario = lesson().scenario
    sources = scenario.sources
    authorities = {**sources.authorities, "ryan": replace(sources.authorities["ryan"], **parts)}
    return replace(scenario, sources=replace(sources, authorities=authorities))


@pytest.mark.parametrize(
    "parts", [{"cite": "In re NGM"}, {"says": "Northgate lost."}, {"link": "https://northgate.example/"}]
)
def test_an_authority_is_sealed_whatever_part_of_it_names_the_case(parts):
    assert "ryan" in sealed_in(changed(**parts))


@pytest.mark.parametrize(
    ("link", "shown"), [("https://a.test/", True), ("http://a.test/", True), ("httpx://a.test/", False)]
)
def test_only_an_address_of_the_web_becomes_a_link(link, shown):
    mask = replace(OFF, phrases=Phrases(changed(link=link), lesson().words))

    assert bool(mask.source("ryan").link) == shown


@pytest.mark.parametrize(
    "text", ["Northgate said", "NORTHGATE-MAIL", "north\u00adgate", "Nörthgate's", "the *NGM* servers"]
)
def test_a_real_name_is_found_in_any_spelling(text):
    assert names_the_case(lesson().scenario, text)


def test_an_innocent_text_is_not_taken_for_the_case():
    assert not names_the_case(lesson().scenario, "The northern gate of the harbour")


def test_glossary_entries_come_behind_the_mask_too():
    (term,) = ON.terms(("a [[warrant]]", "another [[warrant|one]]"))

    assert (term.id, term.term, term.means) == (
        "",
        "warrant",
        "An order of a judge to search, here at Harbourline.",
    )
