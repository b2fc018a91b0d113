"""Votes and reasons from phones, without script (S-6, S-8, S-11, S-12, S-15, S-21, S-22, W-1, W-7, W-8)."""

import re
from types import SimpleNamespace

import pytest

from game.classroom import commands as ask
from game.classroom.polls import LONGEST
from game.classroom.room import rate_limits, routes
from game.classroom.views.public import ViewContext, projector_view
from game.pages.prose import styled

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'; DROP TABLE seats; --",
    "{{ 7 * 7 }}",
    "{% include 'seat/page.html' %}",
    "javascript:alert(1)",
    "</textarea><script>alert(1)</script>",
    "<style>body{display:none}</style>",
    "[link](javascript:alert(1))",
    "&lt;b&gt;",
    "=1+1",
    "\u202egnp.exe",
    "a\u0300\u0300\u0300\u0300\u0300\u0300",
    "\ufdfa" * 20,
    "😀" * 300,
    "\x00\x01\x02",
    "%s%s%n",
    "../../etc/passwd",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
]


def tally(opened, poll):
    return {bar.letter: bar.count for bar in opened.session.polls[poll].bars if bar.count}


def test_s21_a_whole_class_without_script(opened, monkeypatch):
    monkeypatch.setattr(rate_limits, "MOST_FORMS", 100)
    phones = [opened.phone() for _ in range(3)]
    seen = []
    while opened.session.phase != "closed":
        for number, phone in enumerate(phones):
            phone.look()
            assert phone.status == 200
            assert phone.html.count("<h1>") == 1
            for form in phone.forms:
                answer(phone, form, min(1, number))
                assert phone.status == 200, phone.text
        seen.append(opened.session.phase)
        for reason in tuple(opened.session.reasons.values()):
            if reason.fate == "waiting":
                opened.do(ask.Approve(reason.id))
        opened.next()

    assert {"question-before", "first-poll", "second-poll", "reveal", "history", "question-after"} <= set(
        seen
    )
    decided = [name for name in opened.session.polls if name.endswith((".first", ".second"))]
    assert len(decided) == 4
    assert {opened.session.polls[name].total for name in decided} == {3}
    assert "Thank you" in phones[0].look().text


def answer(phone, form, number):
    if form.action == "/vote":
        letter = form.radios["letter"][number]
        filled = {"letter": letter}
        if "confidence" in form.radios:
            filled["confidence"] = "4"
        if f"pick-{letter}" in form.boxes:
            filled[f"pick_{letter}"] = form.boxes[f"pick-{letter}"][:1]
        phone.fill(**filled)
    elif form.action == "/reason":
        phone.fill(text="because Ryan says so")


def test_w8_a_vote_can_be_changed_until_the_poll_closes(opened):
    phone = opened.phone()
    opened.go_to("first-poll")
    phone.look().fill(letter="A")
    assert "Your vote is A." in phone.text
    phone.fill(letter="B")

    assert "Your vote is B." in phone.text
    assert tally(opened, "1.first") == {"B": 1}


def test_w8_nothing_chosen_is_told_beside_the_options(opened):
    phone = opened.phone()
    opened.go_to("first-poll")
    phone.look().fill()

    assert phone.status == 422
    assert 'id="wrong-letter" role="alert">Choose an option first.' in phone.html
    assert 'aria-describedby="wrong-letter"' in phone.html


def test_s8_a_repeated_request_counts_once_and_gives_the_same_answer(opened):
    phone = opened.phone()
    opened.go_to("first-poll")
    form = dict(phone.look().forms[0].fields) | {"letter": "A"}
    answers = [phone.web.post("/vote", data=form) for _ in range(3)]
    phone.look().fill(letter="B")
    late_again = phone.web.post("/vote", data=form)

    assert {one.status_code for one in (*answers, late_again)} == {200}
    assert len({re.sub(r'name="request" value="\w+"', "", one.text) for one in answers}) == 1
    assert tally(opened, "1.first") == {"B": 1}, "a request that comes late a second time changes nothing"


def test_s8_a_vote_after_the_close_is_told_in_words(opened):
    phone = opened.phone()
    opened.go_to("first-poll")
    phone.look()
    opened.go_to("discuss")
    phone.fill(letter="A")

    assert phone.status == 409
    assert "This vote is closed." in phone.text
    assert not tally(opened, "1.first")


def test_s6_dropping_and_coming_back_between_any_two_steps_leaves_one_vote_a_seat(opened):
    phones = [opened.phone() for _ in range(4)]
    opened.go_to("first-poll")
    for letter in "ABBA":
        for phone in phones:
            phone.look()
            cookies = dict(phone.web.cookies)
            phone.close()
            phone.__init__(opened.address)
            phone.web.cookies.update(cookies)
            phone.look().fill(letter=letter)

    assert tally(opened, "1.first") == {"A": 4}


def test_s11_a_form_of_another_seat_is_not_taken(opened):
    mine, other = opened.phone(), opened.phone()
    opened.go_to("first-poll")
    form = dict(other.look().forms[0].fields) | {"letter": "A"}
    answer = mine.web.post("/vote", data=form)

    assert answer.status_code == 403
    assert "another seat" in answer.text
    assert not tally(opened, "1.first")


