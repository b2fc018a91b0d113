"""The cards of a scene: what a choice with picks asks for."""

from game.content.phrases import Phrases
from game.content.words import load_words
from game.desktop.screens.choice_cards import cards
from game.desktop.screens.desk import OpenedCase
from tests.builders import desk


def test_whoever_builds_a_brief_reads_beforehand_that_the_rest_is_given_up():
    grounds = "label: File, picks: {of: [first], at_most: 1, label: Grounds"
    case = desk({"brief": grounds + ", left_out: forfeited}", "motion": grounds + "}"})
    opened = OpenedCase(case, Phrases(case.scenario, load_words()))
    picking = {
        choice: card.picking
        for choice in ("brief", "motion")
        for card in cards(opened, case.begin(), choice)
        if card.picking is not None
    }

    assert {choice: one.label for choice, one in picking.items()} == {"brief": "Grounds", "motion": "Grounds"}
    assert picking["brief"].note == "What you leave out is given up for good."
    assert picking["motion"].note == ""
