"""What authors write becomes what is read: links, emphasis, lists, printed quotes, and lines that hold."""

import pygame
import pytest

from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.flow import Setting, lay, lay_plain
from game.desktop.toolkit.kit import Kit
from game.desktop.toolkit.markup import NO_BREAK, ProseLink, Run, blocks, plain, unlinked
from game.desktop.toolkit.theme import look_of, palette_of


@pytest.fixture
def kit() -> Kit:
    pygame.font.init()
    return Kit(look_of(palette_of(), (1280, 720)), RenderCache())


def test_emphasis_and_links_become_runs():
    (block,) = blocks("The *old* rule is **dead**: [[stay|a stay]], [@ryan-1971].")

    assert block.runs == (
        Run("The "),
        Run("old", slanted=True),
        Run(" rule is "),
        Run("dead", strong=True),
        Run(": "),
        Run("a stay", link=ProseLink("term", "stay")),
        Run(", "),
        Run("ryan 1971", link=ProseLink("authority", "ryan-1971")),
        Run("."),
    )


def test_a_pin_is_shown_and_its_link_leads_to_the_authority():
    (block,) = blocks("See [@ryan-1971 at 532].", lambda _kind, name: name.upper())

    assert block.runs[1] == Run("RYAN-1971 AT 532", link=ProseLink("authority", "ryan-1971"))


def test_paragraphs_and_items_stand_apart():
    made = blocks("First\nline.\n\n- one\n- two\n  more\n\n1. three")

    assert [(block.bullet, block.text) for block in made] == [
        ("", "First line."),
        ("\u2022", "one"),
        ("\u2022", "two more"),
        ("1.", "three"),
    ]


def test_straight_quotes_are_printed():
    assert plain("""He said "no", and "it's *Ryan's*".""") == "He said “no”, and “it’s Ryan’s”."


def test_a_numbered_sentence_keeps_its_number_as_a_heading():
    assert plain("1. I have considered it. 2. No.") == "1. I have considered it. 2. No."
    assert plain("- No number") == "No number"


def test_a_number_stays_with_its_unit():
    (block,) = blocks("within 14 days, $10,000 a day")

    assert f"14{NO_BREAK}days" in block.runs[0].text


def test_no_word_stands_alone_on_the_last_line(kit):
    text = "The order comes through the filing system at ten to five on the Friday before the holiday."
    for width in range(200, 700, 7):
        lines = lay_plain(kit, text, Setting("body", width)).lines
        last = lines[-1][0].text.replace(NO_BREAK, " ")
        assert len(lines) == 1 or " " in last


def test_no_line_is_wider_than_its_column(kit):
    (block,) = blocks(
        "A *court* may [[stay]] its order; see [@in-re-a-very-long-name-of-a-case], https://example.org/a/b/c/d/e/f."
    )
    for width in range(150, 700, 11):
        assert lay(kit, block, Setting("body", width)).width <= width


def test_balanced_lines_are_as_many_and_more_alike(kit):
    text = "Produce what is in this building, freeze Bergen, prepare to fight for the rest"
    plainly = lay_plain(kit, text, Setting("label", 560)).lines
    balanced = lay_plain(kit, text, Setting("label", 560, balanced=True)).lines

    def widths(lines):
        return [line[-1].x + line[-1].width for line in lines]

    assert len(balanced) == len(plainly)
    assert max(widths(balanced)) - min(widths(balanced)) <= max(widths(plainly)) - min(widths(plainly))


def test_without_its_links_a_text_has_the_same_words():
    linked = blocks("In [[contempt]], by [@ryan].")
    bare = unlinked(linked)

    assert [run.link for block in linked for run in block.runs if run.link]
    assert [run.link for block in bare for run in block.runs if run.link] == []
    assert [block.text for block in bare] == [block.text for block in linked]
