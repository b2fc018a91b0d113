"""How quick and how light the window is, seen from outside on X11: first frame, idle CPU, memory, keys.

    python -m bench.window

It starts a screen of its own (Xvfb, whose pixels lie in a file) and the game on it as the command does,
in a folder of its own for settings and saves. A frame is painted once the pixels in the middle of the
screen are no longer the root's. Idle CPU and resident memory are those the system counts for the process.
Only key to paint is timed from inside. Beside it stands a bare pygame window that only fills itself.
*An hour* are as many keys as a player presses in an hour, pressed in a minute.
"""

import contextlib
import json
import mmap
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.figures import ROOT, leave_out, tell
from bench.others import python_with

STARTS = 7
KEYS, HOUR = 300, 1_500
IDLE_SECONDS = 5.0
STILL_SECONDS = 11.0  # After so long the window looks least often for events.
SCREEN = 2560, 1440
PYTHON = [sys.executable, "-c"]
GAME = "from game import cli; cli.main()"
# What is started until its first painted frame.
FIRST_FRAMES = {"library": (), "tutorial": ("play", "first-steps"), "ireland": ("play", "microsoft-ireland")}
# The screens whose idle CPU is told: arguments of the command, then keys.
SCREENS = {
    "library": ((), ()),
    "opening": (("play", "first-steps"), ()),
    "scene": (("play", "first-steps"), ("Return",)),
    "docket": (("play", "first-steps"), ("Return", "d")),
    "map": (("play", "first-steps"), ("Return", "m")),
    "record": (("play", "first-steps"), ("Return", "r")),
    "settings": (("play", "first-steps"), ("Return", "o")),
}

BARE = """
import os
os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "0"
import pygame
pygame.display.init()
surface = pygame.display.set_mode((1280, 720))
surface.fill((39, 52, 47))
pygame.display.flip()
import time
time.sleep(60)
"""

PLAYED = """
import json, random, sys, threading, time
sys.path.insert(0, sys.argv.pop(1))
size = tuple(int(side) for side in sys.argv.pop(1).split("x"))
keys = int(sys.argv.pop(1))
import pygame
from game.desktop import app, start

paint, shown, answered, posted, took = app.paint, threading.Event(), threading.Event(), [0.0], []

def timed(window, stage):
    paint(window, stage)
    took.append(time.perf_counter() - posted[0])
    shown.set()
    answered.set()

def memory():
    lines = open("/proc/self/smaps_rollup").read().splitlines() if sys.platform == "linux" else []
    kept = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:]}
    return (kept.get("Private_Clean", 0) + kept.get("Private_Dirty", 0)) / 1024, kept.get("Rss", 0) / 1024

def press(key):
    answered.clear()
    posted[0] = time.perf_counter()
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0))
    answered.wait(2)

def drive():
    chance = random.Random(1)
    shown.wait()
    time.sleep(1.0)
    for key in (pygame.K_RETURN, pygame.K_2, pygame.K_RETURN):
        press(key); time.sleep(0.3)
    took.clear()
    walk = [pygame.K_TAB, pygame.K_d, pygame.K_TAB, pygame.K_m, pygame.K_r, pygame.K_TAB, pygame.K_c]
    walk.append(pygame.K_PAGEDOWN)
    for number in range(keys):
        time.sleep(chance.uniform(0.02, 0.06))
        press(walk[number % len(walk)])
    keyed = sorted(took)
    private, resident = memory()
    seen = {"median": keyed[len(keyed) // 2], "p99": keyed[int(len(keyed) * 0.99)], "painted": len(keyed)}
    found = {"driver": pygame.display.get_driver(), "size": "{}x{}".format(*windows[0].size)}
    print(json.dumps({**seen, **found, "private": private, "resident": resident}), flush=True)
    pygame.event.post(pygame.event.Event(pygame.QUIT))

app.paint = timed
opened = app.open_window
windows = []

def opened_at(title, _size, hidden=False):
    windows.append(opened(title, size, hidden))
    return windows[0]

app.open_window = opened_at
threading.Thread(target=drive, daemon=True).start()
start.play(start.WindowOptions("first-steps", seed=7))
"""


