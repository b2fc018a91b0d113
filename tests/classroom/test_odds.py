"""The odds around what a class did, in its report and on the teacher's own page."""

from dataclasses import replace
from datetime import date

import pytest

from game.classroom.odds import turn_odds
from game.classroom.rehearsing import SimulatedSeats, rehearse
from game.classroom.report.building import report
from game.classroom.report.exports import html
from game.classroom.report.writing import weighed_courses
from game.classroom.views.public import ViewContext
from game.classroom.views.teacher import teacher_view
from game.classroom.working import begun
from tests.classroom.rooms import lesson

DAY = date(2026, 11, 24)

# Between the points of odds: no end of a line takes them apart.
BESIDE = "\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def session():
    return rehearse(begun(lesson("fifty"), 3, rehearsal=True), SimulatedSeats(30, 3))


@pytest.fixture(scope="module")
def weighed(session):
    return weighed_courses(session)


def test_each_turn_that_the_class_made_has_its_odds_under_careful_counsel_and_on_the_average(
    session, weighed
):
    (course,), (decisions,) = session.courses, weighed

    told = list(turn_odds(session, course, decisions))

    assert len(told) == len(course.taken)
    for line, one in zip(told, decisions, strict=True):
        assert line.before == BESIDE.join(map(str, one.careful.before.points))
        assert BESIDE.join(map(str, one.average.before.points)) in line.average
        after = BESIDE.join(map(str, one.careful.after.points))
        assert line.after == (after if one.careful.moved else "unchanged")


def test_turns_of_history_are_not_told_as_the_class_s(session, weighed):
    (course,), (decisions,) = session.courses, weighed
    history = tuple(replace(one, by="history") for one in course.taken)

    assert list(turn_odds(session, replace(course, taken=history), decisions)) == []


def test_the_report_has_them_with_a_line_that_explains_every_number(session, weighed):
    words = session.lesson.words
    page = html(session, report(session, DAY, "students", weighed))

    assert words("class.report.odds") in page
    assert words("class.report.odds_means") in page
    assert BESIDE.join(map(str, weighed[0][0].careful.before.points)) in page


def test_a_report_of_which_no_odds_are_known_says_nothing_of_them(session):
    page = html(session, report(session, DAY, "students"))

    assert session.lesson.words("class.report.odds_means") not in page


def test_the_teacher_sees_them_in_the_debrief_and_not_on_a_display_that_is_shared(session, weighed):
    phases = [stop.phase for stop in session.lesson.stops]
    there = replace(session, stop=phases.index("debrief"), ended="")
    before = replace(session, stop=phases.index("discuss"), ended="")
    context = ViewContext(weighed=weighed[0])

    assert len(teacher_view(there, context).notes.odds) == len(session.course.taken)
    assert teacher_view(before, context).notes.odds == ()
    assert teacher_view(there, replace(context, shared=True)).notes is None
