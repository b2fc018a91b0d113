"""Programs that will not stop asking, for `bench/class_load.py`: each asks so often a second, for so long.

    python bench/class_bots.py HOST PORT CODE COUNT RATE SECONDS

A third of them hold a seat and ask for its page on up to three connections that they keep; a third have no
seat and open a connection for each request; a third try wrong room codes in the same way. Each comes from an
address of its own of this machine, 127.0.1.1 and on. None waits for an answer before it asks again, but
whoever has all kept connections, or 30 others, under way leaves one out. Before it ends it prints one line:
how many were sent, how many left out, and how many were answered with which status; 0 is none.
"""

import heapq
import json
import os
import random
import re
import selectors
import socket
import sys
import time
from collections import Counter

MOST_KEPT, MOST_OTHERS = 3, 30
LONGEST = 10.0


class Bot:
    """One program at one address."""

    def __init__(self, number: int, where: tuple[str, int], code: str) -> None:
        self.kind, self.where, self.code = number % 3, where, code
        self.address = f"127.0.1.{number + 1}"
        self.cookies = ""
        self.free: list[socket.socket] = []
        self.under_way = self.left_out = 0
        self.answers: Counter[int] = Counter()

    def take_seat(self) -> None:
        """Take a seat as a phone does, and wait for it."""
        way = self.connected()
        way.setblocking(True)
        way.sendall(self.request("POST", "/join", f"code={self.code}"))
        self.cookies = "; ".join(re.findall(r"(?im)^set-cookie: (\w+=[^;\r]*)", way.recv(65_536).decode()))
        way.close()

    def ask(self) -> socket.socket | None:
        """Send one request in the way of this kind; None where it is left out."""
        if self.under_way >= (MOST_OTHERS if self.kind else MOST_KEPT):
            self.left_out += 1
            return None
        self.under_way += 1
        way = self.free.pop() if self.free else self.connected()
        asks = ("GET", "/look?version=none", "") if self.kind == 0 else ("GET", "/", "")
        if self.kind == 2:
            asks = ("POST", "/join", f"code={random.randrange(10**6):06}")
        try:
            way.send(self.request(*asks))
        except OSError:
            self.done(way, b"")
            return None
        return way

    def done(self, way: socket.socket, came: bytes) -> None:
        """Count an answer; keep the connection where it is kept."""
        self.under_way -= 1
        head = came.split(b" ", 2)
        self.answers[int(head[1]) if len(head) > 2 and head[1].isdigit() else 0] += 1
        if self.kind == 0 and came and b"connection: close" not in came.lower():
            self.free.append(way)
        else:
            way.close()

    def connected(self) -> socket.socket:
        """Open a connection from the own address."""
        way = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        way.bind((self.address, 0))
        way.settimeout(LONGEST)
        way.connect(self.where)
        way.setblocking(False)
        return way

    def request(self, method: str, path: str, body: str) -> bytes:
        """Return the bytes of a request."""
        host = f"{self.where[0]}:{self.where[1]}"
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", f"Content-Length: {len(body)}"]
        lines += [f"Origin: http://{host}", "Content-Type: application/x-www-form-urlencoded"]
        lines += [f"Cookie: {self.cookies}"] if self.cookies else []
        return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


class Asking:
    """All bots in one loop: what falls due is sent, what is answered is counted."""

    def __init__(self, bots: list[Bot], rate: float, seconds: float) -> None:
        self.rate, self.end = rate, time.monotonic() + seconds
        self.due = [(time.monotonic() + random.random() / rate, number) for number in range(len(bots))]
        heapq.heapify(self.due)
        self.bots = bots
        self.selector = selectors.DefaultSelector()

    def run(self) -> None:
        """Go on to the end."""
        while (now := time.monotonic()) < self.end:
            while self.due[0][0] <= now:
                at, number = self.due[0]
                heapq.heapreplace(self.due, (at + 1 / self.rate, number))
                self.send(self.bots[number])
            for key, _ in self.selector.select(max(0.0, self.due[0][0] - time.monotonic())):
                self.heard(key)

    def send(self, bot: Bot) -> None:
        """Let one ask."""
        way = bot.ask()
        if way is not None:
            self.selector.register(way, selectors.EVENT_READ, bot)

    def heard(self, key: selectors.SelectorKey) -> None:
        """Count what was answered; the whole of it comes at once on loopback."""
        try:
            came = key.fileobj.recv(1 << 20)
        except BlockingIOError:
            return
        except OSError:
            came = b""
        self.selector.unregister(key.fileobj)
        key.data.done(key.fileobj, came)


def main() -> None:
    """Let all of them ask, and say how they were answered."""
    host, port, code, count, rate, seconds = sys.argv[1:7]
    # In a room they run on other machines, and take nothing from this one but what they send.
    os.nice(5)
    bots = [Bot(number, (host, int(port)), code) for number in range(int(count))]
    for bot in bots:
        if bot.kind == 0:
            bot.take_seat()
    Asking(bots, float(rate), float(seconds)).run()
    answers = sum((bot.answers for bot in bots), Counter())
    told = {"sent": sum(answers.values()), "left out": sum(bot.left_out for bot in bots)}
    print(json.dumps({**told, "answers": dict(sorted(answers.items()))}), flush=True)


if __name__ == "__main__":
    main()
