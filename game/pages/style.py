"""How pages and pictures look: the colours, and the typefaces as rules that bring the letters along."""

import base64
import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from game import places


@cache
def colours(theme: str = "paper") -> Mapping[str, str]:
    """Return the colours of a theme by their role, such as `ink`, each as `#RRGGBB`."""
    return MappingProxyType(json.loads(places.palette().read_text("utf-8"))[theme])


@cache
def themes() -> tuple[str, ...]:
    """Return the names of the themes, the usual one first."""
    return tuple(json.loads(places.palette().read_text("utf-8")))


def tint(number: int, all_of: int) -> str:
    """Return one of several pale grounds that differ from each other; ink is easily read on each."""
    import colorsys

    # Every second ground is lighter, so that neighbours also differ where print has no colours.
    lightness = 0.91 if number % 2 else 0.84
    red, green, blue = colorsys.hls_to_rgb(number / max(1, all_of) + 0.09, lightness, 0.5)
    return f"#{round(red * 255):02X}{round(green * 255):02X}{round(blue * 255):02X}"


SERIF_FAMILY = "Source Serif 4"
SANS_FAMILY = "Atkinson Hyperlegible Next"


class Face(NamedTuple):
    """One face of a family: its file, its weight, and its slant."""

    family: str
    file: str
    weight: int
    slant: str = "normal"


_SERIFS = "source-serif-4/SourceSerif4-{}.otf"
_SANS = "atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_{}.ttf"
FACES: Mapping[str, Face] = {
    "serif": Face(SERIF_FAMILY, _SERIFS.format("Regular"), 400),
    "serif-italic": Face(SERIF_FAMILY, _SERIFS.format("It"), 400, "italic"),
    "serif-strong": Face(SERIF_FAMILY, _SERIFS.format("Semibold"), 600),
    "sans": Face(SANS_FAMILY, _SANS.format("400Regular"), 400),
    "sans-strong": Face(SANS_FAMILY, _SANS.format("700Bold"), 700),
}


@cache
def faces(*names: str) -> Markup:
    """Return the rules of some faces, or of all; a page that has them needs no file beside it."""
    rules = []
    for face in (FACES[name] for name in names or FACES):
        letters = base64.b64encode((places.fonts() / face.file).read_bytes()).decode("ascii")
        kind = "opentype" if face.file.endswith(".otf") else "truetype"
        rules.append(
            f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.slant};'
            f'src:url("data:font/{face.file[-3:]};base64,{letters}") format("{kind}")}}'
        )
    return Markup("\n".join(rules))  # noqa: S704 -- made of our own font files alone


def width(text: str, face: str, size: float) -> float:
    """Return how wide a line of text is in a face of some size; a character it lacks counts as broad."""
    widths = _widths()[face]
    return size * sum(widths.get(character, 0.75) for character in text)


@cache
def letters_of(face: str) -> frozenset[str]:
    """Return every character that a face has."""
    return frozenset(_widths()[face])


@cache
def _widths() -> Mapping[str, Mapping[str, float]]:
    """Return the widths of the characters of each face in em; the file groups them by thousandths."""
    written = json.loads((places.fonts() / "widths.json").read_text("utf-8"))
    return {
        face: {one: int(thousandths) / 1000 for thousandths, many in widths.items() for one in many}
        for face, widths in written.items()
    }


def wrapped(text: str, face: str, size: float, room: float) -> tuple[str, ...]:
    """Return the lines of a text, none wider than the room unless one word is; as even as can be."""
    lines = _filled(text, face, size, room)
    narrowest = room
    # Wrapped again to the narrowest room that keeps the number of lines, so that no word is left alone.
    while narrowest > size and len(_filled(text, face, size, narrowest - size)) == len(lines):
        narrowest -= size
    return _filled(text, face, size, narrowest)


def _filled(text: str, face: str, size: float, room: float) -> tuple[str, ...]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, face, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
