"""A few parts look, to the last pixel, as they did when somebody last looked at their pictures."""

import platform

import pygame
import pytest

from game.desktop.screens import ways
from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.kit import Hand, Kit
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.theme import look_of, palette_of
from tests.desktop.pictured import PARTS, drawn, file_of
from tests.desktop.picturing import Camera, Studio

MADE_WITH = ("2.5.8", "x86_64")
HERE = (pygame.version.ver, platform.machine())


@pytest.mark.skipif(HERE != MADE_WITH, reason=f"the pictures were made with {MADE_WITH}, and this is {HERE}")
@pytest.mark.parametrize("theme", ["paper", "contrast"])
@pytest.mark.parametrize("name", PARTS)
def test_a_part_looks_as_in_its_picture(name, theme):
    kept = pygame.image.load(file_of(name, theme))
    now = drawn(name, theme)

    assert now.get_size() == kept.get_size()
    apart = apart_in(now, kept)
    assert apart[:10] == [], (
        f"{len(apart)} pixels; if that is meant: python -m tests.desktop.pictured, and look"
    )


def apart_in(now: pygame.Surface, kept: pygame.Surface) -> list[tuple[int, int]]:
    """The pixels in which two pictures differ."""
    one, other = (pygame.image.tobytes(each, "RGB") for each in (now, kept))
    if one == other:
        return []
    wide = now.get_width()
    places = range(0, len(one), 3)
    return [divmod(at // 3, wide)[::-1] for at in places if one[at : at + 3] != other[at : at + 3]]


def test_a_picture_tells_a_part_that_has_changed():
    """The comparison finds one pixel that is otherwise, and where it is."""
    one, other = drawn("course", "paper"), drawn("course", "paper")
    other.set_at((30, 7), (1, 2, 3))

    assert apart_in(one, drawn("course", "paper")) == []
    assert apart_in(one, other) == [(30, 7)]


@pytest.mark.parametrize(("size", "whole"), [((1280, 720), False), ((1280, 800), True), ((1920, 1080), True)])
def test_the_picture_of_a_long_ending_is_cut_only_where_the_lesson_needs_its_room(tmp_path, size, whole):
    """A whole picture is 3 by 8; in a low window its middle leaves the lesson in sight."""
    pygame.font.init()
    ended = Studio(Camera(), tmp_path).ended("microsoft-ireland")
    pen = Pen(pygame.Surface(size), Kit(look_of(palette_of(), size), RenderCache()), Hand())

    ways.standing(ended).view().body.draw(pen, pen.surface.get_rect())

    shapes = [drawn[2][1] / drawn[2][0] for drawn in pen.kit.cache._pictures._kept if drawn[0] == "places"]
    assert shapes == [pytest.approx(3 / 8 if whole else 3 / 10, abs=0.01)]
    lesson = ended.opened.case.ending(ended.play.position).lesson
    assert lesson.split()[-1].rstrip(".") in " ".join(one.text for one in pen.written)
