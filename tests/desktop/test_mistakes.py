"""A mistake of a scenario, met in the window: a sentence, and the play goes on."""

import pygame

from game.content.library import Library
from tests.builders import ROOT
from tests.desktop.pilot import Pilot


def pilot_of_a_broken_case(folder) -> Pilot:
    """The first steps, where the odds of one choice make 20 instead of 100."""
    case = folder / "cases" / "first-steps"
    case.mkdir(parents=True)
    text = (ROOT / "scenarios/first-steps/scenario.yaml").read_text("utf-8")
    old = "            label: She calls the judge instead\n"
    assert old in text
    (case / "scenario.yaml").write_text(text.replace(old, old + "            odds: 20\n"), encoding="utf-8")
    pilot = Pilot(folder / "saves")
    pilot.shelf.library = Library([folder / "cases"])
    pilot.shelf._heads = ()
    return pilot


def test_odds_that_do_not_make_100_are_told_and_the_play_goes_on(tmp_path):
    pilot = pilot_of_a_broken_case(tmp_path)
    pilot.begin()

    pilot.key(pygame.K_4)

    assert "instead of 100" in pilot.stage.view.toast
    assert pilot.stage.screen.play.replay.turns == ()
    pilot.key(pygame.K_2)
    assert pilot.stage.screen.play.replay.turns[0].choice == "produce-here"
