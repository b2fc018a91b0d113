"""The mask: texts, days and sources until the history is told, and after."""

from dataclasses import replace
from datetime import date

import pytest

from game.classroom.lesson import masked_phrases, names_the_case, sealed_in
from game.classroom.views.wording import ClassWording
from game.content.phrases import Phrases
from game.content.words import load_words
from game.model.cites import Cite
from tests.builders import after, desk, played
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
        (
            "See [@ryan at 532] and [@northgate-2016 at 9].",
            "See United States v. Ryan, 402 U.S. 530 (1971), at 532 and a source named later.",
            None,
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
    assert ON.sources((Cite(name), Cite("ryan")))[0].cite.startswith("United States v. Ryan")


def test_an_authority_stands_once_in_a_list_with_all_its_pins():
    (source,) = ON.sources((Cite("ryan", "532"), Cite("quiet-source", "2"), Cite("ryan", "533")))

    assert source.cite == "United States v. Ryan, 402 U.S. 530 (1971), at 532, at 533"


def test_an_authority_that_names_the_case_is_sealed_though_its_author_forgot():
    scenario = replace(lesson().scenario, mask=replace(lesson().scenario.mask, sealed=()))
    # The others are of years in which the real case went on, and would date it.
    dated = {"shell-offshore-2016", "in-re-under-seal-2014", "quiet-source"}
    assert sealed_in(scenario) == {"northgate-2016", *dated}


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


DESK = desk(
    {
        "fine": "effects: [{sanction: order, per_day: 10}]",
        "hold": "moves: [hold]",
        "stay": "moves: [stay]",
        "start": "takes: 1 day, effects: [{deadline: reply, in: 3 days}]",
        "wait": "takes: 5 days",
        "move": "effects: [{meter: trust, by: 1}, {meter: trust, by: -1}, {meter: late, by: 2}, "
        "{find: found}]",
        "lose": "effects: [{meter: late, by: 1}, {lose: found}]",
        "write": "files: A letter.",
    },
    {
        "meters": "{trust: {label: Trust, starts_at: 60}, "
        "late: {label: Late, starts_at: 5, shown_when: [{fact: found}]}}",
    },
)
AT_DESK = ClassWording(Phrases(DESK.scenario, load_words(also=["class"])), frozenset(), lifted=True)


def test_what_moved_is_told_of_the_meters_that_are_shown_after_the_step():
    step, hidden = played(DESK, "move", "lose").steps

    assert [(one.label, one.before, one.after) for one in AT_DESK.moves(step)] == [
        *(("Trust", 60, 61), ("Trust", 61, 60), ("Late", 5, 7)),
    ]
    assert AT_DESK.moves(hidden) == ()


def test_entries_past_the_class_s_own_are_marked_as_played_for_it():
    steps = played(DESK, "write", "write", "write").steps

    assert [one.played_for_the_class for one in AT_DESK.entries(steps)] == [False, True, True]
    assert [one.played_for_the_class for one in AT_DESK.entries(steps, own=0)] == [True] * 3
    assert [one.played_for_the_class for one in AT_DESK.entries(steps, own=2)] == [False, False, True]


@pytest.mark.parametrize(
    ("turns", "per_day", "how"),
    [
        ((), "", "none"),
        (("fine",), "$10", "stayed"),
        (("fine", "hold"), "$10", "running"),
        (("fine", "hold", "stay"), "$10", "stayed"),
    ],
)
def test_a_daily_sum_runs_or_rests(turns, per_day, how):
    (owing,) = AT_DESK.owing(after(DESK, *turns))

    assert (owing.per_day, owing.how) == (per_day, how)


def test_the_deadlines_that_run_are_told_with_the_days_that_are_left():
    (due,) = AT_DESK.due(after(DESK, "start"))

    assert (due.label, due.last_day, due.left) == ("Reply", "5 January 2020", "3 days left")
    assert AT_DESK.due(after(DESK, "start", "wait")) == (), "what was missed runs no longer"


def test_what_documents_a_part_of_the_play_is_sealed_though_no_list_seals_it():
    scenario = lesson().scenario
    scene = next(iter(scenario.scenes.values()))
    documented = replace(scene, documented_by=(Cite("ryan", "532"),))
    scenario = replace(scenario, scenes={**scenario.scenes, scene.id: documented})

    assert "ryan" in sealed_in(scenario)
    assert "ryan" not in sealed_in(lesson().scenario)
