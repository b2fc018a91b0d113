"""Before the first scene stands the briefing: who you are, what is asked, and the order itself."""

import pygame
import pytest

from game.desktop.screens import ways
from game.desktop.screens.desk import PlayerDesk
from game.desktop.screens.library import LibraryScreen
from game.desktop.start import WindowOptions, first_screen
from game.pages.lines.telling import Telling
from tests.desktop.pilot import Pilot, squeezed, words


@pytest.fixture(params=["first-steps", "microsoft-ireland"])
def briefed(tmp_path, request) -> Pilot:
    pilot = Pilot(tmp_path, case=request.param)
    pilot.by_keys(words()("desktop.begin"))
    return pilot


def test_it_tells_what_the_case_says_of_itself(briefed):
    scenario = briefed.stage.screen.sitting.opened.scenario
    said = squeezed(" ".join(briefed.mirror())).replace("’", "'").replace("“", '"').replace("”", '"')

    for told in (scenario.words.role, scenario.words.summary):
        assert squeezed(told) in said
    for matter in scenario.matters.values():
        assert matter.title in said
    exhibit = scenario.sources.exhibits[scenario.scenes[scenario.opening.scene].exhibits[0]]
    assert exhibit.title in said


def test_no_objective_is_told_before_the_end(briefed):
    """Neither on the cover, nor in the briefing, nor where the text mode begins: some tell how it ends."""
    sitting = briefed.stage.screen.sitting
    cover = LibraryScreen(sitting.desk, sitting.opened.scenario.id).view()
    shown = [line.text for view in (cover, briefed.stage.view) for line in view.lines(briefed.stage.look)]
    shown += Telling(sitting.opened.phrases).beginning(sitting.play)

    said = squeezed(" ".join(shown))
    assert not [
        one.says for one in sitting.opened.scenario.words.objectives.values() if squeezed(one.says) in said
    ]


def test_the_client_speaks_as_in_the_first_scene(briefed):
    spoken = [line.text for line in briefed.stage.view.lines(briefed.stage.look) if line.role == "speech"]

    briefed.by_mouse(words()("desktop.open_file"))

    in_scene = [line.text for line in briefed.stage.view.lines(briefed.stage.look) if line.role == "speech"]
    assert len(spoken) == 1
    assert spoken[0] in in_scene


def test_it_leads_to_the_first_scene_and_back_to_the_library(briefed):
    briefed.key(pygame.K_ESCAPE)
    assert type(briefed.stage.screen).__name__ == "LibraryScreen"
    assert not briefed.shelf.is_kept(briefed.stage.screen.chosen)

    briefed.begin()
    assert type(briefed.stage.screen).__name__ == "SceneScreen"


def test_a_case_asked_for_by_name_begins_with_its_briefing(tmp_path):
    pilot = Pilot(tmp_path)

    screen = first_screen(PlayerDesk(words(), pilot.shelf, ways), pilot.shelf, WindowOptions("first-steps"))

    assert type(screen).__name__ == "BriefingScreen"


def test_a_scene_asked_for_is_come_to_by_the_real_course(tmp_path):
    pilot = Pilot(tmp_path)

    screen = first_screen(
        PlayerDesk(words(), pilot.shelf, ways), pilot.shelf, WindowOptions("first-steps", at="ordered")
    )

    assert type(screen).__name__ == "SceneScreen"
    assert screen.play.position.scene == "ordered"
    assert screen.play.replay.turns == screen.sitting.opened.real.turns[: len(screen.play.replay.turns)]


def test_what_a_link_of_the_order_names_opens_in_place(tmp_path):
    pilot = Pilot(tmp_path, case="microsoft-ireland")
    pilot.by_keys(words()("desktop.begin"))
    link = next(line for line in pilot.stage.view.lines(pilot.stage.look) if line.role == "link")

    pilot.by_mouse(link.text)

    assert pilot.stage.view.over is not None
    pilot.key(pygame.K_ESCAPE)
    assert pilot.stage.view.over is None
    assert type(pilot.stage.screen).__name__ == "BriefingScreen"
