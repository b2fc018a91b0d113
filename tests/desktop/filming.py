"""A moving picture of a lock that opens, for the README: an appeal is refused, then a contempt opens it.

`python -m tests.desktop.picturing docs/pictures` makes it with the other pictures, as an animated PNG. It
plays three times and then rests, so that nothing moves for long beside what is read.
"""

import struct
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pygame
from pygame import Rect, Surface

from game.desktop.screens import ways
from game.desktop.stage.motion import Motion
from game.desktop.stage.stage import WindowStage
from game.desktop.toolkit.intents import Choose, Confirm, Intent
from game.desktop.toolkit.theme import palette_of
from tests.desktop.picturing import Camera, Studio, locked_first, save_small

NAME = "unlock"
CAMERA = Camera((1664, 936), 130)  # twice as large as the film: each of its pixels is four of the window's
_READ, _SEEN, _TICK = 3500, 1200, 40  # milliseconds that a sheet, a focus and a frame of motion stay
_PLAYS = 3


class Frame(NamedTuple):
    """A picture, and how many milliseconds it stays."""

    picture: Surface
    stays: int


def take_film(folder: Path) -> Path:
    """Write the film into a folder; return its file."""
    with tempfile.TemporaryDirectory() as kept:
        file = folder / f"{NAME}.png"
        save_film(tuple(frames(Studio(CAMERA, Path(kept)))), file)
    return file


def frames(studio: Studio) -> Iterator[Frame]:
    """Yield the frames of the film, in the size of the window."""
    sitting = locked_first(studio)
    choice = sitting.opened.real.turns[len(sitting.play.replay.turns)].choice
    window = Surface(studio.camera.size)
    stage = WindowStage(ways.standing(sitting), palette_of(), studio.camera.size, studio.desk.preferences)
    yield Frame(_painted(stage, window), _READ)
    stage.focus(f"choice:{choice}")
    yield Frame(_painted(stage, window), _SEEN)
    yield from _moved(stage, window, Choose(choice))
    yield from _moved(stage, window, Confirm())


def _painted(stage: WindowStage, window: Surface) -> Surface:
    stage.paint(window)
    return window.copy()


def _moved(stage: WindowStage, window: Surface, intent: Intent) -> Iterator[Frame]:
    """Yield what is seen from an intent on until all is at rest, as the window shows it."""
    assert stage.pen is not None, "the sheet before was painted"
    before, stood = window.copy(), stage.pen.movers
    stage.mean(intent)
    after = _painted(stage, window)
    motion = Motion(before, after, stage.pen.movers.values(), stood)
    for spent in range(_TICK, motion.lasts, _TICK):
        motion.draw(window, spent)
        yield Frame(window.copy(), _TICK)
    window.blit(after, (0, 0))
    yield Frame(after, _READ)


def save_film(film: Sequence[Frame], file: Path) -> None:
    """Write frames as an animated PNG; after the first, each has only the part that changed."""
    wide, high = film[0].picture.get_size()
    size = (wide // 2, high // 2)
    sheet = Surface((size[0], size[1] * len(film)))
    for number, frame in enumerate(film):
        sheet.blit(pygame.transform.smoothscale(frame.picture, size), (0, size[1] * number))
    with tempfile.TemporaryDirectory() as folder:
        # One palette for all, chosen as for any other picture.
        still = Path(folder) / "sheet.png"
        save_small(sheet, still)
        sheet = pygame.image.load(still)
    palette = b"".join(bytes(colour[:3]) for colour in sheet.get_palette())
    pixels = pygame.image.tobytes(sheet, "P")
    shots = [pixels[at : at + size[0] * size[1]] for at in range(0, len(pixels), size[0] * size[1])]
    parts = [
        _chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 3, 0, 0, 0)),
        _chunk(b"PLTE", palette),
        _chunk(b"acTL", struct.pack(">II", len(shots), _PLAYS)),
    ]
    number = 0
    for at, (shot, frame) in enumerate(zip(shots, film, strict=True)):
        part = _changed(shots[at - 1], shot, size) if at else Rect(0, 0, *size)
        told = struct.pack(">IIIIIHHBB", number, *part.size, *part.topleft, frame.stays, 1000, 0, 0)
        rows = (
            shot[y * size[0] + part.left : y * size[0] + part.right] for y in range(part.top, part.bottom)
        )
        packed = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
        parts.append(_chunk(b"fcTL", told))
        parts.append(
            _chunk(b"fdAT", struct.pack(">I", number + 1) + packed) if at else _chunk(b"IDAT", packed)
        )
        number += 2 if at else 1
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(parts) + _chunk(b"IEND", b""))


def _changed(before: bytes, after: bytes, size: tuple[int, int]) -> Rect:
    """Return the part of a picture in which two of them differ, or one pixel where they do not."""
    wide, high = size
    differ = [[before[y * wide + x] != after[y * wide + x] for x in range(wide)] for y in range(high)]
    rows = [y for y in range(high) if any(differ[y])] or [0]
    columns = [x for x in range(wide) if any(row[x] for row in differ)] or [0]
    return Rect(columns[0], rows[0], columns[-1] - columns[0] + 1, rows[-1] - rows[0] + 1)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
