"""The sheet before a class: on the desk, and without the real name of the case."""

import pygame

from game.desktop.class_windows import start
from game.desktop.class_windows.start import BeforeScreen
from game.desktop.stage.preferences import Preferences
from game.desktop.stage.stage import WindowStage
from game.desktop.toolkit.theme import palette_of
from game.saves.settings import Settings
from tests.desktop.class_windows.classes import Rehearsed, lesson, words


def test_l6_the_sheet_before_a_class_names_the_stand_in(monkeypatch):
    monkeypatch.setattr(start, "_warnings", lambda *_: iter(()))
    told = [line.text for line in start._sheet(words(), lesson(), None, None).view().body.mirror(None)]

    assert told[0] == "A class: The mailbox abroad"
    assert not [line for line in told if "Ireland" in line]


def test_the_sheet_lies_on_the_desk():
    Rehearsed()
    size = (1280, 720)
    sheet = BeforeScreen(words(), "A class", "broken off at 10:12")
    stage, surface = WindowStage(sheet, palette_of(), size, Preferences(Settings())), pygame.Surface(size)
    stage.paint(surface)

    assert surface.get_at((4, 360))[:3] == pygame.Color(palette_of()["paper"]["desk"])[:3]
