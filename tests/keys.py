"""The keys of the format, and which of them a file uses: both from the documents themselves."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from game.content.documents import translation
from game.content.documents.base import Document
from game.workshop import reference


class Key(NamedTuple):
    """A key of a document; one that several documents share belongs to the one that declares it."""

    document: str
    key: str

    def __str__(self) -> str:
        return f"{self.document}.{self.key}"


@cache
def every_key() -> frozenset[Key]:
    """Return every key of what is played and judged; a translation is neither, and has tests of its own."""
    return frozenset(
        Key(document.__name__, key)
        for document in reference.documents()
        if document.__module__ != translation.__name__
        for key in reference.own_keys(document)
    )


def keys_written(value: Any) -> Iterator[Key]:
    """Yield each key that the author of a document wrote in it, however deep."""
    if isinstance(value, Document):
        for name, part in vars(value).items():
            yield owner_of(type(value), name)
            yield from keys_written(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from keys_written(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from keys_written(part)


@cache
def owner_of(document: type[Document], name: str) -> Key:
    """Return the key behind a field of a document, at the document that declares it."""
    written = next(key.written for key in document.keys.values() if key.attribute == name)
    declaring = [base for base in document.__mro__ if issubclass(base, Document) and written in base.keys]
    return Key(declaring[-1].__name__, written)
