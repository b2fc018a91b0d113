"""Small faults that a player met, each of them once: what is asked, what is told, and what is kept."""

import pygame
import pytest

from game.content.phrases import Phrases
from game.desktop.parts.procedure import AHEAD
from game.desktop.screens import ways
from game.desktop.screens.after import AfterScreen
from game.desktop.screens.desk import Sitting
from game.desktop.screens.procedure_map import course
from game.desktop.screens.scene import SceneScreen
from game.desktop.toolkit.intents import Choose, Confirm, Go, Pick, Select
from game.engine.play import Play
from game.model.ids import MatterId
from game.pages.lines.telling import Telling
from game.search.arriving import begun_at
from tests.builders import ROOT, desk, turn
from tests.desktop.pilot import Pilot, shelf_in, words
from tests.terminal.scripts import script, transcript

IRELAND = "microsoft-ireland"


def at(pilot: Pilot, scene: str) -> SceneScreen:
    """The window in a scene of the Ireland case, as its real course comes there."""
    opened = pilot.shelf.open(IRELAND)
    sitting = Sitting(pilot.stage.screen.desk, opened, begun_at(opened.case, 7, scene, opened.real))
    pilot.stage.screen = ways.standing(sitting)
    pilot.stage._show_screen()
    pilot.look_up()
    return pilot.stage.screen


@pytest.fixture
def pilot(tmp_path) -> Pilot:
    return Pilot(tmp_path)


def test_a_card_with_nothing_ticked_says_what_is_to_be_ticked_first(pilot):
    at(pilot, "magistrate-no")
    pilot.stage.mean(Choose("object-with-allies"))

    pilot.stage.mean(Confirm())

    assert pilot.stage.view.toast.startswith("Tick ")
    assert isinstance(pilot.stage.screen, SceneScreen)
    screen = pilot.stage.screen
    offer = screen.opened.case.picks(screen.position, "object-with-allies")
    pilot.stage.mean(Pick(offer.options[0]))
    assert pilot.stage.view.toast == ""


def test_all_grounds_are_given_up_only_after_a_question(pilot):
    screen = at(pilot, "pages")
    choice = next(
        choice.key.choice
        for choice in screen.opened.case.open_choices(screen.position)
        if choice.picks and choice.picks.forfeits_rest and not choice.picks.at_least
    )
    pilot.stage.mean(Choose(choice))

    pilot.key(pygame.K_RETURN)

    assert words()("picks.none_ticked") in pilot.mirror()
    assert pilot.stage.screen.play is screen.play
    pilot.key(pygame.K_RETURN)
    assert words()("picks.none_ticked") not in pilot.mirror(), "the ring is on the safe answer"
    pilot.key(pygame.K_ESCAPE)
    pilot.stage.mean(Choose(choice))
    pilot.stage.mean(Confirm())
    pilot.by_keys(words()("picks.none_ticked.go"))
    assert isinstance(pilot.stage.screen, AfterScreen)


def test_after_an_affirmance_the_stations_that_were_passed_stay_passed(pilot):
    opened = pilot.shelf.open("first-steps")
    replay = script(ROOT / "scenarios/first-steps/scenario.yaml", "affirmed-stayed").replay

    mapped = course(opened, replay, MatterId("warrant"))

    forms = {stop.label: stop.form for stop in mapped.stops}
    assert AHEAD not in (forms["Contempt"], forms["Appeal"], forms["Decision"])
    assert mapped.stops[mapped.here].label == "Decision"


def test_all_text_so_far_ends_with_what_followed_while_the_next_scene_is_still_to_come(pilot):
    pilot.begin()
    pilot.stage.mean(Choose("produce-here"))
    assert isinstance(pilot.stage.screen, AfterScreen)
    coming = pilot.stage.screen.opened.scenario.scenes["motion"].title

    pilot.key(pygame.K_F4)
    assert coming not in pilot.mirror()
    pilot.key(pygame.K_ESCAPE)
    pilot.stage.mean(Confirm())
    pilot.key(pygame.K_F4)
    assert coming in pilot.mirror()


def test_the_settings_have_the_ring_on_the_section_in_front_and_down_goes_to_the_next(pilot):
    pilot.key(pygame.K_F2)
    assert pilot.stage.hand.focus == "section:text"

    pilot.key(pygame.K_DOWN)
    assert pilot.stage.hand.focus == "section:colours"


def test_right_and_left_change_the_tab_that_has_the_ring(pilot):
    pilot.begin()
    pilot.stage.focus("tab:docket")
    pilot.key(pygame.K_RIGHT)
    assert (pilot.stage.screen.front, pilot.stage.hand.focus) == ("record", "tab:record")
    pilot.key(pygame.K_LEFT)
    assert (pilot.stage.screen.front, pilot.stage.hand.focus) == ("docket", "tab:docket")


def test_a_page_gives_the_place_below_it_back_as_it_was(tmp_path):
    pilot = Pilot(tmp_path, size=(1024, 768), scale=200)
    pilot.begin()
    pilot.key(pygame.K_PAGEDOWN)
    left = dict(pilot.stage.hand.scrolled)
    assert any(left.values())

    pilot.key(pygame.K_F5)
    pilot.key(pygame.K_ESCAPE)

    assert dict(pilot.stage.hand.scrolled) == left


