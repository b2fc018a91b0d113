"""A few parts look, to the last pixel, as they did when somebody last looked at their pictures."""

import platform

import pygame
import pytest

from tests.desktop.pictured import PARTS, drawn, file_of

MADE_WITH = ("2.5.8", "x86_64")
HERE = (pygame.version.ver, platform.machine())


@pytest.mark.skipif(HERE != MADE_WITH, reason=f"the pictures were made with {MADE_WITH}, and this is {HERE}")
@pytest.mark.parametrize("theme", ["paper", "contrast"])
@pytest.mark.parametrize("name", PARTS)
def test_a_part_looks_as_in_its_picture(name, theme):
    kept = pygame.image.load(file_of(name, theme))
    now = drawn(name, theme)

    assert now.get_size() == kept.get_size()
    wide, high = now.get_size()
    apart = [
        (x, y) for x in range(wide) for y in range(high) if now.get_at((x, y))[:3] != kept.get_at((x, y))[:3]
    ]
    assert apart[:10] == [], (
        f"{len(apart)} pixels; if that is meant: python -m tests.desktop.pictured, and look"
    )


def test_a_picture_tells_a_part_that_has_changed():
    """The comparison sees a ring that is not there."""
    one, other = drawn("cards", "paper"), drawn("course", "paper")

    assert pygame.image.tobytes(one, "RGB") != pygame.image.tobytes(other, "RGB")
