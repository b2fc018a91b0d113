"""The colours and sizes of every theme hold what readers need."""

from dataclasses import replace

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


@pytest.mark.parametrize(
    ("size", "unit"),
    [((1280, 720), 8), ((1600, 900), 10), ((1920, 1080), 12), ((1920, 700), 8), ((960, 1440), 8)],
)
def test_the_unit_of_distances_follows_the_smaller_side_and_is_never_tiny(size, unit):
    look = look_of(PALETTE, size)

    assert look.unit == unit
    assert look.g(2.5) == round(2.5 * unit)


@pytest.mark.parametrize(("height", "body"), [(600, 19), (720, 19), (900, 22), (1080, 25), (2160, 50)])
def test_text_grows_between_a_small_and_a_large_window_and_then_with_it(height, body):
    assert look_of(PALETTE, (height * 16 // 9, height)).size("body") == body


@pytest.mark.parametrize(
    ("height", "theme", "edge", "ring"),
    [
        (720, "paper", 1, 3),
        (1079, "paper", 1, 3),
        (1080, "paper", 1, 4),
        (1440, "paper", 2, 4),
        (720, "contrast", 2, 3),
    ],
)
def test_edges_are_thicker_in_large_windows_and_in_high_contrast(height, theme, edge, ring):
    look = look_of(PALETTE, (1280, height), theme)

    assert (look.edge, look.heavy, look.ring) == (edge, edge + 1, ring)


def test_a_spread_becomes_a_column_where_its_lines_would_be_short():
    columns = {
        (size, scale): look_of(PALETTE, size, scale=scale).column
        for size in ((1280, 720), (800, 600))
        for scale in (100, 200)
    }

    assert columns == {
        ((1280, 720), 100): False,
        ((1280, 720), 200): True,
        ((800, 600), 100): True,
        ((800, 600), 200): True,
    }


def test_other_fonts_are_as_tall_as_the_usual_one_and_have_room_between_their_lines():
    usual = look_of(PALETTE, (1280, 720))
    easy, plain = replace(usual, family="dyslexia"), replace(usual, family="hyperlegible")

    assert (usual.size("body"), plain.size("body"), easy.size("body")) == (19, 21, 17)
    assert (usual.size("label"), plain.size("label"), easy.size("label")) == (21, 21, 18)
    assert (usual.line("heading1"), easy.line("heading1")) == (45, 60), "1.12 and 1.6 in em, rounded up"
    assert usual.line("body") == 29


def test_a_look_in_another_window_or_theme_is_the_same_else():
    look = look_of(PALETTE, (1280, 720), "night", 150)

    assert look.sized(900, 0) == replace(look, width=900, height=1)
    assert look.themed("contrast", PALETTE).colours == PALETTE["contrast"]
    assert look.themed("contrast", PALETTE).scale == 150
    assert look.mark == max(look.g(4.5), round(look.size("label") * 36 / 21))


@pytest.mark.parametrize("written", [None, "{", "[]", '{"paper": {}}', '{"paper": {"ink": 5}}'])
def test_without_its_file_of_colours_all_is_black_on_white(tmp_path, written):
    file = tmp_path / "palette.json"
    if written is not None:
        file.write_text(written)
    palette = palette_of(file)

    assert set(palette) == set(THEMES)
    grounds = ("paper", "card", "desk", "on_stance_comply", "accent_tint", "focus_gap")
    assert {palette["night"][role] for role in grounds} == {(255, 255, 255)}
    assert {palette["night"][role] for role in ("ink", "rule", "stance_comply", "link")} == {(0, 0, 0)}
