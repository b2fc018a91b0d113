"""The cards of a scene where not all of them fit: whole lines, how many there are, and room for the panel."""

from dataclasses import replace

import pygame
import pytest
from pygame import Rect, Surface

from game.desktop.parts.cards import ChoiceCard
from game.desktop.screens import ways
from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.kit import Hand, Kit, Target
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.scroll import Scroll
from game.desktop.toolkit.theme import look_of, palette_of
from tests.desktop.picturing import Camera, Studio

LABEL = "Let the chief executive tell the newspapers that no court will ever get one letter out of the house"


def painted(leaves, size) -> Pen:
    """What a scene leaves on its folder."""
    pygame.font.init()
    pen = Pen(Surface(size), Kit(look_of(palette_of(), size), RenderCache()), Hand())
    leaves.draw(pen, Rect(0, 50, size[0], size[1] - 60))
    return pen


@pytest.fixture
def leaves(tmp_path):
    """The scene where the Ireland case turns, with its seven cards."""
    return ways.standing(Studio(Camera(), tmp_path).hinge()).view().body.inside


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_cards_that_scroll_leave_the_panel_its_height(leaves, size):
    pen = painted(leaves, size)

    panel = pen.spans["sheet:docket"].box
    tab = pen.hits["tab:docket"].box
    assert pen.spans["cards"].furthest > 0
    assert panel.bottom - tab.top > pen.g(13) - pen.g(2.5)


def test_where_not_all_cards_are_in_sight_the_question_says_how_many_there_are(leaves):
    """Where the last line of the question has the room; of two cards nothing is said."""
    leaves = replace(leaves, reading=replace(leaves.reading, question="What now?"))
    unsaid = replace(leaves, reading=replace(leaves.reading, count=""))
    few = replace(leaves, reading=replace(leaves.reading, cards=leaves.reading.cards[:2]))
    few_unsaid = replace(few, reading=replace(few.reading, count=""))

    def pixels(shown) -> bytes:
        return pygame.image.tobytes(painted(shown, (1280, 720)).surface, "RGB")

    assert pixels(leaves) != pixels(unsaid)
    assert pixels(few) == pixels(few_unsaid)


@pytest.mark.parametrize("cut", [10, 20, 30])
def test_what_a_choice_takes_is_not_shown_without_the_line_that_it_runs_in(cut):
    """The card is cut between its lines: what stands behind the last word goes with that line."""
    pygame.font.init()
    pen = Pen(Surface((1280, 720)), Kit(look_of(palette_of(), (1280, 720)), RenderCache()), Hand())
    card = ChoiceCard(Target("one", LABEL, Select("")), 1, "refuse", "Refuse · 14 days", tight=True)
    whole = card.height(pen.kit, 560)

    Scroll("cards", card).draw(pen, Rect(0, 0, 588, whole - cut))

    written = " ".join(one.text for one in pen.written)
    assert ("Refuse" in written) == ("house" in written)


def test_a_number_box_is_shown_with_its_number_or_not_at_all():
    """Of a card that is cut above its number no empty box is left."""
    pygame.font.init()
    surface = Surface((1280, 720))
    pen = Pen(surface, Kit(look_of(palette_of(), (1280, 720)), RenderCache()), Hand())
    card = ChoiceCard(Target("one", LABEL, Select("")), 1, "refuse", "Refuse · 14 days")
    pen.fill(surface.get_rect(), "folder")

    Scroll("cards", card).draw(pen, Rect(20, 20, 588, pen.g(3)))

    inside = Rect(40, 28, 400, pen.g(2))
    seen = {
        tuple(surface.get_at((x, y))[:3]) for x in range(40, 440) for y in range(inside.top, inside.bottom)
    }
    assert seen == {pen.colour("card")}
