"""A mark without words says what it is when the mouse is over it, or when it has the ring."""

import pygame
import pytest
from pygame import Rect

from game.desktop.toolkit.overlays import toast
from tests.desktop.parts_drawn import kit_of, pen_on
from tests.desktop.pilot import Pilot, played, words


@pytest.fixture
def debriefed(tmp_path) -> Pilot:
    pilot = Pilot(tmp_path)
    pilot.begin()
    list(played(pilot, pilot.by_keys))
    pilot.by_keys(words()("desktop.open_debrief"))
    pilot.reckoned()
    return pilot


def a_stub(pilot: Pilot):
    return next(target for target in pilot.targets() if target.id.startswith("stub:"))


def pointed(pilot: Pilot, target) -> None:
    place = pilot.pen.hits[target.id].box.center
    pilot.stage.event(pygame.event.Event(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(0, 0, 0)))
    pilot.look_up()


def said(pilot: Pilot) -> str:
    """The words of the tooltip that is drawn, put together from its lines."""
    assert pilot.pen.tip is not None
    return pilot.pen.tip[0]


def test_the_mark_of_a_road_says_which_choice_it_stands_for(debriefed):
    stub = a_stub(debriefed)
    assert debriefed.pen.tip is None

    pointed(debriefed, stub)

    assert said(debriefed) == stub.label
    written = " ".join(one.text for one in debriefed.pen.written[-4:])
    assert stub.label.split()[-1] in written


def test_it_says_so_too_when_it_has_the_ring(debriefed):
    stub = a_stub(debriefed)

    debriefed.stage.focus(stub.id)
    debriefed.look_up()

    assert said(debriefed) == stub.label


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
def test_a_tooltip_stays_within_the_window(tmp_path, size):
    pilot = Pilot(tmp_path, size)
    pilot.begin()
    pilot.key(pygame.K_2)
    pilot.key(pygame.K_RETURN)

    pointed(pilot, pilot.target(words()("desktop.menu")))

    assert said(pilot) == words()("desktop.tip.key", pressed="F10")
    window = pilot.surface.get_rect()
    assert all(window.contains(one.box) for one in pilot.pen.written[-1:])


def test_a_tooltip_tells_the_key_as_it_is_now(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    pilot.key(pygame.K_2)
    pilot.key(pygame.K_RETURN)

    pointed(pilot, pilot.target(words()("menu.undo")))

    assert said(pilot) == words()("desktop.tip.key", pressed="U")


LONG_NEWS = (
    "The case was kept as a file in your own folder of cases, and lies there until you remove it. " * 2
)


@pytest.mark.parametrize("size", [(1280, 720), (800, 600), (1920, 1080)])
@pytest.mark.parametrize("news", ["It was kept.", LONG_NEWS], ids=["short", "long"])
def test_news_covers_no_main_button_and_what_is_short_no_other_one(tmp_path, size, news):
    pilot = Pilot(tmp_path, size)
    for step in range(5):
        pilot.stage.say(news)
        pilot.look_up()
        first = next(at for at, one in enumerate(pilot.pen.written) if one.text.startswith(news[:6]))
        told = [one.box for one in pilot.pen.written[first:]]
        whole = told[0].unionall(told[1:])
        assert pilot.surface.get_rect().contains(whole)
        hits = pilot.pen.hits.values()
        kept = [hit for hit in hits if hit.is_main or (news is not LONG_NEWS and not hit.scroll)]
        assert [
            hit.target.label for hit in kept if any(one.colliderect(whole) for one in hit.seen())
        ] == [], step
        pilot.key(pygame.K_2 if step == 2 else pygame.K_RETURN)


@pytest.mark.parametrize("letters", ["საქართველო", "最高法院"])
def test_characters_without_a_font_are_spoken_of_once(tmp_path, letters):
    pilot = Pilot(tmp_path)
    pilot.stage.boxes_shown = words()("desktop.boxes_shown")
    pilot.look_up()
    assert pilot.stage.view.toast == ""

    pilot.stage._cache.text("sans", 20, letters, (0, 0, 0))
    pilot.look_up()
    assert pilot.stage.view.toast == words()("desktop.boxes_shown")
    pilot.key(pygame.K_TAB)
    pilot.key(pygame.K_RETURN)

    assert pilot.stage.view.toast == ""


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("scale", [80, 100, 150, 200])
def test_a_short_message_stands_in_one_line_and_a_long_one_fills_its_box(size, scale):
    kit = kit_of(size, scale)
    for message, lines in (("Tick one first, then go ahead.", 1), ("A name of a save. " * 30, 0)):
        pen = pen_on(kit)
        toast(pen, pen.surface.get_rect(), message)
        ink = pygame.mask.from_threshold(pen.surface, kit.look.colour("ink"), (1, 1, 1, 255))
        box = Rect.unionall(*ink.get_bounding_rects()[:1], ink.get_bounding_rects())
        widest = max(line.box.width for line in pen.written)

        assert len(pen.written) == lines or (lines == 0 and len(pen.written) > 1)
        # Words that are measured one by one come to a little more than their line.
        assert box.width <= widest * 1.04 + kit.look.g(4) + 2
