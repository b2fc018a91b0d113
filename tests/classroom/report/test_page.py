"""The page of a report: the courses turn by turn, the decisions in brief, and the path diagram."""

from dataclasses import replace

from game.classroom.report.building import report
from game.classroom.report.page import briefs, diagram, turn_rows
from game.classroom.views.bodies import CoursePath, CourseTurn
from tests.classroom.report.test_report import DAY, complied, rehearsed
from tests.classroom.rooms import lesson

WORDS = lesson().words


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
    (label, votes, really), *_ = briefs(built, WORDS)
    part = built.decisions[0]
    chosen = next(row for row in part.options if row.chosen)

    assert label == f"{chosen.letter}. {chosen.label}"
    assert votes == f"{chosen.second.count} of {part.second_total}"
    assert really


def labels(chart):
    return [" ".join(label.lines) for label in chart.labels]


def test_a_class_that_jumped_has_both_its_courses_and_history_in_the_diagram():
    told = " | ".join(labels(diagram(report(complied(), DAY, "students"), WORDS)))

    assert "The case opens" in told
    assert "QUIET-ENDING" in told
    assert "WON-ENDING" in told
    assert told.count("A warrant arrives") == 2


def test_the_minority_has_a_road_out_of_its_decision():
    built = report(rehearsed(), DAY, "students")
    told = " | ".join(labels(diagram(built, WORDS)))

    assert built.minority
    for one in built.minority:
        assert one.name in told


def long_path(name, ends, fork=None):
    """Give a course of twelve turns; `fork` is the turn at which it goes its own way."""
    nodes = tuple(
        CourseTurn(f"Scene {number}", "", f"other {number}" if number == fork else "as in history", "", "")
        for number in range(12)
    )
    return CoursePath(name, nodes, "", ends)


def test_what_all_did_alike_is_one_station_between_the_decisions():
    built = replace(
        report(complied(), DAY, "students"),
        courses=(long_path("The class", "End", fork=6),),
        real=long_path("History", "End"),
        minority=(),
        decisions=(),
    )
    told = labels(diagram(built, WORDS))

    # Scenes 0 to 4, the two ways out of scene 6 with what lies beside them, and scenes 8 to 11.
    assert sum("more turns" in one for one in told) == 2
    assert sum("Scene 6" in one for one in told) == 2
    assert len(told) < 12
