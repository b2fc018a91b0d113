"""The JSON Schema of the format, for `contempt schema`: what an editor completes, explains and marks.

It is made from the documents themselves, as the tables of `docs/scenario-format.md` are. An editor reads
YAML as YAML is, so that `60` is a number there and `no` a text; the game reads every value as it was
written. The schema accepts what the game accepts, two things apart: a text that is `true`, `false` or
nothing must have quotes, and the number of a guard or effect may look like `1e3`.
"""

# Longer than 250 lines because one class writes every kind of value, and the kinds lead to one another.
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from game.content.documents.base import Document
from game.content.documents.effects import EFFECTS, Effects
from game.content.documents.expected import PlaybookDocument
from game.content.documents.guards import GUARDS, Guards
from game.content.documents.procedure import ProcedureDocument
from game.content.documents.prose import CommonDocument, ParagraphDocument, ProseDocument
from game.content.documents.scenario import Aim, ObjectiveDocument, ScenarioDocument, ShiftedDatesDocument
from game.content.documents.scenes import Moves, OddsDocument, PlannedMoveDocument, SceneWayDocument, Ways
from game.content.documents.translation import TranslationDocument
from game.content.documents.values import Characters, Cites, Count, Expanded, Id, OneOrMore, Text, listed
from game.content.problems import did_you_mean
from game.content.wording import remedy_of
from game.workshop import schema_rules as rules
from game.workshop.reference import noun, uncounted
from game.workshop.schema_names import (
    PART_OF_A_BOOK,
    Labels,
    Names,
    closed_names,
    labels_of,
    names_of,
    parts_of_books,
)
from game.workshop.schema_rules import Schema, block, described

DRAFT = "http://json-schema.org/draft-07/schema#"

KINDS: Mapping[str, type[Document]] = {
    "scenario": ScenarioDocument,
    "procedure": ProcedureDocument,
    "playbook": PlaybookDocument,
    "common": CommonDocument,
    "translation": TranslationDocument,
}
# The kinds of file that refer to what a scenario declares.
NAMING = ("scenario", "playbook")

_TITLES: Mapping[str, str] = {
    "scenario": "A scenario",
    "procedure": "A rule book",
    "playbook": "A playbook",
    "common": "Shared words",
    "translation": "A translation",
}


def schema_for(kind: str, scenario: Path | None = None) -> dict[str, Any]:
    """Return the schema of a kind of file, with the names of one scenario where it is given."""
    names, labels = (names_of(scenario), labels_of(scenario)) if scenario else (closed_names(), {})
    if kind == "procedure":
        parts, meanings = parts_of_books()
        names, labels = {**names, **parts}, {**labels, **meanings}
    shapes = SchemaWriter(names, labels, rule_book=kind == "procedure")
    return {
        "$schema": DRAFT,
        "title": f"{_TITLES[kind]} of Held in Contempt",
        "description": str(KINDS[kind].__doc__),
        "type": "object",
        **shapes.document(KINDS[kind]),  # This gathers the definitions.
        "definitions": dict(sorted(shapes.definitions.items())),
    }


def has_names(schema: dict[str, Any]) -> bool:
    """Return whether a schema knows the names of a case."""
    return any(name.endswith(("of scene", "of choice")) for name in schema["definitions"])


