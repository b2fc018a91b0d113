"""Which connections stay, and who is answered on them, without a network (S-15)."""

import asyncio
from dataclasses import dataclass, field

import pytest

from game.classroom.room import connections, rate_limits
from game.classroom.room.connections import Connection, ConnectionLimit, JoinedWrites, LimitedPages, limited

HERE = ("192.168.1.20", 8321)


class Wire:
    """A transport that remembers what was done to it."""

    def __init__(self, peer=("192.168.1.7", 50_000)):
        self.pieces, self.closed, self.aborted, self.peer = [], False, False, peer

    def get_extra_info(self, name):
        return {"peername": self.peer, "sockname": HERE}.get(name)

    def write(self, piece):
        self.pieces.append(piece)

    def is_closing(self):
        return self.closed

    def close(self):
        self.closed = True

    def abort(self):
        self.aborted = True


@dataclass
class Heard(asyncio.Protocol):
    """A protocol that remembers what it was told; it stands for the server's own."""

    given: dict = field(default_factory=dict)
    told: list = field(default_factory=list)

    def connection_made(self, transport):
        self.told.append("made")

    def data_received(self, came):
        self.told.append(came)

    def connection_lost(self, exc):
        self.told.append("lost")

    def eof_received(self):
        self.told.append("eof")

    def pause_writing(self):
        self.told.append("pause")

    def resume_writing(self):
        self.told.append("resume")


def made(limit, number, address="192.168.1.7"):
    """Take in a connection; give it and its transport."""
    wire = Wire((address, 50_000 + number))
    one = Connection(limit, Heard())
    one.connection_made(wire)
    return one, wire


def in_a_loop(test):
    """Run a test where connections can count their seconds."""

    async def run():
        test()

    asyncio.run(run())


def test_s15_all_that_happens_to_a_connection_is_passed_on_to_the_server():
    heard = []

    def protocol(**given):
        heard.append(Heard(given))
        return heard[-1]

    def happens():
        one = limited(protocol, ConnectionLimit())(config="as the server gives it", _loop=None)
        one.connection_made(Wire())
        one.data_received(b"GET")
        one.pause_writing()
        one.resume_writing()
        one.eof_received()
        one.connection_lost(None)

    in_a_loop(happens)

    assert heard[0].given == {"config": "as the server gives it", "_loop": None}
    assert heard[0].told == ["made", b"GET", "pause", "resume", "eof", "lost"]


def test_s15_beyond_the_limit_whoever_comes_from_an_address_without_a_seat_goes_first(monkeypatch):
    monkeypatch.setattr(connections, "MOST", 3)

    def happens():
        limit = ConnectionLimit()
        limit.requests.wait(b"seat", "192.168.1.7", 0)
        of_the_class = made(limit, 1)[1]
        asking, asking_wire = made(limit, 2, "192.168.1.8")
        asking.asked(None)
        silent_wire = made(limit, 3, "192.168.1.9")[1]
        last = made(limit, 4)[1]
        assert silent_wire.aborted, "a stranger who is silent goes before one who has asked"
        assert not any(wire.aborted for wire in (of_the_class, asking_wire, last))
        made(limit, 5)
        assert asking_wire.aborted, "a stranger who has asked goes before the class"
        made(limit, 6)
        assert of_the_class.aborted, "then goes who has been silent longest"

    in_a_loop(happens)


def test_s15_whoever_begins_to_ask_again_is_silent_until_all_of_it_is_there(monkeypatch):
    monkeypatch.setattr(connections, "MOST", 2)

    def happens():
        limit = ConnectionLimit()
        first, second = made(limit, 1), made(limit, 2)
        for one, _ in (first, second):
            one.asked(None)
        second[0].data_received(b"GET /")
        made(limit, 3)
        assert second[1].aborted
        assert not first[1].aborted

    in_a_loop(happens)


def test_s15_what_comes_while_a_request_is_answered_is_no_next_one(monkeypatch):
    monkeypatch.setattr(connections, "MOST", 2)

    def happens():
        limit = ConnectionLimit()
        first, second = made(limit, 1), made(limit, 2)
        for one, _ in (first, second):
            one.asked(None)
        second[0].answering = True
        second[0].data_received(b"GET /")
        assert second[0]._timer is None, "its seconds are not counted"

    in_a_loop(happens)


