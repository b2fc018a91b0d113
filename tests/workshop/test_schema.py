"""The schema marks mistakes of shape, accepts every file that the game accepts, and explains every key."""

import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from game import places, verbs
from game.content.loading import load, read_rule_book
from game.content.words import load_words
from game.proof.checks import check_scenario
from game.workshop import reference
from game.workshop.schema import KINDS, schema_for
from tests.as_editors import read_as_editor, read_file_as_editor
from tests.builders import ROOT, in_part
from tests.search.generated import written as made_by_chance
from tests.test_problem_pages import PAGES, Example, examples, written
from tests.workshop.planted import (
    BOOK,
    CASE,
    IN_PLAYBOOKS,
    IN_RULE_BOOKS,
    MISTAKES,
    PLAYBOOK,
    UNKNOWN_NAMES,
    Mistake,
)

FOLDERS = {"procedures": "procedure", "common": "common", "playbooks": "playbook"}
EVERY = [*(ROOT / "scenarios").rglob("*.yaml"), *(ROOT / "tests" / "cases").rglob("*.yaml")]
FILES = sorted(file for file in EVERY if file.parent != places.drafts())
PLAYBOOKS = [file for file in FILES if file.parent.name == "playbooks"]


def kind_of(file: Path) -> str:
    if file.name.endswith(".texts.yaml"):
        return "translation"
    return FOLDERS.get(file.parent.name, "scenario")


@cache
def validator(kind: str, scenario: Path | None = None) -> Draft7Validator:
    schema = schema_for(kind, scenario)
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def marked(kind: str, text: str, scenario: Path | None = None) -> list[str]:
    """Return what an editor would mark in a file."""
    found = validator(kind, scenario).iter_errors(read_as_editor(text))
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in found]


def name_of(one: Any) -> str:
    return one.name if isinstance(one, Mistake) else str(one)


@pytest.mark.parametrize(
    "file",
    [*(file for file in FILES if file not in PLAYBOOKS), *in_part(PLAYBOOKS, 4)],
    ids=lambda file: file.relative_to(ROOT).as_posix(),
)
def test_every_shipped_file_is_accepted(file):
    kind = kind_of(file)
    own = {"scenario": file, "playbook": file.parent.parent / "scenario.yaml"}.get(kind)
    written = read_file_as_editor(file)

    assert not [error.message for error in validator(kind).iter_errors(written)]
    assert not own or not [error.message for error in validator(kind, own).iter_errors(written)]


def test_there_are_files_of_every_kind():
    assert {kind_of(file) for file in FILES} == set(KINDS)
    assert len(MISTAKES) >= 30
    assert len({mistake.name for mistake in MISTAKES}) == len(MISTAKES)


@pytest.mark.parametrize("mistake", MISTAKES, ids=name_of)
def test_a_mistake_of_shape_is_marked_and_the_game_tells_it_too(mistake, tmp_path):
    folder = tmp_path / "every-key"
    shutil.copytree(CASE.parent, folder)
    text = mistake.planted(CASE.read_text("utf-8"))
    (folder / "scenario.yaml").write_text(text, "utf-8")

    assert marked("scenario", text)
    assert load(folder / "scenario.yaml").errors


@pytest.mark.parametrize("mistake", UNKNOWN_NAMES, ids=name_of)
def test_a_name_that_the_case_does_not_have_is_marked_where_its_names_are_known(mistake):
    text = mistake.planted(CASE.read_text("utf-8"))

    assert marked("scenario", text, CASE)
    assert mistake.name == "a drawing" or not marked("scenario", text)


@pytest.mark.parametrize("mistake", IN_RULE_BOOKS, ids=name_of)
def test_a_mistake_in_a_rule_book_is_marked_and_the_game_tells_it_too(mistake, tmp_path):
    text = mistake.planted(BOOK.read_text("utf-8"))
    file = tmp_path / "harbour-pass.yaml"
    file.write_text(text, "utf-8")

    assert marked("procedure", text)
    assert [problem for problem in read_rule_book(file)[1] if problem.severity == "error"]


@pytest.mark.parametrize("mistake", IN_PLAYBOOKS, ids=name_of)
def test_a_mistake_in_a_playbook_is_marked(mistake):
    assert marked("playbook", mistake.planted(PLAYBOOK.read_text("utf-8")))


