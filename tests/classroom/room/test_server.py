"""The server of a room on real sockets of this machine (S-1, S-15)."""

import http.client
import socket
import time
from contextlib import closing, contextmanager
from types import SimpleNamespace

import ifaddr
import pytest

from game.classroom.room import connections
from game.classroom.room.server import NoAddressError, Server, interfaces


def pages_of(address):
    """Pages that show the path that was asked for."""

    async def pages(scope, receive, send):
        await receive()
        headers = [(b"content-type", b"text/plain")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": scope["path"].encode()})

    return pages


def site_of(address):
    return pages_of(address), seat_of


def seat_of(scope):
    return dict(scope["headers"]).get(b"cookie")


@contextmanager
def opened():
    server = Server(site_of)
    address = server.open("127.0.0.1", 0)
    try:
        yield server, address
    finally:
        server.close()


def get(address, path="/", **headers):
    with closing(http.client.HTTPConnection(address.host, address.port, timeout=5)) as connection:
        connection.request("GET", path, headers=headers)
        with connection.getresponse() as answer:
            return answer.status, answer.read().decode(), answer.headers


def is_open(host, port):
    """Return whether anybody listens at an address."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as asking:
        asking.settimeout(0.5)
        return asking.connect_ex((host, port)) == 0


def connect(address):
    made = socket.create_connection((address.host, address.port), timeout=5)
    made.settimeout(5)
    return made


def is_dropped(made):
    try:
        return made.recv(1) == b""
    except ConnectionResetError:
        return True


def test_s1_nobody_listens_before_the_room_is_opened_nor_after_it_is_closed():
    with opened() as (server, address):
        assert is_open(address.host, address.port)
        assert get(address, "/somewhere")[:2] == (200, "/somewhere")
        assert server.address == address

    assert not is_open(address.host, address.port)
    assert server.address is None


def test_s1_it_listens_at_the_chosen_address_and_not_at_all_of_them():
    with opened() as (_, address):
        elsewhere = "127.0.0.2"
        assert not is_open(elsewhere, address.port)


def test_a_room_can_be_opened_again_after_it_was_closed():
    server = Server(site_of)
    for _ in range(2):
        address = server.open("127.0.0.1", 0)
        assert get(address)[0] == 200
        server.close()


def test_a_port_that_is_taken_is_passed_by():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = Server(site_of)
        address = server.open("127.0.0.1", port)
        server.close()

    assert port < address.port <= port + 20


def test_an_address_that_is_not_of_this_laptop_is_told_in_a_sentence():
    with pytest.raises(NoAddressError, match=r"cannot be opened at 192\.0\.2\.77: .*another address"):
        Server(site_of).open("192.0.2.77")


def test_interfaces_that_phones_may_reach_come_first_and_the_laptop_alone_comes_last(monkeypatch):
    addresses = {"lo": "127.0.0.1", "usb": "169.254.3.4", "tunnel": "8.8.4.4", "wlan": "192.168.1.20"}
    adapters = [
        SimpleNamespace(nice_name=name, ips=[SimpleNamespace(ip=ip, is_IPv4=True)])
        for name, ip in addresses.items()
    ]
    adapters.append(SimpleNamespace(nice_name="six", ips=[SimpleNamespace(ip=("::1", 0, 0), is_IPv4=False)]))
    monkeypatch.setattr(ifaddr, "get_adapters", lambda: adapters)

    assert [one.name for one in interfaces()] == ["wlan", "tunnel", "lo", "usb"]
    assert [one.reaches_phones for one in interfaces()] == [True, True, False, False]


def test_nothing_says_what_serves_it():
    with opened() as (_, address):
        headers = get(address)[2]

    assert "server" not in headers
    assert "date" not in headers


def test_s15_who_says_nothing_is_let_go(monkeypatch):
    monkeypatch.setattr(connections, "SECONDS_TO_ASK", 0.3)
    with opened() as (_, address), connect(address) as silent, connect(address) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: ")
        start = time.monotonic()

        assert is_dropped(silent)
        assert is_dropped(slow)
        assert time.monotonic() - start < 3


def asked(made, address, cookie=""):
    """Ask for a page over a connection that is kept, and give its first line."""
    extra = f"Cookie: {cookie}\r\n" if cookie else ""
    made.sendall(f"GET /page HTTP/1.1\r\nHost: 127.0.0.1:{address.port}\r\n{extra}\r\n".encode())
    answer = b""
    while not answer.endswith(b"0\r\n\r\n"):
        answer += made.recv(4096)
    return answer.split(b"\r\n")[0]


def test_s15_a_form_that_never_ends_is_let_go(monkeypatch):
    monkeypatch.setattr(connections, "SECONDS_TO_ASK", 0.3)
    with opened() as (_, address), connect(address) as slow:
        host = f"{address.host}:{address.port}"
        head = f"POST /vote HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Length: 9\r\n"
        slow.sendall(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\nchoice".encode())

        assert is_dropped(slow)


def test_s15_a_head_over_8_kib_is_refused():
    with opened() as (_, address), connect(address) as made:
        made.sendall(b"GET / HTTP/1.1\r\nX-Long: " + b"x" * 9_000 + b"\r\n\r\n")

        assert made.recv(12) == b"HTTP/1.1 400"


def test_s15_of_one_seat_the_last_three_connections_stay():
    with opened() as (_, address):
        made = [connect(address) for _ in range(5)]
        answers = [asked(one, address, "seat=a") for one in made]
        dropped = [is_dropped(one) for one in made[:2]]
        answers.append(asked(made[4], address))
        for one in made:
            one.close()

    assert answers == [b"HTTP/1.1 200 OK"] * 6
    assert dropped == [True, True]


def test_s15_beyond_the_limit_the_longest_silent_goes_first(monkeypatch):
    monkeypatch.setattr(connections, "MOST", 10)
    with opened() as (_, address):
        silent = [connect(address) for _ in range(10)]
        time.sleep(0.1)

        assert get(address)[0] == 200, "an honest request still gets its answer"
        assert is_dropped(silent[0])
        for one in silent:
            one.close()


def test_while_a_room_is_open_no_phone_waits_long_for_the_windows(opened):
    import sys

    assert sys.getswitchinterval() < 0.001
    opened.room.close()

    assert sys.getswitchinterval() == pytest.approx(0.005)
