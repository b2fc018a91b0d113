"""What comes in from the network, and what does not (S-2, S-10, S-11, S-12, S-15)."""

import asyncio

import pytest

from game.classroom.room.door import LARGEST_BODY, Address, Door

ADDRESS = Address("192.168.1.20", 8321, also=("room.local",))
HOST = (b"host", b"192.168.1.20:8321")
ORIGIN = (b"origin", b"http://192.168.1.20:8321")
FORM = (b"content-type", b"application/x-www-form-urlencoded")


class Pages:
    """Sends back what it was sent, and remembers that it was asked."""

    def __init__(self):
        self.asked = []

    async def __call__(self, scope, receive, send):
        body = (await receive())["body"]
        self.asked.append((scope["method"], scope["path"], body))
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": body})


def ask(method="GET", path="/", headers=(HOST,), pieces=(b"",)):
    """Give the status of the answer, its headers, and what the pages were asked."""
    pages, sent = Pages(), []
    scope = {"type": "http", "method": method, "path": path, "raw_path": path.encode(), "headers": [*headers]}
    waiting = [
        {"type": "http.request", "body": piece, "more_body": at + 1 < len(pieces)}
        for at, piece in enumerate(pieces)
    ]

    async def receive():
        return waiting.pop(0) if waiting else {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    asyncio.run(Door(pages, ADDRESS)(scope, receive, send))
    return sent[0]["status"], dict(sent[0]["headers"]), pages.asked


def post(*headers, pieces=(b"choice=a",), host=HOST):
    return ask("POST", "/vote", (host, *headers), pieces)


@pytest.mark.parametrize("host", ["192.168.1.20:8321", "127.0.0.1:8321", "room.local:8321"])
def test_s10_the_address_of_the_room_is_let_in(host):
    assert ask(headers=[(b"host", host.encode())])[0] == 200


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [b""],
        [b"evil.example"],
        [b"192.168.1.20"],
        [b"192.168.1.20:8322"],
        [b"192.168.1.20:8321."],
        [b"192.168.1.20.:8321"],
        [b"ROOM.LOCAL:8321"],
        [b"[::1]:8321"],
        [b"localhost:8321"],
        [b"192.168.1.20:8321", b"192.168.1.20:8321"],
        [b"192.168.1.20:8321", b"evil.example"],
        [b" 192.168.1.20:8321"],
        [b"user@192.168.1.20:8321"],
    ],
)
def test_s10_any_other_host_is_refused_on_every_route(hosts):
    for path in ("/", "/vote", "/files/seat.0123.css"):
        status, _, asked = ask(path=path, headers=[(b"host", host) for host in hosts])

        assert status == 403
        assert not asked


def test_s10_an_absolute_address_as_target_is_refused():
    assert ask(path="http://evil.example/")[0] == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"])
def test_s11_only_pages_are_shown_and_forms_taken(method):
    status, headers, asked = ask(method)

    assert status == 405
    assert not asked
    assert not [name for name in headers if name.startswith(b"access-control")]


@pytest.mark.parametrize("known", [[ORIGIN], [(b"sec-fetch-site", b"same-origin")]])
def test_s11_a_form_of_the_room_itself_is_taken(known):
    status, _, asked = post(FORM, *known)

    assert status == 200
    assert asked == [("POST", "/vote", b"choice=a")]


@pytest.mark.parametrize(
    "foreign",
    [
        [],
        [(b"origin", b"null")],
        [(b"origin", b"http://evil.example")],
        [(b"origin", b"https://192.168.1.20:8321")],
        [(b"origin", b"http://192.168.1.20:8321/")],
        [ORIGIN, (b"origin", b"http://evil.example")],
        [(b"origin", b"http://evil.example"), (b"sec-fetch-site", b"same-origin")],
        [(b"sec-fetch-site", b"cross-site")],
        [(b"sec-fetch-site", b"same-site")],
        [(b"sec-fetch-site", b"same-origin"), (b"sec-fetch-site", b"cross-site")],
    ],
)
def test_s11_a_form_from_elsewhere_is_refused(foreign):
    status, _, asked = post(FORM, *foreign)

    assert status == 403
    assert not asked


@pytest.mark.parametrize("kind", [b"application/json", b"text/plain", b"multipart/form-data; boundary=x"])
def test_s11_only_plain_forms_are_taken(kind):
    assert post((b"content-type", kind), ORIGIN)[0] == 415


def test_s15_a_body_over_4_kib_is_refused_before_and_while_it_is_read():
    told = post(FORM, ORIGIN, (b"content-length", b"4097"))
    silent = post(FORM, ORIGIN, pieces=[b"x" * 3000, b"x" * 3000])
    odd = post(FORM, ORIGIN, (b"content-length", b"-1"))

    assert [status for status, _, _ in (told, silent, odd)] == [413, 413, 413]
    assert not told[2] + silent[2] + odd[2]


def test_s15_a_body_of_4_kib_is_taken_in_pieces():
    status, _, asked = post(FORM, ORIGIN, pieces=[b"x" * 96, b"y" * (LARGEST_BODY - 96)])

    assert status == 200
    assert asked[0][2] == b"x" * 96 + b"y" * 4000


def test_s12_every_answer_keeps_a_page_from_running_what_is_not_ours():
    for status, headers, _ in (ask(), ask(headers=[]), ask("PUT"), post()):
        policy = headers[b"content-security-policy"].decode()

        assert status in (200, 403, 405)
        assert policy.startswith("default-src 'none'; script-src 'self'")
        assert "frame-ancestors 'none'" in policy
        assert headers[b"x-content-type-options"] == b"nosniff"
        assert headers[b"referrer-policy"] == b"same-origin"
        assert headers[b"cache-control"] == b"no-store"
        assert not [name for name in headers if name.startswith(b"access-control")]


def test_a_form_whose_sender_leaves_half_way_changes_nothing():
    status, _, asked = ask("POST", "/vote", [HOST, FORM, ORIGIN], pieces=[])

    assert status == 413
    assert not asked
