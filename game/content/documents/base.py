"""The base of all documents: blocks of keys, each key with what it asks for and what it means.

A document is read by the types of its keys. What does not fit is gathered, so that an author is told of
all mistakes at once.
"""

import types
from collections.abc import Mapping
from dataclasses import field, replace
from functools import cache
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    Self,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from game.content.documents.values import Mistake, MistakesError, Read, wrong
from game.content.tree import Plain
from game.model.value import value

T = TypeVar("T")

_NEEDED = object()


@value
class Key:
    """A key of a document, under the name that authors write; what it means, and what is so without it."""

    default: Any
    means: str
    written: str
    names: str = ""  # the noun of what its value refers to, such as `fact`
    unless: tuple[str, ...] = ()  # the keys that can stand in its place, where it must be there
    attribute: str = ""

    @property
    def needed(self) -> bool:
        """Return whether it must be there, or another key in its place."""
        return self.default is _NEEDED or bool(self.unless)


class Unless(NamedTuple):
    """The default of a key that must be there unless one of some others is."""

    others: tuple[str, ...]
    default: Any


def key(means: str, default: Any = _NEEDED, *, written: str = "", names: str = "") -> Any:
    """Declare a key of a document: what it means, and its default; without one it must be there."""
    # `written` is its name where Python could not use that; `names` the noun of what it refers to.
    unless, default = default if isinstance(default, Unless) else ((), default)
    return Key(default, means, written, names, unless)


class Document:
    """A block of keys; a key that it does not name is a mistake."""

    keys: ClassVar[Mapping[str, Key]] = types.MappingProxyType({})

    def __init__(self, written: dict[str, Any]) -> None:
        # What was not written is found at the class.
        self.__dict__ = written

    def __init_subclass__(cls) -> None:
        own = {}
        for attribute, one in [(name, each) for name, each in vars(cls).items() if isinstance(each, Key)]:
            named = replace(one, written=one.written or attribute, attribute=attribute)
            own[named.written] = named
            if named.default is _NEEDED:
                delattr(cls, attribute)
            else:
                setattr(cls, attribute, named.default)
        cls.keys = types.MappingProxyType({**cls.keys, **own})

    @classmethod
    def read(cls, part: Plain) -> Self:
        """Return the document that a block makes; raise MistakesError with all that does not fit."""
        if type(part) is not dict:
            # Only the keys that must be there say what they mean.
            needs = {name: one.means if one.needed else "" for name, one in cls.keys.items()}
            raise MistakesError(Mistake("block", part, known=needs))
        document: Any = cls  # mypy takes no class for hashable.
        reads, unknown, needed = _reading(document)
        written: dict[str, Any] = {}
        mistakes: list[Mistake] = []
        for step, inside in part.items():
            attribute, read = reads.get(step, unknown)
            try:
                written[attribute] = read(inside)
            except MistakesError as error:
                error.add_to(mistakes, step)
        if needed and not part.keys() >= needed:
            missing = [name for name in cls.keys if name in needed and name not in part]
            missing = [name for name in missing if part.keys().isdisjoint(cls.keys[name].unless)]
            mistakes += [Mistake("missing key", part, (name,), _meanings(cls)) for name in missing]
        if mistakes:
            raise MistakesError(*mistakes)
        return cls(written)


def keys_naming(noun: str, base: type[Document] = Document) -> tuple[str, ...]:
    """Return the keys that refer to something of a noun, of all documents that have been imported."""
    own = [name for name, one in base.keys.items() if one.names == noun]
    below = [name for kind in base.__subclasses__() for name in keys_naming(noun, kind)]
    return tuple(dict.fromkeys((*own, *below)))


KeyRead: TypeAlias = tuple[str, Read[Any]]


@cache
def _reading(document: type[Document]) -> tuple[Mapping[str, KeyRead], KeyRead, frozenset[str]]:
    """Return how each key is read and as which attribute, how any other key is, and what must be there."""
    hints, keys = get_type_hints(document, include_extras=True), document.keys.items()

    def unknown(inside: Plain) -> None:
        raise MistakesError(Mistake("unknown key", inside, known=_meanings(document), at_key=True))

    reads = {name: (one.attribute, reader_of(hints[one.attribute])) for name, one in keys}
    return reads, ("", unknown), frozenset(name for name, one in keys if one.needed)


def _meanings(document: type[Document]) -> dict[str, str]:
    return {name: one.means for name, one in document.keys.items()}


def reader_of(hint: Any) -> Read[Any]:
    """Return the function that reads what a type asks for."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        read = reader_of(parts[0])
        for note in parts[1:]:
            read = note.reading(read)
        return read
    if origin is Literal:
        return _one_of(parts)
    if origin is tuple:
        return _list_of(reader_of(parts[0]))
    if origin is dict:
        return _block_of(reader_of(parts[0]), reader_of(parts[1]))
    if origin in (Union, types.UnionType):
        return reader_of(next(part for part in parts if part is not type(None)))
    return hint.read if issubclass(hint, Document) else lambda part: part


def _one_of(words: tuple[str, ...]) -> Read[str]:
    def word(part: Any) -> str:
        if type(part) is str and part in words:
            return part
        raise MistakesError(Mistake("word", part, known=dict.fromkeys(words, "")))

    return word


def _list_of(read: Read[T]) -> Read[tuple[T, ...]]:
    def read_all(parts: Plain) -> tuple[T, ...]:
        if type(parts) is not list:
            raise wrong("list", parts)
        found: list[T] = []
        mistakes: list[Mistake] = []
        for step, part in enumerate(parts):
            try:
                found.append(read(part))
            except MistakesError as error:
                error.add_to(mistakes, step)
        if mistakes:
            raise MistakesError(*mistakes)
        return tuple(found)

    return read_all


def _block_of(read_name: Read[str], read: Read[T]) -> Read[dict[str, T]]:
    def read_all(block: Plain) -> dict[str, T]:
        if type(block) is not dict:
            raise wrong("block", block)
        found: dict[str, T] = {}
        mistakes: list[Mistake] = []
        for name, part in block.items():
            try:
                read_name(name)
            except MistakesError as error:
                MistakesError(*(replace(one, at_key=True) for one in error.mistakes)).add_to(mistakes, name)
            try:
                found[name] = read(part)
            except MistakesError as error:
                error.add_to(mistakes, name)
        if mistakes:
            raise MistakesError(*mistakes)
        return found

    return read_all


@value
class FirstKey:
    """A block of one of some kinds, known by a key that only this kind has; the first that fits counts."""

    noun: str
    kinds: Mapping[str, type[Document]] = field(hash=False)

    def reading(self, _: Read[Any]) -> Read[Document]:
        """Return the function that reads a block of any of the kinds."""
        reads = [(name, kind.read) for name, kind in self.kinds.items()]
        known = {name: str(kind.__doc__) for name, kind in self.kinds.items()}
        told_as = f"no {self.noun}"

        def read_one(part: Plain) -> Document:
            if type(part) is dict:
                for name, read in reads:
                    if name in part:
                        return read(part)
            raise MistakesError(Mistake(told_as, part, known=known))

        return read_one
