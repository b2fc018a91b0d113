"""Measure the game, and write the page of figures: `python -m bench`, or some parts with `--only NAME...`.

Each part runs its scripts, each in a Python of its own, with what it needs of others in a folder that is
removed at the end. A part that is not measured keeps the figures that the page has of it.
"""

import argparse
import math
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from bench.figures import ROOT
from bench.goals import BESIDE, PARTS, Goal, Part
from bench.others import PLACE

PAGE = ROOT / "bench" / "README.md"
PATIENCE = 900  # seconds for one script
QUIET = 0.1  # of all cores, taken by other programs
LOOKS = 1.0  # seconds for which what others take is looked at, before a part and after it
# One sentence a line.
HEAD = """\
# Figures

What the game takes in time and memory, beside its goals and beside what others take in the same run.
`python -m bench` measures it and writes this page in some twenty minutes; `--only NAME` measures one part.
Compare ratios: seconds belong to the machine. What was tried to make it faster stands in [gains](gains.md).

"""


def main() -> None:
    """Measure what was asked for, and write the page."""
    words = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").split("\n\n")[0])
    names = [part.name for part in PARTS]
    words.add_argument(
        "--only", nargs="+", choices=names, default=names, metavar="NAME", help=", ".join(names)
    )
    asked = words.parse_args().only
    sections = kept_sections(PAGE.read_text("utf-8"))
    folder = tempfile.mkdtemp(prefix="contempt-bench-")
    try:
        for part in PARTS:
            if part.name in asked:
                sections[part.title] = section(part, measured(part, folder))
                PAGE.write_text(page(sections), "utf-8")
    finally:
        shutil.rmtree(folder)


def kept_sections(text: str) -> dict[str, str]:
    """Return the sections that a page has of parts, by their titles."""
    found = {block.partition("\n")[0]: block.partition("\n")[2].strip() for block in text.split("\n## ")[1:]}
    return {part.title: found[part.title] for part in PARTS if part.title in found}


class Found:
    """What the scripts of a part told."""

    def __init__(self) -> None:
        self.figures: dict[str, float] = {}
        self.left_out: list[str] = []
        self.others = 0.0

    def hear(self, line: str) -> None:
        """Keep what a line tells, a figure or what was left out."""
        name, told, value = line.strip().partition(": ")
        if name == "left out":
            self.left_out.append(value)
        elif told and re.fullmatch(r"[\w./-]+", name) and re.fullmatch(r"-?[\d.]+(e[+-]?\d+)?|inf", value):
            self.figures[name] = float(value)


def measured(part: Part, folder: str) -> Found:
    """Run the scripts of a part, and show what they tell."""
    found = Found()
    found.others = taken_by_others()
    for script in part.scripts:
        module, *words = script.split()
        print(f"== {part.name}: {script}", flush=True)
        surroundings = {**os.environ, PLACE: folder, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", f"bench.{module}", *words]
        began, status = time.monotonic(), run(command, surroundings, found)
        if status:
            found.left_out.append(
                f"`{script}`, which ended with {status} after {time.monotonic() - began:.0f} s"
            )
    found.others = max(found.others, taken_by_others())
    return found


def taken_by_others() -> float:
    """Return the share of all cores that is taken while this program waits, from 0 to 1.

    The load average will not do: it still has the preceding part in it. Where no `/proc/stat` tells, 0.
    """
    before, began = seconds_worked(), time.monotonic()
    time.sleep(LOOKS)
    took = seconds_worked() - before
    return min(1.0, took / (time.monotonic() - began) / (os.cpu_count() or 1))


def seconds_worked() -> float:
    """Return the seconds that all cores have worked for whatever program since the machine began."""
    try:
        with Path("/proc/stat").open(encoding="ascii") as told:
            user, nice, system, _, _, *rest = (int(word) for word in told.readline().split()[1:9])
    except FileNotFoundError:
        return 0.0
    return float(user + nice + system + sum(rest)) / os.sysconf("SC_CLK_TCK")


def run(command: list[str], surroundings: dict[str, str], found: Found) -> int:
    """Run one script, end it where it takes too long, and return its status."""
    with tempfile.TemporaryFile("w+") as heard:
        with subprocess.Popen(
            command, cwd=ROOT, env=surroundings, stdout=heard, text=True, start_new_session=True
        ) as script:
            try:
                script.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                os.killpg(script.pid, signal.SIGKILL)
        heard.seek(0)
        for line in heard:
            print(line, end="", flush=True)
            found.hear(line)
    return script.returncode


def section(part: Part, found: Found) -> str:
    """Return the section of a part: how busy the machine was, its table, and what was left out."""
    others = f", **on a busy machine** (others took {found.others:.0%} of it)"
    busy = others if found.others > QUIET else ""
    today = datetime.now().astimezone().date().isoformat()
    lines = [f"Measured on {today}{busy}: `python -m bench --only {part.name}`", ""]
    lines += ["| what | measured | goal | held? | beside it | times |", "|---|---|---|---|---|---|"]
    lines += [row(goal, found.figures) for goal in part.goals]
    if found.left_out:
        lines += ["", *(f"- Left out: {sentence}" for sentence in found.left_out)]
    return "\n".join(lines)


def row(goal: Goal, figures: dict[str, float]) -> str:
    """Return the row of a goal."""
    value, other = figures.get(goal.figure), figures.get(goal.beside)
    bound = "" if (goal.most is None and goal.least is None) else shown(goal.bound, goal.unit)
    if goal.least is not None:
        bound = f"at least {bound}"
    beside = f"{BESIDE[goal.beside]}, {shown(other, goal.unit)}" if other is not None else ""
    times = f"{value / other:.2f}" if value is not None and other and math.isfinite(value / other) else ""
    measured_here = "not measured" if value is None else shown(value, goal.unit)
    return f"| {goal.what} | {measured_here} | {bound} | {held(goal, value)} | {beside} | {times} |"


def held(goal: Goal, value: float | None) -> str:
    """Return whether a goal is held, or nothing where there is no goal or no figure."""
    if value is None or (goal.most is None and goal.least is None):
        return ""
    return "yes" if goal.holds(value) else "**no**"


def shown(value: float, unit: str) -> str:
    """Return a figure with as many digits as say something."""
    if math.isinf(value):
        return "not done in time"
    digits = f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"
    return f"{digits} {unit}".strip()


def page(sections: dict[str, str]) -> str:
    """Return the whole page, what fell short at its top."""
    order = [part.title for part in PARTS if part.title in sections]
    short = [
        f"- {title}: {cells[1].strip()}, {cells[2].strip()} (goal {cells[3].strip()})"
        for title in order
        for cells in (line.split("|") for line in sections[title].splitlines() if "| **no** |" in line)
    ]
    system = f"{platform.system()}, {processor()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    told = ["What falls short:", "", *short] if short else ["Nothing falls short."]
    blocks = [HEAD.rstrip(), f"The machine: {system}.", "\n".join(told)]
    blocks += [f"## {title}\n\n{sections[title]}" for title in order]
    return "\n\n".join(blocks) + "\n"


def processor() -> str:
    """Return the name of the processor, as Linux tells it."""
    try:
        found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.machine()


if __name__ == "__main__":
    main()
