"""Bytes that reach the room, changed by chance: answered or dropped, and a phone comes in after them."""

import logging
import random
import socket
from contextlib import closing, suppress
from urllib.parse import urlencode

import pytest

from tests.classroom.room.conftest import CODE, Open
from tests.fuzz.asking import patient
from tests.fuzz.chance import SEEDS, changed

ROUNDS = 50
PATHS = ("/", "/look", "/help", "/about", "/back", "/seat.css", "/vote", "/reason", "/nothing")
POSTS = ("/join", "/back", "/vote", "/reason", "/marks", "/open", "/help")


class Attacker:
    """Somebody with a seat, who sends what a browser would, and then anything else."""

    def __init__(self, opened: Open, chance: random.Random) -> None:
        self.address, self.chance = opened.address, chance
        phone = opened.phones[0].look()
        self.forms = phone.forms
        host = f"{self.address.host}:{self.address.port}"
        cookies = "; ".join(f"{one.name}={one.value}" for one in phone.web.cookies.jar)
        self.head = f"Host: {host}\r\nOrigin: http://{host}\r\nCookie: {cookies}\r\n".encode()

    def request(self) -> bytes:
        """Return a request of which the line, the head, the body or all of it was changed."""
        chance, body = self.chance, b""
        if chance.random() < 0.3:
            line = b"GET %s HTTP/1.1\r\n" % chance.choice(PATHS).encode()
        else:
            fields = [field for form in self.forms for field in form.fields]
            fields += [
                ("letter", chance.choice("AB")),
                ("poll", "1.first"),
                ("code", CODE),
                ("text", "Because."),
            ]
            fields += [("pick-B", "1"), ("request", "r1"), ("card", "nothing")]
            path = chance.choice((*POSTS, *(form.action for form in self.forms)))
            body = urlencode(chance.sample(fields, chance.randrange(1, len(fields)))).encode()
            line = b"POST %s HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n" % path.encode()
        head = self.head
        match chance.randrange(5):
            case 0:
                line = changed(chance, line)
            case 1:
                head = changed(chance, head)
            case 2 | 3 if body:
                body = changed(chance, body)
        whole = line + head + b"Content-Length: %d\r\n\r\n" % len(body) + body
        return changed(chance, whole) if chance.random() < 0.1 else whole

    def sent(self, request: bytes) -> bytes:
        """Return the first line of the answer, or nothing where the connection is dropped."""
        with closing(socket.create_connection((self.address.host, self.address.port), timeout=5)) as sending:
            sending.settimeout(0.5)
            with suppress(OSError):
                sending.sendall(request)
                return sending.recv(4096).split(b"\r\n")[0]
        return b""


@pytest.mark.parametrize("seed", SEEDS)
def test_any_bytes_are_answered_or_dropped_and_a_phone_comes_in(lesson, words, caplog, seed):
    chance, opened = random.Random(f"requests {seed}"), Open(lesson, words)
    try:
        opened.phone()
        opened.go_to(chance.choice(("brief", "first-poll", "second-poll")))
        attacker = Attacker(opened, chance)
        with caplog.at_level(logging.WARNING), patient(240):
            statuses = [attacker.sent(attacker.request()) for _ in range(ROUNDS)]
        assert [one for one in statuses if b" 50" in one] == []
        assert [record.getMessage() for record in caplog.records] == []
        seats = len(opened.session.seats)
        opened.phone()
        assert len(opened.session.seats) == seats + 1
    finally:
        opened.close()
