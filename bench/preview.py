"""How soon a saved change is seen in `contempt preview`: from writing the file to the painted scene.

    python -m bench.preview [SCENARIO [SCENE]] [--size 1920x1080] [--ahead]

It copies a case, the Ireland case unless another is named, opens its preview as the command does,
goes to a scene of the real course, and saves the file again and again from another process, each time
a little changed, now at once after the last painting and now later. The clock runs from just before the
file is written to the end of the painting of the new reading. What the processor worked meanwhile in the
process of the window is told apart: the rest is waiting, of which a busy machine has more.
Then it saves a mistake, and fixes it. It makes a screen of its own (Xvfb) where DISPLAY names none.

With `--ahead`, on Linux and for whoever may do that, window and script come before all other programs
of a busy machine, as if there were none; a screen of its own has to be started so too (`chrt -f 20 Xvfb`).
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.figures import ROOT, leave_out, tell
from bench.window import screen

SAVES = 21
MISTAKES = 7
RESTS = (1.2, 0.05, 0.4, 2.5)  # seconds from a painting to the next save: prose, then plays are being checked

SHOWN = """
import json, sys, time
sys.path.insert(0, sys.argv.pop(1))
told, case, at, size = sys.argv[1:]
from game.desktop import app
from game.desktop.preview.start import preview
paint, opened = app.paint, app.open_window

def telling(window, stage):
    began = time.monotonic()
    paint(window, stage)
    ended = time.monotonic()
    newest, shown = stage.screen.draft.newest, stage.screen.draft.shown
    what = {"newest": newest.number, "depth": newest.depth, "shown": shown.number, "errors": newest.errors,
            "scene": stage.screen.draft.scene, "turns": len(stage.screen.play.replay.steps),
            "paint": ended - began, "worked": time.process_time(), "at": ended}
    with open(told, "a", encoding="utf-8") as writes:
        writes.write(json.dumps(what) + "\\n")

app.paint = telling
app.open_window = lambda title, _, hidden: opened(title, tuple(map(int, size.split("x"))), hidden)
preview(case, at)
"""


class Told:
    """What the window tells of each painting."""

    def __init__(self, file: Path) -> None:
        self.file, self.heard, self.read = file, list[dict[str, object]](), 0

    def lines(self) -> list[dict[str, object]]:
        """Return all that was told so far."""
        if self.file.is_file():
            with self.file.open("rb") as told:
                told.seek(self.read)
                whole = told.read().rpartition(b"\n")[0]
            self.read += len(whole) + 1 if whole else 0
            self.heard += [json.loads(line) for line in whole.splitlines()]
        return self.heard

    def until(self, after: float, **wanted: object) -> dict[str, object]:
        """Wait for a painting after some moment of which all this holds."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            for line in self.lines():
                if float(str(line["at"])) > after and all(
                    line[key] == value for key, value in wanted.items()
                ):
                    return line
            time.sleep(0.01)
        raise SystemExit(f"it was never painted: {wanted}, but {self.lines()[-1:]}")


def saved(file: Path, text: str) -> float:
    """Save as editors do, another file put in its place; give the moment before."""
    beside = file.with_name("saved.tmp")
    began = time.monotonic()
    beside.write_text(text, "utf-8")
    beside.replace(file)
    return began


def put_ahead(process: int) -> None:
    """Let this script and all threads of a process come before what else the machine does."""
    threads = [int(thread.name) for thread in Path(f"/proc/{process}/task").iterdir()]
    for thread in (0, *threads):
        # What they start afterwards, such as the checks, waits as everything else does.
        os.sched_setscheduler(thread, os.SCHED_FIFO | os.SCHED_RESET_ON_FORK, os.sched_param(20))


def shown(name: str, took: list[float]) -> None:
    """Tell the middle and the worst of some times."""
    tell(f"preview.{name}.median", statistics.median(took))
    tell(f"preview.{name}.worst", max(took))


def measure(file: Path, told: Told, ahead: int | None) -> None:
    """Save changes and mistakes, and print how long each took to be seen."""
    first = told.until(0)
    time.sleep(2)
    if ahead is not None:
        put_ahead(ahead)
    text, scene = file.read_text("utf-8"), f"\n  {first['scene']}:\n"
    assert text.count(scene) == 1, "the scene in view is written as a block"
    took, worked, painted = [], [], []
    for number in range(1, SAVES + 1):
        before = told.lines()[-1]
        began = saved(file, text.replace(scene, f"\n  # {number}{scene}"))
        line = told.until(began, shown=number, depth="read")
        took.append(float(str(line["at"])) - began)
        worked.append(float(str(line["worked"])) - float(str(before["worked"])))
        painted.append(float(str(line["paint"])))
        assert (line["scene"], line["turns"]) == (first["scene"], first["turns"])
        time.sleep(RESTS[number % len(RESTS)])
    shown("saved", took)
    shown("worked", worked)
    shown("painted", painted)
    mistaken, fixed = [], []
    for _ in range(MISTAKES):
        began = saved(file, text.replace("goes_to:", "goes_too:", 1))
        line = told.until(began, errors=1)
        mistaken.append(float(str(line["at"])) - began)
        time.sleep(1.2)
        began = saved(file, text)
        line = told.until(began, errors=0)
        fixed.append(float(str(line["at"])) - began)
        time.sleep(1.2)
    shown("mistaken", mistaken)
    shown("fixed", fixed)


def main() -> None:
    """Measure one case, on the screen that is there or on one of its own."""
    if os.environ.get("DISPLAY"):
        measure_case(sys.argv[1:])
        return
    if not shutil.which("Xvfb"):
        leave_out("the preview, since there is no screen and Xvfb is not installed")
        return
    with tempfile.TemporaryDirectory() as folder, screen(Path(folder)):
        measure_case(sys.argv[1:])


def measure_case(words: list[str]) -> None:
    """Measure the case that is named."""
    size = words.pop(words.index("--size") + 1) if "--size" in words else "1920x1080"
    ahead = "--ahead" in words
    words = [word for word in words if not word.startswith("--")]
    given = Path(words[0]) if words else ROOT / "scenarios" / "microsoft-ireland"
    at = words[1] if len(words) > 1 else "stay-lifted"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        case = shutil.copytree(given, folder / given.name)
        file = case / "scenario.yaml"
        told = Told(folder / "told")
        command = [sys.executable, "-c", SHOWN, str(ROOT), str(told.file), str(case), at, size]
        environment = os.environ | {"CONTEMPT_HOME": str(folder / "home")}
        with subprocess.Popen(command, env=environment) as window:
            try:
                measure(file, told, window.pid if ahead else None)
            finally:
                window.terminate()


if __name__ == "__main__":
    main()
