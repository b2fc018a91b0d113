"""How long generated scenarios take to be read, and to be read and proved, beside bare `yaml.compose`.

    python -m bench.reading [SCENES ...]

Of 1,000 and 10,000 scenes unless some are named: the command reading alone (`check --limit 0`), and with
trial plays and one position searched (`check --limit 1`), the median of several rounds. Beside it stands
PyYAML's `compose` with the C loader, in a Python of its own, the collector of garbage off as in the game.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from bench.figures import contempt, tell, timed

ROUNDS, OF_LARGE = 7, 3
COMPOSE = """
import gc, sys, yaml
gc.disable()
yaml.compose(open(sys.argv[1], encoding="utf-8"), Loader=yaml.CSafeLoader)
"""

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


def main() -> None:
    """Tell what reading and proving take."""
    for scenes in [int(word) for word in sys.argv[1:]] or [1_000, 10_000]:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "scenario.yaml"
            file.write_text(generated(scenes), "utf-8")
            measure(scenes, file)


def measure(scenes: int, file: Path) -> None:
    """Tell the figures of one file, the three kinds of work in turn."""
    kinds = {
        "compose": lambda: timed(sys.executable, "-c", COMPOSE, file),
        "read": lambda: contempt("check", "--limit", 0, file),
        "prove": lambda: contempt("check", "--limit", 1, file),
    }
    runs = [
        {name: run() for name, run in kinds.items()} for _ in range(ROUNDS if scenes < 5_000 else OF_LARGE)
    ]
    for name in kinds:
        tell(f"reading.{scenes}.{name}", statistics.median(run[name].clock for run in runs))
    tell(f"reading.{scenes}.memory", max(run["prove"].memory for run in runs))


if __name__ == "__main__":
    main()