@pytest.mark.parametrize("path", ["/vote", "/reason"])
def test_s2_without_a_seat_nothing_is_taken(opened, path):
    opened.phone()
    opened.go_to("first-poll")
    stranger = opened.phone(join=False)

    assert stranger.web.post(path, data={"letter": "A", "poll": "1.first"}).status_code == 401
    assert not tally(opened, "1.first")


@pytest.mark.parametrize(
    "path", ["/next", "/teacher", "/t", "/admin", "/session", "/journal", "/report", "/p"]
)
def test_s2_there_is_no_way_to_the_teacher(opened, path):
    phone = opened.phone()
    before = opened.session

    assert phone.web.get(path).status_code == 404
    assert phone.web.post(path, data={"go": "on"}).status_code == 404
    assert opened.session is before


def test_s15_a_seat_may_write_five_times_in_five_seconds(opened, monkeypatch):
    phone, now = opened.phone(), [1000.0]
    opened.go_to("first-poll")
    # However slow the machine is, by the clock of the room all is written at once.
    monkeypatch.setattr(routes, "time", SimpleNamespace(monotonic=lambda: now[0]))
    statuses = []
    for now[0] in (1000.0,) * 7 + (1004.0, 1005.5):
        phone.look().fill(letter="A")
        statuses.append(phone.status)
        if len(statuses) == 7:
            assert "a little fast" in phone.text

    assert statuses == [200] * 5 + [429] * 3 + [200]
    assert tally(opened, "1.first") == {"A": 1}


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_s12_what_students_write_is_only_text(opened, payload):
    phone, reader = opened.phone(), opened.phone()
    opened.go_to("discuss")
    phone.look().fill(text=payload)
    for reason in tuple(opened.session.reasons.values()):
        opened.do(ask.Approve(reason.id))
        assert len(reason.text) <= LONGEST
    opened.go_to("reveal")
    reader.look()

    for page in (phone.html, reader.html):
        assert page.count("<script") == 1, "our own"
        assert not re.search(
            r"<(?!/?(?:html|head|meta|title|link|noscript|script|body|a|header|p|main|form|"
            r"fieldset|legend|label|input|span|svg|g|text|circle|rect|polygon|details|summary|"
            r"div|button|footer|nav|strong|em|h1|h2|h3|ul|ol|li|dl|dt|dd|table|caption|thead|"
            r"tbody|tr|th|td|br|cite|textarea|select|option|!doctype)\b)",
            page,
        )
        assert not re.search(r"\son\w+=", re.sub(r">[^<]*<", "><", page))
        assert "\u202e" not in page
        assert "49" not in re.findall(r"“([^”]*)”", page)


def test_w7_more_time_is_asked_for_and_kept_and_the_teacher_sees_only_how_many(opened):
    phone = opened.phone()
    opened.phone()
    phone.look("/help").fill(pace="10x", size="largest")

    assert opened.session.present[0].pace == "10x"
    assert 'data-size="largest"' in phone.html
    assert 'data-size="largest"' in phone.look().html
    assert 'value="10x" checked' in phone.look("/help").html


@pytest.mark.parametrize("phase", ["brief", "first-poll", "reveal", "history"])
def test_w1_a_seat_has_what_the_projector_shows(opened, phase):
    phone = opened.phone()
    opened.go_to(phase)
    phone.look()
    shown = projector_view(opened.session, ViewContext()).body
    texts = [str(styled(line.text)) for line in getattr(shown, "facts", ())]
    texts += [str(styled(one.label)) for one in getattr(shown, "options", ())]
    texts += [str(styled(one.what)) for one in getattr(shown, "events", ())]

    assert texts
    assert [text for text in texts if text not in phone.html] == []


def test_s22_the_first_load_is_small_and_nothing_comes_from_outside(opened):
    phone = opened.phone()
    opened.go_to("first-poll")
    phone.look()
    loaded = re.findall(r'(?:src|href)="(/files/[^"]+)"', phone.html)
    files = [phone.web.get(path) for path in loaded]

    assert len(files) == 2
    assert {one.status_code for one in files} == {200}
    assert "immutable" in files[0].headers["cache-control"]
    assert len(phone.html.encode()) + sum(len(one.content) for one in files) <= 60_000
    assert not re.findall(r'(?:src|action)="(?!/)', phone.html)
    assert phone.web.get("/").headers["cache-control"] == "no-store"


def test_s20_asking_again_brings_nothing_until_something_changes(opened):
    phone = opened.phone()
    opened.go_to("first-poll")
    phone.look()
    same = phone.web.get(f"/look?version={phone.version}")
    opened.go_to("discuss")
    other = phone.web.get(f"/look?version={phone.version}")

    assert same.status_code == 204
    assert other.status_code == 200
    assert 'action="/reason"' in other.text


def test_s20_the_votes_of_others_change_nothing_on_a_seat_page(opened):
    phone, other = opened.phone(), opened.phone()
    opened.go_to("first-poll")
    phone.look()
    other.look().fill(letter="A")

    assert phone.web.get(f"/look?version={phone.version}").status_code == 204


@pytest.mark.parametrize(("phase", "refreshes"), [("brief", True), ("first-poll", False), ("discuss", False)])
def test_s21_a_page_without_script_refreshes_itself_only_while_there_is_nothing_to_fill_in(
    opened, phase, refreshes
):
    phone = opened.phone()
    opened.go_to(phase)

    assert ('http-equiv="refresh"' in phone.look().html) is refreshes
    assert ">Look again</a>" in phone.html
