"""What `contempt check` tells of a path: a scenario with its playbooks, a rule book, or a folder of them.

What plays turns, and what searches, is imported where there is something to play or to search.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.content.library import FILE
from game.content.loading import Loaded, check_common_words, check_rule_book, load
from game.content.phrases import Phrases
from game.content.problems import Findings, Problem
from game.content.tree import Tree
from game.content.words import Words
from game.content.yaml_reader import read_tree, uncollected
from game.errors import GameError
from game.proof.check_books import check_book
from game.proof.check_history import check_marks
from game.proof.check_intended import check_intended
from game.proof.check_playbooks import playbook_problems
from game.proof.check_review import review
from game.proof.check_sheet import (
    Finding,
    Sheet,
    Waived,
    plain_problem,
    plain_waived,
    sorted_out,
)
from game.proof.exploration import Asked, Exploration

if TYPE_CHECKING:
    from game.proof.timing import Timing

_OTHER_FILES = ("procedures", "common")


class NothingToCheckError(GameError):
    """A path was given at which there is nothing that can be checked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"there is nothing to check at '{path}': name a scenario's folder or file, a rule book, "
            "or a folder that holds some"
        )


@dataclass(slots=True)
class Checked:
    """What was looked at, all that was found, what of it is meant so, and how far each case was explored."""

    files: int = 0
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()
    explored: dict[str, Exploration] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the problems, without the plays that show them."""
        return tuple(finding.problem for finding in self.findings)

    @property
    def errors(self) -> int:
        """Return the number of problems that stop play, or that break an author's expectation."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """Return the number of the others."""
        return len(self.findings) - self.errors

    def take(self, findings: tuple[Finding, ...], waived: tuple[Waived, ...] = ()) -> None:
        """Take in what was found in one more file, each thing once."""
        self.files += 1
        self.findings = tuple(dict.fromkeys((*self.findings, *findings)))
        self.waived = tuple(dict.fromkeys((*self.waived, *waived)))


def check(paths: list[Path], words: Words, asked: Asked | None = None) -> Checked:
    """Check all that lies at some paths; raise NothingToCheckError where that is nothing."""
    checked = Checked()
    for path in paths:
        found = list(_files(path))
        if not found:
            raise NothingToCheckError(path)
        for file in found:
            # Only values that last are made, by the million: no garbage is looked for among them.
            with uncollected():
                _check_file(file, words, asked or Asked(), checked)
    return checked


def plain(checked: Checked) -> dict[str, Any]:
    """Return the result as data for other programs; the keys are stable."""
    return {
        "problems": [plain_problem(finding) for finding in checked.findings],
        "waived": [plain_waived(waived) for waived in checked.waived],
        "explored": {
            name: {"positions": one.positions, "bounded": one.bounded, "not_entered": list(one.not_entered)}
            for name, one in checked.explored.items()
        },
    }


def lines(checked: Checked) -> list[str]:
    """Return the result in lines for a terminal."""
    said = [str(finding) for finding in checked.findings]
    if checked.waived:
        said += [
            *([""] if said else []),
            "Meant so, by `intended:`:",
            *(f"  {waived}" for waived in checked.waived),
        ]
    if said:
        said.append("")
    said += [f"{name}: {explored}." for name, explored in checked.explored.items()]
    files = "1 file" if checked.files == 1 else f"{checked.files} files"
    counts = f"{_counted(checked.errors, 'error')}, {_counted(checked.warnings, 'warning')}"
    return [*said, f"{files} checked: {counts}." if checked.findings else f"{files} checked: all well."]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _files(path: Path) -> Iterator[Path]:
    """Yield the files to check, each once: a playbook is checked with its scenario."""
    if path.is_file():
        beside = path.parent.parent / FILE
        yield beside if path.parent.name == "playbooks" and beside.is_file() else path
    elif (path / FILE).is_file():
        yield path / FILE
        yield from _other_files(path)
    elif path.is_dir():
        yield from sorted(path.rglob(FILE))
        yield from _other_files(path)
        if path.name in _OTHER_FILES:
            yield from sorted(path.glob("*.yaml"))