def test_the_case_that_was_played_last_is_in_front(tmp_path):
    shelf = shelf_in(tmp_path)
    opened = shelf.open(IRELAND)
    shelf.keep(Play.begin(opened.case, 7).make(opened.real.turns[0]))

    pilot = Pilot(tmp_path, case="")

    assert pilot.stage.view.place == f"library:{IRELAND}"


def test_what_another_window_saved_meanwhile_is_kept_and_told(tmp_path):
    here, there = shelf_in(tmp_path), shelf_in(tmp_path)
    case = here.open("first-steps").case
    begun = Play.begin(case, 7)
    first = begun.make(turn("service.produce-here"))
    assert here.keep(first) == ""
    there.resumed(there.open("first-steps"))
    assert there.keep(begun.make(turn("service.call-her"))) == ""

    said = here.keep(first.choose("file-fast"))

    name = words()("desktop.saves.other_window")
    assert said == words()("desktop.other_window", name=name)
    kept = {slot.saved.name: slot.saved.playthrough.turns for slot in here.saves().slots}
    assert [one.choice for one in kept[name]] == ["call-her"]
    assert here.keep(first) == "", "what this window saved itself is nothing to be told"


def test_playing_on_keeps_the_finished_play(tmp_path):
    pilot = Pilot(tmp_path)
    opened = pilot.shelf.open("first-steps")
    play = Play.begin(opened.case, 7).choose("produce-everything")
    assert opened.case.ending(play.position)
    sitting = Sitting(pilot.stage.screen.desk, opened, play)
    pilot.stage.screen = ways.standing(sitting).handle(Go("debrief"))

    pilot.stage.mean(Select("road:1"))
    pilot.stage.mean(Confirm())

    title = opened.case.ending(play.position).title
    kept = {slot.saved.name: slot.saved.playthrough for slot in pilot.shelf.saves().slots}
    name = words()("desktop.saves.finished", ending=title)
    assert kept[name].turns == play.playthrough.turns
    assert words()("desktop.kept_finished", name=name) == pilot.stage.view.toast


@pytest.mark.parametrize("case", ["first-steps", IRELAND])
def test_what_the_player_says_has_a_speaker_of_its_own(pilot, case):
    """A line that is nothing but a quotation is spoken by somebody with a name."""
    scenario = pilot.shelf.open(case).scenario
    said = [paragraph for scene in scenario.scenes.values() for paragraph in scene.text]

    assert [one.text for one in said if one.speaker == "you"]
    bare = [one.text.strip() for one in said if one.speaker is None]
    quoted = [text for text in bare if text and text[0] in '“"' and text[-1:] in '”"']
    assert [text for text in quoted if not set(text[1:-1]) & set('“”"')] == []
    assert scenario.sources.cast["you"].name == "You"


def test_a_long_wait_says_how_much_of_it_was_the_court_s(pilot):
    pilot.begin()
    pilot.stage.mean(Choose("produce-here"))
    pilot.stage.mean(Confirm())
    pilot.stage.mean(Choose("file-two"))
    pilot.stage.mean(Pick("statute"))
    pilot.stage.mean(Confirm())

    assert "7 days for what you did, 21 days until the outcome." in pilot.mirror()


def test_an_ending_says_in_text_what_is_owed_and_nothing_that_runs(pilot):
    of = script(ROOT / "scenarios/first-steps/scenario.yaml", "historical")
    text = transcript(of)
    at = text.index("How it ends:")

    assert "more each day" not in text[at : at + 600]
    case = desk(
        {"fine": "goes_to: end, effects: [{sanction: order, per_day: 10}], moves: [hold], takes: 3 days"}
    )
    play = Play.begin(case, 7).choose("fine")
    told = " ".join(Telling(Phrases(case.scenario, words())).standing(play))
    assert "more each day" not in told


def test_after_a_denial_the_founder_is_one_person(pilot):
    paragraphs = pilot.shelf.open("first-steps").scenario.scenes["ordered"].text
    assert not [one.text for one in paragraphs if "You tell her" in one.text and "He puts" in one.text]


def test_no_scene_says_that_it_is_the_day_after_on_the_day_itself(pilot):
    scenes = pilot.shelf.open(IRELAND).scenario.scenes
    assert scenes["won"].title == "The day of the win"


def test_the_reason_over_the_map_has_printed_apostrophes(pilot):
    at(pilot, "magistrate-no")

    said = [line.text for line in pilot.stage.view.lines(pilot.stage.look) if line.role == "locked move"]

    assert said == ["Appeal: a magistrate judge’s order goes to the district judge first"]


def test_what_a_court_without_a_name_ruled_on_begins_with_a_capital_in_its_heading(pilot):
    opened = pilot.shelf.open("x-corp-2023")
    play = Play.begin(opened.case, 7)
    for one in opened.real.turns:
        play = play.make(one)
    pilot.stage.screen = AfterScreen(Sitting(pilot.stage.screen.desk, opened, play))
    pilot.stage._show_screen()
    pilot.look_up()

    assert "The petition for certiorari" in pilot.mirror()
