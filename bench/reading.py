"""How long it takes to read and validate generated scenarios, beside bare `yaml.compose` in the same run.

    python bench/reading.py [SCENES ...]

For each number of scenes (100, 1,000 and 10,000 unless some are named) it prints the median of several
rounds, each kind of work in a Python of its own: `yaml.compose` with the C loader, as it comes and with
the collector of garbage off; libyaml's events, made and thrown away; the tree of texts alone; all that
`load` does; and the whole command `contempt check --limit 0`, from the shell and back, with the compiled
modules that a first run of it has left. Then the most memory that `load` took.
It counts what the processor worked, which on an idle machine is what a clock on the wall shows.
"""

import gc
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

HEAD = """\
scenario_format: 1
id: generated
edition: 1
title: A generated case
summary: Scenes in a row, made to be read by a clock.
role: You are counsel to a provider.
currency: USD
minutes: 30
matters:
  warrant: {title: The warrant, procedure: us-production-order}
meters:
  trust: {label: Customer trust, starts_at: 60}
  reserve: {label: Reserve, starts_at: 60}
facts:
  preserved: {label: The mailbox is preserved}
arguments:
  statute: {label: The statute stops at the border, cites: [ryan-1971]}
  comity: {label: Another country's law forbids it}
cast:
  judge: {name: Judge Okafor, role: District judge, portrait: district-judge}
opens_at: scene-0
opens_with: [{preserve: [statute, comity]}]
opens_on: 2013-12-04
scenes:
"""

# About 700 characters, as long as a short scene of a shipped case without its prose.
SCENE = """\
  scene-{here}:
    title: Day {here} in court
    text: The clerk calls the case for the {here}th time. Nobody has read the [[contempt|order]] aloud yet.
    choices:
      answer:
        label: Answer what was asked, and wait
        takes: 5 days
        effects: [{{meter: trust, by: -1}}, {{meter: reserve, by: 1}}, {{find: preserved}}]
        cites: [ryan-1971]
        goes_to: scene-{after}
      argue:
        label: Argue the statute once more
        when: [{{meter: trust, at_least: 5}}]
        outcomes:
          heard:
            odds: {{base: 20, plus: [{{when: [{{preserved: comity}}], points: 15}}]}}
            ruling: {{by: judge, says: It stops there., turns_on: statute, cites: [ryan-1971]}}
            goes_to: scene-{after}
          unheard: {{takes: 1 week, goes_to: scene-{after}}}
"""

ENDING = "  scene-{here}: {{title: The end, text: It is over., ending: {{title: The end, tone: mixed}}}}\n"


def generated(scenes: int) -> str:
    """Return the file of a scenario with a number of scenes."""
    between = [SCENE.format(here=here, after=here + 1) for here in range(scenes - 1)]
    return "".join([HEAD, *between, ENDING.format(here=scenes - 1)])


def compose(file: Path) -> object:
    """Read a file with nothing but PyYAML."""
    return yaml.compose(file.read_text("utf-8"), Loader=yaml.CSafeLoader)


def compose_uncollected(file: Path) -> object:
    """The same, with the collector of garbage off."""
    gc.disable()
    return compose(file)


def events(file: Path) -> object:
    """Read a file to libyaml's events alone: nothing that is read by it can take less."""
    gc.disable()
    next_event = yaml.CSafeLoader(file.read_text("utf-8")).get_event
    while next_event() is not None:
        pass
    return None


def tree(file: Path) -> object:
    """Read a file to the tree of its texts."""
    from game.content.problems import Findings
    from game.content.yaml_reader import read_tree

    return read_tree(file, Findings())


def load(file: Path) -> object:
    """Read and validate a file with all that belongs to it."""
    from game.content.loading import load

    return load(file).playable


def check(file: Path) -> object:
    """Run the whole command, as whoever installed it does: modules are compiled by the first run only."""
    command = [sys.executable, "-m", "game", "check", "--limit", "0", str(file)]
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(file.parent / "compiled")}
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **kept}, capture_output=True, check=True)


WORK: dict[str, Callable[[Path], object]] = {
    work.__name__: work for work in (compose, compose_uncollected, events, tree, load, check)
}


def worked() -> float:
    """Return the seconds that the processor has worked for this Python and those it has started."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, whose))


def measured(name: str, file: Path, rounds: int) -> tuple[float, float]:
    """Return the median time in seconds, and the most memory in MB, of some work in a Python of its own."""
    command = [sys.executable, __file__, "--measure", name, str(file), str(rounds)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, kilobytes = answer.stdout.split()
    return float(seconds), float(kilobytes) / 1000


def measure(name: str, file: Path, rounds: int) -> None:
    """Print the median time that some work took, and the most memory that this process had."""
    took = []
    for _ in range(rounds):
        start = worked()
        result = WORK[name](file)
        took.append(worked() - start)
        del result  # Not while the clock runs.
    print(statistics.median(took), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def row(scenes: int) -> list[str]:
    """Return the row of the table for a number of scenes."""
    text = generated(scenes)
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "scenario.yaml"
        file.write_text(text, "utf-8")
        found = {work: measured(work, file, 5 if scenes > 5_000 else 11) for work in WORK}
    bare = found["compose"][0]
    times = [f"{seconds:.3f} s ({seconds / bare:.1f})" for seconds, _ in found.values()]
    return [f"{scenes:,}", f"{len(text) / 1e6:.2f} MB", *times, f"{found['load'][1]:.0f} MB"]


def main() -> None:
    """Print the table."""
    if sys.argv[1:2] == ["--measure"]:
        name, file, rounds = sys.argv[2:]
        measure(name, Path(file), int(rounds))
        return
    works = ["compose", "compose, no collector", "events", "tree", "load", "contempt check"]
    head = ["scenes", "file", *works, "memory"]
    print("In brackets: how many times as long as yaml.compose.\n")
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for scenes in [int(word) for word in sys.argv[1:]] or [100, 1_000, 10_000]:
        print("| " + " | ".join(row(scenes)) + " |", flush=True)


if __name__ == "__main__":
    main()
