"""What students can play on with: offered at the end by the laptop, where a site can be made."""

import threading

import pytest

from game.classroom.room.play_on import OpenedSite, PlayOn
from game.errors import GameError
from game.verbs.classes import _open_site

SITE = "http://127.0.0.1:8399/"


@pytest.fixture
def offered(opened):
    """Give a class whose laptop can make a site."""
    closed = []
    opened.room.play_on._open_site = lambda _: OpenedSite(SITE, lambda: closed.append(SITE))
    opened.closed = closed
    return opened


def made(play_on):
    play_on.offer("127.0.0.1")
    play_on._work.join(timeout=30)
    return play_on.stands


def test_a_phone_has_the_site_once_the_class_is_over_and_not_before(offered):
    phone = offered.phone()
    offered.go_to("question-after")
    assert made(offered.room.play_on) == "on"
    assert SITE not in phone.look().html

    offered.go_to("closed")
    assert f'href="{SITE}"' in phone.look().html
    offered.room.play_on.close()
    assert SITE not in phone.look().html
    assert offered.closed == [SITE]


def test_the_page_of_a_phone_is_another_one_once_the_site_is_there(offered):
    phone = offered.phone()
    offered.go_to("closed")
    before = phone.look().html
    made(offered.room.play_on)

    assert phone.look().html != before


def test_a_site_that_cannot_be_made_is_told_and_can_be_tried_again():
    tried, going = [], threading.Event()

    def open_site(_):
        going.wait(30)
        tried.append("once")
        raise GameError("no port is free")

    play_on = PlayOn(open_site)
    play_on.offer("127.0.0.1")
    play_on.offer("127.0.0.1")
    assert play_on.stands == "making"
    going.set()
    play_on._work.join(timeout=30)
    assert (play_on.stands, play_on.failed, tried) == ("failed", "no port is free", ["once"])
    assert made(play_on) == "failed"
    assert tried == ["once", "once"]


def test_nothing_is_offered_where_python_for_the_browser_was_never_fetched(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path))

    assert _open_site("first-steps") is None
    assert not PlayOn().possible
    assert PlayOn().stands == "off"
