"""The drawings of the game on one page, with the cases that use each: an author sees what is free."""

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from game import places
from game.content.drawings import KINDS, Drawing, described, own
from game.content.library import Head, read_head
from game.content.loading import companion_file
from game.content.words import Words
from game.model.value import value
from game.pages.rendering import render

# Names of drawings are read off the text, at once; a large case is read whole in a third of a second.
_NAMED = re.compile(r"""\b(portrait|place|sign|procedure|extends): *["']?([a-z0-9-]+)""")


@value
class Hung:
    """A drawing, the titles of the cases that use it, and those of which it is the cover."""

    drawing: Drawing
    used_by: tuple[str, ...]
    covers: tuple[str, ...]

    @property
    def picture(self) -> str:
        """Return the address under which a page has the drawing in itself."""
        return "data:image/svg+xml;base64," + base64.b64encode(self.drawing.file.read_bytes()).decode("ascii")


def gallery(heads: Iterable[Head], case: Path | None = None) -> Mapping[str, tuple[Hung, ...]]:
    """Return the drawings of each kind, those of `case` first, each with the cases at hand that use it."""
    there = list(heads)
    if case and case.resolve() not in {head.path.resolve() for head in there}:
        there.append(read_head(case))
    cases = [(head, frozenset(_drawn(head.path))) for head in there]
    return {kind: tuple(_hung(drawing, cases) for drawing in described(kind, case)) for kind in KINDS}


def _hung(drawing: Drawing, cases: list[tuple[Head, frozenset[Path]]]) -> Hung:
    is_shared = drawing.file == places.drawing(drawing.kind, drawing.name)
    cover = drawing.name if is_shared else str(drawing.file)
    return Hung(
        drawing,
        tuple(head.title for head, files in cases if drawing.file in files),
        tuple(head.title for head, _ in cases if drawing.kind == "places" and head.place == cover),
    )


def uses(hung: Hung, words: Words) -> str:
    """Return in a sentence which cases use a drawing."""
    if not hung.used_by:
        return words("gallery.free")
    said = words("gallery.used_by", cases=", ".join(hung.used_by))
    return f"{said} {words('gallery.cover', cases=', '.join(hung.covers))}" if hung.covers else said


def page(hung: Mapping[str, tuple[Hung, ...]], words: Words) -> str:
    """Return the gallery as one page that needs no file beside it."""
    return render("gallery.html", language="en", words=words, gallery=hung, uses=partial(uses, words=words))


def _drawn(case: Path) -> Iterator[Path]:
    """Yield the files of the drawings that a case uses."""
    kinds = {noun: kind for kind, noun in KINDS.items()}
    for noun, name in _names(case):
        if kind := kinds.get(noun):
            yield own(case, kind).get(name) or places.drawing(kind, name)


def _names(file: Path) -> Iterator[tuple[str, str]]:
    """Yield the noun and the name of each drawing that a file names, or a rule book that it names."""
    for noun, name in _NAMED.findall(file.read_text("utf-8", errors="replace")):
        yield noun, name
        if noun in ("procedure", "extends") and (book := companion_file(file, name, "procedures")):
            yield from _NAMED.findall(book.read_text("utf-8", errors="replace"))
