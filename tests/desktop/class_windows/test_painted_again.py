"""P and T painted again: each second of the clock costs little, and shows what painting anew would show."""

import pygame

from game.classroom import commands as ask
from game.desktop.class_windows import projector as of_p
from game.desktop.class_windows.projector import Projector, ProjectorSettings
from game.desktop.toolkit.theme import palette_of
from tests.desktop.class_windows.classes import Rehearsed, words

ROOM = ProjectorSettings(11, "paper", "http://192.168.1.20:8321")


def painted(projector, rehearsed, settled=ROOM, page=0):
    """Give the bytes of P, and how many pages it has."""
    surface = pygame.Surface((1280, 720))
    projector.paint(surface, rehearsed.hall.projector(), settled, page)
    return surface.get_buffer().raw, projector.pages


def test_p_painted_again_looks_as_if_painted_anew_in_every_phase():
    rehearsed = Rehearsed(seats=12)
    kept = Projector(words(), palette_of())
    for phase in rehearsed.go_through():
        for settled, page in ((ROOM, 0), (ROOM, 1), (ProjectorSettings(16, "night", ROOM.address), 0)):
            anew = painted(Projector(words(), palette_of()), rehearsed, settled, page)
            assert painted(kept, rehearsed, settled, page) == anew, (phase, settled, page)


def test_what_stands_on_p_is_set_once_while_only_the_clock_goes_on(monkeypatch):
    rehearsed = Rehearsed(seats=12)
    set_on, kept = [], of_p._set
    monkeypatch.setattr(of_p, "_set", lambda *given: set_on.append(1) or kept(*given))
    for phase in rehearsed.go_through():
        for second in range(3):
            monkeypatch.setattr(type(rehearsed.at_work), "now", property(lambda _, now=second: now))
            painted(rehearsed.projector, rehearsed)
        assert len(set_on) <= 1, phase
        set_on.clear()


def test_what_the_class_sees_is_made_anew_only_for_another_session():
    rehearsed = Rehearsed(seats=12)
    body = rehearsed.hall.projector().body

    assert rehearsed.hall.projector().body is body
    assert rehearsed.hall.teacher().public is body

    rehearsed.at_work.do(ask.Expect(99))
    assert rehearsed.hall.projector().body.expected == 99


def test_lines_of_t_that_are_out_of_sight_are_not_written():
    """A list of 300 seats has more lines than are kept: all of them would be written again each time."""
    rehearsed = Rehearsed(seats=300)
    rehearsed.vote()
    rehearsed.stage.screen = rehearsed.stage.screen._shown("tab:seats")
    rehearsed.look()
    written = []
    store = type(rehearsed.stage._cache)
    render = store.text
    try:
        store.text = lambda self, *given: written.append(given) or render(self, *given)
        rehearsed.look()
    finally:
        store.text = render

    assert 20 < len(written) < 300


def test_of_what_was_written_no_more_is_kept_than_what_is_shown():
    """A class of ninety minutes has sixty screens, and few of them come again."""
    rehearsed, kept = Rehearsed(seats=12), Projector(words(), palette_of())
    for phase in rehearsed.go_through():
        painted(kept, rehearsed)
        rehearsed.look()
        assert kept._cache._lines._bytes < 2_000_000, phase
        assert rehearsed.stage._cache._lines._bytes < 2_000_000, phase


def test_the_faces_of_p_are_open_before_the_class_comes():
    rehearsed, ready = Rehearsed(seats=12), Projector(words(), palette_of())
    ready.prepare((1280, 720), ROOM)
    before = len(ready._cache._fonts)
    for _ in rehearsed.go_through():
        painted(ready, rehearsed)

    assert len(ready._cache._fonts) - before <= 8, "figures beside bars and the code have faces of their own"
