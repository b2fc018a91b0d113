"""Every paper that a play has shown can be opened at any time, and lies beside the others."""

from dataclasses import replace

import pygame
import pytest

from game.desktop.screens import ways
from game.desktop.screens.case_text import popover
from game.desktop.screens.debrief import DebriefScreen
from game.desktop.screens.desk import Sitting
from game.desktop.screens.play_pages import DocumentsScreen, papers
from game.desktop.stage.screen import Screen
from game.desktop.stage.stage import WindowStage
from game.desktop.toolkit.intents import Explain
from game.desktop.toolkit.theme import palette_of
from game.engine.case import Case
from game.engine.play import Play
from game.model.record import Playthrough
from tests.desktop.pilot import Pilot, words


@pytest.fixture
def pilot(tmp_path) -> Pilot:
    """The Ireland case after its first turn."""
    pilot = Pilot(tmp_path, case="microsoft-ireland")
    pilot.begin()
    choice = pilot.stage.screen.sitting.opened.real.turns[0].choice
    pilot.by_keys(next(target.label for target in pilot.targets() if target.id == f"choice:{choice}"))
    return pilot


def test_one_key_opens_the_papers_from_wherever_the_play_stands(pilot):
    under = pilot.stage.screen

    pilot.key(pygame.K_e)

    assert pilot.stage.view.place.startswith("page:documents:")
    pilot.key(pygame.K_ESCAPE)
    assert pilot.stage.screen is under


def test_every_paper_shown_so_far_is_there_and_can_be_read_whole(pilot):
    sitting = pilot.stage.screen.sitting
    there = dict(papers(sitting.play))
    assert "the-warrant" in there
    pilot.key(pygame.K_F5)

    for name in there:
        exhibit = sitting.opened.scenario.sources.exhibits[name]
        pilot.by_mouse(exhibit.title)
        first = exhibit.text[0].text.replace("*", "").split(".")[0]
        assert any(first in text for text in pilot.mirror())


def test_a_paper_opened_in_place_says_what_this_play_has_made_of_it(pilot):
    opened = pilot.stage.screen.sitting.opened
    exhibit = opened.scenario.sources.exhibits["the-stipulation"]
    signed = dict(papers(Play.resume(opened.case, opened.real)))[exhibit.id]

    paper = popover(opened, Explain("exhibit", exhibit.id, ""), signed)

    *told, _ = paper.body
    assert len(told) == len(opened.case.document(exhibit.id, signed)) < len(exhibit.text)


def test_a_paper_that_was_not_shown_yet_is_not_there(pilot):
    sitting = pilot.stage.screen.sitting

    assert len(dict(papers(sitting.play))) < len(sitting.opened.scenario.sources.exhibits)


def test_an_authority_of_a_paper_opens_in_place_and_esc_closes_it_first(pilot):
    pilot.key(pygame.K_F5)
    link = next(line for line in pilot.stage.view.lines(pilot.stage.look) if line.role == "link")

    pilot.by_mouse(link.text)
    assert pilot.stage.view.over is not None
    pilot.key(pygame.K_ESCAPE)

    assert pilot.stage.view.over is None
    assert pilot.stage.view.place.startswith("page:documents:")


def test_a_play_without_papers_says_so(tmp_path):
    pilot = Pilot(tmp_path)
    opened = pilot.shelf.open("first-steps")
    service = opened.scenario.scenes["service"]
    scenes = {**opened.scenario.scenes, "service": replace(service, exhibits=(), text=service.text[:1])}
    case = Case(replace(opened.scenario, scenes=scenes))
    sitting = Sitting(pilot.stage.screen.desk, replace(opened, case=case), Play.begin(case, 7))
    pilot.stage.screen = ways.standing(sitting)

    pilot.key(pygame.K_e)

    assert words()("desktop.documents.none") in pilot.mirror()


def test_the_papers_lie_under_the_tab_of_the_sources_too(pilot):
    pilot.key(pygame.K_RETURN)
    pilot.key(pygame.K_s)
    title = pilot.stage.screen.sitting.opened.scenario.sources.exhibits["the-warrant"].title
    target = next(one for one in pilot.targets() if one.id == "seen.the-warrant")

    pilot.stage.focus(target.id)
    pilot.key(pygame.K_RETURN)

    assert title in pilot.mirror()
    assert pilot.stage.view.over is not None


@pytest.fixture
def ended(pilot) -> Sitting:
    """The Ireland case at the end of its real course, in which the cutting was shown."""
    sitting = pilot.stage.screen.sitting
    case, turns = sitting.opened.case, sitting.opened.real.turns
    record = Playthrough(case.scenario.id, str(case.scenario.edition), None, seed=7, turns=turns)
    return sitting.played(Play.resume(case, record))


def shown(pilot: Pilot, screen: Screen) -> None:
    """Show a screen to the pilot."""
    pilot.stage = WindowStage(screen, palette_of(), (1280, 720), pilot.preferences)
    pilot.look_up()


def test_the_sentences_of_a_paper_are_marked_by_mouse_and_by_keys(pilot, ended):
    shown(pilot, DocumentsScreen(ended.desk, pilot.stage.screen, ended, chosen="the-article"))
    label = words()("desktop.claims.chosen", mark=words()("claims.wrong"))
    assert label not in pilot.labels()

    pilot.by_mouse(words()("claims.wrong"))
    assert ended.desk.marks.of(ended.play) == {("the-article", "convicted"): "wrong"}
    assert label in pilot.labels()

    pilot.by_keys(label)
    assert ended.desk.marks.of(ended.play) == {}
    assert label not in pilot.labels()


def test_the_debrief_tells_the_answers_beside_what_was_marked(pilot, ended):
    ended.desk.marks.mark(ended.play, ("the-article", "convicted"), "exact")
    shown(pilot, DebriefScreen(ended, front="claims"))

    said = " ".join(pilot.mirror())
    assert words()("claims.marked", mark=words()("claims.exact")) in said
    assert "Nobody was charged, tried or sentenced." in said


def test_a_paper_opened_in_place_has_its_sentences_and_no_answers(pilot, ended):
    exhibit = ended.opened.scenario.sources.exhibits["the-article"]

    paper = popover(ended.opened, Explain("exhibit", exhibit.id, ""), ended.play.position)

    told = " ".join(line.text for part in paper.body for line in part.mirror(pilot.stage.look))
    assert "has been convicted of resisting" in told
    assert words()("claims.how") in told
    assert exhibit.claims[0].because not in told
