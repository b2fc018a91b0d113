"""The YAML language server, with our schema, completes, explains and underlines as an author needs it.

It needs Node.js and the server: `docs/editor.md` says how to run it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from game.workshop.schema import KINDS, schema_for
from tests.builders import CASES, ROOT, SHIPPED
from tests.workshop.planted import (
    BOOK,
    CASE,
    IN_PLAYBOOKS,
    IN_RULE_BOOKS,
    MISTAKES,
    PLAYBOOK,
    UNKNOWN_NAMES,
)
from tests.workshop.test_schema import FILES, kind_of, name_of
from tests.workshop.yaml_server import Editor, editor, program

if program() is None:
    pytest.skip("Node.js or yaml-language-server is missing here", allow_module_level=True)

pytestmark = pytest.mark.editor


class Bench(NamedTuple):
    """An editor, and a folder with all schemas, in which files are opened."""

    editor: Editor
    folder: Path

    def marked(self, text: str, schema: str = "scenario") -> list[str]:
        """Return what is underlined in a file."""
        return [one["message"] for one in self.editor.opened(self._written(text, schema))]

    def offered(self, meant: str, written: str) -> list[str]:
        """Return what is offered where `|` stands in what is written instead of something."""
        return list(self.editor.offered(*self._asked(meant, written)))

    def explained(self, meant: str, written: str) -> str:
        """Return what is said of the thing at which `|` stands."""
        return self.editor.explained(*self._asked(meant, written))

    def _asked(self, meant: str, written: str) -> tuple[Path, int, int]:
        text = CASE.read_text("utf-8")
        assert meant in text
        before, after = written.split("|@")
        text = text.replace(meant, before + after, 1)
        at = CASE.read_text("utf-8").index(meant) + len(before)
        file = self._written(text, "named")
        self.editor.opened(file)
        return file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at) - 1

    def _written(self, text: str, schema: str) -> Path:
        file = self.folder / f"{len(list(self.folder.iterdir()))}.yaml"
        file.write_text(f"# yaml-language-server: $schema={schema}.json\n{text}", "utf-8")
        return file


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    folder = tmp_path_factory.mktemp("editor")
    for kind in KINDS:
        (folder / f"{kind}.json").write_text(json.dumps(schema_for(kind)), "utf-8")
    (folder / "named.json").write_text(json.dumps(schema_for("scenario", CASE)), "utf-8")
    with editor(str(program())) as opened:
        yield Bench(opened, folder)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_nothing_is_underlined_in_a_shipped_file(bench, file):
    assert bench.marked(file.read_text("utf-8"), kind_of(file)) == []


@pytest.mark.parametrize("file", [*SHIPPED, *CASES], ids=lambda file: file.parent.name)
def test_nothing_is_underlined_in_a_case_whose_names_are_known(bench, file):
    """Many declare nothing of some kind, so that a list of names is empty."""
    schema = bench.folder / f"{file.parent.name}.json"
    schema.write_text(json.dumps(schema_for("scenario", file)), "utf-8")

    assert bench.marked(file.read_text("utf-8"), file.parent.name) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=name_of)
def test_a_mistake_of_shape_is_underlined(bench, mistake):
    assert bench.marked(mistake.planted(CASE.read_text("utf-8")))


@pytest.mark.parametrize("mistake", UNKNOWN_NAMES, ids=name_of)
def test_a_name_that_is_not_there_is_underlined(bench, mistake):
    assert bench.marked(mistake.planted(CASE.read_text("utf-8")), "named")


@pytest.mark.parametrize("mistake", IN_RULE_BOOKS, ids=name_of)
def test_a_mistake_in_a_rule_book_is_underlined(bench, mistake):
    assert bench.marked(mistake.planted(BOOK.read_text("utf-8")), "procedure")


@pytest.mark.parametrize("mistake", IN_PLAYBOOKS, ids=name_of)
def test_a_mistake_in_a_playbook_is_underlined(bench, mistake):
    assert bench.marked(mistake.planted(PLAYBOOK.read_text("utf-8")), "playbook")


@pytest.mark.parametrize(
    ("meant", "written", "sentence"),
    [
        ("takes: 5 days", "takes: 5", "Write one such as `5 days` or `2 weeks`."),
        (
            "stance: contempt",
            "stance: defy",
            "Write `comply`, `refuse`, `contempt`, `negotiate` or `litigate`.",
        ),
        ("{fact: fog}", "{facts: fog}", "Guards open with one of: meter, fines, sanction, fact,"),
        (
            "ruling: {by: judge, disposition: granted, says: Fifty.}",
            "ruling: Fifty.",
            "Write `key: value` lines",
        ),
        ("goes_to: at-sea", "goes_to: at-see", "There is no scene of this name. Write one of: quay, at-sea,"),
        ("currency: GBP", "curency: GBP", "Property curency is not allowed."),
        (
            "- {exhibit: chart}",
            "- {exhibit: chart, text: A chart.}",
            "Write `- A text.`, `- {judge: What is said.}`",
        ),
    ],
)
def test_what_is_said_of_a_mistake_says_what_to_write(bench, meant, written, sentence):
    told = bench.marked(CASE.read_text("utf-8").replace(meant, written, 1), "named")

    assert [one for one in told if one.startswith(sentence)], told


@pytest.mark.parametrize(
    ("meant", "written", "labels"),
    [
        ("currency: GBP", "cur|@", {"currency"}),
        ("        best_for: Nobody", "        |@\n        best_for: Nobody", {"when", "picks", "outcomes"}),
        ("  quay:\n    title", "  quay:\n    |@\n    title", {"requires", "ending", "intended"}),
        ("stance: contempt", "stance: |@", {"comply", "refuse", "contempt", "negotiate", "litigate"}),
        ("historical: true", "historical: |@", {"true", "false"}),
        (
            "effects: [{meet: inspection}]",
            "effects:\n          - |@",
            {"meter", "find", "sanction", "docket"},
        ),
        (
            "effects: [{meet: inspection}]",
            "effects:\n          - meter: rust\n            |@",
            {"by", "to", "because"},
        ),
        (
            "when: [{before: 2020-02-01}]",
            "when:\n          - |@",
            {"fact", "posture", "chosen", "any", "not"},
        ),
        ("- {exhibit: chart}", "- |@", {"text", "exhibit", "judge", "harbour-master"}),
    ],
)
def test_keys_and_closed_words_are_offered(bench, meant, written, labels):
    assert labels <= set(bench.offered(meant, written))


@pytest.mark.parametrize(
    ("meant", "written", "labels"),
    [
        ("goes_to: at-sea", "goes_to: |@", {"quay", "at-sea", "sunk"}),
        ("{fact: fog}", "{fact: |@}", {"fog", "harbour-at-war", "us-person"}),
        ("effects: [{meet: inspection}]", "effects:\n          - meet: |@", {"inspection", "pass.renewal"}),
        ("moves: [order.serve, pass.sail]", "moves:\n          - |@", {"order.serve", "pass.sail"}),
        ("cites: [wreck-1931]", "cites: [|@]", {"wreck-1931", "harbour-act", "closed-sea"}),
        ("- {exhibit: chart}", "- exhibit: |@", {"chart"}),
        ("procedure: harbour-pass", "procedure: |@", {"harbour-pass", "us-production-order"}),
    ],
)
def test_names_of_the_case_are_offered(bench, meant, written, labels):
    assert labels <= set(bench.offered(meant, written))


def test_names_are_offered_with_what_they_mean(bench):
    file, line, column = bench._asked("goes_to: at-sea", "goes_to: |@")
    offered = bench.editor.offered(file, line, column)

    assert offered["office"]["documentation"]["value"] == "In the office"


@pytest.mark.parametrize(
    ("meant", "written", "sentence"),
    [
        ("question: What", "ques|@tion: What", "The heading over the choices."),
        ("stance: contempt", "sta|@nce: contempt", "What it amounts to."),
        ("{meet: inspection}", "{me|@et: inspection}", "The deadline; nothing happens unless it is open."),
        ("{fact: fog}", "{fa|@ct: fog}", "The fact that must have been found."),
        ("patience: {label", "pat|@ience: {label", "A bounded number that choices move."),
        ("effects:\n", "eff|@ects:\n", "Changes, in their order."),
        ("opens_on: 2020", "opens|@_on: 2020", "The first day."),
        ("moves: [order.serve, pass.sail]", "mo|@ves: [order.serve, pass.sail]", "Moves of the rule books"),
    ],
)
def test_a_key_is_explained_under_the_mouse(bench, meant, written, sentence):
    assert sentence in bench.explained(meant, written)
