"""The moot over real pages: a judge asks and rules from a phone, and the remote page does what T does."""

import pytest

from game.classroom import commands as ask
from game.classroom.lesson import lesson_of, load_aliases
from tests.classroom.room.conftest import Open
from tests.classroom.room.test_remote import control, press  # noqa: F401 -- pytest finds the fixture by its name
from tests.classroom.rooms import loaded


@pytest.fixture
def opened(words):
    """Give a room of the small case, at its moot, with five phones in it."""
    made = Open(lesson_of(loaded(), "mooted", words, load_aliases()), words)
    for _ in range(5):
        made.phone()
    made.go_to("first-poll")
    made.do(ask.TypeCount("B", 3))
    made.go_to("moot")
    yield made
    made.close()


def phone_of(opened, role):
    seat = next(seat for seat, held in opened.session.moot.roles.items() if held == role)
    return opened.phones[seat - 1].look()


def test_a_judge_asks_and_rules_on_a_phone_and_the_others_only_read(opened):
    opened.do(ask.DrawRoles(3))
    judge, speaker = phone_of(opened, "bench"), phone_of(opened, "client")
    assert "You sit on the bench" in judge.text
    assert "You speak for the client" in speaker.text
    assert not speaker.forms
    judge.fill(text="Where does it say so?")
    assert "Your question is with the teacher" in judge.text
    assert [one.poll for one in opened.session.reasons.values()] == ["1.question"]

    opened.go_to("second-poll")
    assert not phone_of(opened, "bench").forms
    speaker = phone_of(opened, "client")
    speaker.fill(letter="B")
    opened.go_to("reveal")
    opened.do(ask.Decide(picks=(1, 2)))
    opened.next()
    assert "GRANTED-LABEL" not in phone_of(opened, "client").text
    judge = phone_of(opened, "bench")
    judge.fill(letter="B")
    assert opened.session.open_poll.count_of("B") == 1


def test_the_remote_page_makes_the_bench_and_takes_its_marks(opened, control):  # noqa: F811 -- the fixture
    press(control, "reasons", "draw:3")
    assert len(opened.session.moot.roles) == 5
    press(control, "reasons", "name:5")
    assert (opened.session.moot.bench, opened.session.moot.roles) == (5, {})
    press(control, "reasons", "marks:client", text="4 3 5 2 4")
    press(control, "reasons", "marks:other", text="4 3 5 2")
    assert "A judge gives 5 marks" in control.text
    assert opened.session.marks == {"client": ((4, 3, 5, 2, 4),)}
    press(control, "reasons", "slip:", text="Who says so?")
    assert "Marks for the client" in control.look("/remote?tab=class").text
    press(control, "reasons", "unmark:client")
    assert opened.session.marks == {"client": ()}
    press(control, "seats", "role:1:bench")
    assert opened.session.moot.roles == {1: "bench"}
