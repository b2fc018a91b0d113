"""Colours, type and spacing by role: everything a part asks before it draws."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil
from pathlib import Path
from typing import NamedTuple

from game import places

Colour = tuple[int, int, int]
_GROUNDS = ("desk", "folder", "paper", "card", "hover", "press", "hair")


class BlackOnWhite(dict[str, Colour]):
    """Every role in black or white: grounds are white, all that stands on them is black."""

    def __missing__(self, role: str) -> Colour:
        """Return white for a ground, and for the text on a black button."""
        grounds = role in _GROUNDS or role.startswith("on_") or role.endswith(("_tint", "_gap"))
        return (255, 255, 255) if grounds else (0, 0, 0)


THEMES = ("paper", "night", "contrast")
SMALLEST_SCALE, USUAL_SCALE, LARGEST_SCALE, SCALE_STEP = 80, 100, 200, 10
SMALLEST_WINDOW = (800, 600)
_LEAF = 0.475  # of the width, the left leaf of a spread
_LEAST_CHARACTERS = 46
SERIF, SERIF_ITALIC, SERIF_STRONG = "serif", "serif-italic", "serif-strong"
DISPLAY = "display"
SANS, SANS_LABEL, SANS_BOLD = "sans", "sans-label", "sans-bold"
FACES: Mapping[str, str] = {
    SERIF: "source-serif-4/SourceSerif4-Regular.otf",
    SERIF_ITALIC: "source-serif-4/SourceSerif4-It.otf",
    SERIF_STRONG: "source-serif-4/SourceSerif4-Semibold.otf",
    DISPLAY: "source-serif-4/SourceSerif4Display-Semibold.otf",
    SANS: "atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_400Regular.ttf",
    SANS_LABEL: "atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_600SemiBold.ttf",
    SANS_BOLD: "atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_700Bold.ttf",
}
_PLAIN, _LABEL, _BOLD = FACES[SANS], FACES[SANS_LABEL], FACES[SANS_BOLD]
_SLANTED = "atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_400Regular_Italic.ttf"
_OPEN = "opendyslexic/opendyslexic-latin-{}.woff"


class Family(NamedTuple):
    """A choice of fonts: the file of each face, and what makes text in it as tall as in the usual one.

    `prose` and `labels` multiply the sizes, `line` is the least line height in em, `character` the
    width of a character of prose in em of the usual face.
    """

    faces: Mapping[str, str]
    prose: float = 1.0
    labels: float = 1.0
    line: float = 0.0
    character: float = 0.47


_EASY: Mapping[str, str] = {
    SERIF: _OPEN.format("400-normal"),
    SERIF_ITALIC: _OPEN.format("400-italic"),
    SANS: _OPEN.format("400-normal"),
    **dict.fromkeys((SERIF_STRONG, DISPLAY, SANS_LABEL, SANS_BOLD), _OPEN.format("700-normal")),
}
FAMILIES: Mapping[str, Family] = {
    "serif": Family(FACES),
    "hyperlegible": Family(
        {**FACES, SERIF: _PLAIN, SERIF_ITALIC: _SLANTED, SERIF_STRONG: _BOLD, DISPLAY: _LABEL}, prose=1.12
    ),
    "dyslexia": Family(_EASY, prose=0.92, labels=0.84, line=1.6, character=0.66),
}


_STANDING_IN: Mapping[str, tuple[str, str]] = {
    SERIF_ITALIC: (FACES[SERIF_ITALIC], _OPEN.format("400-italic")),
    **dict.fromkeys(
        (SERIF_STRONG, DISPLAY, SANS_LABEL, SANS_BOLD), (FACES[SERIF_STRONG], _OPEN.format("700-normal"))
    ),
}


def files_of(family: str, face: str) -> tuple[str, ...]:
    """Return the file of a face, and after it those that stand in for it where it lacks letters."""
    others = _STANDING_IN.get(face, (FACES[SERIF], _OPEN.format("400-normal")))
    return tuple(dict.fromkeys((FAMILIES[family].faces[face], *others)))


class TypeRole(NamedTuple):
    """A role of text: its face, its size in a window 720 and 1080 high, its line height in em."""

    face: str
    at_720: int
    at_1080: int
    line: float


ROLES: Mapping[str, TypeRole] = {
    "body": TypeRole(SERIF, 19, 25, 1.5),
    "small": TypeRole(SERIF, 19, 20, 1.5),
    "label": TypeRole(SANS_LABEL, 21, 28, 1.35),
    "label-bold": TypeRole(SANS_BOLD, 21, 29, 1.35),
    "plain": TypeRole(SANS, 21, 28, 1.35),
    "row": TypeRole(SANS, 21, 22, 1.35),
    "row-label": TypeRole(SANS_LABEL, 21, 22, 1.35),
    "row-bold": TypeRole(SANS_BOLD, 21, 22, 1.35),
    "heading3": TypeRole(SERIF_STRONG, 22, 30, 1.3),
    "heading2": TypeRole(DISPLAY, 30, 42, 1.2),
    "heading1": TypeRole(DISPLAY, 40, 56, 1.12),
    "display": TypeRole(DISPLAY, 56, 84, 1.1),
    "sum": TypeRole(DISPLAY, 38, 54, 1.15),
    "code": TypeRole(SANS_BOLD, 125, 188, 1.1),
}


@dataclass(frozen=True)
class Look:
    """How everything looks now: the window's size, the theme's colours and the text scale.

    Without slots, so that what is asked for at every line is worked out once.
    """

    width: int
    height: int
    theme: str
    scale: int
    colours: Mapping[str, Colour]
    family: str = "serif"

    @cached_property
    def unit(self) -> int:
        """Return g, the unit of all distances."""
        return max(8, round(min(self.height / 90, self.width / 160)))

    def g(self, count: float) -> int:
        """Return a distance in whole pixels."""
        return round(count * self.unit)

    def colour(self, role: str) -> Colour:
        """Return the colour of a role."""
        return self.colours[role]

    def size(self, role: str) -> int:
        """Return the size at which the font of a text role is opened."""
        return self._sizes[role]

    @cached_property
    def _sizes(self) -> Mapping[str, int]:
        family, of_prose = FAMILIES[self.family], (SERIF, SERIF_ITALIC, SERIF_STRONG, DISPLAY)
        return {
            role: round(self._fitting(kind) * (family.prose if kind.face in of_prose else family.labels))
            for role, kind in ROLES.items()
        }

    @cached_property
    def _lines(self) -> Mapping[str, int]:
        # Never less than the role asks for, in whichever family.
        least = FAMILIES[self.family].line
        return {role: ceil(self._sizes[role] * max(kind.line, least)) for role, kind in ROLES.items()}

    def _fitting(self, kind: TypeRole) -> int:
        share = max(0.0, (self.height - 720) / 360)
        between = kind.at_720 + (kind.at_1080 - kind.at_720) * share
        fitting = kind.at_1080 * self.height / 1080 if self.height >= 1080 else between
        return round(fitting * self.scale / 100)

    def line(self, role: str) -> int:
        """Return the height of one line of a text role."""
        return self._lines[role]

    @property
    def edge(self) -> int:
        """Return the thickness of a thin edge."""
        thin = 2 if self.height >= 1440 else 1
        return thin + 1 if self.theme == "contrast" else thin

    @property
    def heavy(self) -> int:
        """Return the thickness of a marked edge."""
        return self.edge + 1

    @property
    def ring(self) -> int:
        """Return the thickness of the focus ring."""
        return 4 if self.height >= 1080 else 3

    @property
    def mark(self) -> int:
        """Return the height of a stance mark, which grows with the text."""
        return max(self.g(4.5), round(self.size("label") * 36 / 21))

    @cached_property
    def letters(self) -> float:
        """Return how many characters of prose the whole width holds."""
        return self.width / (FAMILIES[self.family].character * self._fitting(ROLES["body"]))

    @cached_property
    def column(self) -> bool:
        """Return whether a spread would hold too few characters a line, so that all stands in one column."""
        leaf = _LEAF * (self.width - self.g(7)) - 2 * self.g(3.3)
        short = self.height < 30 * self.line("row") and self.scale > 110
        body = self._fitting(ROLES["body"])
        return short or leaf < _LEAST_CHARACTERS * FAMILIES[self.family].character * body

    def sized(self, width: int, height: int) -> "Look":
        """Return the same look in a window of another size."""
        return replace(self, width=max(width, 1), height=max(height, 1))

    def themed(self, theme: str, palette: "Palette") -> "Look":
        """Return the colours of another theme."""
        return replace(self, theme=theme, colours=palette[theme])


Palette = Mapping[str, Mapping[str, Colour]]


def palette_of(file: Path | None = None) -> Palette:
    """Return the colours of every theme by role, read from the theme file; black on white without it."""
    try:
        read = json.loads((file or places.palette()).read_text(encoding="utf-8"))
        return {theme: {role: _colour(value) for role, value in read[theme].items()} for theme in THEMES}
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return dict.fromkeys(THEMES, BlackOnWhite())


def look_of(palette: Palette, size: tuple[int, int], theme: str = "paper", scale: int = 100) -> Look:
    """Return the look of a window of this size."""
    return Look(size[0], size[1], theme, scale, palette[theme])


def _colour(value: str) -> Colour:
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)
