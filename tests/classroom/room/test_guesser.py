"""Somebody tries room codes all the time, from an address of their own, while a class comes in (S-5)."""

import http.client
import socket
import threading
import time
from contextlib import closing
from urllib.parse import urlencode

import pytest

from tests.classroom.room.conftest import CODE

SEATS = 300


def has_addresses():
    """Tell whether this machine has more addresses of its own than 127.0.0.1."""
    with socket.socket() as one:
        try:
            one.bind(("127.0.1.1", 0))
        except OSError:
            return False
    return True


def join(address, code, come_from):
    """Ask for a seat; give the status, and the seconds until it was there."""
    connection = http.client.HTTPConnection(
        address.host, address.port, timeout=10, source_address=(come_from, 0)
    )
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": f"http://{address.host}:{address.port}",
    }
    began = time.monotonic()
    with closing(connection):
        connection.request("POST", "/join", urlencode({"code": code}), headers)
        with connection.getresponse() as answer:
            answer.read()
            return answer.status, time.monotonic() - began


@pytest.mark.skipif(not has_addresses(), reason="this machine has one address of its own")
def test_s5_three_hundred_join_beside_somebody_who_guesses_and_wait_for_nothing(opened):
    ended, statuses = threading.Event(), []

    def guess():
        number = 0
        while not ended.is_set():
            number += 1
            try:
                statuses.append(join(opened.address, f"{number:06}", "127.0.1.1")[0])
            except (OSError, http.client.HTTPException):
                statuses.append(0)

    guesser = threading.Thread(target=guess)
    guesser.start()
    try:
        while len(statuses) < 12:
            time.sleep(0.01)
        joined = [join(opened.address, CODE, f"127.0.2.{1 + number % 250}") for number in range(SEATS)]
    finally:
        ended.set()
        guesser.join()

    assert {status for status, _ in joined} == {303}
    assert len(opened.session.seats) == SEATS
    # A wrong code is answered up to 1.5 seconds later; no right one waits for that.
    took = sorted(seconds for _, seconds in joined)
    assert took[SEATS * 95 // 100] < 0.5
    assert 429 in statuses
