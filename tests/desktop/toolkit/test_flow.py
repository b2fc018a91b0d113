"""Text is set into lines that fit, are not too long to read, and break where a reader would break them."""

import pytest

from game.desktop.toolkit.flow import LONGEST, Setting, lay_plain
from tests.desktop.parts_drawn import kit_of


def lines_of(text: str, width: int, balanced: bool = False) -> list[str]:
    laid = lay_plain(kit_of(), text, Setting("body", width, balanced))
    return [" ".join(segment.text for segment in line) for line in laid.lines]


def test_no_line_has_more_characters_than_can_be_read():
    lines = lines_of("an eye that loses the line " * 20, 5000)

    assert max(map(len, lines)) <= LONGEST
    assert min(map(len, lines[:-1])) > LONGEST - 10


def test_an_address_is_broken_behind_a_stroke():
    first, *rest = lines_of("https://www.example.org/warrants/of/the/court/of/appeals", 330)

    assert first.endswith("/")
    assert not rest[0].startswith("/")


def test_a_word_without_a_stroke_is_broken_where_the_line_ends():
    lines = lines_of("m" * 60, 300)

    assert "".join(lines) == "m" * 60
    assert len({len(line) for line in lines[:-1]}) == 1


def test_no_word_stands_alone_on_the_last_line():
    for width in range(280, 500, 10):
        assert " " in lines_of("The order comes through the filing system", width)[-1].replace("\u00a0", " ")


@pytest.mark.parametrize("width", [300, 400, 500])
def test_balanced_lines_are_alike_in_length_and_no_more(width):
    text = "Refuse openly and offer the prosecutors a stipulated contempt"
    usual, balanced = lines_of(text, width), lines_of(text, width, balanced=True)

    assert len(balanced) == len(usual)
    assert max(map(len, balanced)) <= max(map(len, usual))