def test_a_connection_that_is_gone_is_forgotten():
    def happens():
        limit = ConnectionLimit()
        one, wire = made(limit, 1)
        one.asked(b"seat")
        scope = {"client": wire.peer, "server": HERE}
        assert limit.of(scope) is one
        one.connection_lost(None)
        assert limit.of(scope) is None
        assert not any((limit._by_ends, limit._of_seat, limit._asked, limit._silent))

    in_a_loop(happens)


def test_s15_an_address_that_backs_off_is_let_go_at_once_wherever_it_came_in(monkeypatch):
    """Some systems take connections in past the listening socket."""
    monkeypatch.setattr(rate_limits, "ALL_AT_ONCE", 0)
    monkeypatch.setattr(rate_limits, "ADDRESS_AT_ONCE", 0)

    def happens():
        limit = ConnectionLimit()
        assert not limit.requests.allows("192.168.1.7", asyncio.get_running_loop().time())
        _, wire = made(limit, 1)
        assert wire.aborted
        assert limit.of({"client": wire.peer, "server": HERE}) is None
        _, wire = made(limit, 2, "192.168.1.8")
        assert not wire.aborted

    in_a_loop(happens)


def test_a_connection_that_is_gone_before_it_is_taken_in_is_let_go():
    def happens():
        limit, wire = ConnectionLimit(), Wire(peer=None)
        Connection(limit, Heard()).connection_made(wire)
        assert wire.aborted
        assert not limit._silent

    in_a_loop(happens)


async def answered(limit, wire, pages, seat=None):
    """Ask for a page on a connection; give what was answered."""
    sent = []

    async def receive():
        return {"type": "http.request"} if not wire.aborted else {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "client": wire.peer, "server": HERE}
    await LimitedPages(pages, limit, lambda _: seat)(scope, receive, send)
    return sent


async def page(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})


def test_a_request_whose_connection_is_not_known_is_refused():
    sent = asyncio.run(answered(ConnectionLimit(), Wire(), page))

    assert sent[0]["status"] == 429


def test_s15_the_seconds_of_a_seat_are_not_counted_while_it_waits_for_its_turn(monkeypatch):
    monkeypatch.setattr(connections, "SECONDS_TO_ASK", 0.05)
    monkeypatch.setattr(ConnectionLimit, "of", lambda self, _: next(iter(self._silent)))

    async def run():
        limit = ConnectionLimit()
        monkeypatch.setattr(limit.requests, "wait", lambda *_: 0.2)
        _, wire = made(limit, 1)
        sent = await answered(limit, wire, page, b"seat")
        return wire.aborted, sent[0]["status"]

    assert asyncio.run(run()) == (False, 200)


@pytest.mark.parametrize("before", [True, False])
def test_a_request_that_waits_when_the_room_is_closed_ends_without_an_error(before):
    async def waiting(scope, receive, send):
        await asyncio.sleep(60)

    async def run():
        limit = ConnectionLimit()
        if before:
            limit.requests.wait = lambda *_: 60
        _, wire = made(limit, 1)
        task = asyncio.create_task(answered(limit, wire, waiting, b"seat"))
        await asyncio.sleep(0)
        task.cancel()
        return await task, wire.aborted

    assert asyncio.run(run()) == ([], True)


def test_head_and_body_of_an_answer_go_out_in_one_piece():
    async def written():
        sent = Wire()
        way = JoinedWrites(sent, asyncio.get_running_loop())
        way.write(b"head")
        way.write(b"body")
        way.write(b"")
        at_once = [*sent.pieces]
        way.write(b"head of an answer without a body")
        await asyncio.sleep(0)
        then = sent.pieces[len(at_once) :]
        way.write(b"last head")
        way.close()
        return at_once, then, sent

    at_once, then, sent = asyncio.run(written())

    assert at_once == [b"headbody"]
    assert then == [b"head of an answer without a body"]
    assert sent.pieces[-1] == b"last head"
    assert sent.closed
