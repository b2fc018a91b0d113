"""How a class begins: after a sheet without the real name of the case, and in one window only."""

from types import SimpleNamespace

import pygame
import pytest

from game.classroom.beginning import ClassBeginning, broken_off
from game.classroom.journal.keeping import Journal
from game.classroom.journal.lines import JournalOpening
from game.classroom.journal.writing import JournalHeldError
from game.content.library import Library
from game.desktop.class_windows import start
from game.desktop.class_windows.start import BeforeScreen, ClassOptions, hold
from game.desktop.stage.preferences import Preferences
from game.desktop.stage.stage import WindowStage
from game.desktop.toolkit.theme import palette_of
from game.saves.settings import Settings
from tests.desktop.class_windows.classes import Rehearsed, lesson, words


def test_s18_a_second_window_for_the_same_class_is_refused_in_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path))
    scenario = Library().load("microsoft-ireland").playable
    opening = JournalOpening(scenario.id, "", str(scenario.edition), "fifty", 7)
    journal = Journal.begin(tmp_path / "journal", opening)

    with pytest.raises(JournalHeldError, match="go on there, or close that window and start again"):
        hold(ClassOptions("microsoft-ireland", ClassBeginning("fifty")))

    assert journal.path.exists()
    journal.close()


def test_only_a_class_of_the_same_case_and_edition_is_gone_on_with(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path))
    loaded = Library().load("microsoft-ireland")
    ours = (loaded.playable.id, str(loaded.playable.edition))
    for case, edition in ((ours[0], "an older one"), ("another-case", ours[1])):
        Journal.begin(tmp_path / "journal", JournalOpening(case, "", edition, "fifty", 7)).close()
    assert broken_off(loaded) is None

    Journal.begin(tmp_path / "journal", JournalOpening(ours[0], "", ours[1], "fifty", 7)).close()
    found = broken_off(loaded)
    assert found is not None
    assert (found.opening.scenario, found.opening.edition) == ours


def test_l6_the_sheet_before_a_class_names_the_stand_in(monkeypatch):
    monkeypatch.setattr("game.proof.checks.check_loaded", lambda *_: SimpleNamespace(findings=()))
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
