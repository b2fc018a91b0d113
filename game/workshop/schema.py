"""The JSON Schema of the format, for `contempt schema`: what an editor completes, explains and marks.

It is made from the documents themselves, as the tables of `docs/scenario-format.md` are. An editor reads
YAML as YAML is, so that `60` is a number there and `no` a text; the game reads every value as it was
written. The schema accepts what the game accepts, two things apart: a text that is `true`, `false` or
nothing must have quotes, and the number of a guard or effect may look like `1e3`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from game.content.documents.base import Document
from game.content.documents.expected import PlaybookDocument
from game.content.documents.procedure import ProcedureDocument
from game.content.documents.prose import CommonDocument
from game.content.documents.scenario import ScenarioDocument
from game.workshop.schema_names import closed_names, labels_of, names_of
from game.workshop.schema_shapes import SchemaWriter

DRAFT = "http://json-schema.org/draft-07/schema#"

KINDS: Mapping[str, type[Document]] = {
    "scenario": ScenarioDocument,
    "procedure": ProcedureDocument,
    "playbook": PlaybookDocument,
    "common": CommonDocument,
}
# The kinds of file that refer to what a scenario declares.
NAMING = ("scenario", "playbook")

_TITLES: Mapping[str, str] = {
    "scenario": "A scenario",
    "procedure": "A rule book",
    "playbook": "A playbook",
    "common": "Shared words",
}


def schema_for(kind: str, scenario: Path | None = None) -> dict[str, Any]:
    """Return the schema of a kind of file, with the names of one scenario where it is given."""
    names, labels = (names_of(scenario), labels_of(scenario)) if scenario else (closed_names(), {})
    document = KINDS[kind]
    shapes = SchemaWriter(names, labels, rule_book=kind == "procedure")
    return {
        "$schema": DRAFT,
        "title": f"{_TITLES[kind]} of Held in Contempt",
        "description": str(document.__doc__),
        "type": "object",
        **shapes.document(document),  # This gathers the definitions.
        "definitions": dict(sorted(shapes.definitions.items())),
    }


def has_names(schema: dict[str, Any]) -> bool:
    """Return whether a schema knows the names of a case."""
    return any(name.endswith(("of scene", "of choice")) for name in schema["definitions"])
