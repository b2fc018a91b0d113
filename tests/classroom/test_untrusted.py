"""A scenario file is trusted as little as a student (S-25); export waits until the class is over (S-23)."""

import pytest

from game.classroom import commands as ask
from game.classroom.lesson import NoPlanError, lesson_of
from game.classroom.rehearsing import SimulatedSeats, rehearse
from game.classroom.report.building import report
from game.classroom.report.exports import html
from game.classroom.views.wording import ClassWording
from game.classroom.working import begun
from game.content.library import Library
from game.content.problems import ScenarioProblemsError
from tests.classroom.report.test_report import DAY
from tests.classroom.rooms import HARBOUR, Room, lesson, loaded

PAYLOAD = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def changed(folder, *changes):
    """Read the small case with some of its text replaced."""
    text = (HARBOUR / "scenario.yaml").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "scenario.yaml").write_text(text, "utf-8")
    return Library().load(str(folder))


def test_s25_what_a_scenario_says_stays_text_in_the_report(tmp_path):
    own = changed(
        tmp_path,
        ("title: The Northgate warrant", f"title: '{PAYLOAD}'"),
        ("label: Produce everything", f"label: '{PAYLOAD}'"),
        ("best_for: The client obeys.", f"best_for: '{PAYLOAD}'"),
        ("title: A warrant arrives", f"title: '{PAYLOAD}'"),
        ("what: The motion is denied.", f"what: '{PAYLOAD}'"),
        ("label: Customer trust", f"label: '{PAYLOAD}'"),
    )
    taught = lesson_of(own, "fifty", lesson().words, lesson().aliases)
    session = rehearse(begun(taught, 3), SimulatedSeats(20, 3))
    page = html(session, report(session, DAY, "teacher"))

    assert "alert(1)" in page
    assert "<script" not in page
    assert "<img" not in page


def test_s25_a_link_of_a_scenario_leads_to_the_web_or_nowhere(tmp_path):
    own = changed(tmp_path, ('link: "https://example.org/ryan"', "link: 'javascript:alert(1)'"))
    taught = lesson_of(own, "fifty", lesson().words, lesson().aliases)
    session = rehearse(begun(taught, 3), SimulatedSeats(20, 3))

    assert "javascript:" not in html(session, report(session, DAY, "teacher"))
    assert ClassWording.of_lesson(taught, lifted=True).source("ryan").link == ""
    assert ClassWording.of_lesson(lesson(), lifted=True).source("ryan").link == "https://example.org/ryan"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: The Northgate warrant", "title: &name The Northgate warrant"),
        ("procedure: us-production-order", "procedure: ../../../somewhere/else"),
        ("language: en", "language: en\nuses: [../../secrets]"),
        ("language: en", "language: !!python/object:os.system x"),
    ],
)
def test_s25_what_reaches_out_of_its_file_is_refused_in_words(tmp_path, old, new):
    own = changed(tmp_path, (old, new))

    with pytest.raises(ScenarioProblemsError):
        lesson_of(own, "fifty", lesson().words, lesson().aliases)


def test_a_plan_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(
        NoPlanError, match=r"has no plan 'sixty' for a class \(there: fifty, ninety, mooted, later\)"
    ):
        lesson_of(loaded(), "sixty", lesson().words, lesson().aliases)


def test_s23_export_waits_until_the_class_is_over():
    room = Room()
    for phase, decision in (("first-poll", 1), ("second-poll", 1)):
        room.to(phase, decision)
        assert room.refused(ask.End("exported")).key == "not_closed"
        assert not any(isinstance(offer.command, ask.End) for offer in room.t.offers)
