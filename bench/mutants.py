"""How many small faults, planted one at a time, the nearest tests notice.

    python -m bench.mutants --seed 1 --most 60 --rooms engine saves search classroom/acts

Needs cosmic-ray in the environment (`pip install cosmic-ray`); its operators make the faults, and one of
our own drops a statement. In each room so many lines are drawn by chance from a seed, each with one fault
that can be made there: not in annotations, imports and decorators. A fault is planted in a copy of the
game. The tests named like the file, in the room's folder or in one around it, are run first, and then the
other files of the room's folder, those first that took the least time without a fault, until a test fails.
A test that takes far longer than any did without a fault is cut; that is said, and does not count as
noticed. What was not noticed is printed, for a test to be written or a reason to be found. A room is left
after some minutes, and scored by the faults that were tried until then.
"""

import argparse
import ast
import difflib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cosmic_ray import plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Example, Operator
from parso.python.tree import ExprStmt, Keyword, PythonNode
from parso.tree import NodeOrLeaf

ROOT = Path(__file__).parent.parent
COPIED = ("game", "assets", "scenarios", "docs", "tests", "bench", "pyproject.toml", "README.md", "start.py")
NOTICED, CUT, SURVIVED = "noticed", "cut", "survived"
# What pytest writes of each test that took long enough to be measured, and where it gave one up.
TAKEN = re.compile(r"^([0-9.]+)s (?:setup|call|teardown) +([^:\s]+)::", re.MULTILINE)
GIVEN_UP = re.compile(r"^Timeout \(", re.MULTILINE)
Places = Iterator[tuple[tuple[int, int], tuple[int, int]]]


class DroppedStatement(Operator):
    """Does nothing where a function called, raised or yielded, or wrote over what was there before."""

    def mutation_positions(self, node: NodeOrLeaf) -> Places:
        if node.type == "simple_stmt" and node.search_ancestor("funcdef"):
            assert isinstance(node, PythonNode)
            first = node.children[0]
            called = first.type == "atom_expr" and not first.get_code().startswith("assert_never")
            if called or first.type in {"raise_stmt", "yield_expr"} or writes_over(first):
                yield first.start_pos, first.end_pos

    def mutate(self, node: PythonNode, _index: int) -> PythonNode:
        first = node.children[0]
        node.children[0] = Keyword("pass", first.start_pos, first.get_first_leaf().prefix)
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return (Example("def f():\n    a.b = 1\n", "def f():\n    pass\n"),)


def writes_over(node: NodeOrLeaf) -> bool:
    """Return whether a statement changes what there was; a name's first value is left alone."""
    if not isinstance(node, ExprStmt):
        return False
    name = node.children[0]
    if name.type != "name" or node.children[1].get_code().strip() != "=":
        return True
    return re.search(rf"\b{name.get_code().strip()}\b", node.get_rhs().get_code()) is not None


OPERATORS: dict[str, type[Operator]] = {
    name: operator
    for name in sorted(plugins.operator_names())
    if not (operator := plugins.get_operator(name)).arguments()
} | {"own/DroppedStatement": DroppedStatement}


class Fault(NamedTuple):
    """One fault: the file, the operator that makes it, its number among the operator's places, its line."""

    file: str
    operator: str
    occurrence: int
    line: int

    @property
    def family(self) -> str:
        """What kind of operator it is: that of all comparisons, say."""
        return self.operator.partition("_")[0]

    def planted(self) -> str:
        """Return the text of the file with the fault in it."""
        code = (ROOT / self.file).read_text("utf-8")
        return str(mutate_code(code, OPERATORS[self.operator](), self.occurrence))

    def is_python(self) -> bool:
        """Return whether the file can still be read: an operator takes the stars of `{**one}` for a power."""
        try:
            ast.parse(self.planted())
        except SyntaxError:
            return False
        return True

    def told(self) -> str:
        """Return the place and the lines that differ."""
        before = (ROOT / self.file).read_text("utf-8").splitlines()
        lines = list(difflib.unified_diff(before, self.planted().splitlines(), n=0, lineterm=""))[3:]
        return "\n".join([f"{self.file}:{self.line} {self.operator} [{self.occurrence}]", *lines])


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
    for name, operator in OPERATORS.items():
        places = [place for node in ast_nodes(tree) for place in operator().mutation_positions(node)]
        for occurrence, (start, _) in enumerate(places):
            if start[0] not in unreal:
                yield Fault(file.relative_to(ROOT).as_posix(), name, occurrence, start[0])


def drawn(room: str, most: int, seed: int) -> list[Fault]:
    """Return faults of a room, one for each of some lines that are drawn by chance, of any kind as likely."""
    chance = random.Random(f"{seed}{room}")
    by_line: dict[tuple[str, int], list[Fault]] = {}
    for file in sorted((ROOT / "game" / room).glob("*.py")):
        for fault in faults_in(file):
            by_line.setdefault((fault.file, fault.line), []).append(fault)
    faults: list[Fault] = []
    for line in chance.sample(sorted(by_line), len(by_line)):
        family = chance.choice(sorted({fault.family for fault in by_line[line]}))
        fault = chance.choice([fault for fault in by_line[line] if fault.family == family])
        if len(faults) < most and fault.is_python():
            faults.append(fault)
    return faults


