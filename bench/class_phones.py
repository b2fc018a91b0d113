"""Phones for `bench/class_load.py`: many small clients in one process, which do as they are told by lines.

    python bench/class_phones.py HOST PORT THROUGH CODE COUNT PERIOD

Each keeps one connection, asks for the page every PERIOD seconds as the page of a seat does every second,
and fills in its forms. They connect to the port THROUGH, which is another one than PORT where a proxy stands
between.
"""

import asyncio
import json
import random
import re
import sys
import time
from collections import Counter
from urllib.parse import urlencode

REASONS = ("an order is an order", "the mailbox lies abroad", "somebody must ask first")


class Phone:
    """One client."""

    def __init__(self, host: str, port: int, through: int) -> None:
        self.host, self.port, self.through = host, port, through
        self.cookies: dict[str, str] = {}
        self.way: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.asking = asyncio.Lock()
        self.version = ""
        self.seen_at = 0.0
        self.errors = 0
        self.voted: dict[str, str] = {}

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
            self.way = await asyncio.open_connection(self.host, self.through)
        reader, writer = self.way
        body = urlencode(form).encode() if form is not None else b""
        lines = [f"{'GET' if form is None else 'POST'} {path} HTTP/1.1", f"Host: {self.host}:{self.port}"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if form is not None:
            lines += [f"Origin: http://{self.host}:{self.port}", f"Content-Length: {len(body)}"]
            lines.append("Content-Type: application/x-www-form-urlencoded")
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        status = int(head.split(" ", 2)[1])
        for name, value in re.findall(r"(?im)^set-cookie: (\w+)=([^;\r]*)", head):
            self.cookies[name] = value
        length = re.search(r"(?im)^content-length: (\d+)", head)
        text = await reader.readexactly(int(length[1])) if length else b""
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

    async def form(self) -> tuple[dict[str, str], str]:
        """Return what the form of the present page carries, and the page."""
        _, text = await self.ask("/")
        return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text)), text

    async def vote(self, form: dict[str, str], text: str) -> float:
        """Vote for any open option; give the seconds until it was acknowledged."""
        letter = random.choice(re.findall(r'name="letter" id="[\w-]+" value="(\w)"', text) or ["A"])
        grounds = re.findall(rf'name="pick-{letter}" value="(\d+)"', text)[:1]
        filled = {"letter": letter, "confidence": "3", **{f"pick-{letter}": one for one in grounds}}
        start = time.perf_counter()
        status, _ = await self.ask("/vote", form | filled)
        took = time.perf_counter() - start
        if status == 303:
            self.voted[form.get("poll", "")] = letter
        else:
            self.errors += 1
        return took

    async def reason(self, form: dict[str, str], _: str) -> float:
        """Write a reason; give the seconds until it was acknowledged."""
        start = time.perf_counter()
        text = f"because {random.choice(REASONS)}"
        status, _ = await self.ask(
            "/reason", form | {"text": text, "card": random.choice(("statute", "fact"))}
        )
        if status != 303:
            self.errors += 1
        return time.perf_counter() - start


class Phones:
    """All of them, and what they are told to do."""

    def __init__(self, phones: list[Phone], code: str, period: float) -> None:
        self.phones, self.code, self.period = phones, code, period

    async def join(self, seconds: float) -> list[float]:
        """Join within so many seconds; from then on everybody asks."""
        took = await spread(self.phones, seconds, lambda one: one.join(self.code))
        self.asking = [asyncio.create_task(keep_asking(one, self.period)) for one in self.phones]
        return took

    async def vote(self, seconds: float) -> list[float]:
        """Vote within so many seconds, each with the form of its own page."""
        return await self._filled(seconds, Phone.vote)

    async def reason(self, seconds: float) -> list[float]:
        """Write a reason within so many seconds."""
        return await self._filled(seconds, Phone.reason)

    async def seen(self, since: float) -> list[float]:
        """Wait until a page was seen that is newer than a moment, fifteen seconds at most."""
        await asyncio.gather(*(seen(one, since) for one in self.phones))
        return [max(0.0, one.seen_at - since) if one.seen_at >= since else 99.0 for one in self.phones]

    async def reconnect(self, _: float) -> list[float]:
        """Drop all connections at once, and come back."""
        start = time.perf_counter()
        for one in self.phones:
            one.drop()
        return list(await asyncio.gather(*(again(one, start) for one in self.phones)))

    async def _filled(self, seconds, act) -> list[float]:
        forms = dict(zip(self.phones, await spread(self.phones, min(1.0, seconds), Phone.form), strict=True))
        return await spread(self.phones, seconds, lambda one: act(one, *forms[one]))

    def counted(self, poll: str) -> dict[str, int]:
        """Return how many votes of a poll were acknowledged for each option."""
        return dict(Counter(one.voted[poll] for one in self.phones if poll in one.voted))


async def main() -> None:
    """Do what is asked, line by line, and answer each with one line of JSON."""
    host, port, through, code, count, period = sys.argv[1:7]
    phones = [Phone(host, int(port), int(through)) for _ in range(int(count))]
    all_of_them = Phones(phones, code, float(period))
    loop = asyncio.get_running_loop()
    while True:
        line = await loop.run_in_executor(None, sys.stdin.readline)
        words = line.split()
        if not words or words[0] == "end":
            break
        took = await getattr(all_of_them, words[0])(float(words[1]))
        errors = sum(one.errors for one in phones)
        for one in phones:
            one.errors = 0
        poll = words[2] if len(words) > 2 else ""
        print(json.dumps({"took": took, "errors": errors, "counted": all_of_them.counted(poll)}), flush=True)
    for task in all_of_them.asking:
        task.cancel()


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


async def keep_asking(one: Phone, period: float) -> None:
    """Ask again and again, not all at the same moment."""
    await asyncio.sleep(random.random() * period)
    while True:
        await one.look()
        await asyncio.sleep(period)


if __name__ == "__main__":
    asyncio.run(main())
