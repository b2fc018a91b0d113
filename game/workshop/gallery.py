"""The drawings of the game on one page, with the cases that use each: an author sees what is free."""

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from game.content.drawings import KINDS, Drawing, described
from game.content.library import Head
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


def gallery(heads: Iterable[Head]) -> Mapping[str, tuple[Hung, ...]]:
    """Return the drawings of each kind, each with those of some cases that use it."""
    cases = [(head, frozenset(_names(head.path))) for head in heads]
    return {
        kind: tuple(
            Hung(
                drawing,
                tuple(head.title for head, names in cases if (noun, drawing.name) in names),
                tuple(head.title for head, _ in cases if kind == "places" and head.place == drawing.name),
            )
            for drawing in described(kind)
        )
        for kind, noun in KINDS.items()
    }


def uses(hung: Hung, words: Words) -> str:
    """Return in a sentence which cases use a drawing."""
    if not hung.used_by:
        return words("gallery.free")
    said = words("gallery.used_by", cases=", ".join(hung.used_by))
    return f"{said} {words('gallery.cover', cases=', '.join(hung.covers))}" if hung.covers else said


def page(hung: Mapping[str, tuple[Hung, ...]], words: Words) -> str:
    """Return the gallery as one page that needs no file beside it."""
    return render("gallery.html", language="en", words=words, gallery=hung, uses=partial(uses, words=words))


def _names(file: Path) -> Iterator[tuple[str, str]]:
    """Yield the noun and the name of each drawing that a file names, or a rule book that it names."""
    for noun, name in _NAMED.findall(file.read_text("utf-8", errors="replace")):
        yield noun, name
        if noun in ("procedure", "extends") and (book := companion_file(file, name, "procedures")):
            yield from _NAMED.findall(book.read_text("utf-8", errors="replace"))
