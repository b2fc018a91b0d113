"""What `contempt check` tells of a path: a scenario with its playbooks, a rule book, or a folder of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.authoring.playbook import Shortfall, run_playbook
from game.content.library import FILE
from game.content.loading import HISTORICAL, Loaded, LoadedPlaybook, check_common_words, check_rule_book, load
from game.content.phrases import Phrases
from game.content.problems import Findings, Problem
from game.content.tree import Steps
from game.content.words import Words
from game.content.yaml_reader import read_tree
from game.errors import GameError
from game.model.ids import ChoiceKey, OutcomeId
from game.model.scenario import Scenario

_OTHER_FILES = ("procedures", "common")


class NothingToCheckError(GameError):
    """A path was given at which there is nothing that can be checked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"there is nothing to check at '{path}': name a scenario's folder or file, a rule book, "
            "or a folder that holds some"
        )


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and all that was found."""

    files: int
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """Answer with the number of problems that stop play, or that break an author's expectation."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """Answer with the number of the others."""
        return len(self.problems) - self.errors


def check(paths: list[Path], words: Words) -> Checked:
    """Check all that lies at some paths; raise NothingToCheckError where that is nothing."""
    problems: list[Problem] = []
    files = 0
    for path in paths:
        found = list(_files(path))
        if not found:
            raise NothingToCheckError(path)
        for file in found:
            files += 1
            problems.extend(_problems(file, words))
    return Checked(files, tuple(dict.fromkeys(problems)))


def plain(checked: Checked) -> dict[str, Any]:
    """Answer with the result as data for other programs; the keys are stable."""
    return {
        "problems": [
            {
                "path": str(one.place.path),
                "line": one.place.line,
                "column": one.place.column,
                "code": one.code,
                "severity": one.severity,
                "what": one.what,
                "remedy": one.remedy,
                "play": None,
            }
            for one in checked.problems
        ],
        "waived": [],
        "explored": {},
    }


def _files(path: Path) -> Iterator[Path]:
    """Give the files to check, each once: a playbook is checked with its scenario."""
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


def _problems(file: Path, words: Words) -> tuple[Problem, ...]:
    kind = _kind(file)
    if kind == "procedure":
        return check_rule_book(file)
    if kind == "common":
        return check_common_words(file)
    return check_scenario(load(file), words)


def _kind(file: Path) -> str:
    if file.name == FILE:
        return "scenario"
    tree = read_tree(file, Findings())
    keys = tree.plain if tree else {}
    for kind in ("scenario", "procedure", "common"):
        if f"{kind}_format" in keys:
            return kind
    return {"procedures": "procedure", "common": "common"}.get(file.parent.name, "scenario")


def check_scenario(loaded: Loaded, words: Words) -> tuple[Problem, ...]:
    """Answer with the problems of reading, then with those of its playbooks and its real course."""
    scenario = loaded.scenario
    if scenario is None:
        return loaded.problems
    phrases = Phrases(scenario, words)
    found = [one for book in loaded.playbooks for one in _playbook_problems(book, phrases)]
    return (*loaded.problems, *found, *_history_problems(loaded, scenario))


def _playbook_problems(book: LoadedPlaybook, phrases: Phrases) -> Iterator[Problem]:
    for shortfall in run_playbook(book.playbook, phrases).shortfalls:
        code = "D101" if shortfall.key == "choose" else "D102"
        remedy = "Mend the scenario, or the playbook where it expects too much."
        yield Problem(book.tree.place(_steps(shortfall)), code, shortfall.what, remedy)


def _steps(shortfall: Shortfall) -> Steps:
    return (shortfall.key,) if shortfall.turn is None else ("plays", shortfall.turn, shortfall.key)


def _history_problems(loaded: Loaded, scenario: Scenario) -> Iterator[Problem]:
    """The marks of the real course and the playbook of it must say the same."""
    book = loaded.playbook(HISTORICAL)
    if book is None:
        return
    expected = {turn.choice: turn.outcome for turn in book.playbook.turns}
    marked = dict(_marks(scenario))
    remedy = (
        "Mark the choice and its outcome `historical: true`, or take it out of playbooks/historical.yaml."
    )
    for index, turn in enumerate(book.playbook.turns):
        if turn.choice not in marked:
            what = f"'{turn.choice}' is on the real course, but the scenario does not mark it"
            yield Problem(book.tree.place(("plays", index)), "D103", what, remedy)
        elif turn.outcome is not None and marked[turn.choice] != turn.outcome:
            what = f"outcome '{turn.outcome}' of '{turn.choice}' is on the real course, but it is not marked"
            yield Problem(book.tree.place(("plays", index)), "D103", what, remedy)
    for key in marked.keys() - expected.keys():
        what = f"'{key}' is marked as historical, but the real course does not pass it"
        yield Problem(book.tree.place(("plays",)), "D103", what, "Take the mark away, or add the turn.")


def _marks(scenario: Scenario) -> Iterator[tuple[ChoiceKey, OutcomeId | None]]:
    """Give each choice that is marked as historical, with its marked outcome."""
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            if choice.historical:
                yield choice.key, choice.real_outcome
