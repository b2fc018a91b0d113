"""The typefaces of pages, read by what shares nothing with what writes them."""

import base64
import re

import pytest

from game import places
from game.pages.style import FACES, _widths, faces, width, wrapped


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
def test_a_page_brings_the_letters_of_the_window_along(name):
    letters = base64.b64decode(re.findall(r"base64,([^\"]+)", faces(name))[0])

    assert letters == (places.fonts() / FACES[name].file).read_bytes()


@pytest.mark.parametrize("name", FACES)
def test_the_table_of_widths_is_what_the_font_says_of_each_of_its_characters(name, pygame_font):
    """`assets/fonts/widths.json` is this table made once: for each face, the characters of each width."""
    font = pygame_font(places.fonts() / FACES[name].file, 1000)
    # Controls are drawn as nothing; what lies above is no part of these fonts, or for private use.
    every = [*range(0x20, 0x7F), *range(0xA0, 0xD800), *range(0xF900, 0xFEFF), *range(0xFF00, 0xFFF0)]
    lacking = font.metrics("\U000f0000")
    has = {chr(one): font.metrics(chr(one))[0][4] for one in every if font.metrics(chr(one)) != lacking}

    kept = {one: width(one, name, 1000) for one in _widths()[name] if ord(one) in set(every)}

    assert kept.keys() == has.keys()
    # The window rounds at some sizes.
    assert [one for one, wide in has.items() if abs(kept[one] - wide) > 1] == []


def test_a_text_is_wrapped_within_its_room_and_evenly():
    text = "Produce what is stored here, and move to vacate the rest"

    lines = wrapped(text, "sans", 12, 150)

    assert " ".join(lines) == text
    assert all(width(line, "sans", 12) <= 150 for line in lines)
    assert min(width(line, "sans", 12) for line in lines) > 75


def test_a_word_that_is_wider_than_its_room_stays_whole():
    assert wrapped("Nebenklägervertretung ja", "sans", 12, 40) == ("Nebenklägervertretung", "ja")
