"""The drawings at hand, by kind and name: the game's, and those that a case brings in its own folder."""

import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game import places
from game.model.value import value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Each kind, and the noun for one of it.
KINDS: Mapping[str, str] = {"portraits": "portrait", "places": "place", "stations": "sign"}
# What a case can bring of its own, in width and height.
CANVAS: Mapping[str, tuple[int, int]] = {"portraits": (400, 480), "places": (1600, 600)}
MOST_BYTES = 20_000
ELEMENTS = ("svg", "title", "desc", "g", "path", "rect", "circle", "ellipse")

_SVG = "{http://www.w3.org/2000/svg}"
_DESCRIPTION = re.compile(r"<desc>(.*?)</desc>", re.DOTALL)
# What would reach beyond the drawing, or is known to a browser and not to the window.
_DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet", re.IGNORECASE)
_REACHING = re.compile(r"style|class|href|on.*")


@value
class Drawing:
    """One drawing, with its alternative text."""

    kind: str
    name: str
    file: Path
    says: str


class UnfitDrawing(NamedTuple):
    """Why a drawing of a case's own is not shown: the code of the problem, what it is, and what to do."""

    code: str
    what: str
    remedy: str


def as_name(written: str) -> str:
    """Return what names a drawing, or nothing for a path, which would lead elsewhere."""
    return written if written.replace("-", "").isalnum() else ""


def shared(kind: str) -> frozenset[str]:
    """Return the names of the game's drawings of a kind, such as `places`."""
    return _named_in(places.pictures() / kind)


@lru_cache(maxsize=len(KINDS))
def _named_in(folder: Path) -> frozenset[str]:
    return frozenset(file.stem for file in folder.glob("*.svg"))


def own(case: Path, kind: str) -> dict[str, Path]:
    """Return by their names the drawings of a kind that lie in the folder of a case; `case` is its file."""
    folder = case.absolute().parent
    files = sorted((folder / "pictures" / kind).glob("*.svg")) if kind in CANVAS else ()
    return {file.stem: file for file in files if file.resolve().is_relative_to(folder.resolve())}


def brought(case: Path) -> Iterator[Path]:
    """Yield the files of all drawings that a case brings."""
    for kind in CANVAS:
        yield from own(case, kind).values()


def described(kind: str, case: Path | None = None) -> Iterator[Drawing]:
    """Yield the drawings of a kind in the order of their names: a case's own, then the game's."""
    files = [(name, places.drawing(kind, name)) for name in sorted(shared(kind))]
    for name, file in (*(own(case, kind).items() if case else ()), *files):
        found = _DESCRIPTION.search(file.read_text("utf-8", errors="replace"))
        yield Drawing(kind, name, file, html.unescape(found[1]) if found else "")


def unfit(file: Path, kind: str) -> UnfitDrawing | None:
    """Return why a drawing of a case's own is not shown, or None where it is as plain as the game's are."""
    from xml.etree.ElementTree import ParseError, fromstring

    name, (wide, high) = f"'pictures/{kind}/{file.name}'", CANVAS[kind]
    if (weight := file.stat().st_size) > MOST_BYTES:
        what = f"the drawing {name} has {weight:,} bytes, and {MOST_BYTES:,} are the most"
        return UnfitDrawing("A008", what, "Take points and parts away, and save it as plain SVG.")
    try:
        text = file.read_text("utf-8")
        root = None if _DECLARED.search(text) else fromstring(text)  # noqa: S314 -- small, and declares nothing
    except (ValueError, ParseError):
        root = None
    if root is None or root.tag != f"{_SVG}svg":
        what = f"the drawing {name} is no plain SVG"
        return UnfitDrawing("A007", what, "Save it as plain SVG in UTF-8, without a document type.")
    if strange := next(_strange(root), ""):
        what = f"the drawing {name} has {strange}"
        remedy = f"Use `{'`, `'.join(ELEMENTS[3:])}` alone, with each colour in `fill` or `stroke`."
        return UnfitDrawing("A007", what, remedy)
    if (root.get("width"), root.get("height"), root.get("viewBox")) != (
        f"{wide}",
        f"{high}",
        f"0 0 {wide} {high}",
    ):
        what = f"the drawing {name} is not {wide} wide and {high} high"
        remedy = f'Write `<svg width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">`.'
        return UnfitDrawing("A006", what, remedy)
    return None


def _strange(root: "Element") -> Iterator[str]:
    """Yield what a drawing has that is neither a plain shape nor a plain attribute."""
    for element in root.iter():
        name = element.tag.removeprefix(_SVG)
        if name not in ELEMENTS:
            yield f"a part `{name.rpartition('}')[2]}`"
        for key, written in element.items():
            if _REACHING.fullmatch(key.rpartition("}")[2]) or "url(" in written:
                yield f"an attribute `{key.rpartition('}')[2]}`"
