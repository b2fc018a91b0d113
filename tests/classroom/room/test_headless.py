"""A class without windows: its remote page holds it to the end, and its report is written at the laptop."""

import re
import threading

import pytest

from game import places
from game.classroom.headless import HeadlessLaptop, hold
from game.classroom.lesson import lesson_of, load_aliases
from game.classroom.room.server import NetworkInterface, PhoneRoom
from game.content.library import Library
from game.content.words import load_words
from tests.classroom.room.conftest import CODE, Open
from tests.classroom.room.phones import Phone

HERE = NetworkInterface("lo", "127.0.0.1")


@pytest.fixture(scope="module")
def words():
    return load_words(also=["class", "seat", "class-windows", "class-pack"])


@pytest.fixture(scope="module")
def lesson(words):
    return lesson_of(Library().load("microsoft-ireland"), "fifty", words, load_aliases())


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
        for one in hold(HeadlessLaptop(opened.at_work, words, opened.room)):
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


def test_both_copies_of_the_report_are_read_in_the_browser_once_the_class_is_closed(held, words):
    control, student = taken(held), held.phone()
    copies = {copy: words(f"class.report.copy.{copy}") for copy in ("teacher", "students")}
    for copy, title in copies.items():
        assert title not in control.look("/remote?tab=class").text
        assert title not in control.look(f"/remote/print?page=report-{copy}.html").text
    held.go_to("closed")
    for copy, title in copies.items():
        assert title in control.look("/remote?tab=class").text
        assert title in control.look(f"/remote/print?page=report-{copy}.html").text
        assert student.look(f"/remote/print?page=report-{copy}.html").status == 403


def test_a_class_is_discarded_only_once_its_loss_was_told(held, words):
    control = taken(held)
    held.go_to("closed")
    control.look("/remote?tab=class").fill(0, tab="class", act="end:discarded")
    assert control.status == 409
    assert words("class.t.discard") in control.text
    assert not held.session.ended
    control.fill(0, act="end:discarded")
    held.thread.join(60)

    assert held.session.ended == "discarded"
    assert words("class.t.discarded") in held.said


def test_tickets_are_printed_in_the_browser_and_then_let_in_whoever_has_one(held):
    control = taken(held)
    control.look("/remote?tab=room").fill(0, act="expect:5")
    printed = control.look("/remote/print?page=tickets.html")
    (ticket, *others) = (
        "".join(one.split()) for one in re.findall(r'<div class="signs">(.*?)</div>', printed.html)
    )
    assert len({ticket, *others}) == 5
    assert ticket in control.look("/remote/print?page=tickets.html").html.replace(" ", "")
    assert "Fold the sheet" in control.look("/remote/print?page=card.html").text
    form = next(n for n, one in enumerate(control.look("/remote?tab=room").forms) if "seat" not in one.action)
    control.fill(form, tab="room", act="tickets:")

    late = held.phone(join=False)
    assert "Ticket" in late.text
    late.fill(code=CODE, ticket="AAAA AAAA")
    assert not held.session.present
    late.fill(code=CODE, ticket=ticket)
    assert len(held.session.present) == 1


def test_nothing_is_printed_for_a_seat(held):
    held.room.control()

    assert held.phone(join=False).look("/remote/print?page=tickets.html").status == 403


def test_p_is_shown_to_whoever_was_given_it_by_the_control_and_to_no_seat(held):
    control, student = taken(held), held.phone()
    assert student.look("/projector").status == 403
    assert student.web.post("/projector/turn", data={"by": "1"}).status_code == 403
    held.go_to("brief")
    page = control.look("/projector")
    assert (page.status, "data-depth=" in page.html) == (200, True)
    assert page.web.get(f"/projector?version={page.version}").status_code == 204

    # The control goes to another phone, and P stays.
    other = Phone(held.address)
    held.phones.append(other)
    other.look(re.search(r"/remote.*", held.room.control())[0]).fill()
    assert control.look("/remote").status == 403
    assert control.look("/projector").status == 200
    held.room.revoke()
    assert control.look("/projector").status == 404


def test_the_pages_of_p_are_turned_from_its_keys_and_from_the_remote_page(held):
    control = taken(held)
    held.go_to("brief")
    page = control.look("/projector?pages=3")
    token = re.search(r'data-token="(\w+)"', page.html)[1]
    turned = control.web.post("/projector/turn", data={"token": token, "by": "1", "pages": "3"})
    assert 'data-page="1"' in turned.text
    control.look("/remote?tab=class").fill(0, tab="class", act="page:1")
    control.look("/remote?tab=rules").fill(0, tab="rules", act="theme:night")
    assert 'data-page="2"' in control.look("/projector?pages=3").html
    assert 'data-theme="night"' in control.html
    control.web.post("/projector/turn", data={"token": "0" * 32, "by": "-1"})
    assert 'data-page="2"' in control.look("/projector").html
    held.next()

    assert 'data-page="0"' in control.look("/projector").html


def test_p_shows_how_to_come_in_for_who_is_late(held):
    control = taken(held)
    held.go_to("brief")
    control.look("/remote?tab=room").fill(0, tab="room", act="door:on")

    assert held.address.url in control.look("/projector").text
    held.next()
    assert held.address.url not in control.look("/projector").text
