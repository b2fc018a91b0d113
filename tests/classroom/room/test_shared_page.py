"""What is made once for all seats is made again when it must be."""

from dataclasses import replace

import pytest

from game.classroom import commands as ask
from game.classroom.room.shared_page import PageMoment, SharedPages
from game.classroom.views.public import ViewContext, given


def test_the_reasons_of_all_seats_are_looked_through_once_for_each_that_is_given(opened):
    phones = [opened.phone() for _ in range(2)]
    opened.go_to("discuss")
    sharing, found = SharedPages(), []
    for seat, _ in zip(opened.session.present, phones, strict=True):
        found.append(sharing.reasons(opened.session))
        assert sharing.reasons(opened.session) is found[-1]
        opened.do(ask.GiveReason(seat.id, "1.reason", f"because of {seat.alias}", ""))
    found.append(sharing.reasons(opened.session))

    assert [len(one) for one in found] == [0, 1, 2]
    assert found[-1] == given(opened.session)
    opened.next()
    opened.next()
    assert sharing.reasons(opened.session) == {}


def test_one_session_has_one_page_for_all(opened):
    opened.phone()
    sharing = SharedPages()
    made = sharing.page(PageMoment(opened.session, ViewContext(0, "http://192.168.1.20:8321")))

    assert sharing.page(PageMoment(opened.session, ViewContext(1, "http://192.168.1.20:8321"))) is made
    opened.next()
    assert sharing.page(PageMoment(opened.session, ViewContext(1, "http://192.168.1.20:8321"))) is not made


@pytest.mark.parametrize(("phase", "anew"), [("discuss", False), ("reveal", True), ("consequence", True)])
def test_what_is_only_coming_in_makes_the_page_anew_once_it_is_shown_to_all(opened, phase, anew):
    opened.phone()
    opened.go_to(phase)
    shared, around = SharedPages(), ViewContext(0, "http://192.168.1.20:8321")
    made = shared.page(PageMoment(opened.session, around))
    seat = opened.session.present[0]
    later = replace(opened.session, seats={seat.id: replace(seat, pace="10x")})

    assert (shared.page(PageMoment(later, around)) is not made) == anew
