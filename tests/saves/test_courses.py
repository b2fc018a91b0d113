"""The courses of earlier plays."""

from dataclasses import replace

import pytest

from game.model.record import Playthrough, Turn
from game.saves.courses import COURSES, MOST_COURSES, Courses

REFUSED, OBEYED, PAID = (Turn("service", name) for name in ("refuse", "obey", "pay"))


def course(*turns: Turn, seed: int = 7) -> Playthrough:
    return Playthrough("first-steps", "1-abc", None, seed, turns)


def test_courses_are_kept_the_newest_first_and_each_once(tmp_path):
    courses = Courses(tmp_path)
    for one in (course(REFUSED, PAID), course(OBEYED), course(REFUSED), course(OBEYED, seed=8), course()):
        courses.add(one)

    assert courses.of("first-steps").value == (course(OBEYED), course(REFUSED, PAID))
    courses.add(course(OBEYED, PAID))
    assert courses.of("first-steps").value == (course(OBEYED, PAID), course(REFUSED, PAID))
    assert courses.of("other").value == ()


def test_the_oldest_give_way_once_there_are_many(tmp_path):
    courses = Courses(tmp_path)
    for number in range(MOST_COURSES + 2):
        courses.add(course(Turn("service", f"way-{number}")))

    kept = courses.of("first-steps").value
    assert len(kept) == MOST_COURSES
    assert kept[0].turns[0].choice == f"way-{MOST_COURSES + 1}"


@pytest.mark.parametrize("text", ["", "{}", '{"courses_format": 1, "courses": [3]}', "\0"])
def test_a_damaged_file_is_set_aside_and_the_one_before_is_used(tmp_path, text):
    courses = Courses(tmp_path)
    courses.add(course(REFUSED))
    courses.add(course(OBEYED))
    (tmp_path / "first-steps" / COURSES).write_text(text)

    found = courses.of("first-steps")

    assert found.value == (course(REFUSED),)
    assert [one.now for one in found.set_aside] == [f"{COURSES}.damaged-1"]


def test_a_file_of_a_later_version_counts_as_no_course_and_is_not_lost(tmp_path):
    file = tmp_path / "first-steps" / COURSES
    file.parent.mkdir()
    file.write_text('{"courses_format": 2}')

    assert Courses(tmp_path).of("first-steps").value == ()
    Courses(tmp_path).add(course(REFUSED))
    assert any('"courses_format": 2' in one.read_text() for one in file.parent.iterdir())


def test_a_course_of_another_edition_is_a_course_of_its_own(tmp_path):
    courses = Courses(tmp_path)
    later = replace(course(REFUSED), edition="2-def")
    for one in (course(REFUSED), later):
        courses.add(one)

    assert courses.of("first-steps").value == (later, course(REFUSED))
