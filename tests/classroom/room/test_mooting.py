"""The moot over real pages: a judge asks and rules from a phone, and the remote page does what T does."""

import hashlib
import re

import pytest

from game.classroom import commands as ask
from game.classroom.commands import CommandRefusal
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
    assert [form.action for form in phone_of(opened, "bench").forms] == ["/marks", "/marks"]
    speaker = phone_of(opened, "client")
    speaker.fill(letter="B")
    opened.go_to("reveal")
    opened.do(ask.Decide(picks=(1, 2)))
    opened.next()
    assert "GRANTED-LABEL" not in phone_of(opened, "client").text
    judge = phone_of(opened, "bench")
    judge.fill(letter="B")
    assert opened.session.open_poll.count_of("B") == 1


def marks(side, row):
    names = ("issue", "authority", "facts", "best-point", "candour")
    return {f"{side}_{name}": str(mark) for name, mark in zip(names, row, strict=False)}


def test_judges_mark_on_their_phones_and_no_other_phone_learns_even_that_they_have(opened):
    opened.do(ask.DrawRoles(3))
    assert not [form for form in phone_of(opened, "bench").forms if form.action == "/marks"]
    opened.next(), opened.next()
    judges = [seat for seat, role in opened.session.moot.roles.items() if role == "bench"]
    judge, *others = (opened.phones[seat - 1].look() for seat in (*judges, *opened.session.moot.roles))
    others = [phone for phone in others if phone is not judge]
    before = [(phone.version, re.sub(r'name="request" value="\w+"', "", phone.html)) for phone in others]

    assert judge.fill(1, **marks("client", (4, 3, 5, 2))).status == 422
    assert "Give each of the five a mark first" in judge.text
    assert dict(judge.forms[1].fields)["client-best-point"] == "2"
    judge.fill(1, client_candour="4")
    assert "has 4 3 5 2 4 from you" in judge.text
    judge.fill(2, **marks("other", (2, 2, 2, 2, 2)))
    assert opened.session.judged == {judges[0]: {"client": (4, 3, 5, 2, 4), "other": (2, 2, 2, 2, 2)}}
    for phone, was in zip(others, before, strict=True):
        assert phone.look(f"/look?version={was[0]}").status == 204
        phone.look()
        assert (phone.version, re.sub(r'name="request" value="\w+"', "", phone.html)) == was

    speaker = phone_of(opened, "client")
    speaker.html = judge.html.replace(judge.forms[1].fields[0][1], hashlib.sha256(b"form:").hexdigest()[:32])
    assert speaker.fill(1).status == 403
    assert isinstance(
        opened.at_work.do(ask.MarkSide(opened.phones.index(speaker) + 1, "client", (1,) * 5)), CommandRefusal
    )


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
