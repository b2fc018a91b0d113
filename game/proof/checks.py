"""What `contempt check` reports of a path: a scenario with its playbooks, a rule book, or a folder of them.

What plays turns, and what searches, is imported where there is something to play or to search.
"""
# Longer than 250 lines because every check of reading stands in one order here.

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.content.library import FILE
from game.content.loaded import Loaded
from game.content.loading import check_common_words, load, read_rule_book, rule_book_tree
from game.content.phrases import Phrases
from game.content.problems import Findings, Problem, told_once
from game.content.words import Words
from game.content.yaml_reader import read_tree
from game.errors import GameError
from game.model.guards.values import FactFound
from game.model.kinds import deep
from game.model.value import uncollected
from game.proof.citations import check_authorities, check_cites, check_papers, check_truth
from game.proof.contradictions import check_alternatives, check_chances
from game.proof.documents import check_claims, check_entries
from game.proof.findings import CheckOptions, Exploration, Finding, Sheet, Waiver, counted, in_groups
from game.proof.letters import check_letters
from game.proof.playbook_problems import check_course, check_marks, playbook_problems
from game.proof.prose import (
    check_language,
    check_links,
    check_misplaced,
    check_reading,
    check_remarks,
)
from game.proof.scenes import check_endings, check_loops, check_pictures, check_repeats
from game.proof.teaching import check_mask, check_teaching
from game.proof.tracks import check_tracks
from game.proof.translations import check_copies, check_translations
from game.proof.unused import check_book, check_raising, check_unused, mentions_in
from game.proof.waivers import check_reasons, check_waivers, sorted_out

_OTHER_FILES = ("procedures", "common")


