"""The cards of a scene where not all of them fit: whole lines, the locked one in sight, pinned buttons."""

from dataclasses import replace

import pygame
import pytest
from pygame import Rect, Surface

from game.desktop.parts.cards import LOCKED, CheckBox, ChoiceCard
from game.desktop.screens import ways
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.kit import Hand, Kit, Target
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.scroll import Scroll
from game.desktop.toolkit.theme import look_of, palette_of
from tests.desktop.parts_drawn import drawn, kit_of, target
from tests.desktop.picturing import CASE, Camera, Studio, _along, _with_picks

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


def more(leaves, *cards: ChoiceCard):
    """The scene with other cards."""
    choices = replace(leaves.reading.choices, cards=cards)
    return replace(leaves, reading=replace(leaves.reading, choices=choices))


def test_a_box_to_tick_is_drawn_with_its_words_or_not_at_all():
    kit = kit_of(scale=200)
    boxes = [CheckBox(target(name, name), False, "not ticked") for name in ("first", "second")]
    high, squares = boxes[0].height(kit, 300), []
    for shown in range(high + 8, 2 * high):
        pen = drawn(Scroll("boxes", Column(tuple(boxes), 0)), Rect(0, 0, 340, shown), kit=kit)
        paper = pygame.mask.from_threshold(pen.surface, kit.look.colour("paper"), (1, 1, 1, 255)).count()
        squares.append((paper, len(pen.written)))

    (one, _), (two, _) = min(squares), max(squares)
    assert set(squares) == {(one, 1), (two, 2)}
    assert two == 2 * one > 0


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_cards_that_scroll_leave_the_locked_one_and_the_tabs_in_sight(leaves, size):
    cards = leaves.reading.choices.cards
    locked = next(card for card in cards if card.form == LOCKED)
    again = [replace(card, target=replace(card.target, id=f"{card.target.id} again")) for card in cards]
    pen = painted(more(leaves, *cards, *(one for one in again if one.form != LOCKED)), size)

    box = pen.hits[locked.target.id].box
    assert pen.spans["cards"].furthest > 0
    assert box.top >= pen.spans["cards"].box.bottom
    assert pen.hits["tab:clock"].box.bottom < size[1]


def test_an_opened_card_takes_the_column_and_the_others_are_their_labels(tmp_path):
    """Its buttons stand at the foot of the column, below all that scrolls."""
    studio = Studio(Camera(), tmp_path)
    filing = next(one for one in _along(studio, CASE) if _with_picks(one))
    screen = ways.standing(filing)
    closed, opened = screen, screen.handle(*_with_picks(filing))
    read = {
        name: [line.text for line in seen.view().body.mirror(look_of(palette_of(), (1280, 720)))]
        for name, seen in (("closed", closed), ("opened", opened))
    }
    pen = painted(opened.view().body.inside, (1280, 720))

    labels = [card.target.label for card in opened.view().body.inside.reading.choices.cards]
    metas = [card.meta for card in closed.view().body.inside.reading.choices.cards]
    assert all(any(label in text for text in read["opened"]) for label in labels)
    assert [text for text in read["closed"] if text in metas] == metas
    assert len([text for text in read["opened"] if text in metas]) == 1
    shown = [hit for name, hit in pen.hits.items() if name.startswith(("choice:", "pick:"))]
    cards = [box for hit in shown if (box := hit.box.clip(hit.clip)).height]
    buttons = [pen.hits[name].box for name in ("confirm", "leave")]
    assert max(box.bottom for box in cards) < min(box.top for box in buttons)
    assert max(box.bottom for box in buttons) < pen.hits["tab:docket"].box.top


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
