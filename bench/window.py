"""How quick and how light the window is: first frame, key to paint, idle CPU, private memory.

    python bench/window.py [--size 1920x1080]

It starts the game as the command does, with a clock around its painting, in a folder of its own for
settings and saves. It needs a screen larger than the size asked for, and says which driver and size
it found: where there is no screen, SDL paints into memory, and that is not a window.
Beside each figure stands a reference of the same run: a bare pygame window that only fills itself.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
STARTS = 7
KEYS = 300
IDLE_SECONDS = 10.0

BARE = """
import os
os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "0"
import pygame
pygame.display.init()
surface = pygame.display.set_mode((1280, 720))
surface.fill((39, 52, 47))
pygame.display.flip()
import time
print(time.monotonic(), flush=True)
"""

GAME = """
import sys, time
sys.path.insert(0, sys.argv.pop(1))
from game import cli
from game.desktop import app

paint = app.paint

def first_paint(window, stage):
    paint(window, stage)
    print(time.monotonic(), flush=True)
    stage.left = True

app.paint = first_paint
sys.argv = ["contempt"]
cli.main()
"""

PLAYED = """
import json, random, sys, threading, time
sys.path.insert(0, sys.argv.pop(1))
size = tuple(int(side) for side in sys.argv.pop(1).split("x"))
keys, idle = int(sys.argv.pop(1)), float(sys.argv.pop(1))
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
    time.sleep(11.0)
    before, began = time.process_time(), time.monotonic()
    time.sleep(idle)
    busy = (time.process_time() - before) / (time.monotonic() - began)
    private, resident = memory()
    seen = {"median": keyed[len(keyed) // 2], "p99": keyed[int(len(keyed) * 0.99)], "painted": len(keyed)}
    found = {"driver": pygame.display.get_driver(), "size": "{}x{}".format(*windows[0].size)}
    print(json.dumps({**seen, **found, "idle": busy, "private": private, "resident": resident}), flush=True)
    pygame.event.post(pygame.event.Event(pygame.QUIT))

app.paint = timed
opened = app.open_window
windows = []

def opened_at(title, _size, hidden=False):
    windows.append(opened(title, size, hidden))
    return windows[0]

app.open_window = opened_at
threading.Thread(target=drive, daemon=True).start()
start.play(start.Asked("first-steps", seed=7))
"""


def main() -> None:
    size = sys.argv[sys.argv.index("--size") + 1] if "--size" in sys.argv else "1920x1080"
    python = [sys.executable, "-c"]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "CONTEMPT_HOME": home}
        bare = [_until_painted([*python, BARE], environment) for _ in range(STARTS)]
        game = [_until_painted([*python, GAME, str(ROOT)], environment) for _ in range(STARTS)]
        played = [*python, PLAYED, str(ROOT), size, str(KEYS), str(IDLE_SECONDS)]
        done = subprocess.run(played, env=environment, capture_output=True, text=True, check=True)
    seen = json.loads(done.stdout.splitlines()[-1])
    first, reference = statistics.median(game), statistics.median(bare)
    median, p99 = seen["median"] * 1000, seen["p99"] * 1000
    print(f"driver {seen['driver']}, window {seen['size']}")
    print(f"first painted frame  {first:.3f} s (bare pygame window {reference:.3f} s; goal 0.35 s)")
    print(f"key to paint, {seen['size']}  median {median:.1f} ms, p99 {p99:.1f} ms (goal p99 15 ms)")
    print(f"CPU while waiting  {seen['idle'] * 100:.2f} % (goal 1 %)")
    print(f"memory  private {seen['private']:.0f} MB, resident {seen['resident']:.0f} MB (goal 90 MB)")


def _until_painted(command: list[str], environment: dict[str, str]) -> float:
    began = time.monotonic()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1]) - began


if __name__ == "__main__":
    main()