def _other_files(path: Path) -> Iterator[Path]:
    for folder in _OTHER_FILES:
        yield from sorted(path.rglob(f"{folder}/*.yaml"))


def _check_file(file: Path, words: Words, asked: Asked, checked: Checked) -> None:
    kind = _kind(file)
    if kind == "scenario":
        _check_case(load(file), words, asked, checked)
        return
    problems = check_rule_book(file) if kind == "procedure" else check_common_words(file)
    found = [Finding(problem) for problem in problems]
    tree = read_tree(file, Findings()) if kind == "procedure" and not problems else None
    checked.take((*found, *(check_book(tree) if tree else ())))


def _kind(file: Path) -> str:
    if file.name == FILE:
        return "scenario"
    tree = read_tree(file, Findings())
    keys = tree.plain if tree else {}
    for kind in ("scenario", "procedure", "common"):
        if f"{kind}_format" in keys:
            return kind
    return {"procedures": "procedure", "common": "common"}.get(file.parent.name, "scenario")


def check_loaded(loaded: Loaded, words: Words) -> Checked:
    """Return everything that reading a scenario shows; nothing is explored."""
    checked = Checked()
    _check_case(loaded, words, Asked(limit=0), checked)
    return checked


def _check_case(loaded: Loaded, words: Words, asked: Asked, checked: Checked) -> None:
    """Check a scenario by reading it, then by its plays; those are left out where reading shows errors."""
    with _timed(loaded, asked) as timing:
        found = [Finding(problem) for problem in check_scenario(loaded, words)]
        tree = loaded.tree
        if loaded.scenario is None or tree is None:
            checked.take(tuple(found))
            return
        sheet, phrases = Sheet(tree, found), Phrases(loaded.scenario, words)
        review(loaded, phrases, sheet)
        explored = _explored(loaded, phrases, timing, sheet)
    kept, waived, used = sorted_out(tree, sheet.findings)
    late = Sheet(tree)
    if explored:
        checked.explored[loaded.scenario.id] = explored
        if explored.doubtful is not None and not asked.variant:
            check_intended(late, used | explored.doubtful)
    checked.take(_in_order((*kept, *late.findings), tree), waived)


def _timed(loaded: Loaded, asked: Asked) -> "AbstractContextManager[Timing | None]":
    """Return the minutes of plays, already begun; with none where nothing is explored."""
    if loaded.scenario is None or not asked.limit:
        return nullcontext()
    from game.proof.timing import Timing

    return closing(Timing(loaded.scenario, asked))


def _explored(loaded: Loaded, phrases: Phrases, timing: "Timing | None", sheet: Sheet) -> Exploration | None:
    """Write down what plays show, if they are asked for and come to an end."""
    if timing is None or any(finding.problem.code == "D001" for finding in sheet.findings):
        return None
    from game.proof.check_proof import prove

    return prove(loaded, phrases, timing, sheet)


def _in_order(findings: tuple[Finding, ...], tree: Tree) -> tuple[Finding, ...]:
    """Return the findings of the scenario's own file by line, then with the others."""

    def place(finding: Finding) -> tuple[bool, str, int, int]:
        at = finding.problem.place
        return at.path != tree.path, str(at.path), at.line, at.column

    return tuple(sorted(findings, key=place))


def check_scenario(loaded: Loaded, words: Words) -> tuple[Problem, ...]:
    """Return the problems of reading, then with those of its playbooks and its real course."""
    scenario = loaded.scenario
    if scenario is None:
        return loaded.problems
    phrases = Phrases(scenario, words)
    found = playbook_problems(loaded.playbooks, phrases) if loaded.playbooks else ()
    return (*loaded.problems, *found, *check_marks(loaded, scenario))
