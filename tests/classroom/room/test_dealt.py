"""Exhibits dealt out by role, over real pages: opened by a button, and told to nobody else."""

import html
import re

import pytest

from game.classroom import commands as ask
from game.classroom.lesson import lesson_of, load_aliases
from game.classroom.views.public import ViewContext, projector_view
from game.classroom.views.teacher import teacher_view
from tests.classroom.room.conftest import Open
from tests.classroom.room.test_browser import Seat, browser  # noqa: F401 -- pytest finds the fixture by its name
from tests.classroom.room.test_remote import control  # noqa: F401 -- pytest finds the fixture by its name
from tests.classroom.room.test_same_words import set_in_type, texts
from tests.classroom.rooms import loaded, plain


@pytest.fixture
def opened(words):
    """Give a room of a case whose briefing has three exhibits."""
    made = Open(lesson_of(loaded("yahoo-belgium"), "fifty", words, load_aliases()), words)
    yield made
    made.close()


def teams_of(opened, phones=8):
    """Let phones in, make two teams of them, and give those of either in the order of their roles."""
    for _ in range(phones):
        opened.phone()
    opened.do(ask.MakeTeams(2))
    found = {"A": [], "B": []}
    for seat, phone in zip(opened.session.present, opened.phones[-phones:], strict=True):
        found[seat.team].append(phone)
    return found


def folded(phone):
    """Give each exhibit of a page, as its summary and whether it lies open."""
    found = re.findall(r"<details([^>]*)>\s*<summary[^>]*>(.*?)</summary>", phone.html, re.DOTALL)
    return [(re.sub(r"<[^>]*>", "", text), " open" in had) for had, text in found if "open" in had]


def opened_by(opened):
    notes = teacher_view(opened.session, ViewContext()).notes
    return [int(re.search(r"opened by (\d)", line)[1]) for line in notes.exhibits]


def test_s21_a_role_opens_its_own_exhibit_by_a_button_without_script_and_keeps_it_in_sight(opened):
    teams = teams_of(opened)
    sceptic, second = teams["A"][3].look(), teams["A"][1].look()
    assert "Your role in team A: the sceptic." in sceptic.text
    opened.go_to("brief")
    assert "Your role in team A: the authorities." in second.look().text
    assert "(yours)" in folded(second)[0][0]
    assert not any(lies for _, lies in folded(second))
    assert second.forms[0].action == "/open"
    answer = second.web.post("/open", data=dict(second.forms[0].fields), follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/#open-2")

    assert [lies for _, lies in folded(second.look())] == [True, False, False]
    assert "(with your lead)" in second.text
    assert [form.action for form in second.forms] == ["/open", "/open"]
    assert opened_by(opened) == [0, 1, 0]
    second.web.post("/open", data={**dict(second.forms[0].fields), "exhibit": "2"})
    assert opened_by(opened) == [0, 1, 0]
    assert "Another of your team has each" in sceptic.look().text
    sceptic.fill(2)
    assert opened_by(opened) == [0, 1, 1]
    opened.next()
    assert "/open" not in sceptic.look().html


def test_s11_nothing_is_opened_without_a_seat_or_by_a_form_of_another_one(opened):
    teams = teams_of(opened)
    opened.go_to("brief")
    stranger, lead, other = opened.phone(join=False), teams["A"][0].look(), teams["B"][0].look()
    theirs = dict(other.forms[0].fields)

    assert stranger.web.post("/open", data=theirs).status_code == 401
    assert lead.web.post("/open", data=theirs).status_code == 403
    mine = dict(lead.forms[0].fields)
    assert lead.web.post("/open", data={**mine, "exhibit": "9"}).status_code == 409
    assert lead.web.post("/open", data={**mine, "exhibit": "x"}).status_code == 409
    assert opened.session.opened == frozenset()


def test_no_other_phone_learns_that_a_team_has_opened_an_exhibit(opened):
    teams = teams_of(opened)
    opened.go_to("brief")
    opener, *others = (phone.look() for phone in (*teams["A"], *teams["B"]))
    before = [(phone, phone.version) for phone in others]
    opener.fill()

    assert opened_by(opened) == [1, 0, 0]
    for phone, version in before:
        assert phone.web.get(f"/look?version={version}").status_code == 204


def test_w1_every_phone_has_what_the_projector_shows_whoever_has_opened_it(opened):
    teams = teams_of(opened)
    opened.go_to("brief")
    teams["A"][0].look().fill()
    body = plain(projector_view(opened.session, ViewContext()).body)
    del body["day"]
    assert len(body["exhibits"]) == 3
    for phone in (*teams["A"], *teams["B"]):
        page = html.unescape(phone.look().html)
        assert [text for text in texts(body) if text not in page and set_in_type(text) not in page] == []


def test_the_remote_page_tells_how_many_teams_have_opened_each_exhibit(opened, control):  # noqa: F811 -- the fixture
    teams = teams_of(opened)
    opened.go_to("brief")
    teams["B"][2].look().fill()
    assert "opened by 1 of 2 teams" in control.look("/remote").text


@pytest.mark.page
@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [320, 390])
def test_an_exhibit_is_opened_in_a_real_page_and_stays_where_it_is_read(browser, opened, script, width):  # noqa: F811 -- the fixture
    seat = Seat(browser, opened, script=script, size=(width, 700)).join()
    for _ in range(3):
        opened.phone()
    opened.do(ask.MakeTeams(2))
    opened.go_to("brief")
    seat.see()
    page = seat.page
    assert page.locator("details[open]").count() == 0
    page.click("button[type=submit]")
    page.wait_for_selector("details[open]")

    assert opened_by(opened) == [1, 0, 0]
    top = page.locator("details[open]").bounding_box()["y"]
    assert -1 < top < 350
    assert not seat.small()
    assert not seat.overflows()
    if script:
        # Whoever unfolds another one has opened it, too.
        page.click("details:not([open]) summary")
        page.wait_for_selector("details[open] >> nth=1")
        page.wait_for_selector("#opens-2:is(summary), #opens-3:is(summary)")
        assert sum(opened_by(opened)) == 2
        assert page.locator("details[open]").count() == 2
    seat.close()
