"""How fast cases are explored and played at random, beside the engine and beside a model checker.

    python -m bench.exploring

Two of the cases have six meters, eight facts and three choices a scene. In the *row*, scenes follow one
another, and one choice in three has two outcomes; in the *net*, 1,000 scenes lie in 25 columns of 40,
and a play passes one of each column. Best of three rounds, each in a Python of its own:

- `all_kept`: every position with all meters and facts, read or not, and the exact odds of each
  ending; the date and past choices are kept only where a guard asks for them, as everywhere;
- `live`: the longer row with only what something later reads;
- `plays`: random plays through the net, without any limit on what a position holds, compiling counted;
- `engine`: positions of the row, entered by `Case.advance` from one whose options it has told;
- `odds`: the Ireland case explored, and the exact odds of each ending.

Bytes are the growth of the most memory that the process had, by the number of positions. Beside the odds
stands stormpy, which is given the same case as a program of PRISM and asked for the same odds, as fractions.
"""

import gc
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.figures import ROOT, contempt, tell
from bench.others import python_with
from bench.proving import HEAD, IRELAND

# Prints the seconds that a model checker takes to read a program and to give the odds of its endings.
STORM = """
import re, sys, time
import stormpy
began = time.perf_counter()
program = stormpy.parse_prism_program(sys.argv[1])
labels = re.findall(r'label "(ending_\\w+)"', open(sys.argv[1]).read())
asked = stormpy.parse_properties("; ".join(f'P=? [F "{label}"]' for label in labels), program)
rational = next(kind for kind in stormpy.build_model if kind[0].__name__ == "Rational")
model = stormpy.build_model[rational](program, asked)
answers = [stormpy.model_checking(model, one).get_value(model.initial_states[0]) for one in asked]
assert str(sum(answers[1:], answers[0])) == "1", "some plays end nowhere"
print(time.perf_counter() - began)
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
    head = [HEAD, "meters:\n", *meters, "facts:\n", *facts, f"opens_at: {names[0]}\nscenes:\n"]
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


def odds(_: int) -> Callable[[], int]:
    """The Ireland case, explored and weighed; its reading does not count."""
    from game.content.loading import load
    from game.search.explore import explore
    from game.search.steps import compile_steps
    from game.search.weighing import Weighing

    scenario = load(IRELAND / "scenario.yaml").playable

    def work() -> int:
        explored = explore(compile_steps(scenario))
        assert sum(Weighing(explored).probabilities().values()) == 1
        return explored.positions

    return work


WORK = {work.__name__: work for work in (all_kept, live, plays, engine, odds)}
SIZES = {"all_kept": 10, "live": 13, "plays": 50_000, "engine": 5_000, "odds": 0}


def measured(name: str, size: int) -> tuple[int, float, float]:
    """Return the number of positions or plays, the shortest time, and the memory that one of them took."""
    command = [sys.executable, "-m", "bench.exploring", "--measure", name, str(size)]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
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
    """Tell the figures."""
    for name, size in SIZES.items():
        count, seconds, grown = measured(name, size)
        tell(f"exploring.{name}.rate", count / seconds)
        tell(f"exploring.{name}.seconds", seconds)
        tell(f"exploring.{name}.bytes", grown / count)
    if python := python_with("stormpy"):
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder) / "case.prism"
            contempt("graph", IRELAND, "--format", "prism", "--output", program)
            ran = subprocess.run([python, "-c", STORM, program], capture_output=True, text=True, check=True)
        tell("exploring.storm", float(ran.stdout))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], int(sys.argv[3]))
    else:
        main()
