"""What whole commands take that prove something, as an author waits for them.

    python -m bench.proving [shipped] [made]

`shipped`: `contempt check` and `odds` of the Ireland case, and a check of all shipped cases together.
`made`: both commands on made-up cases. In a *chain* each of 20 scenes finds a fact or does not, and a last
one asks for each, so that no two of two million positions are alike; it is bounded by memory and says so. A
hundred choices of one scene do the same. A *story* has 2,300 scenes, 3,400 choices and 1.2 million positions;
1,200 turns of a long case are played in plain lines from a file.
Seconds by the clock, least of several rounds; memory is that of all processes together.
"""

import re
import sys
import tempfile
from pathlib import Path

from bench.figures import ROOT, Ran, contempt, tell, timed
from bench.reading import generated

ROUNDS = 3
LONG = 20.0  # seconds after which one round is enough
CASES = sorted(file.parent for file in (ROOT / "scenarios").glob("*/scenario.yaml"))
IRELAND = ROOT / "scenarios" / "microsoft-ireland"
HEAD = """\
scenario_format: 1
id: made-up
edition: 1
title: A made-up case
summary: Made to be explored by a clock.
role: You are counsel to a provider.
minutes: 30
matters: {warrant: {title: The warrant, procedure: us-production-order}}
opens_on: 2020-01-01
"""
FACTS, ALIKE, TURNS = 20, 100, 1_200
# A play of the story passes one scene of each column; so many of fifty have a second choice.
STORY_COLUMNS, STORY_ROWS, STORY_FORKS, STORY_FACTS, STORY_ENDS = 46, 50, 24, 15, 5


def chain_of(facts: int) -> str:
    """Return the file of the chain."""
    scenes = "".join(
        f"  s{number}: {{choices: {{yes: {{effects: [{{find: f{number}}}], goes_to: s{number + 1}}},"
        f" no: {{goes_to: s{number + 1}}}}}}}\n"
        for number in range(facts)
    )
    asked = "".join(
        f"      ask-{number}: {{when: [{{fact: f{number}}}], goes_to: end-{number}}}\n"
        for number in range(facts)
    )
    ends = "".join(f"  end-{number}: {{ending: {{title: The end}}}}\n" for number in (*range(facts), "rest"))
    last = f"  s{facts}:\n    choices:\n{asked}      rest: {{goes_to: end-rest}}\n"
    found = "".join(f"  f{number}: {{}}\n" for number in range(facts))
    return f"{HEAD}facts:\n{found}opens_at: s0\nscenes:\n{scenes}{last}{ends}"


def alike(choices: int) -> str:
    """Return the file of a case with so many choices that do the same."""
    same = "".join(
        f"      c{number}: {{effects: [{{meter: trust, by: -5}}], goes_to: after}}\n"
        for number in range(choices)
    )
    go = "go: {when: [{meter: trust, at_least: 50}], goes_to: good}"
    after = f"  after: {{choices: {{{go}, stop: {{goes_to: bad}}}}}}\n"
    ends = "  good: {ending: {title: The end, tone: good}}\n  bad: {ending: {title: The end, tone: bad}}\n"
    meters = "meters: {trust: {starts_at: 60}}\n"
    return f"{HEAD}{meters}opens_at: first\nscenes:\n  first:\n    choices:\n{same}{after}{ends}"


def story() -> str:
    """Return the file of the story: columns of scenes of which a play passes one each."""
    facts = "".join(f"  f{number}: {{}}\n" for number in range(STORY_FACTS))
    scenes = [scene(column, row) for column in range(STORY_COLUMNS) for row in range(STORY_ROWS)]
    ends = [f"  end-{number}: {{ending: {{title: The end}}}}\n" for number in range(STORY_ENDS)]
    return "".join([HEAD, "facts:\n", facts, "opens_at: s0-0\nscenes:\n", *scenes, *ends])


def scene(column: int, row: int) -> str:
    """Return a scene of the story: two choices find or lose a fact, or one leads where another fact says."""
    changed, asked = f"f{column % STORY_FACTS}", f"f{(column + 1) % STORY_FACTS}"
    rows = ((row * 3 + step) % STORY_ROWS for step in range(2))
    last = column == STORY_COLUMNS - 1
    one, other = (f"end-{to % STORY_ENDS}" if last else f"s{column + 1}-{to}" for to in rows)
    if (row * 7 + column * 3) % STORY_ROWS < STORY_FORKS:
        yes = f"yes: {{effects: [{{find: {changed}}}], goes_to: {one}}}"
        no = f"no: {{effects: [{{lose: {changed}}}], goes_to: {other}}}"
        return f"  s{column}-{row}: {{choices: {{{yes}, {no}}}}}\n"
    ways = f"[{{to: {one}, when: [{{fact: {asked}}}]}}, {other}]"
    return f"  s{column}-{row}: {{choices: {{on: {{goes_to: {ways}}}}}}}\n"


def made(name: str, text: str, folder: Path) -> Path:
    """Write a made-up case, and return its file."""
    file = folder / name / "scenario.yaml"
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    return file


def told(name: str, verb: str, *words: object) -> Ran:
    """Run a command some rounds and tell the least seconds, the most memory, and the positions."""
    runs = [contempt(verb, *words)]
    while len(runs) < ROUNDS and runs[0].clock < LONG:
        runs.append(contempt(verb, *words))
    tell(f"proving.{name}.{verb}", min(run.clock for run in runs))
    tell(f"proving.{name}.{verb}.worked", min(run.worked for run in runs))
    tell(f"proving.{name}.{verb}.memory", max(run.memory for run in runs))
    if found := re.search(r"([\d,]+) positions", runs[0].said):
        tell(f"proving.{name}.{verb}.positions", int(found[1].replace(",", "")))
    return runs[0]


def shipped() -> None:
    """Tell what the shipped cases take."""
    told("ireland", "check", IRELAND)
    told("ireland", "odds", IRELAND)
    told("shelf", "check", *CASES)


def made_up() -> None:
    """Tell what made-up cases take."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cases = {"chain": chain_of(FACTS), "alike": alike(ALIKE), "story": story()}
        for case, text in cases.items():
            file = made(case, text, folder)
            for verb in ("check", "odds"):
                ran = told(case, verb, file)
                tell(f"proving.{case}.{verb}.whole", "at most" not in ran.said)
        file, lines = made("long", generated(TURNS + 1), folder), "1\n" * TURNS
        home = folder / "home"
        home.mkdir()
        ran = timed(sys.executable, "-m", "game", "play", file, "--text", "--seed", 7, given=lines, home=home)
        tell("proving.long.play", ran.clock)
        tell("proving.long.play.worked", ran.worked)


if __name__ == "__main__":
    for part in sys.argv[1:] or ("shipped", "made"):
        {"shipped": shipped, "made": made_up}[part]()
