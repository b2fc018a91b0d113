"""How fast made-up cases are explored and played at random, beside stepping through them with the engine.

    python bench/exploring.py [--quick]

Two of the cases have six meters, eight facts and three choices a scene. In the *row*, scenes follow one
another, and one choice in three has two outcomes; in the *net*, 1,000 scenes lie in 25 columns of 40,
and a play passes one of each column. It prints, best of three rounds, each in a Python of its own:

- `row, all kept`: every position with all meters and facts, read or not, and the exact odds of each
  ending; the date and past choices are kept only where a guard asks for them, as everywhere;
- `row, what is live`: the longer row with only what something later reads;
- `chain`: so many scenes in which a fact is found or not, and a last one that asks for each of them, so
  that no two positions are alike: two million with 20 facts. It is explored, and no odds are asked for;
- `plays`: random plays through the net, without any limit on what a position holds, compiling counted;
- `engine`: positions of the row, entered by `Case.advance` from one whose options it has told.

Bytes are the growth of the most memory that the process had, by the number of positions.
"""

import gc
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

HEAD = """\
scenario_format: 1
id: generated
edition: 1
title: A generated case
summary: Made to be explored by a clock.
role: You are counsel to a provider.
minutes: 30
matters: {warrant: {title: The warrant, procedure: us-production-order}}
meters:
"""
METERS, FACTS, COLUMNS, ROWS = 6, 8, 25, 40

SCENE = """\
  {here}:
    choices:
      file:
        effects: [{{meter: m{0}, by: 5}}, {{find: f{a}}}]
        goes_to: {first}
      ask:
        when: [{{meter: m{2}, at_least: 40}}]
        effects: [{{meter: m{1}, by: -5}}, {{meter: m{3}, by: 5}}]
        goes_to: {second}
      argue:
        outcomes:
          heard: {{odds: 35, effects: [{{meter: m{2}, by: 5}}, {{lose: f{b}}}], goes_to: {third}}}
          unheard: {{effects: [{{meter: m{4}, by: -5}}], goes_to: {third}}}
"""


def row(scenes: int) -> str:
    """Return the file of the row."""
    names = [*(f"s{number}" for number in range(scenes)), "end", "end"]
    return written(
        names[:scenes],
        lambda number: {"first": names[number + 1], "second": names[number + 1], "third": names[number + 1]},
    )


def net() -> str:
    """Return the file of the net."""
    names = [f"s{column}-{place}" for column in range(COLUMNS) for place in range(ROWS)]

    def following(number: int) -> dict[str, str]:
        column, place = divmod(number, ROWS)
        if column == COLUMNS - 1:
            return dict.fromkeys(("first", "second", "third"), "end")
        to = [f"s{column + 1}-{(place * 3 + step) % ROWS}" for step in range(3)]
        return dict(zip(("first", "second", "third"), to, strict=True))

    return written(names, following)


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
    head = HEAD.removesuffix("meters:\n") + "".join(
        ["facts:\n", *(f"  f{number}: {{}}\n" for number in range(facts))]
    )
    return f"{head}opens_at: s0\nopens_on: 2020-01-01\nscenes:\n{scenes}{last}{ends}"


def written(names: list[str], following: Callable[[int], dict[str, str]]) -> str:
    """Return the file of a case with these scenes."""
    meters = [f"  m{number}: {{starts_at: 50}}\n" for number in range(METERS)]
    facts = [f"  f{number}: {{}}\n" for number in range(FACTS)]
    scenes = []
    for number, name in enumerate(names):
        # Steps of 1 and 5 through six meters, so that neighbours differ in what they move and ask.
        turned = [f"{(number + step) % METERS}" for step in (0, 1, 2, 3, 5)]
        chosen = {"a": number % FACTS, "b": (number + 5) % FACTS, **following(number)}
        scenes.append(SCENE.format(*turned, here=name, **chosen))
    head = [HEAD, *meters, "facts:\n", *facts, f"opens_at: {names[0]}\nopens_on: 2020-01-01\nscenes:\n"]
    return "".join([*head, *scenes, "  end: {ending: {title: The end}}\n"])


def case_of(text: str):
    """Read a case."""
    from game.content.loading import load

    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "scenario.yaml"
        file.write_text(text, "utf-8")
        return load(file).playable


