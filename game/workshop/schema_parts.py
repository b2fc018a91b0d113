"""Small pieces of JSON Schema, and what is read off the hints of documents."""

import types
from collections.abc import Iterator
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from game.content.documents.base import Document, FirstKey
from game.content.documents.values import Count
from game.content.wording import remedy_of

Schema: TypeAlias = dict[str, Any]


def described(words: str) -> Schema:
    """Return the explanation of a key, for editors that show Markdown and for those that do not."""
    return {"description": words, "markdownDescription": words} if words else {}


def closed(words: tuple[str, ...]) -> Schema:
    """Return a text that must be one of some words."""
    quoted = [f"`{word}`" for word in words]
    listed = quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
    return {"type": "string", "enum": list(words), "errorMessage": f"Write {listed}."}


def block(inside: Schema) -> Schema:
    """Return a block of keys; what is wrong inside it is told there."""
    return {"type": "object", "errorMessage": remedy_of("block"), "allOf": [inside]}


def one_or_more(one: Schema) -> Schema:
    """Return one thing, or a list of such things."""
    kinds = one.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if "anyOf" in one or kinds == ["string", "number"]:
        return {"anyOf": [one, {"type": "array", "items": one}]}
    single = {"if": {"not": {"type": "array"}}, "then": one}
    return {"type": ["array", *kinds], "items": one, "allOf": [single], "errorMessage": remedy_of("list")}


def one_text_or_more(one: Schema) -> Schema:
    """Return one text, or a list of texts."""
    if "allOf" in one:
        return {"anyOf": [one, {"type": "array", "items": one}]}
    return {**one, "type": [*one["type"], "array"], "items": one}


def sized(count: Count, shape: Schema) -> Schema:
    """Return how many parts a block or list may have."""
    part = "Properties" if shape.get("type") == "object" else "Items"
    least = {f"min{part}": count.least} if count.least else {}
    return least if count.most is None else {**least, f"max{part}": count.most}


def inner_kinds(hint: Any) -> tuple[Any, ...]:
    """Return a kind, and with all kinds inside an annotation or a union."""
    if get_origin(hint) in (Annotated, Union, types.UnionType):
        return tuple(inner for part in get_args(hint) for inner in inner_kinds(part))
    return (hint,)


def kinds_in(hint: Any) -> Iterator[tuple[str, type[Document]]]:
    """Yield the kinds of guard or effect with their documents, in the order in which they count."""
    for part in get_args(hint):
        if isinstance(part, FirstKey):
            yield from part.kinds.items()
        else:
            yield from kinds_in(part)