class NothingToCheckError(GameError):
    """A path was given at which there is nothing that can be checked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"there is nothing to check at '{path}': name a scenario's folder, the file of a scenario or a "
            "rule book, or a folder of scenarios; rule books are looked for in folders called 'procedures'"
        )


@dataclass(slots=True)
class CheckResult:
    """How many files were checked, all that was found and waived, and how far each case was explored."""

    files: int = 0
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waiver, ...] = ()
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

    def take(self, other: "CheckResult") -> None:
        """Add all of another result."""
        self.files += other.files - 1
        self.add(other.findings, other.waived)
        self.explored.update(other.explored)

    def add(self, findings: tuple[Finding, ...], waived: tuple[Waiver, ...] = ()) -> None:
        """Add what was found in one more file, each thing once."""
        self.files += 1
        once: dict[tuple[object, ...], Finding] = {}
        for one in (*self.findings, *findings):
            at, problem = one.problem.place, one.problem
            # A rule book is read by its case and by itself, under two forms of its path.
            key = (at.path.absolute(), at.line, at.column, problem.code, problem.what, problem.remedy)
            if key not in once or once[key].problem.place.path.is_absolute():
                once[key] = one
        told = set(told_once(one.problem for one in once.values()))
        self.findings = tuple(one for one in once.values() if one.problem in told)
        self.waived = tuple(dict.fromkeys((*self.waived, *waived)))


def check(paths: list[Path], words: Words, options: CheckOptions | None = None) -> CheckResult:
    """Check all that lies at some paths; raise NothingToCheckError where that is nothing."""
    result = CheckResult()
    for path in paths:
        found = list(_files(path))
        if not found:
            raise NothingToCheckError(path)
        for file in found:
            # Only values that last are made, by the million: no garbage is looked for among them.
            with uncollected():
                _check_file(file, words, options or CheckOptions(), result)
    return result


def check_loaded(loaded: Loaded, words: Words) -> CheckResult:
    """Return everything that reading a scenario shows; nothing is explored."""
    result = CheckResult()
    _check_case(loaded, words, CheckOptions(limit=0), result)
    return result


def check_scenario(loaded: Loaded, words: Words) -> tuple[Problem, ...]:
    """Return the problems of reading, of the playbooks, and of the marks of the real course."""
    scenario = loaded.scenario
    if scenario is None:
        return loaded.problems
    phrases = Phrases(scenario, words)
    found = playbook_problems(loaded.playbooks, phrases) if loaded.playbooks else ()
    return (*loaded.problems, *found, *check_marks(loaded, scenario))


def plain(result: CheckResult) -> dict[str, Any]:
    """Return the result as data for other programs; the keys are stable."""
    return {
        "problems": [finding.plain for finding in result.findings],
        "waived": [waiver.plain for waiver in result.waived],
        "explored": {
            name: {"positions": one.positions, "bounded": one.bounded, "not_entered": list(one.not_entered)}
            for name, one in result.explored.items()
        },
    }


def lines(result: CheckResult) -> list[str]:
    """Return the result in lines for a terminal."""
    said = list(in_groups(result.findings))
    if result.waived:
        said += [""] if said else []
        said += ["Waived by `intended:`:", *(f"  {waiver}" for waiver in result.waived)]
    said += [""] if said else []
    said += [f"{name}: {explored}." for name, explored in result.explored.items()]
    counts = f"{counted(result.errors, 'error')}, {counted(result.warnings, 'warning')}"
    return [*said, f"{counted(result.files, 'file')} checked: {counts if result.findings else 'all well'}."]


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


def _check_file(file: Path, words: Words, options: CheckOptions, result: CheckResult) -> None:
    tree = None if file.name == FILE else read_tree(file, Findings())
    kind = {"procedures": "procedure", "common": "common"}.get(file.parent.name, "scenario")
    known = ("scenario", "procedure", "common")
    kind = next((one for one in known if tree and f"{one}_format" in tree.plain), kind)
    if file.name == FILE or kind == "scenario":
        _check_case(load(file), words, options, result)
        return
    procedure, problems = read_rule_book(file) if kind == "procedure" else (None, check_common_words(file))
    tree = rule_book_tree(file, Findings()) if procedure else tree
    sheet = Sheet(tree, [*map(Finding, problems)]) if tree else None
    if sheet and procedure and not problems:
        check_book(sheet)
        check_tracks(procedure, sheet)
    result.add(tuple(sheet.findings if sheet else map(Finding, problems)))


def _check_case(loaded: Loaded, words: Words, options: CheckOptions, result: CheckResult) -> None:
    """Check a scenario by reading it, then by its plays; those are left out where reading shows errors."""
    found = [Finding(problem) for problem in check_scenario(loaded, words)]
    tree, explored = loaded.tree, None
    if loaded.scenario is None or tree is None:
        result.add(tuple(found))
        return
    sheet, phrases = Sheet(tree, found), Phrases(loaded.scenario, words)
    review(loaded, phrases, sheet)
    check_translations(loaded, sheet)
    check_copies(loaded, sheet)
    # A play that goes round without end has no last position.
    if options.limit and not any(finding.problem.code == "D001" for finding in sheet.findings):
        from game.proof.proving import prove

        explored = prove(loaded, phrases, options, sheet)
    kept, waived, used = sorted_out(tree, sheet.findings)
    late = Sheet(tree)
    if explored:
        result.explored[loaded.scenario.id] = explored
        if explored.undecided is not None and not options.variant:
            check_waivers(late, used | explored.undecided)

    def place(finding: Finding) -> tuple[bool, str, int, int]:
        at = finding.problem.place
        return at.path != tree.path, str(at.path), at.line, at.column

    # The scenario's own file by line, then the others.
    result.add(tuple(sorted((*kept, *late.findings), key=place)), waived)


def review(loaded: Loaded, phrases: Phrases, sheet: Sheet) -> None:
    """Report everything that reading the scenario shows, fast enough for each keystroke."""
    scenario = phrases.scenario
    mentions = mentions_in(sheet.tree.plain)
    # A scenario may give labels of its own to the facts that rule books ask for.
    mentions.by_key["rule book"] = {
        guard.fact
        for matter in scenario.matters.values()
        for move in matter.procedure.moves.values()
        for guards in (move.when, *(refusal.when for refusal in move.refusals))
        for guard in deep(guards)
        if isinstance(guard, FactFound)
    }
    played = {book.playbook.variant for book in loaded.playbooks}
    check_unused(mentions, sheet, {str(variant) for variant in played if variant})
    check_raising(mentions, sheet)
    if "intended" in mentions.by_key:
        check_reasons(sheet)
    check_loops(scenario, sheet)
    check_cites(scenario, sheet)
    check_authorities(scenario, sheet)
    check_reading(sheet)
    check_language(sheet)
    check_letters(sheet)
    check_remarks(sheet)
    check_links(mentions.bracketed, sheet)
    check_misplaced(mentions.braced, sheet)
    check_pictures(scenario, sheet)
    check_course(loaded, phrases, sheet)
    check_entries(scenario, sheet)
    check_papers(scenario, sheet)
    check_repeats(scenario, sheet)
    check_endings(scenario, sheet)
    check_chances(scenario, sheet)
    check_alternatives(scenario, sheet)
    check_mask(scenario, sheet)
    if "class" in sheet.tree.plain:
        check_truth(scenario, sheet)
        check_claims(scenario, sheet)
        check_teaching(scenario, sheet)
