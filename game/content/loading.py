"""From a scenario's file to the scenario: with its rule books, its shared words and its playbooks."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from game import places
from game.content.building.expected import build_playbook
from game.content.building.procedures import build_procedure
from game.content.building.scenario import Companions, ScenarioBuilder
from game.content.building.scope import Scope
from game.content.desk import STAND_IN, Desk
from game.content.documents.expected import PlaybookDocument
from game.content.documents.procedure import ProcedureDocument
from game.content.documents.prose import CommonDocument
from game.content.documents.scenario import ScenarioDocument
from game.content.extending import extended
from game.content.loaded import Loaded, LoadedPlaybook
from game.content.problems import EnoughError, Findings, Problem, brief, did_you_mean
from game.content.reading import D, Source, fit
from game.content.text_file import translation_file
from game.content.translating import translated
from game.content.tree import Steps, Tree
from game.content.yaml_reader import read_tree
from game.model.ids import MatterId
from game.model.procedure import Procedure
from game.model.scenario import Scenario
from game.model.value import uncollected


def load(path: Path, extra_playbook: Path | None = None, language: str = "") -> Loaded:
    """Read a scenario with all that belongs to it, in a language into which it is translated.

    Never raise for what stands in the files.
    """
    findings = Findings()
    with uncollected():
        try:
            # Where the case itself is not translated, what it shares with others stays in its language too.
            language = language if translation_file(path, language).is_file() else ""
            source = _document(path, ScenarioDocument, findings, language)
            if source is None:
                return Loaded(path, None, (), findings.in_order())
            builder = ScenarioBuilder(source, _companions(source, findings), findings)
            scenario = builder.build()
            if findings.errors:
                return Loaded(path, None, (), findings.in_order())
            files = [
                *sorted((path.parent / "playbooks").glob("*.yaml")),
                *([extra_playbook] if extra_playbook else []),
            ]
            playbooks = [_playbook(file, scenario, builder, findings) for file in files]
            books = tuple(book for book in playbooks if book)
            return Loaded(path, scenario, books, findings.in_order(), source.tree)
        except EnoughError:
            return Loaded(path, None, (), findings.in_order())


def scope_of(path: Path) -> Scope | None:
    """Return the names that a scenario has, as far as it can be read; a draft has names too."""
    findings = Findings()
    with uncollected(), contextlib.suppress(EnoughError):
        source = _document(path, ScenarioDocument, findings)
        if source:
            return ScenarioBuilder(source, _companions(source, findings), findings).scope
    return None


def there_for(path: Path, folder: str) -> tuple[str, ...]:
    """Return the names of the files that a scenario may use from folders such as `procedures`."""
    return tuple(sorted({file.stem for each in _folders(path, folder) for file in each.glob("*.yaml")}))


def read_rule_book(path: Path) -> tuple[Procedure | None, tuple[Problem, ...]]:
    """Return one rule book, read by itself, if that much is left of it, and its problems."""
    findings, procedure = Findings(), None
    with contextlib.suppress(EnoughError):
        source = _document(path, ProcedureDocument, findings)
        if source:
            procedure = build_procedure(source, MatterId("matter"), findings)
    return procedure, findings.in_order()


def check_common_words(path: Path) -> tuple[Problem, ...]:
    """Return the problems of one file of shared words."""
    findings = Findings()
    with contextlib.suppress(EnoughError):
        _checked(_document(path, CommonDocument, findings), findings)
    return findings.in_order()


def _read(path: Path, findings: Findings, language: str) -> Tree | None:
    tree = read_tree(path, findings)
    return translated(tree, language) if tree and language else tree


def rule_book_tree(path: Path, findings: Findings, language: str = "") -> Tree | None:
    """Return what a rule book says, with what it takes from the one that it extends."""
    own = _read(path, findings, language)
    if own is None:
        return None
    desk = Desk(own, findings)
    if "extends" not in own.plain:
        for key in ("drops", "keeps"):
            if key in own.plain:
                what = f"`{key}` speaks of a rule book that this one extends, and it extends none"
                desk.at_key((key,), "P016", what, f"Write `extends:` with its id, or take `{key}` out.")
        return own
    name = str(own.plain["extends"])
    file = companion_file(path, name, "procedures")
    if file is None or file.samefile(path):
        there = [one for one in there_for(path, "procedures") if one != path.stem]
        desk.error(("extends",), "P001", f"there is no rule book '{brief(name)}'", did_you_mean(name, there))
        return None
    base = _read(file, findings, language)
    if base and "extends" in base.plain:
        what = f"the rule book '{name}' extends another one itself"
        desk.error(("extends",), "P016", what, f"Extend '{base.plain['extends']}', or write this one out.")
        return None
    return extended(own, base, findings) if base else None


def _document(path: Path, kind: type[D], findings: Findings, language: str = "") -> Source[D] | None:
    reads = rule_book_tree if kind is ProcedureDocument else _read
    tree = reads(path, findings, language)
    return fit(tree, kind, findings) if tree else None


def _companions(source: Source[ScenarioDocument], findings: Findings) -> Companions:
    """Read the rule books and shared words that a scenario names."""
    # Where there are no matters that can be read, one stands in for them that has no rule book.
    found = Companions({}, [], source.whole, missing=STAND_IN in source.document.matters)
    matters = {} if found.missing else source.document.matters
    for matter, one in matters.items():
        steps = ("matters", matter, "procedure")
        book = _companion(Desk(source.tree, findings), one.procedure, steps, ProcedureDocument)
        found.whole = found.whole and book is not None and book.whole
        found.missing = found.missing or book is None
        if book:
            found.rule_books[one.procedure] = book
    for index, name in enumerate(source.document.uses):
        desk = Desk(source.tree, findings)
        words = _checked(_companion(desk, name, ("uses", index), CommonDocument), findings)
        found.whole = found.whole and words is not None and words.whole
        found.missing = found.missing or words is None
        if words:
            found.common.append(words.document)
    return found


def _checked(words: Source[CommonDocument] | None, findings: Findings) -> Source[CommonDocument] | None:
    """Return shared words, whose format has been looked at."""
    if words:
        Desk(words.tree, findings).check_format("common_format", words.document.common_format)
    return words


def _companion(desk: Desk, name: str, steps: Steps, kind: type[D]) -> Source[D] | None:
    """Read a file that a scenario names at the steps."""
    folder, noun = (
        ("procedures", "rule book") if kind is ProcedureDocument else ("common", "file of shared words")
    )
    if file := companion_file(desk.tree.path, name, folder):
        return _document(file, kind, desk.findings, desk.tree.language)
    there = there_for(desk.tree.path, folder)
    desk.error(steps, "P001", f"there is no {noun} '{name}'", did_you_mean(name, there))
    return None


def companion_file(path: Path, name: str, folder: str) -> Path | None:
    """Return the file that another one names, looked for in folders such as `procedures`."""
    # A name that is a path would lead out of the folders in which files are looked for.
    if not name.replace("-", "").isalnum():
        return None
    files = (inside / f"{name}.yaml" for inside in _folders(path, folder))
    return next((file for file in files if file.is_file()), None)


def _folders(path: Path, folder: str) -> Iterator[Path]:
    inside = path.absolute().parent
    yield inside / folder
    yield inside.parent / folder
    yield places.scenarios() / folder


def _playbook(
    file: Path, scenario: Scenario, builder: ScenarioBuilder, findings: Findings
) -> LoadedPlaybook | None:
    count = len(findings.errors)
    source = _document(file, PlaybookDocument, findings)
    if source is None:
        return None
    scope = replace(builder.scope, desk=Desk(source.tree, findings))
    playbook = build_playbook(source, scenario, scope)
    return LoadedPlaybook(playbook, source.tree) if len(findings.errors) == count else None
