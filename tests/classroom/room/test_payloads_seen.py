"""The pages of seats while two hundred texts that mean harm are in the class (S-12)."""

import pytest

from game.classroom import commands as ask
from game.classroom.session import reasons_asked
from tests.classroom.payloads import PAYLOADS
from tests.classroom.room.conftest import Open
from tests.classroom.test_payloads import BENIGN, Parts


def seen(lesson, words, texts):
    """Give the parts of all pages that a writer and a reader get from the discussion on."""
    opened, found = Open(lesson, words), set()
    try:
        writer, reader = opened.phone(), opened.phone()
        for number in range(3, len(texts) + 1):
            opened.do(ask.Join(f"token-{number}", f"key-{number}"))
        opened.go_to("discuss")
        poll = reasons_asked(opened.session)
        for seat, text in enumerate(texts, start=1):
            opened.at_work.do(ask.GiveReason(seat, poll, text))
        assert len(opened.session.reasons) >= 200
        for reason in tuple(opened.session.reasons):
            opened.do(ask.Approve(reason))
        while opened.session.phase != "history":
            for phone in (writer, reader):
                page = Parts(phone.look().html)
                assert phone.status == 200
                found |= page.found | {(opened.session.phase, link) for link in page.links}
            opened.next()
        return found
    finally:
        opened.close()


@pytest.mark.parametrize("first", [0, 1, 30, 60, 198])
def test_s12_pages_with_such_texts_are_built_like_those_with_plain_words(lesson, words, first):
    """Each time another text is that of the seat that reads its own."""
    naughty = PAYLOADS[first:] + PAYLOADS[:first]

    assert seen(lesson, words, naughty) == seen(lesson, words, BENIGN)
