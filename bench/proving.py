"""How long the whole Ireland case takes to be proved, by the clock, as an author waits for it.

    python bench/proving.py [ROUNDS]

Three commands in turn, each in a process of its own, so many rounds (7):

- `contempt check` of the case as it is shipped;
- the same of its *skeleton*: every choice, pick, clause, date, meter and expected ending, each text of a
  scene, choice or outcome cut down to one sentence that is always shown, and no minutes expected;
- `contempt odds` of the case.

It prints the least and the median of the seconds by the clock, the least of what all its processes worked,
and the number of positions.
"""

import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
CASE = ROOT / "scenarios" / "microsoft-ireland"
COMMAND = Path(sys.executable).parent / "contempt"


class Loader(yaml.CSafeLoader):
    """Reads whole numbers, and everything else as the text that it is."""


Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in known if tag == "tag:yaml.org,2002:int"]
    for sign, known in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def skeleton(folder: Path) -> Path:
    """Write the skeleton of the case, with its playbooks and documents."""
    case = folder / CASE.name
    shutil.copytree(CASE, case)
    file = case / "scenario.yaml"
    written = yaml.load(file.read_text("utf-8"), Loader)
    cut_down(written["scenes"])
    written["expect"].pop("minutes")
    file.write_text(yaml.dump(written, sort_keys=False, allow_unicode=True), "utf-8")
    return case


def cut_down(part: Any) -> None:
    """Cut every text of scenes, choices and outcomes down to a sentence."""
    if isinstance(part, list):
        for each in part:
            cut_down(each)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key == "text":
                part[key] = "One sentence."
            else:
                cut_down(value)


def timed(*words: str) -> tuple[float, float, str]:
    """Return the seconds by the clock and of the processor that a command takes, and what it prints."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([COMMAND, *words], capture_output=True, text=True, check=False)
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stdout + done.stderr
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as name:
        commands = {
            "check": ("check", str(CASE)),
            "check of the skeleton": ("check", str(skeleton(Path(name)))),
            "odds": ("odds", str(CASE)),
        }
        found = {label: [timed(*words) for _ in range(rounds)] for label, words in commands.items()}
    print("| command | least | median | worked | positions |")
    print("|---|---|---|---|---|")
    for label, runs in found.items():
        clock, worked = [run[0] for run in runs], min(run[1] for run in runs)
        positions = re.search(r"([\d,]+) positions", runs[0][2])
        assert positions, "both commands say how many positions there are"
        middle = statistics.median(clock)
        print(f"| {label} | {min(clock):.2f} s | {middle:.2f} s | {worked:.1f} s | {positions[1]} |")


if __name__ == "__main__":
    main()
