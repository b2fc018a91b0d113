"""The pages over a play: menu, help, credits, the endings that were found, and all text so far."""

import re

import pygame
import pytest

from game.desktop.parts import one_sheet
from game.desktop.screens.desk import PAGES
from game.desktop.toolkit.intents import Go
from game.desktop.toolkit.part import Part
from game.model.prose import shown
from tests.desktop.pilot import Pilot, played, squeezed, words


@pytest.fixture
def ended(tmp_path) -> Pilot:
    """The first steps, played to an ending that is kept."""
    pilot = Pilot(tmp_path)
    pilot.begin()
    list(played(pilot, pilot.by_keys))
    pilot.shelf.keep(pilot.stage.screen.play)
    return pilot


def said(pilot: Pilot) -> str:
    return squeezed(" ".join(pilot.mirror()))


def straight(text: str) -> str:
    """A text without what printing makes of quotes and emphasis."""
    return re.sub(r"[’']", "'", re.sub(r"[“”\"*]", "", squeezed(text)))


@pytest.mark.parametrize("name", PAGES)
def test_every_page_leads_back_to_what_lies_under_it(tmp_path, name):
    pilot = Pilot(tmp_path)
    pilot.begin()
    under = pilot.stage.screen

    pilot.stage.mean(Go(name))
    assert pilot.stage.screen is not under
    assert words()(f"desktop.page.{name}") in pilot.mirror()
    pilot.key(pygame.K_ESCAPE)

    assert pilot.stage.screen is under


@pytest.mark.parametrize("name", [name for name in PAGES if name != "menu"])
def test_every_page_is_reached_from_the_menu_by_its_label(tmp_path, name):
    pilot = Pilot(tmp_path)
    pilot.begin()

    pilot.key(pygame.K_F10)
    pilot.by_mouse(words()(f"desktop.page.{name}"))

    assert pilot.stage.view.place.startswith(f"page:{name}")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_which_more_lies_below_says_so_in_the_largest_text(tmp_path, name, monkeypatch):
    said = []
    monkeypatch.setattr(one_sheet, "below", lambda *where: said.append(where))
    pilot = Pilot(tmp_path, scale=200)
    pilot.begin()

    pilot.stage.mean(Go(name))
    pilot.look_up()
    said.clear()
    pilot.stage.paint(pilot.surface)

    span = pilot.pen.spans.get("sheet")
    assert len(said) == (1 if span and span.offset < span.furthest else 0)


def test_what_a_page_has_in_front_is_in_sight_in_the_largest_text(tmp_path):
    pilot = Pilot(tmp_path, scale=200, case="microsoft-ireland")
    pilot.begin()

    pilot.stage.mean(Go("endings"))
    pilot.look_up()

    assert pilot.stage.hand.focus == "case:microsoft-ireland"
    assert pilot.pen.hits[pilot.stage.hand.focus].box.top == pilot.pen.spans["sheet"].box.top


def test_a_page_opened_from_a_page_leads_back_to_the_scene(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()

    pilot.key(pygame.K_F1)
    pilot.key(pygame.K_F2)
    pilot.key(pygame.K_ESCAPE)

    assert type(pilot.stage.screen).__name__ == "SceneScreen"


def test_help_explains_every_stance_and_every_truth(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.key(pygame.K_F1)

    pilot.by_keys(words()("desktop.help.signs"))

    for stance in ("comply", "refuse", "contempt", "negotiate", "litigate"):
        assert words()(f"stance.{stance}") in said(pilot)
    for truth in ("documented", "inferred", "invented"):
        assert words()(f"truth.{truth}.means") in said(pilot)


def test_endings_that_were_found_are_told_and_the_others_only_counted(ended):
    opened, position = ended.stage.screen.sitting.opened, ended.stage.screen.play.position
    found = opened.case.ending(position)
    ended.stage.mean(Go("endings"))

    told = said(ended)

    assert found.title in told
    assert squeezed(found.lesson).replace("'", "’")[:40] in told
    others = [scene.ending for scene in opened.scenario.endings if scene.id != position.scene]
    assert not any(other.title in told for other in others)
    assert words().counted("desktop.not_found_yet", len(others)) in told


def test_a_case_without_found_endings_counts_them_without_being_read(ended):
    ended.stage.mean(Go("endings"))

    ended.by_keys("The Ireland warrant")

    assert words().counted("desktop.not_found_yet", 9)[2:] in said(ended)
    assert ("microsoft-ireland", None) not in ended.shelf._opened


def test_the_library_leads_to_the_endings_once_one_was_found(ended):
    fresh = Pilot(ended.shelf.slots._folder)

    fresh.by_mouse(words()("desktop.endings"))

    assert fresh.stage.view.place == "page:endings:first-steps"


def test_the_endings_of_the_case_in_front_turn_to_those_of_another(ended):
    fresh = Pilot(ended.shelf.slots._folder)
    fresh.by_mouse(words()("desktop.endings"))

    fresh.by_keys("The Ireland warrant")

    assert fresh.stage.view.place == "page:endings:microsoft-ireland"


def test_the_transcript_has_all_that_was_read_chosen_and_answered(ended):
    sitting, replay = ended.stage.screen.sitting, ended.stage.screen.play.replay
    ended.key(pygame.K_F4)
    told = straight(said(ended))

    for step in replay.steps:
        assert straight(sitting.opened.case.scene(step.before).title) in told
        assert straight(step.choice.label) in told
        for paragraph in shown(sitting.opened.case.scene(step.before).text, step.before):
            assert straight(paragraph.text.split("[")[0])[:40].strip() in told
        if step.outcome is not None and step.outcome.half.ruling is not None:
            assert straight(step.outcome.half.ruling.says.split("[")[0]) in told


def test_the_transcript_shows_its_end_first_and_scrolls_to_its_beginning(ended):
    ended.key(pygame.K_F4)
    span = ended.pen.spans["sheet"]
    assert span.offset == span.furthest > 0

    for _ in range(40):
        ended.key(pygame.K_PAGEUP)

    assert ended.pen.spans["sheet"].offset == 0
    in_sight = [one.text for one in ended.pen.written if one.box.colliderect(ended.pen.spans["sheet"].box)]
    assert in_sight[0] == words()("desktop.page.transcript")


def test_of_a_long_transcript_only_what_is_in_sight_is_drawn(ended, monkeypatch):
    ended.key(pygame.K_F4)
    roll = ended.stage.view.body.inside.part.sheet.body
    drawn = []
    monkeypatch.setattr(type(roll.parts[3]), "draw", lambda part, pen, box: drawn.append(part))

    ended.look_up()

    assert isinstance(roll, Part)
    assert 0 < len(drawn) < len(roll.parts) / 2
