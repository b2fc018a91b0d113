"""Texts that were read are known in every later play, and can be passed over."""

import pygame
import pytest

from game.desktop.screens.read_texts import ReadTexts, mark
from game.model.prose import Paragraph
from tests.desktop.pilot import Pilot, played, words


def kept_to_its_end(pilot: Pilot) -> None:
    pilot.begin()
    for _ in played(pilot, pilot.by_keys):
        pilot.shelf.keep(pilot.stage.screen.play)
    pilot.shelf.keep(pilot.stage.screen.play)


@pytest.fixture
def again(tmp_path) -> Pilot:
    """A new play of a case that was played to its end before."""
    kept_to_its_end(Pilot(tmp_path))
    pilot = Pilot(tmp_path)
    pilot.by_keys(words()("desktop.begin_again"))
    pilot.by_mouse(words()("desktop.begin_again"))
    return pilot


def test_what_was_read_in_an_earlier_play_is_passed_over_to_the_next_decision(again):
    assert type(again.stage.screen).__name__ == "BriefingScreen"

    again.key(pygame.K_n)
    assert type(again.stage.screen).__name__ == "SceneScreen"
    assert again.stage.view.unread == ""
    assert again.stage.hand.focus == again.stage.view.near
    again.key(pygame.K_2)
    again.key(pygame.K_n)

    assert type(again.stage.screen).__name__ == "SceneScreen"
    assert len(again.stage.screen.play.replay.turns) == 1


def test_a_scene_that_was_read_says_so(again):
    again.key(pygame.K_n)

    assert words()("desktop.day_known", day=0) in again.mirror()


def test_nothing_is_passed_over_while_it_is_new(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    assert words()("desktop.day", day=0) in pilot.mirror()

    pilot.key(pygame.K_2)
    assert type(pilot.stage.screen).__name__ == "AfterScreen"
    pilot.key(pygame.K_n)

    assert type(pilot.stage.screen).__name__ == "AfterScreen"


def test_the_first_new_paragraph_is_brought_to_the_top(again):
    """A scene of which the end was rewritten since: the key leads to where it begins to differ."""
    again.key(pygame.K_n)
    text = again.stage.screen.sitting.opened.case.text(again.stage.screen.play.position)
    known = again.shelf.known
    known._marks["first-steps"] = known.of("first-steps") - {mark(text[-1])}
    again.key(pygame.K_F10)
    again.key(pygame.K_ESCAPE)

    again.key(pygame.K_n)

    region, box = again.pen.spots[f"text.{len(text) - 1}"]
    span = again.pen.spans[region]
    assert span.offset > 0
    assert span.box.contains(box.move(0, 1)) or span.offset == span.furthest


def test_a_paragraph_that_is_rewritten_counts_as_new():
    known = ReadTexts(lambda _: frozenset({mark(Paragraph("As it was."))}))

    assert known.has_read("a-case", (Paragraph("As it was."),))
    assert known.first_unread("a-case", (Paragraph("As it was."), Paragraph("As it is."))) == 1
