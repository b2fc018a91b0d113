"""A class that decides in a scene of a piece: that of the first call, and nobody sees the name of a copy."""

import json

from game.classroom.lesson import lesson_of, load_aliases
from game.classroom.report.exports import session_json
from game.classroom.session import rewordable
from game.content.words import load_words
from tests.builders import read
from tests.classroom.rooms import Room
from tests.engine.test_called_play import BOOK, TEXT, TWO_TALKS

CLASS = """\
class:
  plans:
    short: {minutes: 20, decisions: [the-call, monday]}
  ballots: {the-call: [hang-up, ask]}
"""


def room() -> Room:
    real = (TWO_TALKS.parent / "playbooks/historical.yaml").read_text("utf-8")
    found = read(TEXT + CLASS, BOOK, {"historical": real})
    assert not found.errors, found.errors
    return Room(lesson_of(found, "short", load_words(also=["class"]), load_aliases()))


def test_a_plan_that_names_a_scene_of_a_piece_means_that_of_the_first_call():
    lesson = room().lesson

    assert lesson.plan.decisions == ("the-call@monday", "monday")
    assert set(lesson.scenario.teaching.ballots) == {"the-call@monday", "the-call@court"}


def test_a_class_decides_in_a_piece_and_its_record_has_the_authors_names():
    room_ = room()
    room_.decided({"A": 20, "B": 10})

    decision = room_.session.decisions[0]
    assert [one.key.choice for one in decision.options] == ["ask", "hang-up"]
    assert room_.session.course.scene == "monday"
    assert "@" not in room_.public()
    assert "@" not in repr(room_.t)
    assert "@" not in "".join(rewordable(room_.session))
    kept = json.loads(session_json(room_.session, "2026-03-01"))
    assert "@" not in json.dumps(kept)
