"""What the scripts of this folder share: how a figure is told, and how a program is timed."""

import math
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 120  # seconds; whatever takes longer is ended, and these are told
LOOKS_EVERY = 0.2  # seconds between two looks at the memory of a program


def tell(name: str, value: float) -> None:
    """Print a figure, by the name that `goals.py` has for it."""
    print(f"{name}: {value:.6g}", flush=True)


def leave_out(sentence: str) -> None:
    """Print what was not measured, and why."""
    print(f"left out: {sentence}", flush=True)


class Ran(NamedTuple):
    """What a program took: seconds by the clock, seconds of the processor, and the most MB at once.

    Of one that was ended before its end, nobody knows how long it takes: its seconds are infinite.
    """

    clock: float
    worked: float
    memory: float
    said: str


def worked() -> float:
    """Return the seconds that the processor has worked for this Python and those it has started."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, whose))


def contempt(*words: object, **more: object) -> Ran:
    """Run the command as whoever installed it does: a first run has compiled the modules."""
    return timed(sys.executable, "-m", "game", *words, **more)


def timed(*command: object, given: str = "", home: Path | None = None, longest: float = LONGEST) -> Ran:
    """Run a program of which 0 or 1 is the status; return what all its processes took together."""
    kept = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "", "CONTEMPT_HOME": str(home or "")}
    surroundings = {name: text for name, text in {**os.environ, **kept}.items() if text or name not in kept}
    before, began = worked(), time.perf_counter()
    with subprocess.Popen(
        [str(word) for word in command],
        env=surroundings,
        cwd=home or ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as program:
        seen = [0.0]
        looking = threading.Thread(target=look_at_memory, args=(program, seen))
        looking.start()
        try:
            said, _ = program.communicate(given, timeout=longest)
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
            said, _ = program.communicate()
            asked = " ".join(Path(str(word)).name for word in command[2:])
            leave_out(f"the end of `{asked}`, which took more than {longest:g} s")
            began = -math.inf
        took = time.perf_counter() - began
        looking.join()
    if program.returncode not in (0, 1, -signal.SIGKILL):
        raise SystemExit(f"`{' '.join(map(str, command))}` fails:\n{said[-2000:]}")
    return Ran(took, max(worked() - before, took if math.isinf(took) else 0), seen[0], said)


def look_at_memory(program: "subprocess.Popen[str]", seen: list[float]) -> None:
    """Keep the most memory that all processes of a program have at once; on Linux only."""
    while program.poll() is None:
        seen[0] = max(seen[0], sum(proportional(process) for process in of_session(program.pid)) / 1000)
        time.sleep(LOOKS_EVERY)


def of_session(session: int) -> list[Path]:
    """Return the folders of the processes of a session."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            # After the name, which may hold anything, come its status, parent, group and session.
            if int((folder / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                found.append(folder)
        except OSError:
            continue  # It has ended.
    return found


def proportional(folder: Path) -> int:
    """Return the memory of a process in KB, with its share of what it shares; 0 where it has ended."""
    try:
        lines = (folder / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