class SchemaWriter:
    """Writes documents down as schemas; what several places share is gathered as definitions."""

    def __init__(self, names: Names, labels: Labels, rule_book: bool = False) -> None:
        self.definitions: dict[str, Schema] = {}
        self._names, self._labels, self._rule_book = names, labels, rule_book

    def document(self, document: type[Document]) -> Schema:
        """Return a block of keys: each with its meaning, the needed ones, and no other."""
        hints = get_type_hints(document, include_extras=True)
        needed = [name for name, key in document.keys.items() if key.needed and not key.unless]
        needed = [] if self._rule_book and document.__name__ in rules.PARTS_OF_BOOKS else needed
        bases = [base.__name__ for base in document.__mro__]
        asked = [rule for base in bases for rule in rules.RULES.get(base, ())]
        return {
            "properties": {
                name: {
                    **self._value(hints[key.attribute], key.names or None),
                    **next(filter(None, (rules.LIMITS.get(f"{base}.{key.written}") for base in bases)), {}),
                    **described(key.means),
                }
                for name, key in document.keys.items()
            },
            **({"required": needed} if needed else {}),
            "additionalProperties": False,
            **({"allOf": asked} if asked else {}),
        }

    def _refer(self, document: type[Document]) -> Schema:
        """Return a reference to a document, which is defined once."""
        name = noun(document)
        if name not in self.definitions:
            self.definitions[name] = {}  # Documents are nested.
            self.definitions[name] = {"title": name, **self.document(document)}
        return {"$ref": f"#/definitions/{name}"}

    def _text(self, refers_to: str | None) -> Schema:
        """Return a text; where it refers to something, with the names that there are."""
        known = self._names.get(refers_to or "")
        return rules.TEXTS["a text"] if known is None else self._named(str(refers_to), known)

    def _cite(self, refers_to: str | None) -> Schema:
        """Return an authority, or one with a pin, `ID at PIN`."""
        known = self._names.get(refers_to or "")
        if known is None:
            return rules.TEXTS["a cite"]
        self._named(str(refers_to), known)
        alone = {"$ref": f"#/definitions/name of {refers_to}"}
        with_pin = {"type": "string", "pattern": rf"^({'|'.join(known)}) at \S.*$"}
        said = f"There is no {refers_to} of this name. Write its id, or `ID at PIN`."
        self.definitions["cite"] = {"anyOf": [alone, *([with_pin] if known else [])], "errorMessage": said}
        return {"type": ["string", "number"], "allOf": [{"$ref": "#/definitions/cite"}]}

    def _named(self, refers_to: str, known: tuple[str, ...]) -> Schema:
        """Return one of some names; one that is all digits may be written as a number."""
        name = f"name of {refers_to}"
        digits = [int(one) for one in known if one.isdecimal() and str(int(one)) == one]
        said = f"There is no {refers_to} of this name. {did_you_mean('', known)}"
        means = [self._labels.get(refers_to, {}).get(str(one), "") for one in (*known, *digits)]
        shown = {"markdownEnumDescriptions": means} if any(means) else {}
        # An empty list of values is no schema for some editors; no name is a list.
        names: Schema = {"enum": [*known, *digits]} if known else {"type": "array", "maxItems": 0}
        if refers_to in ("place", "portrait") and "scene" not in self._names:
            names = {"anyOf": [names, {"type": "string"}]}  # a case that is not known may bring its own
        if refers_to == PART_OF_A_BOOK:
            names = {"anyOf": [names, rules.TEXTS["a part"]]}  # one of a book of one's own, or a key inside
        self.definitions[name] = {**names, **shown, "errorMessage": said}
        return {"type": ["string", "number"], "allOf": [{"$ref": f"#/definitions/{name}"}]}

    def _value(self, hint: Any, refers_to: str | None) -> Schema:
        if hint == Text:
            return self._text(refers_to)
        if hint == Cites:
            return rules.one_text_or_more(self._cite(refers_to))
        if hint == OneOrMore:
            return rules.one_text_or_more(self._text(refers_to))
        if hint == Id:
            return self._text(refers_to) if refers_to in self._names else rules.TEXTS["an id"]
        simple = next((shape for kind, shape in rules.SIMPLE if hint == kind), None)
        shape = simple or self._short_form(hint)
        return shape if shape is not None else self._gathering(hint, refers_to)

    def _gathering(self, hint: Any, refers_to: str | None) -> Schema:
        """Return a value that is made of others, or that is a block."""
        origin, parts = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            return self._value(next(part for part in parts if part is not type(None)), refers_to)
        if origin is Literal:
            return rules.closed(parts)
        if origin is Annotated:
            return self._annotated(parts, refers_to)
        if origin is dict:
            names = {"propertyNames": rules.TEXTS["a name"]} if parts[0] == Id else {}
            inside = self._inside(parts[1])
            wrong = {"errorMessage": remedy_of("block")}
            return {"type": "object", **names, "additionalProperties": inside, **wrong}
        if origin is tuple:
            return {"type": "array", "items": self._inside(parts[0]), "errorMessage": remedy_of("list")}
        return block(self._refer(hint))

    def _inside(self, hint: Any) -> Schema:
        """Return one of several values; a block is explained by what it is."""
        shape = self._value(hint, None)
        is_block = isinstance(hint, type) and issubclass(hint, Document)
        return {**shape, **described(str(hint.__doc__))} if is_block else shape

    def _annotated(self, parts: tuple[Any, ...], refers_to: str | None) -> Schema:
        pattern = next((note.pattern for note in parts[1:] if isinstance(note, Characters)), "")
        if pattern:
            words = tuple(pattern[2:-2].split("|"))
            return (
                rules.closed(words)
                if all(map(str.isalpha, words))
                else {"type": "string", "pattern": pattern}
            )
        count = next((note for note in parts[1:] if isinstance(note, Count)), None)
        if count is not None:
            shape = self._value(uncounted(parts), refers_to)
            return {**shape, **rules.sized(count, shape)}
        shape = self._value(parts[0], refers_to)
        if Expanded(listed) in parts:
            one = shape["items"]
            shape = rules.one_text_or_more(one) if parts[0] == tuple[Text, ...] else rules.one_or_more(one)
        return shape

    def _short_form(self, hint: Any) -> Schema | None:
        """Return a value that has a short form of its own, or None where it has none."""
        if hint == Guards:
            asked = {kind: one for kind, one in GUARDS.items() if one.in_rule_books or not self._rule_book}
            return rules.one_or_more(self._kinds("guard", asked)) | {"minItems": 1}
        if hint == Effects:
            return rules.one_or_more(self._kinds("effect", EFFECTS))
        if hint == ProseDocument:
            return rules.one_or_more(self._paragraph())
        if hint == Moves:
            return rules.one_or_more(self._or_block(self._text("move"), PlannedMoveDocument))
        if hint == Aim:
            return self._or_block(rules.TEXTS["a text"], ObjectiveDocument)
        if hint == Ways:
            return rules.one_or_more(self._or_block(self._text("next scene"), SceneWayDocument))
        if OddsDocument in _inner_kinds(hint):
            return self._or_block(rules.TEXTS["odds"], OddsDocument)
        if ShiftedDatesDocument in _inner_kinds(hint):
            return self._or_block(rules.TEXTS["days"], ShiftedDatesDocument)
        return None

    def _or_block(self, short: Schema, document: type[Document]) -> Schema:
        """Return a short form, or a block that says the same and more."""
        whole = self._refer(document)
        if "allOf" in short:
            return {"anyOf": [short, block(whole)]}
        kinds = [short["type"]] if isinstance(short["type"], str) else short["type"]
        return {**short, "type": [*kinds, "object"], "allOf": [{"if": {"type": "object"}, "then": whole}]}

    def _kinds(self, what: str, kinds: Mapping[str, type[Document]]) -> Schema:
        """Return a block that is known by the first of its keys: each kind of it has keys of its own."""
        if what not in self.definitions:
            self.definitions[what] = {}  # Guards are nested.
            chain: Schema = {
                "properties": {
                    kind: {"type": "string", **described(f"{one.__doc__} {one.keys[kind].means}")}
                    for kind, one in kinds.items()
                },
                "additionalProperties": False,
                "minProperties": 1,
                "errorMessage": f"{what.capitalize()}s open with one of: {', '.join(kinds)}.",
            }
            for kind, one in reversed([*kinds.items()]):
                # An editor asks what fits where nothing is written, and nothing has all keys: hence a block.
                first = {"type": "object", "required": [kind]}
                chain = {"if": first, "then": self._refer(one), "else": chain}
            self.definitions[what] = chain
        return block({"$ref": f"#/definitions/{what}"})

    def _paragraph(self) -> Schema:
        """Return a text, or a block: a text, an exhibit or what one of the cast says, with guards."""
        text = rules.TEXTS["a text"]
        if "paragraph" not in self.definitions:
            self.definitions["paragraph"] = {}
            keys = self.document(ParagraphDocument)["properties"]
            cast = self._names.get("cast member")
            spoken = text | described("What this person says.")
            self.definitions["paragraph"] = {
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
    """Return the rule of so many keys; editors show our words for it only beside a type."""
    counted = {"minProperties": count, "maxProperties": count}
    return {"if": counted, "else": {"type": "string", "errorMessage": remedy_of("paragraph")}}


def _inner_kinds(hint: Any) -> tuple[Any, ...]:
    """Return all kinds inside an annotation or a union, or the kind itself."""
    if get_origin(hint) in (Annotated, Union, types.UnionType):
        return tuple(inner for part in get_args(hint) for inner in _inner_kinds(part))
    return (hint,)
