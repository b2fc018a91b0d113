"""A finished play as a card to share: a picture that is drawn without a window."""

import io

import pygame

from game.desktop.parts.share_card import ShareCard
from game.desktop.screens.case_text import worded
from game.desktop.screens.desk import OpenedCase
from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.kit import Hand
from game.desktop.toolkit.part import Kit, Pen
from game.desktop.toolkit.pictures import Scenery
from game.desktop.toolkit.theme import look_of, palette_of
from game.engine.play import Play
from game.pages.card import card_facts

SIZE = (1200, 630)
_LOOK = (1920, 1080)  # whose sizes of text and distances it has: a card is seen small


def card_of(opened: OpenedCase, play: Play) -> ShareCard:
    """Return the card of a play that has come to its end."""
    position, ending = play.position, play.case.ending(play.position)
    facts = card_facts(play, opened.phrases)
    title = worded(opened, ending.title if ending else play.case.scene(position).title)
    case, game = worded(opened, opened.scenario.words.title), opened.phrases.words("library.heading")
    return ShareCard(case, title, facts, game, Scenery(opened.drawing(opened.scenario.words.place)))


def png_of(opened: OpenedCase, play: Play) -> bytes:
    """Return the card of a play as a PNG file."""
    pygame.font.init()
    look = look_of(palette_of(), _LOOK)
    surface = pygame.Surface(SIZE)
    pen = Pen(surface, Kit(look, RenderCache()), Hand())
    card_of(opened, play).draw(pen, surface.get_rect())
    file = io.BytesIO()
    pygame.image.save(surface, file, "card.png")
    return file.getvalue()
