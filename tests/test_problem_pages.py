"""Each problem has its page, and the page tells the truth: broken where it says, silent when fixed."""

import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from game.content.problems import Findings
from game.content.text_file import translation_file
from game.content.translating import texts_in
from game.content.words import load_words
from game.content.yaml_reader import read_tree
from game.proof.checks import check
from game.proof.findings import CheckOptions, Finding
from tests.builders import ROOT, RULE_BOOK
from tests.messages import faults

FOLDER = ROOT / "docs" / "problems"
PAGES = sorted(FOLDER.glob("[A-Z][0-9][0-9][0-9].md"))
FENCE = re.compile(r"^```yaml (broken|fixed)([a-z -]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HERE = "# here"

# What the case of an example has unless the example says otherwise.
CASE = """\
scenario_format: 1
id: example
edition: 1
title: An example
summary: A desk, an order, and a choice.
matters: {order: {procedure: book}}
opens_at: desk
opens_on: 2020-01-01
scenes:
  desk:
    text: The order is on the desk.
    choices: {go: {label: Go, goes_to: done}}
  done: {text: It is over., ending: {title: Done}}
"""
LOCKED = "choices: {go: {label: Go, goes_to: done}, stay: {label: Stay, moves: [appeal], goes_to: done}}"
MARKED = "choices: {go: {label: Go, historical: true, goes_to: done}, stay: {label: Stay, goes_to: done}}"
PLACE = '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="600" viewBox="0 0 1600 600">{}</svg>'
OWN_PLACES = {
    "quay": PLACE.format('<path d="M0 400H1600" stroke="#2B2622"/>'),
    "a-square-quay": PLACE.format("").replace("1600", "600"),
    "quay-with-a-sign": PLACE.format("<text>Quay</text>"),
    "quay-with-every-wave": PLACE.format('<path d="M0 400H1600"/>' * 1000),
}
HISTORY = "playbook_format: 1\ntitle: The real course\nplays: [{choose: desk.go}]\n"


class Example(NamedTuple):
    """One block of a page: whether it is the broken one, what kind of file it is part of, and its text."""

    broken: bool
    kinds: tuple[str, ...]
    text: str


def examples(page: Path) -> dict[bool, Example]:
    """Return the broken and the fixed example of a page."""
    fences = FENCE.findall(page.read_text("utf-8"))
    return {
        word == "broken": Example(word == "broken", tuple(kind.split()), text) for word, kind, text in fences
    }


def completed(text: str, base: str) -> str:
    """Return a text and those top keys of a base that it does not have."""
    own = set(re.findall(r"^([a-z_]+):", text, re.MULTILINE))
    parts = re.split(r"^(?=[a-z_]+:)", base, flags=re.MULTILINE)
    return text + "".join(part for part in parts if part and part.split(":")[0] not in own)


def written(example: Example, folder: Path) -> Path:
    """Write the case of an example into a folder; return the file that the example stands in."""
    kinds, text = example.kinds, example.text
    for name in ("procedures/book.yaml", "playbooks/play.yaml", "playbooks/historical.yaml"):
        (folder / name).parent.mkdir(exist_ok=True)
    for name in ("quay.svg", "quay.pdf"):
        (folder / name).write_bytes(b"")
    (folder / "quay-as-a-strip.svg").write_text(PLACE.format("").replace("1600", "6000"), "utf-8")
    drawn = folder / "pictures" / "places"
    drawn.mkdir(parents=True, exist_ok=True)
    for name, drawing in OWN_PLACES.items():
        (drawn / f"{name}.svg").write_text(drawing, "utf-8")
    scenario, book = folder / "scenario.yaml", folder / "procedures" / "book.yaml"
    book.write_text(RULE_BOOK, "utf-8")
    scenario.write_text(CASE, "utf-8")
    if "translation" in kinds or "translated" in kinds:
        for file in (scenario, book):
            (file.parent / "de").mkdir()
            texts = dict.fromkeys(one.text for one in texts_in(read_tree(file, Findings()).plain))
            said = json.dumps([{"from": one, "to": one} for one in texts])
            translation_file(file, "de").write_text(f"translation_format: 1\ntexts: {said}\n", "utf-8")
    if "translation" in kinds:
        file = translation_file(scenario, "de")
        file.write_text(text, "utf-8")
        return file
    if "extends" in kinds:
        (folder / "procedures" / "base.yaml").write_text(RULE_BOOK, "utf-8")
        book.write_text(text, "utf-8")
        return book
    if "rule-book" in kinds:
        # Tracks have the postures, so that a book with tracks has none beside them.
        base = re.sub(r"(?ms)^(opens_in|postures):.*?(?=^[a-z])", "", RULE_BOOK)
        book.write_text(completed(text, base if "in-tracks" in kinds else RULE_BOOK), "utf-8")
        if "only" in kinds:
            scenario.unlink()
        return book
    if "playbook" in kinds or "historical" in kinds:
        choices = LOCKED if "playbook" in kinds else MARKED
        scenario.write_text(CASE.replace("choices: {go: {label: Go, goes_to: done}}", choices), "utf-8")
        file = folder / "playbooks" / ("play.yaml" if "playbook" in kinds else "historical.yaml")
        file.write_text(text, "utf-8")
        return file
    if "played" in kinds:
        (folder / "playbooks" / "historical.yaml").write_text(HISTORY, "utf-8")
    if "folder" in kinds and example.broken:
        scenario.unlink()
        scenario.mkdir()
        return scenario
    scenario.write_bytes(whole(example))
    return scenario


def whole(example: Example) -> bytes:
    """Return the file of a scenario that has an example in it."""
    text = example.text
    if example.broken:
        *lines, last = text.splitlines(keepends=True)
        if "repeated" in example.kinds:
            text = "".join(lines) + last * (300_000 if last.startswith("#") else 30_000)
        if "numbered" in example.kinds:
            text = "".join(lines) + "".join(last.replace("N", str(n)) for n in range(3000))
    if not (example.broken and "alone" in example.kinds):
        text = completed(text, CASE)
    if "bytes" in example.kinds:
        return text.encode().decode("unicode_escape").encode("latin-1")
    return text.encode()


def told(example: Example, folder: Path) -> tuple[Path, tuple[Finding, ...]]:
    """Return the file of an example, and with all that a check tells of it."""
    file = written(example, folder)
    return file, check([folder if file.is_file() else file.parent], load_words(), CheckOptions()).findings


def index() -> str:
    return (FOLDER / "README.md").read_text("utf-8")


def titles() -> dict[str, str]:
    """Return the title of each code, from the list of pages."""
    return dict(re.findall(r"^\| \[([A-Z]\d{3})\]\(\1\.md\) \| (.+?) \|", index(), re.MULTILINE))


def test_every_code_has_a_page_and_every_page_a_code():
    assert [page.stem for page in PAGES] == sorted(titles())
    assert len(PAGES) >= 60


def test_every_code_that_the_program_writes_is_in_the_list():
    used = set()
    for file in (ROOT / "game").rglob("*.py"):
        used |= set(re.findall(r'"([YSPDCTLA]\d{3})"', file.read_text("utf-8")))

    assert used == set(titles())


def test_the_search_knows_no_codes():
    """Problems are what the proof makes of what the search finds."""
    for file in (ROOT / "game" / "search").rglob("*.py"):
        text = re.sub("# no" + r"qa: [A-Z]\d+", "", file.read_text("utf-8"))
        assert re.findall(r"\b[YSPDCTLA]\d{3}\b", text) == [], file.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_opens_with_its_code_and_title_and_names_its_severity(page):
    text = page.read_text("utf-8")
    severity = re.search(rf"^\| \[{page.stem}\].*\| (error|warning) \|$", index(), re.MULTILINE)

    assert text.startswith(f"# {page.stem}: {titles()[page.stem]}\n\n")
    assert severity is not None
    assert f"\n{'An' if severity[1] == 'error' else 'A'} {severity[1]}: " in text
    assert "**Why it matters.**" in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_broken_example_is_found_at_its_line(page, tmp_path):
    example = examples(page)[True]
    file, findings = told(example, tmp_path)
    found = [finding.problem for finding in findings if finding.problem.code == page.stem]
    lines = example.text.splitlines()
    (marked,) = (number for number, line in enumerate(lines, 1) if line.endswith(HERE))

    assert found, "\n".join(map(str, findings))
    assert all(problem.place.path == file for problem in found)
    if "anywhere" not in example.kinds:
        assert {problem.place.line for problem in found} == {marked}
    (severity,) = {problem.severity for problem in found}
    assert f"{severity}: " in page.read_text("utf-8").splitlines()[2]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_problem_is_told_as_the_rule_of_messages_says(page, tmp_path):
    _, findings = told(examples(page)[True], tmp_path)
    problems = [finding.problem for finding in findings]

    assert [(one.what, amiss) for one in problems if (amiss := faults(one.what, one.remedy))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_fixed_example_is_silent(page, tmp_path):
    _, findings = told(examples(page)[False], tmp_path)
    problems = [finding.problem for finding in findings]

    assert not [str(one) for one in problems if one.code == page.stem or one.severity == "error"]
