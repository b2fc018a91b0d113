"""The cache keeps what is asked for, and lets go first of what was not asked for longest."""

from pathlib import Path

import pygame
import pytest

from game.desktop.toolkit.cache import RenderCache, SurfaceCache

OPEN = Path("/proc/self/fd")


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


@pytest.mark.skipif(not OPEN.exists(), reason="the system does not list open files")
def test_a_font_keeps_no_file_open_however_many_sizes_it_is_asked_for():
    pygame.font.init()
    cache, before = RenderCache(), len([*OPEN.iterdir()])
    for size in range(10, 60):
        cache.width("serif", size, "Which way?")

    assert len([*OPEN.iterdir()]) == before


def test_a_line_of_text_is_kept_by_all_that_it_looks_like():
    pygame.font.init()
    cache = RenderCache()
    lines = [
        cache.text(face, size, words, colour)
        for face in ("serif", "sans")
        for size in (20, 40)
        for words in ("one", "two")
        for colour in ((0, 0, 0), (200, 0, 0))
    ]

    assert len({id(line) for line in lines}) == len(lines)
    assert cache.text("serif", 20, "one", (0, 0, 0)) is lines[0]


def test_small_characters_that_are_drawn_twice_as_large_are_as_wide_as_they_are_told_to_be():
    pygame.font.init()
    cache = RenderCache()

    for size in (25, 26, 27):
        wide, _ = cache.text("sans", size, "Which way?", (0, 0, 0)).get_size()
        assert wide == cache.width("sans", size, "Which way?")
    assert cache.width("sans", 20, "ab") < cache.width("sans", 40, "ab") < cache.width("sans", 40, "abc")


def test_one_surface_is_kept_however_large_it_is():
    log: list[str] = []
    cache = SurfaceCache(10)
    for name in ("a", "a", "b", "a"):
        cache.get(name, made(log, name))

    assert log == ["a", "b", "a"]


def line_in(words: str, face: str = "sans-label", family: str = "serif") -> bytes:
    pygame.font.init()
    return pygame.image.tobytes(RenderCache(family).text(face, 40, words, (0, 0, 0)), "RGBA")


def boxes(words: str, face: str, family: str) -> bytes:
    """The same line as the face alone would write it."""
    pygame.font.init()
    alone = RenderCache(family).font(face, 40).render(words, True, (0, 0, 0))
    return pygame.image.tobytes(alone, "RGBA")


@pytest.mark.parametrize("words", ["Суд решил", "Το δικαστήριο", "Viện → ạ"])
@pytest.mark.parametrize("family", ["serif", "hyperlegible"])
def test_letters_that_a_face_lacks_are_written_in_a_font_that_has_them(words, family):
    cache = RenderCache(family)

    assert line_in(words, "sans-label", family) != boxes(words, "sans-label", family)
    assert cache.text("sans-label", 40, words, (0, 0, 0)).get_width() == cache.width("sans-label", 40, words)
    assert cache.lacks == set()


def test_a_word_stays_in_one_font_and_its_neighbours_keep_theirs():
    pygame.font.init()
    cache = RenderCache()

    pieces = cache._pieces("sans-label", 40, "Held by Верховный суд, Moscow")

    assert [words for _, words in pieces] == ["Held by ", "Верховный суд, ", "Moscow"]
    assert pieces[0][0] is pieces[2][0] is cache.font("sans-label", 40)


def test_what_a_face_has_is_written_as_before():
    assert line_in("Größe, Łódź") == boxes("Größe, Łódź", "sans-label", "serif")


@pytest.mark.parametrize("words", ["საქართველო", "最高法院"])
def test_what_no_font_has_is_a_box_and_is_noted(words):
    pygame.font.init()
    cache = RenderCache()

    cache.text("sans-label", 40, f"Held by {words}", (0, 0, 0))

    assert cache.lacks == set(words)
