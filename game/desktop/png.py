"""Writes a picture as a small PNG: at most 256 colours, each the most frequent of those like it.

The screens are flat colour and the edges of letters, so that this is not seen, and a file is a
third of what it would be in full colour.
"""

import struct
import zlib
from array import array
from collections import Counter
from collections.abc import Mapping
from itertools import count
from pathlib import Path

import pygame

_MOST = 256
_FLAT = 48  # so many of the most frequent are kept as they are: the grounds and inks of the screens
_CELL = 0xF8  # the bits of a channel in which like colours agree

Colour = tuple[int, int, int]


def write_png(surface: pygame.Surface, file: Path) -> None:
    """Write a picture; the same pixels make the same bytes."""
    wide, high = surface.get_size()
    pixels = array("I", pygame.image.tobytes(surface, "RGBX"))
    numbers, palette = _reduced(Counter(pixels))
    rows = bytes(map(numbers.__getitem__, pixels))
    # Each row begins with the kind of its filter, which is none.
    lines = b"".join(b"\0" + rows[at : at + wide] for at in range(0, len(rows), wide))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(map(bytes, palette))),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in parts))


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _reduced(colours: Mapping[int, int]) -> tuple[dict[int, int], tuple[Colour, ...]]:
    """Return the number of each colour, and the colours that the numbers stand for."""
    by_weight = sorted(colours, key=lambda one: (-colours[one], one))
    flat = tuple(map(_parts, by_weight[:_FLAT]))
    cells: dict[Colour, Colour] = {}
    for one in by_weight:
        cells.setdefault(_cell(_parts(one)), _parts(one))
    kept = _apart(flat, tuple(colour for colour in cells.values() if colour not in flat))
    near = {cell: _nearest(colour, kept) for cell, colour in cells.items()}
    exact = {colour: number for number, colour in enumerate(kept)}
    numbers = {one: exact.get(_parts(one), near[_cell(_parts(one))]) for one in by_weight}
    return numbers, kept


def _apart(flat: tuple[Colour, ...], others: tuple[Colour, ...]) -> tuple[Colour, ...]:
    """Return flat colours and so many of the others, the most frequent first, that lie well apart."""
    for least in count(0, 6):
        kept = list(flat)
        for colour in others:
            if all(_between(colour, other) > least * least for other in kept):
                kept.append(colour)
            if len(kept) > _MOST:
                break
        else:
            return tuple(kept)
    raise AssertionError("the flat colours alone are few enough")


def _nearest(colour: Colour, kept: tuple[Colour, ...]) -> int:
    return min(range(len(kept)), key=lambda number: _between(colour, kept[number]))


def _between(one: Colour, other: Colour) -> int:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2


def _cell(colour: Colour) -> Colour:
    return colour[0] & _CELL, colour[1] & _CELL, colour[2] & _CELL


def _parts(pixel: int) -> Colour:
    red, green, blue, _ = struct.pack("I", pixel)
    return red, green, blue
