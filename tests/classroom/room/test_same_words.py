"""What stands on the projector stands on every phone (W-1); no student does what a teacher does (S-2)."""

import html

import pytest

from game.classroom.views.public import ViewContext, projector_view
from game.pages.prose import styled
from tests.classroom.rooms import plain

# What is no text on the projector: ids, kinds, letters, what an authority says, notes on the network.
_OTHER = {
    *("kind", "poll", "letter", "truth", "address", "code", "how", "note", "place", "devices"),
    *("says", "votes", "stands_at"),
}
VERBS = ("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD")
PATHS = (
    *("/", "/look", "/join", "/vote", "/reason", "/help", "/about", "/back", "/remote", "/remote/take"),
    *(
        "/remote/do",
        "/remote/print",
        "/projector",
        "/projector/turn",
        "/teacher",
        "/next",
        "/decide",
        "/end",
        "/export",
        "/session",
        "/journal",
        "/files/x",
    ),
)


def texts(value, name=""):
    """Yield every text of a body that somebody reads."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in _OTHER:
                yield from texts(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one, name)
    elif isinstance(value, str) and len(value) > 3:
        yield value


def set_in_type(text):
    """Give a text as a page sets it, with its quotation marks and emphasis."""
    return html.unescape(str(styled(text)))


def test_w1_a_seat_has_every_text_of_the_projector_in_every_phase(opened):
    phone, other, seen = opened.phone(), opened.phone(), {}
    while opened.session.phase != "closed":
        body = plain(projector_view(opened.session, ViewContext()).body)
        if body["kind"] == "FactsBody":
            del body["day"]  # It stands on the desk of either, once there is a decision.
        if body.get("refuted"):
            del body["answers"]  # The claim is told, and nobody is asked any more.
        page = html.unescape(phone.look().html)
        if opened.session.phase not in ("join", "question-after"):
            missing = [text for text in texts(body) if text not in page and set_in_type(text) not in page]
            assert not missing, (opened.session.phase, missing)
            seen[opened.session.phase] = len(list(texts(body)))
        if opened.session.phase == "first-poll":
            phone.fill(letter="B")
            other.look().fill(letter="A")
        opened.next()

    assert all(seen.values())
    assert {"brief", "first-poll", "discuss", "reveal", "consequence", "history", "debrief"} <= set(seen)


@pytest.mark.parametrize("verb", VERBS)
def test_s2_no_verb_on_any_path_does_what_a_teacher_does(opened, verb):
    phone = opened.phone()
    opened.go_to("first-poll")
    before = opened.session
    for path in PATHS:
        phone.web.request(verb, path, data={"go": "on", "number": "0", "label": "Next: Discuss"})
    after = opened.session

    assert (after.stop, after.item, after.decisions, after.settings) == (
        before.stop,
        before.item,
        before.decisions,
        before.settings,
    )
    assert after.room == before.room
    assert after.ended == ""
