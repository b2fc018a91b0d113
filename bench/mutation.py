"""How many small faults, planted one at a time, the nearest tests notice.

    python bench/mutation.py --most 120 engine saves search classroom/acts

Needs cosmic-ray in the environment (`pip install cosmic-ray`); its operators make the faults. In each room so
many places are drawn by chance from a seed, each with one fault that can be made there: not in annotations,
imports and decorators. A fault is planted in a copy of the game, and the tests of the
room's own folder are run until one fails; a run that takes five times as long as without a fault counts as
noticed. The rest is printed, for a test to be written or a reason to be found.
"""

import argparse
import ast
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import NamedTuple

from cosmic_ray import plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

ROOT = Path(__file__).parent.parent
COPIED = ("game", "assets", "scenarios", "docs", "tests", "bench", "pyproject.toml", "README.md", "start.py")


class Fault(NamedTuple):
    """One fault: the file, the operator that makes it, its number among the operator's places, its line."""

    file: str
    operator: str
    occurrence: int
    line: int

    def planted(self) -> str:
        """Return the text of the file with the fault in it."""
        code = (ROOT / self.file).read_text("utf-8")
        return str(mutate_code(code, plugins.get_operator(self.operator)(), self.occurrence))


def unreal_lines(code: str) -> set[int]:
    """Return the lines whose change changes nothing: annotations, imports, and decorators such as slots."""
    lines: set[int] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.AnnAssign | ast.FunctionDef | ast.AsyncFunctionDef):
            notes = [node.annotation] if isinstance(node, ast.AnnAssign) else []
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                notes = [one.annotation for one in node.args.args + node.args.kwonlyargs if one.annotation]
                notes += [node.returns] if node.returns else []
            for note in notes:
                lines |= set(range(note.lineno, (note.end_lineno or note.lineno) + 1))
        for decorator in getattr(node, "decorator_list", ()):
            lines |= set(range(decorator.lineno, (decorator.end_lineno or decorator.lineno) + 1))
        if isinstance(node, ast.ImportFrom | ast.Import):
            lines |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def faults_in(file: Path) -> Iterator[Fault]:
    """Yield every fault that can be made in a file."""
    code = file.read_text("utf-8")
    tree, unreal = get_ast(code), unreal_lines(code)
    for name in sorted(plugins.operator_names()):
        operator = plugins.get_operator(name)
        if operator.arguments():
            continue
        places = [place for node in ast_nodes(tree) for place in operator().mutation_positions(node)]
        for occurrence, (start, _) in enumerate(places):
            if start[0] not in unreal:
                yield Fault(file.relative_to(ROOT).as_posix(), name, occurrence, start[0])


def drawn(room: str, most: int, seed: int) -> list[Fault]:
    """Return faults of a room, one for each of some lines that are drawn by chance."""
    chance = random.Random(f"{seed}{room}")
    by_line: dict[tuple[str, int], list[Fault]] = {}
    for file in sorted((ROOT / "game" / room).glob("*.py")):
        for fault in faults_in(file):
            by_line.setdefault((fault.file, fault.line), []).append(fault)
    lines = chance.sample(sorted(by_line), min(most, len(by_line)))
    return [chance.choice(by_line[line]) for line in lines]


def tested(copy: Path, python: str, room: str, seconds: float) -> bool:
    """Return whether the tests of a room all pass in a copy, within some seconds."""
    words = [python, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-n", "0", f"tests/{room}"]
    try:
        done = subprocess.run(words, cwd=copy, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def copied(folder: Path) -> Path:
    """Return a copy of all that the tests need."""
    folder.mkdir()
    for name in COPIED:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, folder / name)
    return folder


def survivors(room: str, faults: list[Fault], copies: "Queue[Path]", python: str) -> list[Fault]:
    """Return the faults of a room that its tests did not notice."""
    copy = copies.get()
    begun = time.perf_counter()
    if not tested(copy, python, room, 1200):
        sys.exit(f"the tests of {room} fail without any fault")
    seconds = max(20.0, 5 * (time.perf_counter() - begun))
    copies.put(copy)

    def noticed(fault: Fault) -> bool:
        copy = copies.get()
        (copy / fault.file).write_text(fault.planted(), "utf-8")
        try:
            return not tested(copy, python, room, seconds)
        finally:
            shutil.copy(ROOT / fault.file, copy / fault.file)
            copies.put(copy)

    with ThreadPoolExecutor(copies.maxsize) as pool:
        return [fault for fault, seen in zip(faults, pool.map(noticed, faults), strict=True) if not seen]


def main() -> None:
    """Print the score of each room, and the faults that nobody noticed."""
    words = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    words.add_argument("rooms", nargs="+", help="folders of game/, such as `engine` or `classroom/acts`")
    words.add_argument("--most", type=int, default=100, help="faults a room")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--copies", type=int, default=2, help="how many are tested at once")
    words.add_argument("--python", default=sys.executable, help="the Python that runs the tests")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copies: Queue[Path] = Queue(asked.copies)
        for number in range(asked.copies):
            copies.put(copied(Path(folder) / str(number)))
        for room in asked.rooms:
            faults = drawn(room, asked.most, asked.seed)
            left = survivors(room, faults, copies, asked.python)
            score = 100 * (len(faults) - len(left)) / max(1, len(faults))
            print(f"{room}: {len(faults) - len(left)} of {len(faults)} noticed, {score:.0f} %", flush=True)
            for fault in left:
                print(f"  {fault.file}:{fault.line} {fault.operator} [{fault.occurrence}]", flush=True)


if __name__ == "__main__":
    main()
