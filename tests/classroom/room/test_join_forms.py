"""How a phone gets a seat, and gets it back (S-3 to S-7, W-9, W-13)."""

import re
from collections import Counter

import pytest

from game.classroom import commands as ask
from game.classroom import keys
from game.classroom.room.rate_limits import MOST_GUESSES_A_MINUTE
from tests.classroom.room.conftest import CODE


def test_w9_a_seat_is_taken_with_six_digits_and_nothing_else(opened):
    phone = opened.phone(join=False)

    (form,) = phone.forms
    assert [name for name, _ in form.fields] == ["code"]
    phone.fill(code="418 207")
    assert phone.status == 200
    assert opened.session.present[0].alias in phone.text


def test_the_picture_to_scan_brings_the_code_along(opened):
    phone = opened.phone(join=False).look(f"/?code={CODE}")

    assert ("code", CODE) in phone.forms[0].fields


def test_s4_a_wrong_code_is_told_beside_the_field_and_what_was_typed_stays(opened):
    phone = opened.phone(join=False).fill(code="418208")

    assert phone.status == 403
    assert 'role="alert">That is not the code of this room.' in phone.html
    assert ("code", "418208") in phone.forms[0].fields
    assert not opened.session.seats


def test_s4_room_codes_are_six_digits_each_as_likely():
    digits = Counter()
    for _ in range(10_000):
        code = keys.room_code()
        assert re.fullmatch(r"\d{6}", code)
        digits.update(enumerate(code))
    expected = 1_000
    chi = [sum((digits[place, str(n)] - expected) ** 2 / expected for n in range(10)) for place in range(6)]

    assert max(chi) < 35, "one in twenty thousand honest runs has a place beyond this (9 degrees of freedom)"


def test_s4_a_locked_room_takes_nobody_new_and_keeps_who_is_in(opened):
    inside = opened.phone()
    opened.do(ask.LockRoom())
    outside = opened.phone(join=False).fill(code=CODE)

    assert outside.status == 423
    assert inside.look().status == 200
    assert len(opened.session.seats) == 1


def test_s4_a_new_code_makes_the_old_one_worthless(opened):
    opened.do(ask.OpenRoom("123123"))

    assert opened.phone(join=False).fill(code=CODE).status == 403
    assert opened.phone(join=False).fill(code="123123").status == 200


def test_s5_who_guesses_must_rest_and_is_told_how_long(opened):
    phone = opened.phone(join=False)
    for number in range(MOST_GUESSES_A_MINUTE):
        phone.fill(code=f"{number:06}")
    phone.fill(code=CODE)

    assert phone.status == 429
    assert re.search(r"Wait \d\d seconds", phone.text)
    assert not opened.session.seats


def test_s5_who_guesses_behind_a_router_shuts_nobody_else_out(opened):
    """All phones of a test have one address, as behind the router of a school."""
    guesser = opened.phone(join=False)
    for number in range(MOST_GUESSES_A_MINUTE):
        guesser.fill(code=f"{number:06}")

    assert opened.phone(join=False).fill(code=CODE).status == 200
    assert guesser.fill(code=CODE).status == 429


def test_s6_the_cookie_of_a_seat_cannot_be_read_or_sent_from_elsewhere(opened):
    phone = opened.phone(join=False)
    answer = phone.web.post("/join", data={"code": CODE}, follow_redirects=False)
    cookies = answer.headers.get_list("set-cookie")

    assert answer.status_code == 303
    assert len(cookies) == 2
    for cookie in cookies:
        assert "; HttpOnly; SameSite=Strict" in cookie
    (token,) = re.findall(r"seat=([^;]+)", " ".join(cookies))
    assert len(token) >= 22, "128 bits and more"
    assert token not in str(opened.session.seats), "only its digest is kept"


def test_s6_reloading_keeps_the_seat_and_joining_again_gives_no_second_one(opened):
    phone = opened.phone()
    alias = opened.session.present[0].alias
    phone.look()
    phone.web.post("/join", data={"code": CODE})

    assert len(opened.session.present) == 1
    assert alias in phone.look().text


def test_s7_a_ticket_is_good_once(opened):
    opened.do(ask.IssueTickets((keys.digest("ABCDEFGH"),)))
    first = opened.phone(join=False).fill(code=CODE, ticket="abcd efgh")
    second = opened.phone(join=False).fill(code=CODE, ticket="ABCDEFGH")
    other = opened.phone(join=False).fill(code=CODE, ticket="HHHHHHHH")

    assert [one.status for one in (first, second, other)] == [200, 409, 409]
    assert len(opened.session.present) == 1


def test_a_seat_key_gives_the_seat_back_once_and_voids_the_old_cookie(opened):
    old = opened.phone()
    alias = opened.session.present[0].alias
    key = re.search(r"another address:\s*<strong>(\w{8})</strong>", old.html)[1]
    new = opened.phone(join=False).look("/back").fill(key=key.lower())
    again = opened.phone(join=False).look("/back").fill(key=key)

    assert new.status == 200
    assert alias in new.text
    assert again.status == 403
    assert alias not in old.look().text
    assert len(opened.session.present) == 1


def test_a_removed_seat_is_asked_for_the_code_again(opened):
    phone = opened.phone()
    opened.do(ask.RemoveSeat(opened.session.present[0].id))

    assert phone.look("/look?version=x").status == 401
    assert phone.look().forms[0].action == "/join"


def test_a_phone_that_has_lost_its_seat_is_told_so_and_one_that_never_had_any_is_not(opened):
    told = "This phone has no seat in this class now."
    phone, other = opened.phone(), opened.phone(join=False)
    opened.do(ask.RemoveSeat(opened.session.present[0].id))

    assert told in phone.look().text
    assert told not in other.look().text


def test_a_room_that_is_closed_says_so(opened):
    opened.do(ask.OpenRoom(""))
    phone = opened.phone(join=False)

    assert not phone.forms
    assert "room is closed" in phone.text
    assert phone.look("/look").status == 410


def test_a_late_joiner_gets_the_present_phase_at_once(opened):
    opened.phone()
    opened.go_to("first-poll")
    late = opened.phone()

    assert late.forms[0].action == "/vote"


@pytest.mark.parametrize("path", ["/", "/help", "/about", "/back"])
def test_w13_a_skip_link_comes_first_and_reading_help_is_reached_on_every_page(opened, path):
    phone = opened.phone().look(path)
    links = re.findall(r'<a [^>]*href="([^"]+)"', phone.html)

    assert links[0] == "#page"
    assert "/help" in links
    assert phone.html.count("<h1>") == 1
    assert 'lang="en"' in phone.html
