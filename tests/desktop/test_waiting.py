"""The loop rests until something happens: the system wakes it, and it does not look again and again."""

import ctypes
import threading
import time

import pygame
import pytest

from game.desktop import app


@pytest.fixture
def display():
    pygame.display.init()
    pygame.event.clear()
    yield
    pygame.event.clear()


def test_what_comes_from_another_thread_ends_the_wait(display):
    posted = pygame.event.Event(app.NEWS)
    threading.Timer(0.05, pygame.event.post, (posted,)).start()

    assert [event.type for event in app.waited()] == [app.NEWS]


def test_the_wait_is_that_of_sdl_and_says_whether_something_came(display):
    rest = app._rest.__wrapped__()

    assert rest.func is not time.sleep
    pygame.event.post(pygame.event.Event(app.NEWS))
    assert rest() == 1
    pygame.event.clear()


def test_where_sdl_cannot_be_had_the_wait_is_a_short_sleep(display, monkeypatch):
    def missing(name):
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", missing)
    rest = app._rest.__wrapped__()

    assert rest.func is time.sleep
    pygame.event.post(pygame.event.Event(app.NEWS))
    monkeypatch.setattr(app, "_rest", lambda: rest)
    assert [event.type for event in app.waited()] == [app.NEWS]
