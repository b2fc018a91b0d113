"""The colours and sizes of every theme hold what readers need."""

import pygame
import pytest

from game import places
from game.desktop.toolkit.theme import FACES, ROLES, THEMES, look_of, palette_of
from tests.desktop.contrast import contrast

PALETTE = palette_of()
TEXTS = {
    "paper": ("ink", "ink2", "accent", "link", "up", "down", "wait"),
    "card": ("ink", "ink2", "accent", "link", "up", "down", "wait"),
    "hover": ("ink", "ink2", "accent", "link"),
    "press": ("ink", "ink2", "link"),
    "accent_tint": ("accent", "ink"),
    "desk": ("desk_ink", "desk_ink2"),
    "folder": ("folder_ink", "folder_ink2", "accent", "ink2", "link", "ink"),
    "ink": ("paper",),
}
EDGES = {"paper": ("rule", "focus"), "card": ("rule", "focus"), "folder": ("rule", "folder_line", "focus")}
STANCES = ("comply", "refuse", "stand", "negotiate", "litigate")


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_stands_out_from_its_ground(theme):
    least = 7.0 if theme == "contrast" else 4.5
    colours = PALETTE[theme]
    pairs = [(ink, ground) for ground, inks in TEXTS.items() for ink in inks]
    pairs += [(f"on_stance_{stance}", f"stance_{stance}") for stance in STANCES]

    weak = [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < least]

    assert weak == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_edge_and_the_focus_stand_out_from_their_ground(theme):
    colours = PALETTE[theme]
    pairs = [(edge, ground) for ground, edges in EDGES.items() for edge in edges]

    weak = [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < 3]

    assert weak == []
    on_desk = max(contrast(colours[ring], colours["desk"]) for ring in ("focus", "focus_gap"))
    assert on_desk >= 3


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1600, 900), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("role", sorted(ROLES))
def test_no_text_is_smaller_than_what_can_be_read(size, role):
    """The height from the top of b to the foot of p, in a window of this size."""
    pygame.font.init()
    look = look_of(PALETTE, size)
    font = pygame.font.Font(places.fonts() / FACES[ROLES[role].face], look.size(role))
    drawn = font.render("bp", True, (255, 255, 255)).get_bounding_rect()

    least = max(18, size[1] / 45) if role in ("body", "label", "plain") else max(18, size[1] / 60)

    assert drawn.height >= least - 1  # a pixel for the rounding of the font


def test_text_grows_with_its_scale():
    usual, large = (look_of(PALETTE, (1280, 720), scale=scale) for scale in (100, 200))

    assert large.size("body") == 2 * usual.size("body")
    assert large.line("body") > 1.9 * usual.line("body")
