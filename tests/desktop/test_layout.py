"""Nothing is cut or overlaps, and the mirror says all that is painted: at scales between the usual ones.

The sizes, scales, themes and fonts of the requirements are seen in `test_access_layout.py`, with the size
of targets, the length of lines and all that can be opened; the order of the focus in `test_access_keys.py`.
"""

import re
from itertools import combinations

import pygame
import pytest
from pygame import Rect

from game.desktop.screens.desk import PAGES
from game.desktop.screens.panels import PANELS
from game.desktop.toolkit.intents import Go, Select
from game.desktop.toolkit.pen import Pen
from tests.desktop.pilot import SIZES, Pilot, played, squeezed, words
from tests.desktop.seeing import DRAWN


def looked_at(pilot: Pilot):
    """Go through a whole play and yield the name of everything that is shown on the way."""
    yield "library"
    yield from _pages(pilot, "library", ("menu", "saves"))
    pilot.by_keys(words()("desktop.begin"))
    yield "briefing"
    pilot.by_keys(words()("desktop.open_file"))
    yield from _pages(pilot, "play", PAGES)
    for number, name in enumerate(played(pilot, pilot.by_keys)):
        yield f"{number} {name}"
        if name == "SceneScreen" and number < 9:
            yield from _tabs(pilot, number)
    pilot.by_keys(words()("desktop.open_debrief"))
    for tab in ("over-time", "luck", "timeline", "questions", "courses"):
        pilot.stage.mean(Select(tab))
        yield f"debrief {tab}"
    pilot.reckoned()
    yield "debrief courses with their odds"


def _pages(pilot: Pilot, where: str, pages: tuple[str, ...]):
    """Every page over another screen, and every part of those that have a list."""
    for page in pages:
        pilot.stage.mean(Go(page))
        for item in [line.target for line in pilot.stage.view.lines(pilot.stage.look) if line.role == "item"]:
            yield f"{page} over {where}"
            pilot.stage.mean(item.does)
        yield f"{page} over {where}"
        pilot.key(pygame.K_ESCAPE)


def _tabs(pilot: Pilot, number: int):
    for tab in PANELS:
        pilot.stage.mean(Select(tab))
        yield f"{number} {tab}"
    pilot.key(pygame.K_ESCAPE)


def cut(pen: Pen) -> list[str]:
    """Texts that reach over the side of what shows them."""
    window = pen.surface.get_rect()
    return [
        one.text
        for one in pen.written
        if not (
            one.clip.left - 1 <= one.box.left
            and one.box.right <= one.clip.right + 1
            and window.top <= one.box.top
            and one.box.bottom <= window.bottom
        )
    ]


def overlapping(pen: Pen) -> list[tuple[str, str]]:
    """Pairs of texts of which one is written over the other."""
    boxes = [(one.text, _body_of(one.box)) for one in pen.written if one.text.strip()]
    return [(first, second) for (first, a), (second, b) in combinations(boxes, 2) if a.colliderect(b)]


def _body_of(box: Rect) -> Rect:
    """A line's letters, without the room that is left above and below them."""
    return box.inflate(-2, -box.height // 3)


@pytest.mark.parametrize(
    ("case", "size", "scale"),
    [
        *(("first-steps", size, 120) for size in SIZES),
        ("microsoft-ireland", (1280, 720), 180),
    ],
)
def test_no_text_is_cut_or_written_over_another(tmp_path, case, size, scale):
    pilot = Pilot(tmp_path, size, scale, case)
    wrong = {}

    for name in looked_at(pilot):
        pen = pilot.look_up()
        if found := cut(pen) + overlapping(pen):
            wrong[name] = found[:4]

    assert wrong == {}


@pytest.mark.parametrize(("size", "scale"), [((1920, 1080), 120)])
def test_the_mirror_says_all_that_is_painted(tmp_path, size, scale):
    pilot = Pilot(tmp_path, size, scale=scale)
    missing = {}

    for name in looked_at(pilot):
        said = squeezed(" ".join(pilot.mirror()))
        unsaid = [one.text for one in pilot.look_up().written if squeezed(one.text) not in said]
        if unsaid:
            missing[name] = unsaid

    assert missing == {}


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 130)])
def test_all_that_the_mirror_says_can_be_brought_into_sight(tmp_path, size, scale):
    """By scrolling, every line of the mirror is painted at some time."""
    pilot = Pilot(tmp_path, size, scale=scale)
    unseen = {}

    for name in looked_at(pilot):
        shown = _all_written(pilot)
        lost = [text for text in _read_out(pilot) if not _words_of(text) <= shown]
        if lost:
            unseen[name] = lost[:3]

    assert unseen == {}


def _read_out(pilot: Pilot) -> list[str]:
    """The mirror, without what a picture or a sign says: the stamp, the map, the number of a locked card."""
    lines = pilot.stage.view.lines(pilot.stage.look)
    return [
        line.target.label if line.role == "locked choice" and line.target else line.text
        for line in lines
        if line.role not in DRAWN
    ]


def _all_written(pilot: Pilot) -> set[str]:
    for name in pilot.look_up().spans:
        pilot.stage.scroll(name, -(10**6))
    shown = _written(pilot)
    for name in list(pilot.pen.spans):
        while (span := pilot.pen.spans[name]).offset < span.furthest:
            pilot.stage.scroll(name, span.step)
            shown |= _written(pilot)
    return shown


def _written(pilot: Pilot) -> set[str]:
    return {word for one in pilot.look_up().written for word in _words_of(one.text)}


def _words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))
