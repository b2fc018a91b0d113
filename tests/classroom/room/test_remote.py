"""The control of a class from a phone: good once, revocable, and nowhere while it is off (S-3)."""

import logging
import re

import pytest

from game.classroom import commands as ask
from game.classroom.room.remote import RemoteAccess
from game.classroom.room.remote_tabs import NoLaptop
from game.classroom.session import rewordable
from game.classroom.views.public import ViewContext
from game.classroom.views.teacher import teacher_view
from game.pages.prose import styled
from tests.classroom.room.conftest import Open
from tests.classroom.rooms import lesson as small_case

PATHS = ("/remote", "/remote/take", "/remote/do")


def once(url):
    return re.search(r"once=(\S+)", url)[1]


@pytest.fixture
def control(opened):
    """Give a phone that has the control."""
    token = once(opened.room.control())
    phone = opened.phone(join=False)
    phone.look(f"/remote?once={token}").fill()
    assert "Remote control" in phone.html
    return phone


def form_of(phone, label):
    """Give the number of the form whose button is called so."""
    for number, form in enumerate(phone.forms):
        if ("label", label) in form.fields:
            return number
    raise AssertionError(f"nothing is called {label!r}: {phone.text}")


def test_s3_without_the_control_there_is_no_way_to_it(opened):
    phone = opened.phone()
    assert {phone.web.get(path).status_code for path in PATHS} == {404}

    opened.room.control()
    opened.room.revoke()
    assert {phone.web.get(path).status_code for path in PATHS} == {404}


def test_s3_a_token_has_128_bits_is_good_once_and_voids_what_was_before():
    remote = RemoteAccess()
    tokens = {remote.issue() for _ in range(100)}
    last = remote.issue()

    assert len(tokens) == 100
    assert min(len(token) for token in tokens) * 6 >= 128
    assert not any(remote.exchange(token) for token in tokens), "a later token voids the earlier ones"
    cookie = remote.exchange(last)
    assert remote.holds(cookie)
    assert not remote.exchange(last)
    assert not remote.holds("")
    remote.issue()
    assert not remote.holds(cookie)


def test_s3_the_second_use_is_refused_with_403(opened):
    token = once(opened.room.control())
    mine, theirs = opened.phone(join=False), opened.phone(join=False)
    # Both have opened the address before either takes the control.
    for phone in (mine, theirs):
        phone.look(f"/remote?once={token}")
    mine.fill()
    theirs.fill()

    assert mine.status == 200
    assert theirs.status == 403
    assert theirs.look("/remote").status == 403
    assert opened.room.controlled == "taken"


def test_s3_looking_at_the_address_does_not_use_it_up(opened):
    """A preview of the address by another program takes nothing."""
    token = once(opened.room.control())
    opened.phone(join=False).look(f"/remote?once={token}")

    assert opened.room.controlled == "waits"


def test_s3_the_phone_presses_what_t_offers_and_is_asked_back(opened, control):
    control.fill(form_of(control, "Next: A question"))
    assert opened.session.phase == "question-before"
    opened.go_to("first-poll")
    control.look("/remote")
    number = form_of(control, "Next: Discuss")
    control.fill(number)
    assert control.status == 409
    assert "Nobody has voted yet" in control.text
    control.fill(number)

    assert opened.session.phase == "discuss"


def test_s3_reasons_are_approved_from_the_phone(opened, control):
    student = opened.phone()
    opened.go_to("discuss")
    student.look().fill(text="because of <b>comity</b>")
    control.look("/remote")
    assert "because of &lt;b&gt;comity" in control.html
    number = next(n for n, form in enumerate(control.forms) if ("reason", "1") in form.fields)
    control.fill(number, act="approve")

    assert opened.session.reasons[1].fate == "approved"


def test_s3_a_button_that_is_no_longer_offered_does_nothing(opened, control):
    opened.go_to("brief")
    before = opened.session
    control.fill(form_of(control, "Next: A question"))

    assert control.status == 409
    assert opened.session is before


def test_s3_a_seat_or_a_forged_form_presses_nothing(opened, control):
    student, before = opened.phone(), opened.session
    forged = {"number": "0", "label": "Next: A question", "token": "0" * 32}
    assert student.web.post("/remote/do", data=forged).status_code == 403
    assert control.web.post("/remote/do", data=forged).status_code == 403
    with_other_origin = control.web.post("/remote/do", data=forged, headers={"Origin": "http://evil.test"})
    assert with_other_origin.status_code == 403

    assert opened.session.stop == before.stop


def test_s3_what_is_revoked_or_closed_controls_nothing(opened, control):
    opened.room.revoke()
    assert control.look("/remote").status == 404
    opened.room.control()

    assert control.look("/remote").status == 403


def test_s3_a_report_is_never_written_from_a_phone(opened, control):
    opened.go_to("closed")
    control.look("/remote")

    assert "Export" not in control.text
    assert "Discard" not in control.text


def test_s3_no_token_is_in_a_log_or_in_the_journal(opened, caplog):
    caplog.set_level(logging.DEBUG)
    token = once(opened.room.control())
    phone = opened.phone(join=False)
    phone.look(f"/remote?once={token}").fill()
    # What is left without the test's own browser is the program's.
    ours = [one.getMessage() for one in caplog.records if not one.name.startswith(("http", "asyncio"))]

    assert phone.status == 200
    assert [line for line in ours if token in line] == []
    assert token not in str(opened.session)
    assert phone.web.cookies["remote"] not in str(opened.session)


