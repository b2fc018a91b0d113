"""What a report tells of the flagship: whom the stand-in stood for, and only what stood before the class."""

import re

import pytest

from game.classroom.report.building import report
from game.classroom.report.exports import html
from game.classroom.report.page import turn_rows
from game.classroom.views.bodies import CoursePath, CourseTurn
from tests.classroom.report.test_page import of
from tests.classroom.report.test_report import DAY, rehearsed


@pytest.fixture(scope="module")
def session():
    return rehearsed(41, 5, "fifty", "microsoft-ireland")


@pytest.fixture(scope="module")
def built(session):
    return report(session, DAY, "students")


def test_a_report_says_whom_the_stand_in_stood_for(session, built):
    assert "Larkfield Mail stood for Microsoft." in built.head.notes
    assert "Larkfield Mail stood for Microsoft." in html(session, built)


def test_a_case_is_named_only_where_one_reason_names_it_and_cards_stand_with_their_options(session, built):
    reasons = [one for one in session.reasons.values() if one.fate == "approved"]
    cards, cases = built.named
    for cite in cases.named:
        assert any(cite.split()[-1].casefold() in one.text.casefold() for one in reasons), cite
    scenario = session.lesson.scenario
    choices = [one for each in session.decisions for one in scenario.scenes[each.scene].choices.values()]
    cited = {cite.authority for one in choices for cite in one.half.cites}
    there = {scenario.sources.authorities[name].cite.split(",")[0] for name in cited}

    assert {*cases.named, *cases.unnamed} == there, "nobody is reproached with what no decision cited"
    counted = [int(number) for label in cards.named for number in re.findall(r" (\d+)", label)]
    assert sum(counted) == sum(one.card != "" and one.poll.endswith(".reason") for one in reasons)


def test_a_change_of_a_meter_has_its_sign_and_stays_in_one_line(session, built):
    page = html(session, built)
    moves = [move for part in built.decisions for move in part.moves]

    assert moves
    for move in moves:
        assert (
            move.moved == f"{'rose' if move.after > move.before else 'fell'} {abs(move.after - move.before)}"
        )
        assert f"{move.moved}, to {move.after}".replace(" ", "\N{NO-BREAK SPACE}") in page


def test_what_the_class_did_as_it_was_is_not_called_the_same_as_another_column(session):
    assert session.lesson.words("class.report.same") == "as was really done"


def test_choice_and_outcome_are_two_sentences():
    turn = CourseTurn("Hearing", "Day 1", "File the motion", "The motion is denied", "")
    told = of((CoursePath("The class", (turn,), "", ""),), None)

    assert turn_rows(told, "")[0][2] == "File the motion. The motion is denied"
