"""From documents to JSON Schema: each key with what it asks for, and with its words of explanation."""

import types
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from game.content.documents.base import Document, Key
from game.content.documents.effects import EFFECTS, Effects
from game.content.documents.guards import GUARDS, Guards
from game.content.documents.prose import ParagraphDocument, ProseDocument
from game.content.documents.scenario import ShiftedDatesDocument
from game.content.documents.scenes import Moves, OddsDocument, PlannedMoveDocument
from game.content.documents.values import Characters, Count, Expanded, Id, OneOrMore, Text, listed
from game.content.problems import did_you_mean
from game.content.wording import remedy_of
from game.workshop.reference import noun, uncounted
from game.workshop.schema_names import Labels, Names
from game.workshop.schema_rules import (
    LIMITS,
    RULES,
    SIMPLE,
    TEXTS,
    Schema,
    block,
    closed,
    described,
    one_or_more,
    one_text_or_more,
    sized,
)


class SchemaWriter:
    """Writes documents down as schemas; what several places share is gathered as definitions."""

    def __init__(self, names: Names, labels: Labels, rule_book: bool = False) -> None:
        self.definitions: dict[str, Schema] = {}
        self._names, self._labels, self._rule_book = names, labels, rule_book

    def document(self, document: type[Document]) -> Schema:
        """Return a block of keys: each with its meaning, the needed ones, and no other."""
        hints = get_type_hints(document, include_extras=True)
        needed = [name for name, key in document.keys.items() if key.needed]
        rules = [rule for base in document.__mro__ for rule in RULES.get(base.__name__, ())]
        return {
            "properties": {
                name: self._key(document, key, hints[key.attribute]) for name, key in document.keys.items()
            },
            **({"required": needed} if needed else {}),
            "additionalProperties": False,
            **({"allOf": rules} if rules else {}),
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
        return TEXTS["a text"] if known is None else self._named(str(refers_to), known)

    def _named(self, refers_to: str, known: tuple[str, ...]) -> Schema:
        """Return one of some names; one that is all digits may be written as a number."""
        name = f"name of {refers_to}"
        digits = [int(one) for one in known if one.isdecimal() and str(int(one)) == one]
        said = f"There is no {refers_to} of this name. {did_you_mean('', known)}"
        means = [self._labels.get(refers_to, {}).get(str(one), "") for one in (*known, *digits)]
        shown = {"markdownEnumDescriptions": means} if any(means) else {}
        # An empty list of values is no schema for some editors; no name is a list.
        names = {"enum": [*known, *digits]} if known else {"type": "array", "maxItems": 0}
        self.definitions[name] = {**names, **shown, "errorMessage": said}
        return {"type": ["string", "number"], "allOf": [{"$ref": f"#/definitions/{name}"}]}

    def _key(self, document: type[Document], key: Key, hint: Any) -> Schema:
        """Return what a key asks for, explained in the words of the page on the format."""
        shape = self._value(hint, key.names or None)
        limits = (LIMITS.get(f"{base.__name__}.{key.written}") for base in document.__mro__)
        return {**shape, **(next(filter(None, limits), {})), **described(key.means)}

    def _value(self, hint: Any, refers_to: str | None) -> Schema:
        if hint == Text:
            return self._text(refers_to)
        if hint == OneOrMore:
            return one_text_or_more(self._text(refers_to))
        if hint == Id:
            return self._text(refers_to) if refers_to in self._names else TEXTS["an id"]
        simple = next((shape for kind, shape in SIMPLE if hint == kind), None)
        shape = simple or self._short_form(hint)
        return shape if shape is not None else self._gathering(hint, refers_to)

    def _gathering(self, hint: Any, refers_to: str | None) -> Schema:
        """Return a value that is made of others, or that is a block."""
        origin, parts = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            return self._value(next(part for part in parts if part is not type(None)), refers_to)
        if origin is Literal:
            return closed(parts)
        if origin is Annotated:
            return self._annotated(parts, refers_to)
        if origin is dict:
            names = {"propertyNames": TEXTS["a name"]} if parts[0] == Id else {}
            inside = self._inside(parts[1])
            return {
                "type": "object",
                **names,
                "additionalProperties": inside,
                "errorMessage": remedy_of("block"),
            }
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
            return closed(words) if all(map(str.isalpha, words)) else {"type": "string", "pattern": pattern}
        count = next((note for note in parts[1:] if isinstance(note, Count)), None)
        if count is not None:
            shape = self._value(uncounted(parts), refers_to)
            return {**shape, **sized(count, shape)}
        shape = self._value(parts[0], refers_to)
        if Expanded(listed) in parts:
            one = shape["items"]
            shape = one_text_or_more(one) if parts[0] == tuple[Text, ...] else one_or_more(one)
        return shape

    def _short_form(self, hint: Any) -> Schema | None:
        """Return a value that has a short form of its own, or None where it has none."""
        if hint == Guards:
            asked = {kind: one for kind, one in GUARDS.items() if one.in_rule_books or not self._rule_book}
            return one_or_more(self._kinds("guard", asked)) | {"minItems": 1}
        if hint == Effects:
            return one_or_more(self._kinds("effect", EFFECTS))
        if hint == ProseDocument:
            return one_or_more(self._paragraph())
        if hint == Moves:
            return one_or_more(self._or_block(self._text("move"), PlannedMoveDocument))
        if OddsDocument in _inner_kinds(hint):
            return self._or_block(TEXTS["odds"], OddsDocument)
        if ShiftedDatesDocument in _inner_kinds(hint):
            return self._or_block(TEXTS["days"], ShiftedDatesDocument)
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
        text = TEXTS["a text"]
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
