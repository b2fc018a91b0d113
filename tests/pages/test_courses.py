"""Courses as lines with forks: where they part and meet, and that nothing lies on anything else."""

from itertools import combinations

import pytest

from game.pages.courses import Chart, CourseLine, Stop, chart
from game.pages.style import width


def course(name: str, kind, keys: str) -> CourseLine:
    """A course whose stations are single letters."""
    return CourseLine(name, kind, tuple(Stop(key, f"Station {key}") for key in keys))


def stations(drawn: Chart) -> dict[str, tuple[float, float]]:
    """Where each station stands, by its label; labels are given in the order of stations."""
    return {
        label.lines[0].split()[-1]: (station.x, station.y)
        for station, label in zip(drawn.stations, drawn.labels, strict=False)
    }


def boxes(drawn: Chart) -> list[tuple[float, float, float, float]]:
    """The room that each label takes."""
    found = []
    for label in drawn.labels:
        face = "sans-strong" if label.strong else "sans"
        wide = max(width(line, face, label.size) for line in label.lines)
        left = label.x if label.anchor == "start" else label.x - wide / 2
        last = label.y + label.leading * (len(label.lines) - 1)
        found.append((left, label.y - label.size * 0.75, left + wide, last + label.size * 0.2))
    return found


MAIN, REAL = course("Your course", "main", "abcdef"), course("History", "real", "abxydz")


def test_courses_part_where_they_go_another_way_and_meet_again():
    at = stations(chart([MAIN, REAL], 1000))

    assert len({at[key][1] for key in "abcdef"}) == 1
    assert at["x"][1] == at["y"][1] == at["z"][1] < at["a"][1]
    assert at["x"][0] == at["c"][0]
    assert at["b"][0] < at["x"][0] < at["y"][0] < at["d"][0]


def test_each_fork_is_marked_once():
    drawn = chart([MAIN, REAL, course("Minority", "other", "abq")], 1000)

    assert len(drawn.forks) == 3  # after b twice, above and below; after d once


def test_a_course_that_is_the_same_is_drawn_once():
    both = chart([MAIN, course("History", "real", "abcdef")], 1000)

    assert {line.kind for line in both.lines} == {"main"}
    assert len(both.stations) == 6


@pytest.mark.parametrize("room", [1000, 660, 320])
@pytest.mark.parametrize(
    "courses",
    [
        [MAIN],
        [MAIN, REAL],
        [MAIN, REAL, course("Minority", "other", "abq"), course("Team 2", "other", "arst")],
        [course("Yours", "main", "abcdefghijklmno"), course("History", "real", "abcxyfghijklzno")],
        [course("Yours", "main", "abcd"), course("History", "real", "acbd")],
    ],
    ids=["alone", "two", "four", "long", "another-order"],
)
def test_no_label_lies_on_another_or_on_a_station(courses, room):
    drawn = chart(courses, room)
    labels = boxes(drawn)
    marks = [(one.x - 8, one.y - 8, one.x + 8, one.y + 8) for one in drawn.stations]

    for one, other in combinations([*labels, *marks], 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for left, top, right, bottom in labels:
        assert left >= 0
        assert top >= 0
        assert right <= drawn.width
        assert bottom <= drawn.height


def test_no_line_runs_through_a_label():
    minority = course("Minority", "other", "abq")
    drawn = chart([MAIN, REAL, minority], 700)

    for line in drawn.lines:
        for (x, y), (x2, y2) in zip(line.points, line.points[1:], strict=False):
            for part in range(41):
                point = x + (x2 - x) * part / 40, y + (y2 - y) * part / 40
                for left, top, right, bottom in boxes(drawn):
                    assert not (left < point[0] < right and top < point[1] < bottom)


def test_where_labels_have_no_room_the_stations_stand_below_each_other():
    long = chart([course("Yours", "main", "abcdefghijklmno")], 660)

    assert len({station.x for station in long.stations}) == 1
    assert len({station.y for station in long.stations}) == 15


@pytest.mark.parametrize("room", [260, 300, 340, 360, 380])
def test_a_label_in_bold_type_stays_within_the_room(room):
    says = "Write to the customer before anything else; then ask the court about the mail abroad, or not"
    for words in range(3, len(says.split())):
        stops = (Stop("a", "Station a"), Stop("q", " ".join(says.split()[:words])))
        minority = CourseLine("Minority", "other", stops)
        drawn = chart([course("Yours", "main", "abcdefghijklmno"), minority], room)
        assert max(right for _, _, right, _ in boxes(drawn)) <= drawn.width
