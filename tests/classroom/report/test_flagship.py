"""What a report tells of the flagship: whom the stand-in stood for, and only what stood before the class."""

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


def test_nobody_is_reproached_with_what_no_decision_had_before_it(session, built):
    scenario = session.lesson.scenario
    found = {name for one in session.decisions for name in session.position_at(one).facts}
    told = {one.title: one.unnamed for one in built.named}
    facts = {fact.label for name, fact in scenario.facts.items() if name in found}

    assert set(told["Facts"]) <= facts
    assert len(told["Facts"]) < len(scenario.facts)


def test_a_change_of_a_meter_has_its_sign_and_stays_in_one_line(session, built):
    page = html(session, built)
    moves = [move for part in built.decisions for move in part.moves]

    assert moves
    for move in moves:
        sign = "+" if move.after > move.before else "\N{MINUS SIGN}"
        assert move.moved.split()[1].startswith(sign)
        assert f"{move.moved}, to {move.after}".replace(" ", "\N{NO-BREAK SPACE}") in page


def test_what_the_class_did_as_it_was_is_not_called_the_same_as_another_column(session):
    assert session.lesson.words("class.report.same") == "as was really done"


def test_choice_and_outcome_are_two_sentences():
    turn = CourseTurn("Hearing", "Day 1", "File the motion", "The motion is denied", "")
    told = of((CoursePath("The class", (turn,), "", ""),), None)

    assert turn_rows(told, "")[0][2] == "File the motion. The motion is denied"
