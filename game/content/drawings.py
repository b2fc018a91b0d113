"""The drawings at hand, by kind and name: the game's, and those that a case brings in its own folder."""

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
# A picture of a case's own: whatever is larger, or narrower, costs a window more than it shows.
MOST_PICTURE_BYTES, MOST_SVG_BYTES = 4_000_000, 100_000
MOST_PIXELS, MOST_TIMES = 24_000_000, 5
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


def elsewhere(case: Path, kind: str, name: str) -> Path | None:
    """Return a drawing of a name that lies in the folder of a case, but not where those of its kind do."""
    folder = case.absolute().parent
    # Three levels are as many as a case has; a folder of other things may have many.
    there = (folder / level for level in (f"{name}.svg", f"pictures/{name}.svg"))
    inside = sorted((folder / "pictures").glob(f"*/{name}.svg")) if (folder / "pictures").is_dir() else []
    found = [*(file for file in there if file.is_file()), *inside]
    return next((file for file in found if file.parent != folder / "pictures" / kind), None)


def brought(case: Path) -> Iterator[Path]:
    """Yield the files of all drawings that a case brings."""
    for kind in CANVAS:
        yield from own(case, kind).values()


def described(kind: str, case: Path | None = None) -> Iterator[Drawing]:
    """Yield the drawings of a kind in the order of their names: a case's own, then the game's."""
    import html  # Here, since its table of two thousand names takes long, and a first frame needs none.

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


def unfit_picture(file: Path) -> UnfitDrawing | None:
    """Return why a picture of a case's own is too much for a window, as far as its first bytes tell."""
    most = MOST_SVG_BYTES if file.suffix.lower() == ".svg" else MOST_PICTURE_BYTES
    if (weight := file.stat().st_size) > most:
        what = f"the picture '{file.name}' has {weight:,} bytes, and {most:,} are the most"
        return UnfitDrawing("A009", what, "Save it smaller: 1600 pixels across are enough.")
    wide, high = picture_size(file) or (1, 1)
    if wide * high > MOST_PIXELS:
        what = f"the picture '{file.name}' is {wide:,} by {high:,} pixels"
        remedy = f"Make it smaller: 1600 across are enough, and {MOST_PIXELS:,} in all are the most."
        return UnfitDrawing("A009", what, remedy)
    if min(wide, high) * MOST_TIMES < max(wide, high):
        what = f"the picture '{file.name}' is {wide:,} by {high:,} pixels: too narrow to be shown"
        return UnfitDrawing("A009", what, f"Let one side be at most {MOST_TIMES} times as long as the other.")
    return None


def picture_size(file: Path) -> tuple[int, int] | None:
    """Return the width and height that the first bytes of a picture name, or None where they name none."""
    with file.open("rb") as opened:
        head = opened.read(200_000)
    kind, found = file.suffix.lower(), None
    if kind == ".svg":
        found = _size_of_svg(head)
    elif head.startswith(b"\x89PNG\r\n\x1a\n") and head[12:16] == b"IHDR":
        found = int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
    elif head.startswith(b"\xff\xd8"):
        found = _size_of_jpeg(head)
    elif head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        found = _size_of_webp(head)
    return found if found and min(found) > 0 else None


def _size_of_svg(head: bytes) -> tuple[int, int] | None:
    tag = re.search(rb"<svg\b[^>]*>", head)
    number = rb"\s*([0-9]{1,9}(?:\.[0-9]*)?)"
    given = (
        [re.search(rb"\s" + key + rb"\s*=\s*[\"']" + number, tag[0]) for key in (b"width", b"height")]
        if tag
        else []
    )
    if given and all(given):
        return tuple(round(float(one[1])) for one in given if one)  # type: ignore[return-value]  # they are two
    box = tag and re.search(
        rb"\sviewBox\s*=\s*[\"'][^\s,]+[\s,]+[^\s,]+[\s,]" + number + rb"[\s,]" + number, tag[0]
    )
    return (round(float(box[1])), round(float(box[2]))) if box else None


def _size_of_jpeg(head: bytes) -> tuple[int, int] | None:
    """A JPEG is a row of segments, each with its length; the one of its frame has the size."""
    at = 2
    while at + 9 < len(head) and head[at] == 0xFF:
        if 0xC0 <= head[at + 1] <= 0xCF and head[at + 1] not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(head[at + 7 : at + 9]), int.from_bytes(head[at + 5 : at + 7])
        at += 1 if head[at + 1] == 0xFF else 2 + int.from_bytes(head[at + 2 : at + 4])
    return None


def _size_of_webp(head: bytes) -> tuple[int, int] | None:
    if head[12:16] == b"VP8X":
        return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little")
    if head[12:16] == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if head[12:16] == b"VP8 ":
        bits = int.from_bytes(head[26:30], "little")
        return bits & 0x3FFF, bits >> 16 & 0x3FFF
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
