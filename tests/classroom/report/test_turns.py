"""The courses turn by turn, and the decisions in brief."""

from dataclasses import replace

from game.classroom.report.building import report
from game.classroom.report.page import briefs, turn_rows
from game.classroom.views.bodies import CoursePath, CourseTurn
from tests.classroom.report.test_report import DAY, complied, rehearsed


def path(name, *nodes):
    return CoursePath(
        name, tuple(CourseTurn(title, f"day of {title}", choice, "", "") for title, choice in nodes), "", ""
    )


def of(courses, real):
    return replace(report(complied(), DAY, "students"), courses=courses, real=real)


def test_w11_each_scene_is_one_row_and_what_was_done_alike_is_said_once():
    told = of(
        (path("The class", ("Warrant", "refuse"), ("Hearing", "argue"), ("Side road", "wait")),),
        path("History", ("Warrant", "refuse"), ("Hearing", "plead"), ("Appeal", "argue")),
    )

    assert turn_rows(told, "the same") == [
        ("day of Warrant", "Warrant", "the same", "refuse"),
        ("day of Hearing", "Hearing", "argue", "plead"),
        ("day of Appeal", "Appeal", "", "argue"),
        ("day of Side road", "Side road", "wait", ""),
    ]


def test_a_scene_to_which_a_course_comes_twice_has_two_rows():
    told = of((path("The class", ("Hearing", "argue"), ("Hearing", "plead")),), None)

    assert [row[2] for row in turn_rows(told, "the same")] == ["argue", "plead"]


def test_each_decision_stands_in_brief_with_its_last_count_and_what_was_really_done():
    built = report(rehearsed(), DAY, "students")
    first, *_ = briefs(built)
    part = built.decisions[0]
    chosen = next(row for row in part.options if row.chosen)

    assert first.chosen == f"{chosen.letter}. {chosen.label}"
    assert first.votes == f"{chosen.second.count} of {part.second_total}"
    assert first.really