@pytest.mark.parametrize(
    "written",
    [
        'minutes: "3"',
        "minutes: 03",
        "disclaimer: 1984",
        "disclaimer: no",
        "simplified: The tide is left out.",
        "opens_with: {find: fog}",
        "objectives: {1-2: A name that looks like a sum.}",
    ],
)
def test_what_the_game_reads_in_its_own_way_is_not_marked(written):
    key = written.partition(":")[0]
    plain = read_file_as_editor(CASE) | read_as_editor(written)

    assert key in plain
    assert not [error.message for error in validator("scenario").iter_errors(plain)]


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("extends: us-production-order\nkeeps: [moves.appeal, postures.served]", True),
        ("extends: my-own\ndrops: [moves.ask.from.served, stations.Order, facts.x]", True),
        ("extends: us-production-order\nkeeps: [appeal]", False),
        ("extends: us-production-order\ndrops: move.appeal", False),
        ("title: Mine\nopens_in: a\npostures: {a: {}}\nkeeps: [moves.appeal]", False),
    ],
)
def test_parts_that_are_kept_or_dropped_have_a_kind_and_stand_in_a_book_that_extends(written, fits):
    assert bool(marked("procedure", f"procedure_format: 1\n{written}\n")) != fits


def test_the_parts_of_the_shipped_books_are_offered_with_what_they_are_called():
    part = schema_for("procedure")["definitions"]["name of part of a rule book"]
    offered = dict(zip(part["anyOf"][0]["enum"], part["markdownEnumDescriptions"], strict=True))

    assert offered["postures.in-contempt"] == "In contempt"
    assert "stations.Contempt" in offered


def test_a_guard_of_scenarios_is_no_guard_of_rule_books():
    kinds = schema_for("procedure")["definitions"]

    assert "fact guard" in kinds
    assert "chosen guard" not in kinds
    assert "chosen guard" in schema_for("scenario")["definitions"]


