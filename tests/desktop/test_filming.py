"""The moving picture of the README: a lock, what opens it, and the move that is open."""

import struct
import zlib

import pygame
import pytest

from game.desktop.screens import ways
from game.desktop.toolkit.theme import look_of, palette_of
from tests.builders import ROOT
from tests.desktop.filming import CAMERA, Frame, frames, save_film
from tests.desktop.picturing import Studio, locked_first

README, FILM = ROOT / "README.md", ROOT / "docs" / "pictures" / "unlock.png"


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    pygame.display.init()
    pygame.font.init()
    return tuple(frames(Studio(CAMERA, tmp_path_factory.mktemp("kept"))))


def played(file):
    """Return what an animated PNG shows at its end, by its chunks, and how many frames and plays it has."""
    data, chunks, at = file.read_bytes(), [], 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length)[0] == zlib.crc32(kind + body)
        chunks.append((kind, body))
        at += 12 + length
    wide, high = struct.unpack_from(">II", chunks[0][1])
    shown = bytearray(wide * high)
    part, numbers = (0, 0, 0, 0), []
    for kind, body in chunks:
        if kind == b"fcTL":
            number, *part = struct.unpack_from(">IIIII", body)
            numbers.append(number)
        elif kind in (b"IDAT", b"fdAT"):
            packed = body if kind == b"IDAT" else body[4:]
            numbers += [] if kind == b"IDAT" else struct.unpack_from(">I", body)
            across, down, left, top = part
            rows = zlib.decompress(packed)
            for y in range(down):
                row = rows[y * (across + 1) + 1 : (y + 1) * (across + 1)]
                shown[(top + y) * wide + left : (top + y) * wide + left + across] = row
    assert numbers == list(range(len(numbers)))
    palette = next(body for kind, body in chunks if kind == b"PLTE")
    count, plays = struct.unpack(">II", next(body for kind, body in chunks if kind == b"acTL"))
    picture = pygame.image.frombytes(bytes(shown), (wide, high), "P")
    picture.set_palette([palette[at : at + 3] for at in range(0, len(palette), 3)])
    return picture, count, plays


def test_it_begins_with_a_lock_and_ends_with_the_move_open(tmp_path):
    studio = Studio(CAMERA, tmp_path)
    sitting = locked_first(studio)
    then = studio.played("first-steps", len(sitting.play.replay.turns) + 1)

    look = look_of(palette_of(), CAMERA.size)
    said = [str(list(ways.standing(one).view().body.mirror(look))) for one in (sitting, then)]

    assert "Appeal: open now" not in said[0]
    assert "Opens once you stand in contempt" in said[0]
    assert "Appeal: open now" in said[1]


def test_it_stands_long_enough_to_be_read_and_moves_as_the_window_does(film):
    stays = [frame.stays for frame in film]

    assert [one for one in stays if one > 1000] == [3500, 1200, 3500, 3500]
    assert 0 < sum(one for one in stays if one < 1000) <= 480


def test_its_parts_make_the_last_frame_again(tmp_path):
    pictures = []
    for number in range(3):
        picture = pygame.Surface((40, 20))
        picture.fill((250, 240, 230))
        picture.fill((10, 20, 200), (number * 8, 4, 8, 8))
        pictures.append(picture)
    file = tmp_path / "film.png"

    save_film([Frame(one, 100) for one in pictures], file)

    shown, count, plays = played(file)
    assert (count, plays) == (3, 3)
    last = pygame.transform.smoothscale(pictures[-1], (20, 10))
    assert pygame.image.tobytes(shown, "RGB") == pygame.image.tobytes(last, "RGB")


def test_the_readme_shows_it_small_and_fits_on_one_screen():
    text = README.read_text("utf-8")
    shown, count, _ = played(FILM)

    assert "](docs/pictures/unlock.png)" in text
    assert FILM.stat().st_size < 600_000
    assert count > 5
    assert shown.get_height() < 500
    assert len(text.split()) < 280
    assert text.count("![") == 1
