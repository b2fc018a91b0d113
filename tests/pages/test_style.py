"""The typefaces of pages, read by what shares nothing with what packed them."""

import base64
import io
import re

import pytest

from game import places
from game.pages.style import FACES, faces, width, wrapped


@pytest.fixture(scope="module")
def pygame_font():
    import pygame

    pygame.font.init()
    return pygame.font.Font


@pytest.mark.parametrize("name", FACES)
def test_a_line_is_as_wide_as_the_window_sets_it(name, pygame_font):
    text = "No one may be heard “above” who obeyed below: § 2703, 18 U.S.C."

    drawn = pygame_font(places.fonts() / FACES[name].file, 200).size(text)[0] / 200

    # Pairs of letters that are drawn nearer together are not known to the tables.
    assert width(text, name, 1) == pytest.approx(drawn, rel=0.03)


@pytest.mark.parametrize("name", FACES)
def test_a_packed_face_draws_the_same_letters(name, pygame_font):
    packed = base64.b64decode(re.findall(r"base64,([^\"]+)", faces(name))[0])
    text = "Held in contempt — 35 in 100"

    unpacked, own = pygame_font(io.BytesIO(packed), 40), pygame_font(places.fonts() / FACES[name].file, 40)

    assert packed[:4] == b"wOFF"
    assert len(packed) < (places.fonts() / FACES[name].file).stat().st_size
    assert drawn(unpacked, text) == drawn(own, text)


def drawn(font, text: str) -> bytes:
    """The picture of a line."""
    import pygame

    return pygame.image.tobytes(font.render(text, True, "black", "white"), "RGB")


def test_a_text_is_wrapped_within_its_room_and_evenly():
    text = "Produce what is stored here, and move to vacate the rest"

    lines = wrapped(text, "sans", 12, 150)

    assert " ".join(lines) == text
    assert all(width(line, "sans", 12) <= 150 for line in lines)
    assert min(width(line, "sans", 12) for line in lines) > 75


def test_a_word_that_is_wider_than_its_room_stays_whole():
    assert wrapped("Nebenklägervertretung ja", "sans", 12, 40) == ("Nebenklägervertretung", "ja")
