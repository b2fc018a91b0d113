"""Text is set into lines that fit, are not too long to read, and break where a reader would break them."""

from dataclasses import replace
from itertools import pairwise

import pytest

from game.desktop.toolkit.flow import LONGEST, Setting, lay, lay_plain
from game.desktop.toolkit.kit import Kit
from game.desktop.toolkit.markup import Run, TextBlock
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


def test_the_same_words_are_set_anew_where_anything_of_their_setting_is_another():
    kit, text = kit_of(), "Refuse openly and offer the prosecutors a stipulated contempt, in two lines"
    block = TextBlock((Run(text),))
    strong = TextBlock((Run(text, strong=True),))
    usual = lay(kit, block, Setting("body", 400))

    assert lay(kit, block, Setting("body", 400)) is usual
    for other in (Setting("body", 300), Setting("heading2", 400), Setting("body", 400, balanced=True)):
        assert lay(kit, block, other) != usual
    assert lay(kit, strong, Setting("body", 400)) != usual
    larger = Kit(replace(kit.look, scale=200), kit.cache)
    assert lay(larger, block, Setting("body", 400)) != usual


def test_emphasis_has_a_face_of_its_own_in_prose_and_labels():
    kit = kit_of()
    runs = TextBlock((Run("one "), Run("two ", strong=True), Run("three", slanted=True)))

    def faces(role: str) -> list[str]:
        return [one.face for line in lay(kit, runs, Setting(role, 900)).lines for one in line]

    assert faces("body") == ["serif", "serif-strong", "serif-italic"]
    assert faces("label") == ["sans-label", "sans-bold", "sans-label"]
    assert faces("heading2") == ["display", "display", "display"]


def test_segments_of_a_line_stand_one_after_the_other():
    laid = lay(
        kit_of(), TextBlock((Run("one "), Run("two", strong=True), Run(" three"))), Setting("body", 900)
    )
    (line,) = laid.lines

    assert [one.text for one in line] == ["one", "two", "three"]
    assert line[0].x == 0
    assert all(one.x + one.width < two.x for one, two in pairwise(line))
    assert laid.width == line[-1].x + line[-1].width
    assert lay_plain(kit_of(), "", Setting("body", 900)).lines == ()
