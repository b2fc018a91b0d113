"""The pages for readers: their tables are the code's, their examples read clean, their links lead on."""

import contextlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from game import places, verbs
from game.content import drawings, problems, text_file, yaml_reader
from game.content.documents import base, values
from game.content.documents.expected import PlaybookDocument
from game.content.documents.procedure import ProcedureDocument
from game.content.documents.prose import CommonDocument
from game.content.documents.scenario import ScenarioDocument
from game.content.documents.translation import TranslationDocument
from game.content.loading import check_common_words, load, read_rule_book
from game.content.problems import Findings, Problem
from game.content.reading import fit
from game.content.tree import Tree
from game.content.words import load_words
from game.content.yaml_reader import parse
from game.engine.case import Case
from game.model.ids import ChoiceId, SceneId
from game.model.position import MOST_FINES, Sanction
from game.model.record import Turn
from game.model.scene import MoveRefused
from game.proof.checks import check_scenario
from game.terminal.front import NAMES, TypedCommand, understood
from game.verbs.line import line_of, options_of
from game.workshop import reference
from tests.builders import ROOT
from tests.keys import Key, every_key, keys_written

PAGE = ROOT / "docs" / "scenario-format.md"
# A page of another's hand is held by its own tests; its links are held here.
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FENCE = re.compile(r"^```yaml(?: (scene|choice|alone))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A block of YAML on the page: its line, what its keys belong to, and its text."""

    line: int
    inside: str
    text: str


class Reading(NamedTuple):
    """An example as it was read: its document, and what there is to fix in it."""

    example: Example
    document: base.Document | None
    problems: tuple[Problem, ...]


def examples() -> Iterator[Example]:
    """Yield the examples of the page, in their order."""
    text = PAGE.read_text("utf-8")
    for fence in FENCE.finditer(text):
        yield Example(text.count("\n", 0, fence.start()) + 1, fence[1] or "", fence[2])


class Desk:
    """Reads one example after another: whole files by themselves, the others as parts of one growing case."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.case: dict[str, Any] = {}
        (folder / "courtroom.png").write_bytes(b"")

    def read(self, example: Example) -> Reading:
        """Return an example read; its YAML must hold already."""
        findings = Findings()
        tree = parse(example.text, PAGE, findings)
        assert tree is not None, f"line {example.line}: {findings.problems}"
        written = tree.plain
        name = f"example-{example.line}"
        match next(iter(written)):
            case "procedure_format":
                file = self._write(f"procedures/{name}.yaml", written)
                return Reading(example, document(tree, ProcedureDocument), read_rule_book(file)[1])
            case "common_format":
                file = self._write(f"common/{name}.yaml", written)
                return Reading(example, document(tree, CommonDocument), check_common_words(file))
            case "translation_format":
                return Reading(example, document(tree, TranslationDocument), ())
            case "playbook_format":
                self._write(f"playbooks/{name}.yaml", written)
                return Reading(example, document(tree, PlaybookDocument), self._checked(self.case))
            case "scenario_format" if example.inside == "alone":
                return Reading(example, document(tree, ScenarioDocument), self._checked(written))
        part = {"scenes": {name: in_a_scene(example, written)}} if example.inside else written
        self.case = merged(self.case, part)
        whole = Tree(PAGE, self.case, lambda: 0)
        return Reading(example, document(whole, ScenarioDocument), self._checked(self.case))

    def _checked(self, case: dict[str, Any]) -> tuple[Problem, ...]:
        return check_scenario(load(self._write("scenario.yaml", case)), load_words())

    def _write(self, name: str, written: dict[str, Any]) -> Path:
        """Write what was read; JSON is YAML in which every text has quotes."""
        file = self.folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(written, ensure_ascii=False), "utf-8")
        return file


def document(tree: Tree, kind: type[base.Document]) -> base.Document | None:
    """Return the document of a tree, as far as it is one."""
    source = fit(tree, kind, Findings())
    return source.document if source else None


def in_a_scene(example: Example, written: dict[str, Any]) -> dict[str, Any]:
    """Return a scene around the keys of a scene or of a choice."""
    scene: dict[str, Any] = {"title": "An example", "text": "An example."}
    if example.inside == "scene":
        return scene | written
    return scene | {"choices": {"example": {"label": "An example", "goes_to": "produced"} | written}}


def merged(case: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """Return the keys of a part laid over a case, block by block."""
    both = dict(case)
    for key, value in part.items():
        there = both.get(key)
        both[key] = merged(there, value) if isinstance(there, dict) and isinstance(value, dict) else value
    return both


@pytest.fixture(scope="module")
def readings(tmp_path_factory) -> list[Reading]:
    desk = Desk(folder(tmp_path_factory))
    return [desk.read(example) for example in examples()]


def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("page") / "one-mailbox"
    made.mkdir()
    return made


# docs/scenario-format.md


def test_the_tables_of_keys_are_those_of_the_documents():
    page = PAGE.read_text("utf-8")

    assert page == reference.with_tables(page), "write them anew: python -m game.workshop.reference " + str(
        PAGE
    )


def test_every_document_has_its_table_once():
    marks = reference.MARKED.finditer(PAGE.read_text("utf-8"))
    marked = [name for mark in marks for name in mark[2].split()]

    assert sorted(marked) == sorted(one.__name__ for one in reference.documents())


def test_every_example_of_the_format_reads_clean(readings):
    told: dict[str, int] = {}
    for one in readings:
        for problem in one.problems:
            # What is wrong in one example is wrong in the growing case from there on: told once.
            told.setdefault(f"{problem.code} {problem.what}. {problem.remedy}", one.example.line)

    assert len(readings) > 40
    assert not told, "\n".join(f"{PAGE.name}:{line}: {what}" for what, line in told.items())


def test_every_key_of_the_format_stands_in_an_example(readings):
    shown: set[Key] = {key for one in readings for key in keys_written(one.document)}

    assert every_key() - shown == set()


def test_every_block_of_yaml_on_the_page_is_read(readings):
    """Else a block with a misspelt mark would be passed over."""
    assert PAGE.read_text("utf-8").count("```yaml") == len(readings)


@pytest.fixture
def first_file(tmp_path) -> Case:
    file = tmp_path / "scenario.yaml"
    file.write_text(next(examples()).text, "utf-8")
    return Case(load(file).playable)


def test_the_first_file_locks_the_appeal_as_the_page_says(first_file):
    (reason,) = first_file.reasons(first_file.opening(), ChoiceId("appeal-today"))

    assert isinstance(reason, MoveRefused)
    assert reason.refusal is not None
    assert f'"{reason.refusal.says}"' in PAGE.read_text("utf-8")


def test_the_first_file_plays_to_each_of_its_endings(first_file):
    reached, waiting = set(), [first_file.opening()]
    while waiting:
        position = waiting.pop()
        if first_file.ending(position):
            reached.add(position.scene)
        for choice in first_file.open_choices(position):
            outcomes = first_file.outcomes(position, choice.key.choice)
            for outcome in [one.outcome.id for one in outcomes] or [None]:
                turn = Turn(position.scene, choice.key.choice, (), outcome)
                waiting.append(first_file.advance(position, turn).after)

    assert reached == {SceneId("produced"), SceneId("won"), SceneId("lost")}


def test_the_page_lists_the_shipped_rule_books_and_where_their_matters_open():
    rows = re.findall(r"^\| `([a-z-]+)` \| .* \| `([a-z-]+)` \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    shipped = {file.stem: file for file in places.procedures().glob("*.yaml")}

    assert dict(rows) == {
        name: re.search(r"^opens_in: (.*)$", file.read_text("utf-8"), re.MULTILINE)[1]
        for name, file in shipped.items()
    }


def test_the_sums_on_the_page_are_what_the_game_makes_of_them():
    row = re.compile(
        r"^\| ([\d,]+)(?: a day)?(?:, doubling (daily|weekly))? \| (\d+) days \| ([\d,]+) \|$", re.MULTILINE
    )
    rows = row.findall(PAGE.read_text("utf-8"))

    assert len(rows) == 3
    for per_day, doubles, days, owed in rows:
        assert Sanction(whole(per_day), doubles or "never").over(int(days), after=0) == whole(owed)


def whole(written: str) -> int:
    return int(written.replace(",", ""))


def test_the_limits_on_the_page_are_those_of_the_code():
    rows = dict(re.findall(r"^\| ([a-z' ]+) \| ([\d,]+).* \|$", PAGE.read_text("utf-8"), re.MULTILINE))

    assert whole(rows["a file"]) * 1_000_000 == text_file.MOST_BYTES
    assert whole(rows["depth of blocks and lists"]) == yaml_reader.DEEPEST
    assert whole(rows["values and keys in a file"]) == yaml_reader.MOST_NODES
    assert whole(rows["parts of one list or block"]) == yaml_reader.MOST_PARTS
    assert whole(rows["mistakes that are reported at once"]) == problems.MOST_ERRORS
    assert whole(rows["a drawing of the case's own"]) == drawings.MOST_BYTES
    assert whole(rows["a time"]) == values.LONGEST_DURATION
    assert whole(rows["fines of a matter"]) == MOST_FINES


# docs/command.md


def sections_of_command() -> dict[str, str]:
    """Return the part of the page on each verb."""
    parts = re.split(r"^## ", (ROOT / "docs" / "command.md").read_text("utf-8"), flags=re.MULTILINE)
    return {found[1]: part for part in parts if (found := re.match(r"`contempt ([a-z]+)", part))}


def test_the_page_on_the_command_has_each_verb_and_no_other():
    assert set(sections_of_command()) == set(verbs.VERBS)


@pytest.mark.parametrize("verb", sorted(verbs.VERBS))
def test_the_page_on_the_command_has_each_option_of_a_verb_and_no_other(verb):
    options = options_of(line_of(verb, verbs.verb_named(verb)))

    assert set(re.findall(r"^\| `(--[a-z]+)", sections_of_command()[verb], re.MULTILINE)) == set(options)


def test_the_page_on_the_command_has_each_letter_of_the_terminal_and_no_other():
    words = load_words()
    rows = re.findall(r"^\| `(.) ([a-z]+)` \|", sections_of_command()["play"], re.MULTILINE)

    assert [(understood(letter, words), word) for letter, word in rows] == [
        (TypedCommand(name), name) for name in NAMES
    ]


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("list", []),
        ("run", ["first-steps", "historical"]),
        ("check", ["first-steps"]),
        ("odds", ["first-steps"]),
        ("sample", ["first-steps", "--plays", "9"]),
    ],
)
def test_the_page_on_the_command_has_each_key_of_the_json_and_no_other(verb, words, capsys):
    verbs.run([verb, *words, "--json"])
    answer = json.loads(capsys.readouterr().out)
    keys = answer[0] if verb == "list" else answer

    assert re.findall(r"^\| `([a-z]+)` \|", sections_of_command()[verb], re.MULTILINE) == list(keys)


def test_the_page_on_the_command_has_the_keys_inside_the_lists(tmp_path, capsys):
    case = tmp_path / "scenario.yaml"
    case.write_text(next(examples()).text.replace("goes_to: won", "goes_to: wno"), "utf-8")
    (tmp_path / "hopeful.yaml").write_text(
        "playbook_format: 1\ntitle: Hopeful\n"
        "plays: [{choose: service.produce-everything, date: 1999-01-01}]\n"
    )
    answers = []
    for words in (
        ["run", "first-steps", str(tmp_path / "hopeful.yaml")],
        ["check", str(case)],
        ["odds", "first-steps"],
    ):
        with contextlib.suppress(SystemExit):
            verbs.run([*words, "--json"])
        answers.append(json.loads(capsys.readouterr().out))
    run, checked, odds = answers
    page = (ROOT / "docs" / "command.md").read_text("utf-8")

    inside = [run["docket"][0], run["turns"][0], run["shortfalls"][0], checked["problems"][0]]
    inside += [odds["endings"]["quiet-file"], odds["meters"]["trust"], odds["minutes"], odds["decisive"][0]]
    for block in inside:
        assert f"`{{{', '.join(block)}}}`" in page


# Every page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page):
    text = without_code(page.read_text("utf-8"))
    broken = [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if not leads_on(page, target)]

    assert not broken


def leads_on(page: Path, target: str) -> bool:
    # What the cases cite is linked as they do, and a few courts' collections have no other address.
    if target.startswith(("https://", "http://") if page.stem == "sources" else "https://"):
        return True
    name, _, anchor = target.partition("#")
    file = (page.parent / name).resolve() if name else page
    return file.exists() and (not anchor or anchor in anchors_of(file))


def anchors_of(file: Path) -> set[str]:
    """Return what can be linked to in a page: its headings, as GitHub makes them, and its anchors."""
    text = without_code(file.read_text("utf-8"))
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return slugs | set(re.findall(r'<a id="([^"]+)">', text))


def without_code(text: str) -> str:
    return re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_on_a_page_is_a_verb(page):
    text = page.read_text("utf-8")
    named = re.findall(r"(?:`|^)(?:contempt|python3 start\.py) ([a-z]+)", text, re.MULTILINE)

    assert set(named) <= {*verbs.VERBS, "test"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_line_of_prose_holds_one_sentence(page):
    text = re.sub(r"`[^`\n]*`|\"[^\"]*\"|“[^”]*”|\*+[^*]*\*+", "", without_code(page.read_text("utf-8")))
    text = re.sub(r"^(#+|) *\d+\. ", "", text, flags=re.MULTILINE)
    prose = [line for line in text.splitlines() if not line.startswith("|")]

    assert not [line for line in prose if re.search(r"(?<! v)[.!?] [A-Z]", line)]


# CHANGELOG.md


def test_every_line_of_the_changelog_says_what_is_so_now():
    entries = re.findall(r"^- (.*)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)

    assert entries
    assert not [entry for entry in entries if not re.search(r"\bnow\b", entry) or not entry.endswith(".")]
