"""A-1 and A-5: how large type is drawn, how far its lines stand apart, and that nothing shouts."""

import re
from dataclasses import replace

import pygame
import pytest

from game import places
from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.flow import Setting, lay_plain
from game.desktop.toolkit.kit import Kit
from game.desktop.toolkit.theme import FAMILIES, ROLES, look_of, palette_of
from tests.desktop.pilot import SIZES, words

BODY, OPTIONS, FLOOR = 24, 24, 18
WINDOWS = (*SIZES, (800, 600), (1600, 900))
# Names of courts, laws, records and people's abbreviations, and what is printed on a key.
CAPITALS = re.compile(r"\b[A-Z]{4,}\b")


def height(store: RenderCache, look, role: str) -> int:
    """From the top of b to the foot of p, as it is drawn."""
    return (
        store.font(ROLES[role].face, look.size(role))
        .render("bp", True, (255, 255, 255))
        .get_bounding_rect()
        .height
    )


@pytest.mark.parametrize("family", sorted(FAMILIES))
@pytest.mark.parametrize("size", WINDOWS)
def test_a01_type_is_as_large_as_it_must_be(size, family):
    """24 pixels for prose and options in a window 1080 high, larger with it; 18 at least in any."""
    pygame.font.init()
    look, store = replace(look_of(palette_of(), size), family=family), RenderCache(family)

    assert min(height(store, look, role) for role in ROLES) >= FLOOR
    if size[1] >= 1080:
        share = size[1] / 1080
        assert height(store, look, "body") >= BODY * share
        assert min(height(store, look, role) for role in ("label", "label-bold", "plain")) >= OPTIONS * share


@pytest.mark.parametrize("family", sorted(FAMILIES))
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_a05_lines_of_prose_stand_one_and_a_half_apart(family, scale):
    for size in WINDOWS:
        look = replace(look_of(palette_of(), size, scale=scale), family=family)
        for role in ("body", "small"):
            assert look.line(role) >= 1.5 * look.size(role)


@pytest.mark.parametrize("width", [260, 500, 900])
def test_a05_prose_is_set_at_the_left(width):
    """Every line begins where the paragraph does, and words stand as far apart as they are written."""
    pygame.font.init()
    kit = Kit(look_of(palette_of(), (1280, 720)), RenderCache())
    laid = lay_plain(kit, words()("desktop.sample"), Setting("body", width))

    assert len(laid.lines) > 1
    assert {line[0].x for line in laid.lines} == {0}
    assert {len(line) for line in laid.lines} == {1}


def test_a05_the_words_of_the_screens_are_in_sentence_case():
    """No word in capitals, and no label with a capital on each word."""
    text = (places.strings() / "en.yaml").read_text(encoding="utf-8")
    of_the_terminal = ("preview.", "terminal.")
    lines = [line for line in text.splitlines() if ": " in line and not line.startswith(of_the_terminal)]
    said = [re.sub(r"\{[^}]*\}", "1", line.partition(": ")[2].strip('"')) for line in lines]
    shouted = [one for one in said if CAPITALS.search(one)]
    written = [[word for word in one.split() if word.isalpha()] for one in said]
    titled = [some for some in written if len(some) >= 3 and all(word[0].isupper() for word in some)]

    assert shouted == []
    assert titled == []