def test_the_phone_of_a_teacher_says_what_t_says_and_no_seat_does(opened, control):
    seat = opened.phone()
    opened.go_to("discuss")
    notes = teacher_view(opened.session, ViewContext()).notes
    page, beside = control.look("/remote").html, seat.look().html

    assert notes.says
    for told in (*notes.says, *notes.prompts):
        assert str(styled(told)) in page
    assert not [told for told in notes.says if str(styled(told)) in beside]
    opened.go_to("debrief")
    assert "A model answer" in control.look("/remote").html


def press(control, tab, act, **values):
    """Press a button of a tab, in the first form of the tab."""
    control.look(f"/remote?tab={tab}").fill(0, tab=tab, act=act, **values)
    return control


def test_the_phone_settles_what_t_settles(opened, control):
    opened.phone(), opened.phone()
    press(control, "room", "expect:20")
    press(control, "room", "expect:-1")
    press(control, "seats", "teams:2")
    press(control, "rules", "rule:majority")
    press(control, "rules", "limit:5")
    opened.go_to("first-poll")
    press(control, "rules", "hands:")
    press(control, "class", "count:", letter="B", count="19")
    place = next(iter(rewordable(opened.session)))
    press(control, "texts", f"fix:{place}", text="Larkfield is served.")
    session = opened.session

    assert (session.room.expected, len(session.teams), session.settings.rule) == (19, 2, "majority")
    assert session.settings.hands
    assert session.open_poll.typed == {"B": 19}
    assert session.rewordings[place] == "Larkfield is served."
    opened.go_to("discuss")
    press(control, "reasons", "slip:B", text="Comity, says the slip.")
    press(control, "reasons", "slip:B", text="Comity again.")
    press(control, "reasons", "hide:1")
    assert [(one.text, one.fate) for one in opened.session.reasons.values()] == [
        ("Comity, says the slip.", "hidden"),
        ("Comity again.", "approved"),
    ]


def test_reasons_are_merged_from_the_phone(opened, control):
    students = [opened.phone(), opened.phone()]
    opened.go_to("discuss")
    for number, student in enumerate(students):
        student.look().fill(text=f"because of statute {number}")
    press(control, "reasons", "merge:1", into="2")

    assert opened.session.reasons[1].fate == "merged"


def test_the_phone_is_asked_back_before_a_seat_is_removed_or_a_step_is_skipped(opened, control):
    opened.phone()
    seat = opened.session.present[0]
    press(control, "seats", f"seat:{seat.id}")
    assert (control.status, len(opened.session.present)) == (409, 1)
    assert seat.alias in control.text
    control.fill(0, act=f"seat:{seat.id}")
    assert not opened.session.present

    opened.go_to("first-poll")
    press(control, "rules", "skip:reveal")
    assert (control.status, opened.session.phase) == (409, "first-poll")
    control.fill(0, act="skip:reveal")
    assert opened.session.phase == "reveal"


@pytest.fixture
def with_grounds(words):
    """Give an open room whose case has a first scene with grounds, and a phone that has the control."""
    room = Open(small_case(), words)
    phone = room.phone(join=False)
    phone.look(f"/remote?once={once(room.room.control())}").fill()
    yield room, phone
    room.close()


def test_the_phone_of_a_teacher_presses_for_teams(with_grounds):
    opened, control = with_grounds
    opened.do(ask.MakeTeams(2))
    opened.do(ask.SetDevices("team-course"))
    opened.go_to("teams")
    assert "Team B, 0 turns" in control.look("/remote?tab=reasons").text
    press(control, "reasons", "grounds:A:A.0:B", text="")
    assert (control.status, "Choose 1 to 2 grounds." in control.text) == (409, True)
    press(control, "reasons", "grounds:A:A.0:B", text="1 2")
    press(control, "reasons", "press:B:B.0:A")
    press(control, "reasons", "show:2")
    session = opened.session
    assert len(session.roads["A"][-1].taken[0].turn.picks) == 2
    assert (session.roads["B"][-1].taken[0].by, session.item) == ("team", 2)

    press(control, "reasons", "press:B:B.0:A")
    assert control.status == 409, "the tab has another turn by now"
    press(control, "reasons", "take-back:B")
    assert not [one for one in opened.session.roads["B"][-1].taken if one.by == "team"]


@pytest.mark.parametrize(
    "act", ["skip:history", "end:exported", "seat:99", "count:", "fix:nowhere", "limit:9999"]
)
def test_s3_what_no_tab_has_is_not_done(opened, control, act):
    before = opened.session
    press(control, "rules", act, text="x", letter="B", count="9")

    assert control.status == 409
    assert opened.session is before


def test_a_text_that_the_laptops_windows_cannot_show_is_not_put_on_them_from_the_phone(opened):
    class Windows(NoLaptop):
        def unwritable(self, text):
            return "boxes" if "中" in text else ""

    opened.room.close()
    opened.room.laptop = Windows()
    opened.address = opened.room.open("127.0.0.1", 0)
    control = opened.phone(join=False)
    control.look(f"/remote?once={once(opened.room.control())}").fill()
    opened.go_to("reveal")
    control.look("/remote")
    number = next(
        n for n, form in enumerate(control.forms) if any(name == "because" for name, _ in form.fields)
    )
    control.fill(number, because="中文")
    assert control.status == 409
    assert "boxes" in control.text
    assert opened.session.decision.verdict is None
    control.fill(number, because="A reason.")

    assert opened.session.decision.verdict.because == "A reason."
