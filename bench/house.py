"""How large the house is, and how many planted faults its tests notice.

    python -m bench.house

Lines and files of `game/`, and the most files of one folder. The faults are those of `mutants.py`, a few in
each room, so that a score may be off by ten in a hundred; they need cosmic-ray.
"""

import re
import subprocess
import sys
from collections import Counter

from bench.figures import ROOT, tell
from bench.others import python_with

ROOMS, FAULTS = ("engine", "saves", "classroom/acts"), 20


def main() -> None:
    """Tell the figures."""
    files = list((ROOT / "game").rglob("*.py"))
    tell("house.files", len(files))
    tell("house.lines", sum(file.read_text("utf-8").count("\n") for file in files))
    tell("house.folder", max(Counter(file.parent for file in files).values()))
    if python := python_with("cosmic-ray"):
        words = ["--most", str(FAULTS), "--minutes", "3", "--python", sys.executable, "--rooms", *ROOMS]
        command = [python, "-m", "bench.mutants", *words]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        for room, score in re.findall(r"^(\S+): .* (\d+) %", ran.stdout, re.MULTILINE):
            tell(f"house.faults.{room}", int(score))


if __name__ == "__main__":
    main()