def main() -> None:
    """Tell the figures."""
    if missing := [name for name in ("Xvfb", "xdotool") if not shutil.which(name)]:
        leave_out(f"the window, since {' and '.join(missing)} is not installed")
        return
    bare = python_with("pygame-ce")
    with tempfile.TemporaryDirectory() as home, screen(Path(home)) as pixels:
        os.environ.update(CONTEMPT_HOME=home, PYTHONPATH=str(ROOT), SDL_VIDEODRIVER="x11")
        os.environ.update(PYTHONPYCACHEPREFIX=f"{home}/compiled", PYTHONDONTWRITEBYTECODE="")
        tell_first_frames(pixels, bare)
        tell_idle(pixels)
        tell_played("1280x720", "720", KEYS)
        tell_played("1920x1080", "1080", KEYS)
        tell_played("1280x720", "hour", HOUR)


@contextlib.contextmanager
def screen(folder: Path) -> Iterator[mmap.mmap]:
    """Start a screen that ends with the block, name it in DISPLAY, and yield its pixels."""
    heard, told = os.pipe()
    wide, high = SCREEN
    command = ["Xvfb", "-displayfd", str(told), "-screen", "0", f"{wide}x{high}x24", "-fbdir", str(folder)]
    server = subprocess.Popen([*command, "-noreset"], pass_fds=[told], stderr=subprocess.DEVNULL)
    os.close(told)
    try:
        os.environ["DISPLAY"] = ":" + os.read(heard, 20).decode().strip()
        with (folder / "Xvfb_screen0").open("rb") as file:
            yield mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
    finally:
        server.terminate()
        server.wait()


def seen(pixels: mmap.mmap) -> bytes:
    """Return a row of the screen that goes through the window, in a corner or in the middle."""
    row = len(pixels) - (SCREEN[1] - 540) * SCREEN[0] * 4
    return pixels[row : row + SCREEN[0] * 4]


@contextlib.contextmanager
def shown(pixels: mmap.mmap, command: Sequence[str]) -> Iterator[tuple[int, float]]:
    """Start a window that ends with the block; yield its process and the seconds to its first frame."""
    root, began = seen(pixels), time.monotonic()
    process = subprocess.Popen(command)
    try:
        while seen(pixels) == root:
            assert process.poll() is None, "it ended before it painted"
            time.sleep(0.0005)
        yield process.pid, time.monotonic() - began
    finally:
        process.kill()
        process.wait()
        while seen(pixels) != root:
            time.sleep(0.01)


def busy(process: int) -> float:
    """Return the processor seconds that a process has used, all its threads together."""
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9


def tell_first_frames(pixels: mmap.mmap, bare: str | None) -> None:
    """Start each several times, in turn; the first start compiles, and does not count."""
    commands = {name: [*PYTHON, GAME, *words] for name, words in FIRST_FRAMES.items()}
    if bare:
        commands["bare"] = [bare, "-c", BARE]
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for start in range(STARTS + 1):
        for name, command in commands.items():
            with shown(pixels, command) as (process, seconds):
                took[name] += [(seconds, busy(process))] if start else []
    for name, both in took.items():
        for kind, figures in zip(("frame", "processor"), zip(*both, strict=True), strict=True):
            tell(f"window.{name}.{kind}", statistics.median(figures))


def tell_idle(pixels: mmap.mmap) -> None:
    """Tell the share of one core that each screen takes while nobody does anything."""
    for name, (arguments, keys) in SCREENS.items():
        with shown(pixels, [*PYTHON, GAME, *arguments]) as (process, _):
            for key in keys:
                time.sleep(1.0)
                found = ["xdotool", "search", "--class", "held-in-contempt", "windowfocus"]
                subprocess.run([*found, "key", key], check=True)
            time.sleep(STILL_SECONDS)
            before, began = busy(process), time.monotonic()
            time.sleep(IDLE_SECONDS)
            tell(f"window.idle.{name}", 100 * (busy(process) - before) / (time.monotonic() - began))


def tell_played(size: str, name: str, keys: int) -> None:
    """Press so many keys in a play, and tell how soon each was answered and what memory it took."""
    played = [*PYTHON, PLAYED, str(ROOT), size, str(keys)]
    done = subprocess.run(played, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout.splitlines()[-1])
    for kind in ("median", "p99"):
        tell(f"window.{name}.{kind}", told[kind] * 1000)
    tell(f"window.{name}.private", told["private"])
    tell(f"window.{name}.resident", told["resident"])


if __name__ == "__main__":
    main()
