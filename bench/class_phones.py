"""Phones for `bench/class_load.py`: many small clients in one process, which do as they are told by lines.

Each keeps one connection, asks for the page once a second as the page of a seat does, and fills in its
forms. With `bad` every piece sent or received waits 50 ms, give or take 30, and one in fifty is lost: it
comes 200 ms later, and 400 ms later if it is lost again.
"""

import asyncio
import json
import random
import re
import sys
import time
from urllib.parse import urlencode

LOST, DELAY, SPREAD, AGAIN = 0.02, 0.05, 0.03, 0.2


class Phone:
    """One client."""

    def __init__(self, host: str, port: int, bad: bool) -> None:
        self.host, self.port, self.bad = host, port, bad
        self.cookies: dict[str, str] = {}
        self.way: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.asking = asyncio.Lock()
        self.version = ""
        self.seen_at = 0.0
        self.errors = 0

    async def on_the_way(self) -> None:
        """Wait as a piece does on a bad Wi-Fi."""
        if not self.bad:
            return
        wait = DELAY + random.uniform(-SPREAD, SPREAD)
        again = AGAIN
        while random.random() < LOST:
            wait += again
            again *= 2
        await asyncio.sleep(wait)

    def drop(self) -> None:
        """Lose the connection."""
        if self.way is not None:
            self.way[1].transport.abort()
        self.way = None

    async def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """Ask once, one thing after the other, as a browser does on the connection it keeps."""
        async with self.asking:
            return await self._asked(path, form)

    async def _asked(self, path: str, form: dict[str, str] | None) -> tuple[int, str]:
        """Come back after a lost connection, with a wait that grows."""
        pause = 0.5
        for _ in range(8):
            try:
                return await self._ask(path, form)
            except (OSError, asyncio.IncompleteReadError):
                self.errors += 1
                self.drop()
                await asyncio.sleep(pause * random.uniform(0.5, 1.5))
                pause = min(5.0, pause * 2)
        return 0, ""

    async def _ask(self, path: str, form: dict[str, str] | None) -> tuple[int, str]:
        if self.way is None:
            self.way = await asyncio.open_connection(self.host, self.port)
        reader, writer = self.way
        body = urlencode(form).encode() if form is not None else b""
        lines = [f"{'GET' if form is None else 'POST'} {path} HTTP/1.1", f"Host: {self.host}:{self.port}"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if form is not None:
            lines += [f"Origin: http://{self.host}:{self.port}", f"Content-Length: {len(body)}"]
            lines.append("Content-Type: application/x-www-form-urlencoded")
        await self.on_the_way()
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        status = int(head.split(" ", 2)[1])
        for name, value in re.findall(r"(?im)^set-cookie: (\w+)=([^;\r]*)", head):
            self.cookies[name] = value
        length = re.search(r"(?im)^content-length: (\d+)", head)
        text = await reader.readexactly(int(length[1])) if length else b""
        await self.on_the_way()
        return status, text.decode()

    async def look(self) -> None:
        """Ask for the present view, as the page does every second."""
        status, text = await self.ask(f"/look?version={self.version}")
        if status == 200:
            self.version = re.search(r'data-version="(\w*)"', text)[1]
            self.seen_at = time.time()

    async def join(self, code: str) -> float:
        """Take a seat; give the seconds until it was there."""
        start = time.perf_counter()
        status, _ = await self.ask("/join", {"code": code})
        took = time.perf_counter() - start
        if status != 303:
            self.errors += 1
        await self.look()
        return took

    async def form(self) -> dict[str, str]:
        """Give what the form of the present page carries."""
        _, text = await self.ask("/")
        return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text))

    async def vote(self, form: dict[str, str]) -> float:
        """Vote; give the seconds until it was acknowledged."""
        start = time.perf_counter()
        status, _ = await self.ask("/vote", form | {"letter": random.choice("AB"), "confidence": "3"})
        if status != 303:
            self.errors += 1
        return time.perf_counter() - start


async def main() -> None:
    """Do what is asked, line by line, and answer each with one line of JSON."""
    host, port, code, count, bad = sys.argv[1:6]
    phones = [Phone(host, int(port), bad == "bad") for _ in range(int(count))]
    asking: asyncio.Task[None] | None = None
    loop = asyncio.get_running_loop()
    while True:
        line = await loop.run_in_executor(None, sys.stdin.readline)
        words = line.split()
        if not words or words[0] == "end":
            break
        took: list[float] = []
        if words[0] == "join":
            took = await spread(phones, float(words[1]), joining(code))
            asking = asyncio.create_task(keep_asking(phones))
        elif words[0] == "vote":
            forms = dict(zip(phones, await asyncio.gather(*(one.form() for one in phones)), strict=True))
            took = await spread(phones, float(words[1]), voting(forms))
        elif words[0] == "seen":
            since = float(words[1])
            await asyncio.gather(*(seen(one, since) for one in phones))
            took = [max(0.0, one.seen_at - since) if one.seen_at >= since else 99.0 for one in phones]
        elif words[0] == "reconnect":
            start = time.perf_counter()
            for one in phones:
                one.drop()
            took = await asyncio.gather(*(again(one, start) for one in phones))
        errors = sum(one.errors for one in phones)
        for one in phones:
            one.errors = 0
        print(json.dumps({"took": took, "errors": errors}), flush=True)
    if asking is not None:
        asking.cancel()


def joining(code):
    """Give what each phone does to join."""
    return lambda one: one.join(code)


def voting(forms):
    """Give what each phone does to vote with its own form."""
    return lambda one: one.vote(forms[one])


async def seen(one: Phone, since: float) -> None:
    """Wait until a phone has seen another page than before, fifteen seconds at most."""
    for _ in range(750):
        if one.seen_at >= since:
            return
        await asyncio.sleep(0.02)


async def again(one: Phone, start: float) -> float:
    """Come back after everybody was dropped at once, with the jittered wait of the page."""
    await asyncio.sleep(0.5 * random.uniform(0.5, 1.5))
    await one.ask(f"/look?version={one.version}")
    return time.perf_counter() - start


async def spread(phones, seconds, act):
    """Let all phones act within some seconds, each at a moment of its own."""

    async def later(one):
        await asyncio.sleep(random.uniform(0, seconds))
        return await act(one)

    return list(await asyncio.gather(*(later(one) for one in phones)))


async def keep_asking(phones):
    """Let each phone ask every second, not all at the same moment."""

    async def ask(one):
        await asyncio.sleep(random.random())
        while True:
            await one.look()
            await asyncio.sleep(1)

    await asyncio.gather(*(ask(one) for one in phones))


if __name__ == "__main__":
    asyncio.run(main())