def all_kept(scenes: int) -> Callable[[], int]:
    """The row, all meters and facts kept."""
    from game.search.explore import explore
    from game.search.liveness import Live
    from game.search.steps import compile_steps
    from game.search.weighing import Weighing

    steps = compile_steps(case_of(row(scenes)))
    kept = Live((1 << steps.layout.day.shift) - 1, -1, steps.layout.day.shift)

    def work() -> int:
        explored = explore(steps, (kept,) * len(steps.scenes), 10**8)
        assert sum(Weighing(explored).probabilities().values()) == 1
        return explored.positions

    return work


def live(scenes: int) -> Callable[[], int]:
    """The row, only what is live."""
    from game.search.explore import explore
    from game.search.steps import compile_steps
    from game.search.weighing import Weighing

    steps = compile_steps(case_of(row(scenes)))

    def work() -> int:
        explored = explore(steps)
        assert sum(Weighing(explored).probabilities().values()) == 1
        return explored.positions

    return work


def chain(facts: int) -> Callable[[], int]:
    """The chain, explored whole."""
    from game.search.explore import explore
    from game.search.steps import compile_steps

    steps = compile_steps(case_of(chain_of(facts)))
    return lambda: explore(steps, limit=10**8).positions


def plays(count: int) -> Callable[[], int]:
    """Random plays through the net."""
    from game.search.random_play import sample
    from game.search.steps import compile_steps

    scenario = case_of(net())
    return lambda: sample(compile_steps(scenario), count, 1).plays


def engine(count: int) -> Callable[[], int]:
    """The row, stepped through by the engine until a number of positions is known."""
    from game.engine.case import Case
    from game.model.record import Turn

    case = Case(case_of(row(14)))

    def work() -> int:
        waiting, entered = [case.opening()], 1
        while entered < count:
            position = waiting.pop(0)
            for choice in case.open_choices(position):
                odds = case.outcomes(position, choice.key.choice)
                for outcome in [one.outcome.id for one in odds] or [None]:
                    turn = Turn(position.scene, choice.key.choice, (), outcome)
                    waiting.append(case.advance(position, turn).after)
                    entered += 1
        return entered

    return work


WORK = {work.__name__: work for work in (all_kept, live, chain, plays, engine)}


def measured(name: str, size: int) -> tuple[int, float, float]:
    """Return the number of positions or plays, the shortest time, and the memory that one of them took."""
    command = [sys.executable, __file__, "--measure", name, str(size)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    count, seconds, grown = answer.stdout.split()
    return int(count), float(seconds), float(grown)


def measure(name: str, size: int) -> None:
    """Print what `measured` gives, in this process; nothing but memory bounds what a search holds."""
    from game.search import explore

    explore.MOST_PATTERNS = explore.MOST_SUCCESSORS = 10**9
    work = WORK[name](size)
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    took = []
    for _ in range(3):
        start = time.process_time()
        count = work()
        took.append(time.process_time() - start)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(count, min(took), grown * 1024)


def main() -> None:
    """Print the table."""
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], int(sys.argv[3]))
        return
    quick = "--quick" in sys.argv
    rows = [
        ("row, all kept", "all_kept", 8 if quick else 10),
        ("the same, three scenes more", "all_kept", 9 if quick else 13),
        ("row, what is live", "live", 9 if quick else 13),
        ("chain of facts, explored", "chain", 12 if quick else 20),
        ("plays", "plays", 2_000 if quick else 50_000),
        ("engine", "engine", 500 if quick else 5_000),
    ]
    found = {label: measured(name, size) for label, name, size in rows}
    slowest = found["engine"][0] / found["engine"][1]
    print("| what | positions or plays | seconds | a second | times the engine | bytes each |")
    print("|---|---|---|---|---|---|")
    for label, (count, seconds, grown) in found.items():
        rate = count / seconds
        times = "" if label == "plays" else f"{rate / slowest:,.0f}"
        each = "" if label in ("plays", "engine") else f"{grown / count:.0f}"
        print(f"| {label} | {count:,} | {seconds:.2f} | {rate:,.0f} | {times} | {each} |")


if __name__ == "__main__":
    main()
