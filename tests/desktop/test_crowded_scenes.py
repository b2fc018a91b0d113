"""Every scene of the shipped cases with as many choices as it can show, in windows and text of many sizes.

Each choice is reached by its number, and what lies below is told; the usual run takes a part of the table,
with `-m long` all of it is seen.
"""

from itertools import product

import pygame
import pytest
from pygame import Surface

from game.desktop.parts.choices import ChoiceColumn
from game.desktop.parts.layouts import layout_of
from game.desktop.screens import ways
from game.desktop.screens.desk import Sitting
from game.desktop.stage.stage import WindowStage
from game.desktop.toolkit.intents import Choose, ChooseNumber, Pick, Select
from game.desktop.toolkit.theme import palette_of
from tests.desktop.crowded import CASES, fullest
from tests.desktop.picturing import Camera, Studio
from tests.desktop.pilot import words
from tests.desktop.seeing import watched

SIZES = ((1280, 720), (1366, 768), (1920, 1080), (2560, 1440))
SCALES = (80, 100, 150, 200)
SOME = (((1280, 720), 100), ((1366, 768), 200), ((1920, 1080), 100), ((2560, 1440), 80))
LEAST_LABEL = 24  # characters of a label have room on a line of its card
_LETTER = 0.55  # em, the width of a character of a label


class CrowdedScenes:
    """The scenes of all cases, each painted on a stage of its own in one window."""

    def __init__(self, folder, camera: Camera, least: int = 1, plays: int = 300) -> None:
        pygame.font.init()
        self._studio = Studio(camera, folder)
        self._least, self._plays = least, plays

    def stages(self):
        """Yield the name of each scene and its stage, painted."""
        preferences, size = self._studio.desk.preferences, self._studio.camera.size
        for case in CASES:
            opened = self._studio.shelf.open(case)
            for scene, play in fullest(case, self._plays).items():
                if len(play.case.choices(play.position)) >= self._least:
                    screen = ways.standing(Sitting(self._studio.desk, opened, play))
                    yield scene, painted(WindowStage(screen, palette_of(), size, preferences))


def painted(stage: WindowStage) -> WindowStage:
    stage.paint(Surface((stage.look.width, stage.look.height)))
    return stage


def column_of(stage: WindowStage) -> ChoiceColumn:
    body = stage.view.body
    return getattr(body, "body", body).inside.reading.choices


def unreached(stage: WindowStage) -> list[str]:
    """Open choices that their number does not make."""
    screen, play = stage.screen, stage.screen.play
    there = play.case.choices(play.position)
    open_now = play.case.open_choices(play.position)
    return [
        choice.key.choice
        for number, choice in enumerate(there, start=1)
        if choice in open_now and (number > 9 or screen.handle(ChooseNumber(number)) is screen)
    ]


def narrow(stage: WindowStage) -> list[str]:
    """Cards whose label has room for few characters."""
    letter = _LETTER * stage.look.size("label")
    return [
        name
        for name, hit in stage.pen.hits.items()
        if name.startswith("choice:") and (hit.box.width - 3 * stage.look.mark) / letter < LEAST_LABEL
    ]


def untold(stage: WindowStage) -> list[str]:
    """What stands out of sight without words that say how much of it there is."""
    column, pen = column_of(stage), stage.pen
    written = {one.text for one in pen.everything}
    cards = {card.target.id: pen.hits.get(card.target.id) for card in column.cards}
    below = [name for name, hit in cards.items() if hit is None or hit.box.bottom > hit.clip.bottom + 2]
    above = [name for name, hit in cards.items() if hit is not None and hit.box.top < hit.clip.top - 2]
    if below or above:
        told = column.counts.told(len(below), len(above))
        return [] if told in written else [f"{told}: {below or above}"]
    return []


