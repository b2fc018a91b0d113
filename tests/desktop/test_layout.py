"""Nothing is cut, nothing overlaps, and the mirror says all that is painted: at every size and text scale."""

import re
from itertools import combinations

import pygame
import pytest
from pygame import Rect

from game.desktop.intents import Go, Show
from game.desktop.screens.pages import PAGES
from game.desktop.ui.pen import Pen
from tests.desktop.pilot import SIZES, Pilot, played, squeezed, words

SCALES = (100, 120, 150, 200)
TABS = ("docket", "record", "meters", "clock", "sources", "procedure")


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
        pilot.stage.mean(Show(tab))
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
    for tab in TABS:
        pilot.stage.mean(Show(tab))
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
        *(("first-steps", size, scale) for size in SIZES for scale in SCALES),
        *(("microsoft-ireland", size, scale) for size in SIZES[:2] for scale in (100, 180)),
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


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 100), ((1280, 720), 200), ((1920, 1080), 120)])
def test_the_mirror_says_all_that_is_painted(tmp_path, size, scale):
    pilot = Pilot(tmp_path, size, scale=scale)
    missing = {}

    for name in looked_at(pilot):
        said = squeezed(" ".join(pilot.mirror()))
        unsaid = [one.text for one in pilot.look_up().written if squeezed(one.text) not in said]
        if unsaid:
            missing[name] = unsaid

    assert missing == {}


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 100), ((1280, 720), 200), ((1920, 1080), 100)])
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
    drawn = ("stations", "posture", "fork", "stamp", "stub")
    return [
        line.target.label if line.role == "locked choice" and line.target else line.text
        for line in lines
        if line.role not in drawn
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


@pytest.mark.parametrize(("size", "least"), [((1280, 720), 30), ((1920, 1080), 44)])
def test_targets_are_large_enough_to_hit(tmp_path, size, least):
    """Links within a line of text are as high as the line."""
    pilot = Pilot(tmp_path, size)
    small = {}

    for name in looked_at(pilot):
        inline = {line.target.id for line in pilot.stage.view.lines(pilot.stage.look) if line.role == "link"}
        found = {
            hit.target.label: hit.box.height
            for hit in pilot.look_up().hits.values()
            if hit.target.id not in inline
            and hit.box.height < least
            and not hit.target.id.startswith(("map", "bar"))
        }
        if found:
            small[name] = found

    assert small == {}


def test_lines_of_prose_are_not_too_long_to_read(tmp_path):
    pilot = Pilot(tmp_path, (1920, 1080))
    long = [
        one.text
        for name in looked_at(pilot)
        if name != "library"
        for one in pilot.look_up().written
        if len(one.text) > 84
    ]

    assert long == []


def test_everything_that_can_be_pressed_is_reached_by_tab_in_reading_order(tmp_path):
    pilot = Pilot(tmp_path)
    for _ in looked_at(pilot):
        names = [target.id for target in pilot.targets()]
        pilot.stage.focus(names[0])
        walked = []
        for _ in names:
            walked.append(pilot.stage.hand.focus)
            pilot.stage.event(
                pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="", scancode=0)
            )
        assert walked == names
        assert set(pilot.look_up().hits) == set(names)
