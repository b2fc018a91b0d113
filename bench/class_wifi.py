"""A bad Wi-Fi for `bench/class_load.py`: a proxy between the phones and the room, in a process of its own.

    python bench/class_wifi.py HOST PORT [rough]

It says at which port of the same address it listens, passes on whatever comes, and ends with its input.
Each piece of up to 16 KiB waits 50 ms, give or take 30, in each direction, and none overtakes another; one in
fifty is lost: it comes 200 ms later, 400 ms later if it is lost again, and so on. With `rough`, one in a
thousand pieces stands still for two seconds, and one in a thousand ends its connection.
"""

import asyncio
import random
import sys

LOST, DELAY, SPREAD, AGAIN = 0.02, 0.05, 0.03, 0.2
RARE, STALL = 0.001, 2.0
PIECE = 16_384


def wait(rough: bool) -> float | None:
    """Return the seconds a piece is on its way; None where its connection ends."""
    if rough and random.random() < RARE:
        return None
    seconds, again = DELAY + random.uniform(-SPREAD, SPREAD), AGAIN
    while random.random() < LOST:
        seconds += again
        again *= 2
    return seconds + (STALL if rough and random.random() < RARE else 0)


async def one_way(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, rough: bool) -> None:
    """Pass on what comes, each piece at its own time and none before the one before it."""
    loop = asyncio.get_running_loop()
    coming: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def arrive() -> None:
        while True:
            due, piece = await coming.get()
            await asyncio.sleep(max(0.0, due - loop.time()))
            if not piece:
                return
            writer.write(piece)

    arriving, due = asyncio.create_task(arrive()), 0.0
    try:
        while piece := await reader.read(PIECE):
            seconds = wait(rough)
            if seconds is None:
                raise ConnectionResetError
            due = max(due, loop.time() + seconds)
            coming.put_nowait((due, piece))
        coming.put_nowait((due, b""))
        await arriving
    finally:
        arriving.cancel()


async def passed(ways: tuple[tuple[str, int], bool], reader, writer) -> None:
    """Pass one connection on to the room, until one side ends it."""
    (host, port), rough = ways
    there = writer
    try:
        # Connecting, too, goes over the air.
        await asyncio.sleep(wait(False))
        back, there = await asyncio.open_connection(host, port)
        tasks = [asyncio.create_task(one_way(*way, rough)) for way in ((reader, there), (back, writer))]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    except (OSError, asyncio.CancelledError):
        pass  # Somebody hung up; or all of it ends.
    finally:
        writer.transport.abort()
        there.transport.abort()


async def main() -> None:
    """Listen until there is no more input."""
    host, port, rough = sys.argv[1], int(sys.argv[2]), "rough" in sys.argv[3:]
    ways = (host, port), rough
    server = await asyncio.start_server(lambda *way: passed(ways, *way), host, 0, backlog=1_024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