def properties_in(part: Any) -> list[tuple[str, dict[str, Any]]]:
    """Return every key that a part of a schema describes."""
    if isinstance(part, list):
        return [found for one in part for found in properties_in(one)]
    if not isinstance(part, dict):
        return []
    own = [
        (key, one)
        for key, one in part.get("properties", {}).items()
        if isinstance(one, dict) and part.get("additionalProperties") is False
    ]
    return own + [found for one in part.values() for found in properties_in(one)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_explained_in_the_words_of_the_page_on_the_format(kind):
    page = (ROOT / "docs" / "scenario-format.md").read_text("utf-8").replace("\\|", "|")
    described = properties_in(schema_for(kind))

    assert len(described) > 3
    assert not [key for key, one in described if not one.get("description")]
    told = {description for _, one in described if (description := one["description"])}
    assert not [one for one in told if one not in page and not in_two(one, page)]


def in_two(description: str, page: str) -> bool:
    """Return whether a sentence of a document and the meaning of one of its keys are on a page."""
    documents = [str(document.__doc__) for document in reference.documents()]
    return (
        any(
            description.startswith(one) and description.removeprefix(one).strip() in page for one in documents
        )
        or description == "What this person says."
    )


def test_every_key_of_the_format_is_in_a_schema():
    known = {key for kind in KINDS for key, _ in properties_in(schema_for(kind))}
    every = {key for document in reference.documents() for key in reference.own_keys(document)}

    # Who speaks is written as a key; the keys of a paragraph stand beside those of its speakers.
    assert every - known == {"speaker", "exhibit"}
    assert "exhibit" in schema_for("scenario")["definitions"]["paragraph"]["properties"]


def test_closed_words_are_offered():
    choice = schema_for("scenario")["definitions"]["choice"]["properties"]

    assert choice["stance"]["enum"] == ["comply", "refuse", "contempt", "negotiate", "litigate"]


def test_the_names_of_a_case_are_offered_with_those_of_its_rule_books_and_shared_words():
    names = schema_for("scenario", CASE)["definitions"]

    assert {"harbour-act", "closed-sea", "wreck-1931"} <= set(names["name of authority"]["enum"])
    assert {"fog", "harbour-at-war"} <= set(names["name of fact"]["enum"])
    assert {"harbour-master", "clerk", "judge"} <= set(names["name of cast member"]["enum"])
    assert "pass.held" in names["name of posture"]["enum"]
    assert "held" not in names["name of posture"]["enum"]


def test_names_are_offered_with_what_they_mean():
    names = schema_for("scenario", CASE)["definitions"]

    def meaning(noun: str, name: str) -> str:
        listed = names[f"name of {noun}"]
        return listed["markdownEnumDescriptions"][listed["enum"].index(name)]

    assert meaning("authority", "wreck-1931").startswith("The Wreck, 9 Harbour Rep. 3 (1931): Custom is law")
    assert meaning("scene", "quay") == "On the quay"
    assert meaning("choice", "quay.take-stock") == "Take stock for five days"
    assert meaning("posture", "pass.held") == "Held: The ship may sail."
    assert meaning("deadline", "pass.renewal") == "Renewal of the pass"
    assert meaning("fact", "harbour-at-war") == "The harbour is at war"


def test_an_editor_knows_a_cite_with_its_pin_by_its_id():
    text = CASE.read_text("utf-8")
    cited = "cites: [wreck-1931]\n"
    assert cited in text

    assert not marked("scenario", text.replace(cited, "cites: [wreck-1931 at 4]\n"), CASE)
    assert marked("scenario", text.replace(cited, "cites: [wreck-1913 at 4]\n"), CASE)
    assert marked("scenario", text.replace(cited, "cites: [wreck-1931 4]\n"), CASE)


def test_where_a_case_declares_nothing_of_a_kind_no_name_of_it_is_accepted(tmp_path):
    """And the schema is one that every editor takes: no list of values in it is empty."""
    file = written_case(tmp_path)
    schema = schema_for("scenario", file)
    text = file.read_text("utf-8")

    assert not [name for name, one in schema["definitions"].items() if one.get("enum") == []]
    assert not marked("scenario", text, file)
    assert marked("scenario", text.replace("goes_to: done", "when: [{holds: x}], goes_to: done"), file)


def written_case(folder: Path) -> Path:
    """Write the small case of the pages of problems; return its file."""
    return written(Example(False, (), "title: A small case\n"), folder)


def test_a_draft_that_does_not_read_has_names_all_the_same(tmp_path):
    draft = tmp_path / "scenario.yaml"
    draft.write_text(CASE.read_text("utf-8").replace("minutes: 3", "minutes: three"), "utf-8")
    names = schema_for("scenario", draft)["definitions"]

    assert "quay" in names["name of scene"]["enum"]
    # Its rule book and its shared words are not beside it: what they declare is not known, so all may be.
    assert "name of posture" not in names
    assert "name of authority" not in names


def test_the_verb_writes_a_schema_to_a_file(tmp_path, capsys):
    file = tmp_path / "scenario.schema.json"
    verbs.run(["schema", "first-steps", "--output", str(file)])

    assert json.loads(file.read_text("utf-8")) == schema_for(
        "scenario", ROOT / "scenarios/first-steps/scenario.yaml"
    )
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["--for", "letter"],
            "there is no kind of file 'letter': write scenario, procedure, playbook, common, translation",
        ),
        (["first-steps", "--for", "common"], "has no names of a case in it: leave 'first-steps' out"),
    ],
)
def test_wrong_use_is_told(words, sentence, capsys):
    with pytest.raises(SystemExit, match="2"):
        verbs.run(["schema", *words])

    assert sentence in capsys.readouterr().err


def test_the_base_cases_read_clean():
    """Else a planted mistake would not be what is marked."""
    assert not [one for one in check_scenario(load(CASE), load_words()) if one.severity == "error"]
    assert not marked("scenario", CASE.read_text("utf-8"), CASE)
    assert not marked("procedure", BOOK.read_text("utf-8"))
    assert not marked("playbook", PLAYBOOK.read_text("utf-8"), CASE)


# What a schema cannot say: a number within bounds that stand beside it, the days of a month, whose an
# argument is where there are several orders, a condition that refers to itself, the inside of a sentence.
BEYOND_SHAPE = {"S008", "S009", "S017", "S022", "S025"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_pages_of_the_problems_agree_with_the_schema(page, tmp_path):
    """What is fixed there is accepted; what is broken in its shape or its names is marked."""
    of_shape = page.stem[0] == "S" and page.stem < "S030" and page.stem not in BEYOND_SHAPE
    for example in examples(page).values():
        folder = tmp_path / ("broken" if example.broken else "fixed")
        folder.mkdir()
        file = written(example, folder)
        kind = kind_of(file)
        if example.broken and of_shape:
            own = file if kind == "scenario" else None
            assert list(validator(kind, own).iter_errors(read_file_as_editor(file)))
        elif not example.broken:
            assert not [one.message for one in validator(kind).iter_errors(read_file_as_editor(file))]


@pytest.mark.parametrize("seed", range(40))
def test_what_is_made_by_chance_in_the_language_of_cases_is_accepted(seed):
    assert not marked("scenario", made_by_chance(seed))
