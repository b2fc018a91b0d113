"""The reference of the format, taken from the documents themselves: each document's keys as a table.

`docs/scenario-format.md` holds the tables between marks, `<!-- keys: ChoiceDocument -->` and
`<!-- end -->`; `python -m game.workshop.reference docs/scenario-format.md` writes them anew.
"""

import re
import sys
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from game.content.documents import values
from game.content.documents.base import Document, FirstKey, Key
from game.content.documents.effects import Effects
from game.content.documents.expected import PlaybookDocument
from game.content.documents.guards import Guards
from game.content.documents.procedure import ProcedureDocument
from game.content.documents.prose import CommonDocument, ProseDocument
from game.content.documents.scenario import Aim, ScenarioDocument
from game.content.documents.scenes import Moves, Ways
from game.content.documents.translation import TranslationDocument
from game.errors import GameError

ROOTS: tuple[type[Document], ...] = (
    *(ScenarioDocument, ProcedureDocument, PlaybookDocument, CommonDocument),
    TranslationDocument,
)

MARKED = re.compile(r"(<!-- keys: ([A-Za-z ]+) -->\n).*?(<!-- end -->)", re.DOTALL)

# What a key asks for, where the kind of value has a name; the others are read off their parts.
_KINDS: tuple[tuple[Any, str], ...] = (
    (values.Text, "a text"),
    (values.Id, "an id"),
    (values.Whole, "a whole number"),
    (values.Points, "points of 100"),
    (values.Share, "a number from 0 to 1"),
    (values.Day, "a date"),
    (values.Duration, "a time"),
    (values.YesNo, "`true` or `false`"),
    (values.OneOrMore, "one, or a list"),
    (values.Cites, "one, or a list"),
    (Guards, "[guards](#guards)"),
    (Effects, "[effects](#effects)"),
    (ProseDocument, "[paragraphs](#text-and-links)"),
    (Aim, "a text, or a block ([objective](#keys-objective))"),
    (Moves, "one, or a list, each [plain or with guards](#keys-planned-move)"),
    (Ways, "one, or a list, each [plain or with guards](#keys-scene-way)"),
)


class UnknownDocumentError(GameError):
    """A page asks for the keys of something that is no document of the format."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"there is no document '{name}' in the format")


def documents() -> tuple[type[Document], ...]:
    """Return every document of the format that has keys of its own, each once, shared ones included."""
    found: dict[type[Document], None] = {}
    for root in ROOTS:
        _walk(root, found)
    return tuple(document for document in found if own_keys(document))


def own_keys(document: type[Document]) -> Mapping[str, Key]:
    """Return the keys of a document as authors write them, less those it shares with others."""
    shared = {name for base in _bases(document) for name in base.keys}
    return {name: key for name, key in document.keys.items() if name not in shared}


def table(shown: tuple[type[Document], ...]) -> str:
    """Return one Markdown table of the keys of some documents, under what each of them is."""
    heads = [f'<a id="{_anchor(one)}"></a>\n**{noun(one).capitalize()}.** {one.__doc__}\n' for one in shown]
    rows: list[str] = []
    for document in shown:
        hints = get_type_hints(document, include_extras=True)
        for name, key in own_keys(document).items():
            asked, meaning = _asked(hints[key.attribute]), key.means.replace("|", r"\|")
            rows.append(f"| `{name}` | {asked}{_unless_written(key)} | {meaning} |")
    return "\n".join([*heads, "| key | asks for | meaning |", "|---|---|---|", *rows, ""])


def with_tables(page: str) -> str:
    """Return a page in which every marked table is written anew; raise UnknownDocumentError."""
    known = {document.__name__: document for document in documents()}

    def written(mark: "re.Match[str]") -> str:
        unknown = [name for name in mark[2].split() if name not in known]
        if unknown:
            raise UnknownDocumentError(unknown[0])
        return f"{mark[1]}{table(tuple(known[name] for name in mark[2].split()))}{mark[3]}"

    return MARKED.sub(written, page)


def _walk(document: type[Document], found: dict[type[Document], None]) -> None:
    if document in found:
        return
    for base in _bases(document):
        _walk(base, found)
    found[document] = None
    for hint in get_type_hints(document, include_extras=True).values():
        for inner in _documents_in(hint):
            _walk(inner, found)


def _bases(document: type[Document]) -> tuple[type[Document], ...]:
    return tuple(base for base in document.__mro__[1:] if issubclass(base, Document) and base is not Document)


def _documents_in(hint: Any) -> Iterator[type[Document]]:
    if isinstance(hint, FirstKey):
        yield from hint.kinds.values()
    if isinstance(hint, type) and not get_args(hint):
        if issubclass(hint, Document):
            yield hint
        return
    for part in get_args(hint):
        yield from _documents_in(part)


def _unless_written(key: Key) -> str:
    """Return what holds where the key is left out: nothing, a value, or that it must not be."""
    if key.needed:
        others = " or ".join(f"`{one}`" for one in key.unless)
        return f", **needed** without {others}" if others else ", **needed**"
    default = key.default
    if isinstance(default, bool):
        return f"; else `{str(default).lower()}`"
    return f"; else `{default}`" if isinstance(default, int | str) else ""


def _asked(hint: Any) -> str:
    for kind, words in _KINDS:
        if hint == kind:
            return words
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _asked(next(part for part in parts if part is not type(None)))
    if origin is Literal:
        return one_of(parts)
    if origin is dict:
        return f"{'ids' if parts[0] == values.Id else 'names'}, each with {_asked(parts[1])}"
    if origin is tuple:
        return _asked(parts[0]).replace("a block", "a list of blocks", 1)
    if origin is Annotated:
        pattern = next((note.pattern for note in parts[1:] if isinstance(note, values.Characters)), "")
        if re.fullmatch(r"\^\([a-z|]+\)\$", pattern):
            return one_of(tuple(pattern[2:-2].split("|")))
        if any(isinstance(note, values.Count) for note in parts[1:]):
            return _asked(uncounted(parts))
        return "a text" if pattern else _asked(parts[0])
    return f"a block ([{noun(hint)}](#{_anchor(hint)}))"


def uncounted(parts: tuple[Any, ...]) -> Any:
    """Return a kind of value, given in the parts of its hint, less what says how many there may be."""
    kind, *notes = (part for part in parts if not isinstance(part, values.Count))
    return Annotated[(kind, *notes)] if notes else kind


def one_of(words: tuple[str, ...]) -> str:
    """Return some words, of which one is asked for, as a sentence lists them."""
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def noun(document: type[Document]) -> str:
    """Return what a document is called in a sentence, such as `masked name`."""
    name = document.__name__.removesuffix("Document").removesuffix("Base")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _anchor(document: type[Document]) -> str:
    return f"keys-{noun(document).replace(' ', '-')}"


if __name__ == "__main__":
    for file in map(Path, sys.argv[1:]):
        file.write_text(with_tables(file.read_text("utf-8")), "utf-8")
