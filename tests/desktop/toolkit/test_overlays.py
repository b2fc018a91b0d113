"""A mark without words says what it is when the mouse is over it, or when it has the ring."""

import pygame
import pytest

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
