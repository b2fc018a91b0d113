"""Who asks too often waits outside, unread, and nobody who is in waits for them (S-15)."""

import asyncio
import socket
import time
from contextlib import closing
from itertools import pairwise

import pytest

from game.classroom.room import listening, rate_limits
from game.classroom.room.listening import HeldConnections, ListeningSocket
from game.classroom.room.rate_limits import RequestLimits
from game.classroom.room.server import allow_open_files
from tests.classroom.room.test_server import asked, connect, get, is_dropped, opened


@pytest.fixture
def few(monkeypatch):
    """Nobody without a seat has more than three turns."""
    for name, most in (("ALL_AT_ONCE", 1), ("ALL_A_SECOND", 0.0), ("ADDRESS_AT_ONCE", 3)):
        monkeypatch.setattr(rate_limits, name, most)
    monkeypatch.setattr(rate_limits, "ADDRESS_A_SECOND", 0.001)
    monkeypatch.setattr(listening, "HELD_SECONDS", 0.5)


def used_up(address):
    """Ask until there is no turn any more; give the statuses."""
    statuses = [get(address)[0] for _ in range(4)]
    assert statuses == [200, 200, 200, 429]


def all_of(made):
    came = b""
    while piece := made.recv(4096):
        came += piece
    return came


def test_s15_who_asks_too_often_is_held_and_then_told(few):
    with opened() as (_, address):
        used_up(address)
        start = time.monotonic()
        with connect(address) as made:
            made.sendall(b"GET / HTTP/1.1\r\nHost: anywhere\r\n\r\n")
            told = all_of(made)

    assert time.monotonic() - start >= 0.5
    assert told.startswith(b"HTTP/1.1 429 Too Many Requests\r\n")
    assert told.endswith(b"\r\n\r\nYou ask too often. Wait a moment, then ask again.\n")
    for header in (b"content-security-policy: ", b"cache-control: no-store", b"connection: close"):
        assert b"\r\n" + header in told


def test_s15_a_turn_that_is_refused_carries_the_same_answer(few):
    with opened() as (_, address):
        for _ in range(3):
            get(address)
        with connect(address) as made:
            made.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{address.port}\r\n\r\n".encode())

            assert all_of(made) == listening.OFTEN


def test_s15_beyond_what_is_held_a_connection_ends_at_once(few, monkeypatch):
    monkeypatch.setattr(listening, "HELD_SECONDS", 60)
    with opened() as (server, address):
        used_up(address)
        server._held._most = 2
        held = [connect(address) for _ in range(2)]
        with connect(address) as third:
            assert is_dropped(third)
        assert len(server._held) == 2
        server.close()

        assert [is_dropped(one) for one in held] == [True, True]
        for one in held:
            one.close()


def test_s15_an_address_that_a_seat_asks_from_is_never_held(few):
    """A whole class may come from the one address of a school's router, a program among it."""
    with opened() as (server, address), connect(address) as phone:
        assert asked(phone, address, "seat=a") == b"HTTP/1.1 200 OK"
        for _ in range(40):
            get(address)
        for number in range(5):
            with connect(address) as another:
                assert asked(another, address, f"seat={number}") == b"HTTP/1.1 200 OK"

        assert len(server._held) == 0


def test_s15_who_has_a_seat_is_answered_while_others_at_the_address_are_refused(few):
    """A connection that is kept is never held, whatever comes beside it."""
    with opened() as (_, address), connect(address) as phone:
        assert asked(phone, address, "seat=a") == b"HTTP/1.1 200 OK"
        refused = [get(address)[0] for _ in range(40)]

        assert refused.count(429) > 10
        assert asked(phone, address, "seat=a") == b"HTTP/1.1 200 OK"


def test_s15_connections_are_taken_in_small_batches():
    """Between two batches, those that are in are served."""
    with closing(ListeningSocket(socket.AF_INET, socket.SOCK_STREAM)) as entrance:
        entrance.limits, entrance.held = RequestLimits(), HeldConnections()
        entrance.bind(("127.0.0.1", 0))
        entrance.listen(200)
        entrance.setblocking(False)
        knocking = [socket.create_connection(entrance.getsockname()) for _ in range(100)]
        batches = [batch(entrance) for _ in range(5)]
        for one in knocking:
            one.close()

    assert sum(batches) == 100
    assert max(batches) <= 32


def batch(entrance):
    """Take in as many as there are in one go."""
    count = 0
    while True:
        try:
            one, _ = entrance.accept()
        except BlockingIOError:
            return count
        one.close()
        count += 1


def test_where_little_may_be_open_at_once_more_is_asked_for():
    """Some systems let a program open 256 things until it asks for more."""
    system = pytest.importorskip("resource", reason="this system sets no such limit")
    before = system.getrlimit(system.RLIMIT_NOFILE)
    system.setrlimit(system.RLIMIT_NOFILE, (200, before[1]))
    try:
        assert allow_open_files(300) == 300
        assert system.getrlimit(system.RLIMIT_NOFILE)[0] == 300
        assert allow_open_files(100) == 100
        assert system.getrlimit(system.RLIMIT_NOFILE)[0] == 300, "they are never made fewer"
    finally:
        system.setrlimit(system.RLIMIT_NOFILE, before)


def test_s15_programs_that_were_held_together_are_let_go_one_after_the_other(monkeypatch):
    """To end a thousand connections at one moment would keep those waiting that are in."""
    monkeypatch.setattr(listening, "HELD_SECONDS", 0.0)

    async def swept():
        outside, counts = HeldConnections(), []
        pairs = [socket.socketpair() for _ in range(25)]
        for one, _ in pairs:
            outside.hold(one)
        for _ in range(40):
            await asyncio.sleep(0.01)
            counts.append(sum(one.fileno() < 0 for one, _ in pairs))
        for pair in pairs:
            for one in pair:
                one.close()
        return counts

    counts = asyncio.run(swept())

    assert max(later - one for one, later in pairwise(counts)) <= 10
    assert counts[-1] == 25