class TriedRoom:
    """The tests of a room, in a copy of all that they need, ordered by the time they take without a fault."""

    def __init__(self, copy: Path, room: str, python: str) -> None:
        self._copy, self._room, self._python = copy, room, python
        # A test, and a run, may take three times as long as without a fault, and a busy machine a minute.
        self._test_limit = self._run_limit = 1200.0
        begun = time.perf_counter()
        outcome, said = self._run(f"tests/{room}", "--durations=0")
        if outcome != SURVIVED:
            sys.exit(f"tests/{room} fails without any fault:\n{said}")
        self._run_limit = max(60.0, 3 * (time.perf_counter() - begun))
        parts = [(float(seconds), file) for seconds, file in TAKEN.findall(said)]
        self._test_limit = max(60.0, 3 * max(seconds for seconds, _ in parts))
        taken: defaultdict[str, float] = defaultdict(float)
        for seconds, file in parts:
            taken[file] += seconds
        files = sorted(
            one.relative_to(copy).as_posix() for one in (copy / "tests" / room).glob("**/test_*.py")
        )
        self._quickest_first = sorted(files, key=lambda file: taken[file])

    def outcome(self, fault: Fault) -> str:
        """Return what became of a fault: whether a test noticed it, or was cut."""
        stem = Path(fault.file).stem
        folder = self._copy / "tests" / self._room
        around = (one for one in (folder, *folder.parents) if one.is_relative_to(self._copy / "tests"))
        named = [
            test.relative_to(self._copy).as_posix()
            for one in around
            if (test := one / f"test_{stem}.py").is_file()
        ]
        rounds = [named, [file for file in self._quickest_first if file not in named]]
        planted = self._copy / fault.file
        planted.write_text(fault.planted(), "utf-8")
        try:
            outcomes = (self._run(*tests, changed=planted)[0] for tests in rounds if tests)
            return next((one for one in outcomes if one != SURVIVED), SURVIVED)
        finally:
            shutil.copy(ROOT / fault.file, planted)

    def _run(self, *tests: str, changed: Path | None = None) -> tuple[str, str]:
        """Run tests, with nothing left of the run before: no compiled file, no example that failed then."""
        for compiled in (changed.parent / "__pycache__").glob(f"{changed.stem}.*") if changed else ():
            compiled.unlink()
        shutil.rmtree(self._copy / ".hypothesis", ignore_errors=True)
        words = [self._python, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-n", "0"]
        words += ["-o", f"faulthandler_timeout={self._test_limit}", "-o", "faulthandler_exit_on_timeout=true"]
        around = {**os.environ, "PYTHONPATH": str(self._copy)}
        try:
            done = subprocess.run(
                [*words, *tests],
                cwd=self._copy,
                env=around,
                capture_output=True,
                text=True,
                timeout=self._run_limit,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return CUT, ""
        # 5: a file all of whose tests are long ones.
        if done.returncode in {0, 5}:
            return SURVIVED, done.stdout
        return CUT if GIVEN_UP.search(done.stderr) else NOTICED, done.stdout


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


def score(room: str, faults: list[Fault], tried: TriedRoom, minutes: float) -> str:
    """Print each fault that nobody noticed; return the score of those tried in so many minutes."""
    came_to: Counter[str] = Counter()
    begun = time.perf_counter()
    for fault in faults:
        if time.perf_counter() - begun > 60 * minutes:
            break
        outcome = tried.outcome(fault)
        came_to[outcome] += 1
        if outcome != NOTICED:
            print(f"{outcome}: {fault.told()}", flush=True)
    tried_here, noticed = came_to.total(), came_to[NOTICED]
    cut = f"; {came_to[CUT]} of the others cut" if came_to[CUT] else ""
    return f"{room}: {noticed} of {tried_here} noticed, {100 * noticed / max(1, tried_here):.0f} %{cut}"


def main() -> None:
    """Print the score of each room, and the faults that nobody noticed."""
    words = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    words.add_argument("--rooms", nargs="+", required=True, help="folders of game/, such as `classroom/acts`")
    words.add_argument("--most", type=int, default=60, help="faults a room")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--minutes", type=float, default=60, help="how long a room is tried at most")
    words.add_argument("--python", default=sys.executable, help="the Python that runs the tests")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder) / "copy")
        for room in asked.rooms:
            faults = drawn(room, asked.most, asked.seed)
            print(score(room, faults, TriedRoom(copy, room, asked.python), asked.minutes), flush=True)


if __name__ == "__main__":
    main()