def buttons_out_of_sight(stage: WindowStage) -> list[str]:
    """Buttons and tabs that are not whole in the window."""
    window = stage.pen.surface.get_rect()
    lines = list(stage.view.lines(stage.look))
    named = {
        line.target.id for line in lines if line.role in ("button", "tab", "tab in front") and line.target
    }
    hits = {name: stage.pen.hits.get(name) for name in named}
    return [
        name
        for name, hit in hits.items()
        if hit is None or not window.contains(hit.box) or not hit.clip.contains(hit.box)
    ]


def faults_of(stage: WindowStage) -> dict[str, list[str]]:
    checks = (unreached, narrow, untold, buttons_out_of_sight)
    return {check.__name__: found for check in checks if (found := check(stage))}


def opened_picks(stage: WindowStage):
    """Yield the stage with each choice opened that has picks, and one of them ticked."""
    screen, play = stage.screen, stage.screen.play
    for choice in play.case.open_choices(play.position):
        offer = play.case.picks(play.position, choice.key.choice)
        if offer is not None and offer.options:
            stage.mean(Choose(choice.key.choice))
            stage.mean(Pick(offer.options[0]))
            yield choice.key.choice, painted(stage)
            stage.screen = screen
            stage._show_screen()


def all_faults(scenes: CrowdedScenes) -> dict[str, dict[str, list[str]]]:
    bad = {}
    for scene, stage in scenes.stages():
        if found := faults_of(stage):
            bad[scene] = found
        for choice, opened in opened_picks(stage):
            if found := buttons_out_of_sight(opened) + untold(opened):
                bad[f"{scene}, {choice}"] = found
    return bad


@pytest.mark.parametrize(("size", "scale"), SOME)
def test_every_choice_is_reached_and_what_lies_below_is_told(tmp_path, monkeypatch, size, scale):
    watched(monkeypatch)

    assert all_faults(CrowdedScenes(tmp_path, Camera(size, scale), least=5, plays=80)) == {}


@pytest.mark.long
@pytest.mark.parametrize(("size", "scale"), list(product(SIZES, SCALES)))
def test_every_choice_of_every_scene_at_every_size(tmp_path, monkeypatch, size, scale):
    watched(monkeypatch)

    assert all_faults(CrowdedScenes(tmp_path, Camera(size, scale))) == {}


@pytest.mark.parametrize("size", SIZES)
def test_at_100_percent_eight_choices_are_all_in_sight(tmp_path, size):
    """The one scene of nine has its last ones below, and says so."""
    scrolling = {
        scene: len(column_of(stage).cards)
        for scene, stage in CrowdedScenes(tmp_path, Camera(size), least=5, plays=80).stages()
        if "cards" in stage.pen.spans
    }

    assert {scene: number for scene, number in scrolling.items() if number <= 8} == {}


@pytest.mark.parametrize("size", [(1920, 1080), (2560, 1440)])
def test_a_large_window_has_docket_record_and_meters_beside_the_choices(tmp_path, size):
    _, stage = next(
        one for one in CrowdedScenes(tmp_path, Camera(size), plays=80).stages() if one[0] == "meter"
    )
    lines = [(line.role, line.text) for line in stage.view.lines(stage.look)]
    tabs = [stage.pen.hits[f"tab:{name}"].box for name in ("docket", "record", "meters")]

    assert layout_of(stage.look).columns == 3
    assert {words()(f"desktop.tab.{name}") for name in ("docket", "record", "meters")} <= {
        text for role, text in lines if role == "tab"
    }
    assert any(role == "meter" for role, _ in lines)
    assert [box.left for box in tabs] == [tabs[0].left] * 3
    assert all(
        stage.pen.hits[name].box.right < tabs[0].left for name in stage.pen.hits if name[:7] == "choice:"
    )


def test_a_panel_that_is_opened_lies_over_the_story_and_not_over_the_choices(tmp_path):
    _, stage = next(CrowdedScenes(tmp_path, Camera(), plays=80).stages())
    before = {name: hit.box.copy() for name, hit in stage.pen.hits.items() if name.startswith("choice:")}

    stage.mean(Select("clock"))
    painted(stage)

    assert "leaf" not in stage.pen.spans
    assert {name: hit.box for name, hit in stage.pen.hits.items() if name.startswith("choice:")} == before
