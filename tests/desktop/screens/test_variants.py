"""A variant is chosen in the briefing, is played with its own facts, and goes on as the same variant."""

import pygame
import pytest

from game.desktop.shelf import KeptShelf
from tests.desktop.pilot import Pilot, words

TITLE = "strict-circuit"


@pytest.fixture
def chosen(tmp_path) -> Pilot:
    """The briefing of a variant of the Ireland case."""
    pilot = Pilot(tmp_path, case="microsoft-ireland")
    pilot.by_keys(words()("desktop.begin"))
    pilot.by_keys(words()("desktop.variants.choose"))
    pilot.by_mouse(next(target.label for target in pilot.targets() if target.id == f"variant:{TITLE}"))
    return pilot


def test_a_variant_says_what_is_otherwise_before_it_is_chosen(chosen):
    scenario = chosen.stage.screen.sitting.opened.scenario
    fact = scenario.facts["contempt-needs-sanction"]

    assert any(fact.label in text for text in chosen.mirror())


def test_the_variant_is_briefed_and_played(chosen):
    chosen.by_keys(words()("desktop.variants.take"))
    play = chosen.stage.screen.play

    assert type(chosen.stage.screen).__name__ == "BriefingScreen"
    assert play.playthrough.variant == TITLE
    assert "contempt-needs-sanction" in play.position.facts
    assert chosen.stage.screen.sitting.opened.scenario.variants[TITLE].title in chosen.mirror()


def test_back_leads_to_the_briefing_as_it_was(chosen):
    chosen.key(pygame.K_ESCAPE)

    assert type(chosen.stage.screen).__name__ == "BriefingScreen"
    assert chosen.stage.screen.play.playthrough.variant is None


def test_a_variant_that_was_kept_goes_on_as_that_variant(chosen, tmp_path):
    chosen.by_keys(words()("desktop.variants.take"))
    chosen.by_keys(words()("desktop.open_file"))
    chosen.key(pygame.K_2)
    chosen.shelf.keep(chosen.stage.screen.play)

    again = Pilot(tmp_path, case="microsoft-ireland")
    again.by_keys(words()("start.continue"))

    assert again.stage.screen.play.playthrough == chosen.stage.screen.play.playthrough
    assert again.stage.screen.sitting.opened.case.variant == TITLE


def test_whoever_asks_for_a_variant_is_not_given_the_play_of_another(chosen, tmp_path):
    chosen.by_keys(words()("desktop.variants.take"))
    chosen.by_keys(words()("desktop.open_file"))
    chosen.key(pygame.K_2)
    chosen.shelf.keep(chosen.stage.screen.play)
    kept = chosen.shelf
    other = KeptShelf(words(), "another", slots=kept.slots, progress=kept.progress)
    plain = kept.open("microsoft-ireland")

    assert kept.resumed(plain) is not None
    assert other.resumed(plain) is None


def test_a_case_without_variants_offers_none(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.by_keys(words()("desktop.begin"))

    assert words()("desktop.variants.choose") not in pilot.labels()
