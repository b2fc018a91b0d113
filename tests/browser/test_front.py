"""The front of a case in a browser, asked as its page asks it."""

import pytest

from game.engine.case import Case
from game.search.decisions import file_name
from tests.browser.fronts import begin, choose, front_of, kept_case
from tests.builders import SHIPPED
from tests.terminal.scripts import loaded, playbooks, script


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_a_case_comes_out_of_its_record_as_it_was_read(path):
    kept = kept_case(path)

    assert kept.scenario == loaded(path).playable
    assert kept.historical == loaded(path).historical
    # So that the odds of the site are those of the desktop.
    assert file_name(Case(kept.scenario)) == file_name(Case(loaded(path).playable))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_every_shipped_playbook_comes_to_the_same_docket_odds_and_ending(path, monkeypatch):
    monkeypatch.setattr(
        "game.browser.kept.KeptFiles.keep", lambda *_: None
    )  # Writing is slow, and tried below.
    front = front_of(path)
    for asked in (script(path, name) for case, name in playbooks() if case == path):
        begin(front, asked.seed, asked.case.variant)
        for step in asked.replay.steps:
            choose(front, step.turn)

        assert front.play.replay.docket == asked.replay.docket
        assert front.play.position == asked.replay.position
        assert [step.odds for step in front.play.replay.steps] == [step.odds for step in asked.replay.steps]
