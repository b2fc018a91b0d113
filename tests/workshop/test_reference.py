"""The tables of keys, as they are taken from the documents."""

from typing import Literal

import pytest

from game.content.documents.base import Document, key
from game.content.documents.guards import GUARDS
from game.content.documents.prose import TermDocument
from game.content.documents.scenario import ArgumentDocument, ScenarioDocument
from game.content.documents.scenes import ChoiceDocument, HalfDocument, OutcomeDocument
from game.content.documents.values import Duration, Id, Text, Whole
from game.workshop import reference


def test_every_root_and_what_it_leads_to_is_a_document_once():
    found = reference.documents()

    assert len(found) == len(set(found)) == len({one.__name__ for one in found})
    assert {*reference.ROOTS, ArgumentDocument, ChoiceDocument, OutcomeDocument} <= set(found)


def test_every_kind_of_guard_is_a_document():
    keys = {
        next(iter(reference.own_keys(one))) for one in reference.documents() if one.__name__.endswith("Guard")
    }

    assert keys == set(GUARDS)


def test_a_key_that_two_documents_share_stands_in_the_table_of_what_they_share():
    assert "goes_to" in reference.own_keys(HalfDocument)
    assert "goes_to" not in reference.own_keys(ChoiceDocument)
    assert "times" in reference.own_keys(ChoiceDocument)


def test_a_key_stands_as_authors_write_it():
    assert "class" in reference.own_keys(ScenarioDocument)
    assert "class_" not in reference.own_keys(ScenarioDocument)


class Lamp(Document):
    """Something to make a table of."""

    label: Text = key("Its name, `a|b`.")
    burns: Duration | None = key("How long.", None)
    watts: Whole = key("How bright.", 40)
    light: Literal["warm", "cold"] | None = key("Which.", None)
    parts: dict[Id, Text] = key("What it is made of.", {})
    terms: tuple[TermDocument, ...] = key("Words for it.", ())


def test_a_row_tells_the_key_what_it_asks_for_and_what_it_means():
    assert reference.table((Lamp,)).splitlines() == [
        '<a id="keys-lamp"></a>',
        "**Lamp.** Something to make a table of.",
        "",
        "| key | asks for | meaning |",
        "|---|---|---|",
        r"| `label` | a text, **needed** | Its name, `a\|b`. |",
        "| `burns` | a time | How long. |",
        "| `watts` | a whole number; else `40` | How bright. |",
        "| `light` | `warm` or `cold` | Which. |",
        "| `parts` | ids, each with a text | What it is made of. |",
        "| `terms` | a list of blocks ([term](#keys-term)) | Words for it. |",
    ]


def test_a_marked_table_is_written_anew_and_the_rest_is_left_alone():
    page = "Before.\n<!-- keys: TermDocument -->\nold\n<!-- end -->\nAfter.\n"
    written = reference.with_tables(page)

    assert written.startswith("Before.\n<!-- keys: TermDocument -->\n")
    assert written.endswith("<!-- end -->\nAfter.\n")
    assert "old" not in written
    assert "| `means` | a text, **needed** |" in written
    assert reference.with_tables(written) == written


def test_a_mark_for_no_document_is_refused_by_its_name():
    with pytest.raises(reference.UnknownDocumentError, match="LampDocument"):
        reference.with_tables("<!-- keys: LampDocument -->\n<!-- end -->")
