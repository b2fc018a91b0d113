"""How a class begins: refused where it is open in another window already."""

import pytest

from game.classroom.journal.holding import JournalHeldError
from game.classroom.journal.keeping import Journal
from game.classroom.journal.lines import JournalOpening
from game.content.library import Library
from game.desktop.class_windows.start import ClassOptions, hold


def test_s18_a_second_window_for_the_same_class_is_refused_in_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path))
    scenario = Library().load("microsoft-ireland").playable
    opening = JournalOpening(scenario.id, "", str(scenario.edition), "fifty", 7)
    journal = Journal.begin(tmp_path / "journal", opening)

    with pytest.raises(JournalHeldError, match="go on there, or close that window and start again"):
        hold(ClassOptions("microsoft-ireland", "fifty"))

    assert journal.path.exists()
    journal.close()
