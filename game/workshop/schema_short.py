"""The values that have short forms of their own: guards, effects, paragraphs, moves, odds, dates."""

from collections.abc import Mapping
from typing import Any, Protocol

from game.content.documents.base import Document
from game.content.documents.effects import Effects
from game.content.documents.guards import Guards
from game.content.documents.prose import ParagraphDocument, ProseDocument
from game.content.documents.scenario import ShiftedDatesDocument
from game.content.documents.scenes import Moves, OddsDocument, PlannedMoveDocument
from game.content.wording import remedy_of
from game.workshop.schema_names import Names
from game.workshop.schema_parts import Schema, block, described, inner_kinds, kinds_in, one_or_more
from game.workshop.schema_rules import TEXTS

# What a rule book cannot ask about.
_NOT_IN_RULE_BOOKS = ("meter", "preserved", "forfeited", "may", "chosen", "holds")


class Defining(Protocol):
    """What writes the long forms beside the short ones, and gathers what several places share."""

    definitions: dict[str, Schema]
    names: Names
    rule_book: bool

    def document(self, document: type[Document]) -> Schema:
        """Return a block of keys."""

    def refer(self, document: type[Document]) -> Schema:
        """Return a reference to a document, which is defined once."""

    def text(self, refers_to: str | None) -> Schema:
        """Return a text, or with the names that there are."""


def short_form(hint: Any, shapes: Defining) -> Schema | None:
    """Return a value that has a short form, or with None where it is none of these."""
    if hint == Guards:
        return one_or_more(_kinds("guard", hint, shapes)) | {"minItems": 1}
    if hint == Effects:
        return one_or_more(_kinds("effect", hint, shapes))
    if hint == ProseDocument:
        return one_or_more(_paragraph(shapes))
    if hint == Moves:
        return one_or_more(_or_block(shapes.text("move"), PlannedMoveDocument, shapes))
    if OddsDocument in inner_kinds(hint):
        return _or_block(TEXTS["odds"], OddsDocument, shapes)
    if ShiftedDatesDocument in inner_kinds(hint):
        return _or_block(TEXTS["days"], ShiftedDatesDocument, shapes)
    return None


def _or_block(short: Schema, document: type[Document], shapes: Defining) -> Schema:
    """Return a short form, or a block that says the same and more."""
    whole = shapes.refer(document)
    if "allOf" in short:
        return {"anyOf": [short, block(whole)]}
    kinds = [short["type"]] if isinstance(short["type"], str) else short["type"]
    return {**short, "type": [*kinds, "object"], "allOf": [{"if": {"type": "object"}, "then": whole}]}


def _kinds(what: str, hint: Any, shapes: Defining) -> Schema:
    """Return a block that is known by the first of its keys: each kind of it has keys of its own."""
    if what not in shapes.definitions:
        shapes.definitions[what] = {}  # Guards lie inside guards.
        kinds = {
            kind: document
            for kind, document in kinds_in(hint)
            if not (shapes.rule_book and what == "guard" and kind in _NOT_IN_RULE_BOOKS)
        }
        shapes.definitions[what] = _by_first_key(what, kinds, shapes)
    return block({"$ref": f"#/definitions/{what}"})


def _by_first_key(what: str, kinds: Mapping[str, type[Document]], shapes: Defining) -> Schema:
    chain: Schema = {
        "properties": {kind: _first(document, kind) for kind, document in kinds.items()},
        "additionalProperties": False,
        "minProperties": 1,
        "errorMessage": f"{what.capitalize()}s open with one of: {', '.join(kinds)}.",
    }
    for kind, document in reversed([*kinds.items()]):
        # An editor asks what fits where nothing stands yet, and nothing has all keys: it must be a block.
        first = {"type": "object", "required": [kind]}
        chain = {"if": first, "then": shapes.refer(document), "else": chain}
    return chain


def _first(document: type[Document], key: str) -> Schema:
    return {"type": "string", **described(f"{document.__doc__} {document.keys[key].means}")}


def _paragraph(shapes: Defining) -> Schema:
    """Return a text, or a block: a text, an exhibit or what one of the cast says, with guards."""
    text = TEXTS["a text"]
    if "paragraph" not in shapes.definitions:
        shapes.definitions["paragraph"] = {}
        keys = shapes.document(ParagraphDocument)["properties"]
        cast = shapes.names.get("cast member")
        spoken = text | described("What this person says.")
        shapes.definitions["paragraph"] = {
            "title": "paragraph",
            "properties": {
                **{key: keys[key] for key in ("text", "exhibit", "when")},
                **dict.fromkeys(cast or (), spoken),
            },
            "additionalProperties": spoken if cast is None else False,
            "allOf": [{"if": {"required": ["when"]}, "then": _keys(2), "else": _keys(1)}],
        }
    whole = {"if": {"type": "object"}, "then": {"$ref": "#/definitions/paragraph"}}
    return {**text, "type": [*text["type"], "object"], "allOf": [whole]}


def _keys(count: int) -> Schema:
    """Return the rule of so many keys; an editor tells it in these words only of a type."""
    counted = {"minProperties": count, "maxProperties": count}
    return {"if": counted, "else": {"type": "string", "errorMessage": remedy_of("paragraph")}}
