"""A class without windows: its remote page holds it to the end, and its report is written at the laptop."""

import re
import threading

import pytest

from game import places
from game.classroom.headless import hold
from game.classroom.room.server import NetworkInterface, PhoneRoom
from tests.classroom.room.conftest import Open
from tests.classroom.room.phones import Phone

HERE = NetworkInterface("lo", "127.0.0.1")


@pytest.fixture
def held(lesson, words, tmp_path, monkeypatch):
    """Give a class that goes on in a thread of its own, what the terminal has said, and its room."""
    monkeypatch.setattr("game.classroom.headless.interfaces", lambda: (HERE,))
    monkeypatch.setattr("game.classroom.headless._FAREWELL", 0.0)
    monkeypatch.setattr(places, "exports", lambda: (tmp_path,))
    monkeypatch.setattr("sys.stdin", ())
    # The odds of a whole case take seconds, and are tried elsewhere.
    no_odds = "game.classroom.report.writing.weighed_courses"
    monkeypatch.setattr(no_odds, lambda session: tuple(() for _ in session.courses))
    opened = Open(lesson, words)
    opened.room.close()
    opened.room = PhoneRoom(opened.at_work, words)
    said, told = [], threading.Event()

    def run():
        for one in hold(opened.at_work, words, opened.room):
            said.append(one)
            told.set() if "once=" in one else None

    opened.said, opened.thread = said, threading.Thread(target=run, daemon=True)
    opened.thread.start()
    assert told.wait(60)
    opened.address = opened.room.address
    yield opened
    opened.close()


def taken(held):
    """Give a browser that has taken the control by the address that the terminal told."""
    control = Phone(held.address)
    held.phones.append(control)
    control.look(re.search(r"/remote\?once=[\w-]+", held.said[1])[0]).fill()
    return control


def test_a_class_is_held_to_its_report_from_a_browser_alone(held, tmp_path):
    control = taken(held)
    student = held.phone()
    held.go_to("first-poll")
    student.look().fill(letter="B")
    assert "1 voted" in control.look("/remote").text
    held.go_to("closed")
    control.look("/remote?tab=class")
    assert "Export" in control.text
    control.fill(0, tab="class", act="end:exported")
    held.thread.join(60)

    assert not held.thread.is_alive()
    assert held.session.ended == "exported"
    (folder,) = tmp_path.iterdir()
    assert str(folder) in held.said[-1]
    assert (folder / "report-teacher.html").is_file()
    assert held.room.address is None


def test_the_report_is_asked_for_at_the_end_and_not_before(held):
    control = taken(held)
    control.fill(0, tab="class", act="end:exported")

    assert control.status == 409
    assert not held.session.ended
