"""The cache keeps what is asked for, and lets go first of what was not asked for longest."""

import pygame

from game.desktop.toolkit.cache import RenderCache, SurfaceCache


def made(log: list[str], name: str):
    def make() -> pygame.Surface:
        log.append(name)
        return pygame.Surface((10, 10), depth=32)

    return make


def test_the_surface_not_asked_for_longest_goes_first():
    log: list[str] = []
    cache = SurfaceCache(2 * 400)
    for name in ("a", "b", "a", "c", "a", "b"):
        cache.get(name, made(log, name))

    assert log == ["a", "b", "c", "b"]


def test_what_was_not_asked_for_since_the_last_time_is_forgotten():
    log: list[str] = []
    cache = SurfaceCache(10**6)
    for names in ("ab", "a", "ab"):
        for name in names:
            cache.get(name, made(log, name))
        cache.forget_unasked()

    assert log == ["a", "b", "b"]
    assert cache._bytes == 2 * 400


def test_the_layout_not_asked_for_longest_goes_first():
    log: list[str] = []
    cache = RenderCache(most_layouts=2)
    for name in "abacab":
        cache.layout(name, lambda name=name: log.append(name))

    assert log == ["a", "b", "c", "b"]
