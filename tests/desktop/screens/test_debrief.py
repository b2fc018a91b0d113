"""The debrief: where the case turned with exact odds, the roads not taken, and playing on from one."""

import threading
from dataclasses import replace
from itertools import takewhile

import pygame
import pytest

from game.desktop.screens.debrief import DebriefScreen
from game.desktop.screens.desk import Sitting
from game.desktop.screens.turning_points import TurningPoints
from game.desktop.stage.background_odds import BackgroundOdds
from game.desktop.stage.odds_news import NEWS
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.markup import NO_BREAK
from game.engine.case import Case
from game.engine.play import Play
from game.engine.replay import Replay
from game.model.ids import ChoiceKey
from tests.desktop.pilot import Pilot, played, words


@pytest.fixture
def debriefed(tmp_path) -> Pilot:
    """The tutorial, played as history did while that is open, and its debrief."""
    pilot = Pilot(tmp_path)
    pilot.begin()
    list(played(pilot, pilot.by_keys))
    pilot.by_keys(words()("desktop.open_debrief"))
    return pilot


def lines(pilot: Pilot, role: str) -> list[str]:
    return [line.text for line in pilot.stage.view.lines(pilot.stage.look) if line.role == role]


def begun(text: str) -> str:
    """The first words of a sentence."""
    return " ".join(text.split()[:6])


def test_the_odds_come_after_the_debrief_is_seen(debriefed):
    """Nothing waits for them; when they are there, the focus stays where it was."""
    debriefed.stage.focus("tab:luck")
    told = [words()(f"desktop.turned.{name}") for name in ("good", "order")]
    assert not {*told} & {*debriefed.mirror()}

    debriefed.reckoned()

    assert {*told} <= {*debriefed.mirror()}
    assert debriefed.stage.hand.focus == "tab:luck"


def test_the_odds_before_and_after_a_decision_are_told_in_whole_points(debriefed):
    debriefed.reckoned()
    sitting = debriefed.stage.screen.sitting
    decisions = sitting.desk.odds.of(sitting.opened.case, sitting.play.replay.turns).decisions

    values = lines(debriefed, "value")

    shown = sorted(sorted(decisions, key=lambda one: -one.careful.moved)[:4], key=lambda one: one.number)
    first = shown[0].careful
    assert values[:2] == [" · ".join(map(str, chances.points)) for chances in (first.before, first.after)]


def test_no_end_of_a_line_takes_the_points_of_an_average_apart(debriefed):
    debriefed.reckoned()
    screen = debriefed.stage.screen
    odds = screen.sitting.desk.odds.of(screen.sitting.opened.case, screen.sitting.play.replay.turns)

    assert not any(piece.isspace() and piece != NO_BREAK for piece in odds.decisions[0].average.after.dotted)


def test_every_number_and_every_mark_is_explained_beside_it(debriefed):
    debriefed.reckoned()
    told = {*debriefed.mirror()}

    assert {words()("desktop.turned.means"), words()("desktop.turned.means_average")} <= told
    assert {"Comply", "Refuse", "Stand in contempt", "Negotiate", "Litigate"} <= told
    assert any(
        line.startswith("Plain average: ") for line in told - {words()("desktop.turned.means_average")}
    )


def test_a_road_with_the_same_odds_is_said_to_be_equal_and_not_drawn_twice(debriefed):
    debriefed.reckoned()
    screen = debriefed.stage.screen
    decisions = screen.sitting.desk.odds.of(screen.opened.case, screen.play.replay.turns).decisions
    road = screen._told().roads_not_taken[0]
    one = decisions[road.number - 1]
    same = replace(one, careful=replace(one.careful, behind={road.choice.key.choice: one.careful.after}))

    points = TurningPoints(screen.sitting, screen._told(), "")
    (said,) = points._compared(same, road.choice.key.choice)

    assert said.text == words()("desktop.turned.same_road")


def test_cards_keep_their_order_when_the_odds_come(debriefed):
    """The order of play: what is known later is added, and nothing changes places."""
    debriefed.reckoned()
    days = lines(debriefed, "date")
    screen = debriefed.stage.screen
    in_play = [screen.opened.phrases.short_day(step.before.date) for step in screen.play.replay.steps]

    assert [in_play.index(day) for day in days] == sorted(in_play.index(day) for day in days)


def test_each_choice_that_was_open_is_a_road_in_the_chart(debriefed):
    play = debriefed.stage.screen.play
    case = debriefed.stage.screen.sitting.opened.case
    open_then = [
        (number, choice.key.choice)
        for number, step in enumerate(play.replay.steps, start=1)
        for choice in case.open_choices(step.before)
        if choice.key.choice != step.turn.choice
    ]

    stubs = [target.id for target in debriefed.targets() if target.id.startswith("stub:")]

    assert stubs == [f"stub:{number}:{choice}" for number, choice in open_then]
    assert all(debriefed.pen.hits[name].box.height >= 30 for name in stubs)


@pytest.mark.parametrize("hand", ["by_keys", "by_mouse"])
def test_playing_on_from_a_road_keeps_the_turns_up_to_there(debriefed, hand):
    turns = debriefed.stage.screen.play.replay.turns
    stub = next(target for target in debriefed.targets() if target.id.startswith("stub:3:"))

    debriefed.stage.focus(stub.id)
    debriefed.key(pygame.K_RETURN)
    assert stub.label in lines(debriefed, "heading")
    getattr(debriefed, hand)(words()("debrief.play_on"))

    assert type(debriefed.stage.screen).__name__ == "SceneScreen"
    assert debriefed.stage.screen.play.replay.turns == turns[:2]


def test_another_road_from_the_same_scene_comes_to_the_front(debriefed):
    stub = next(target for target in debriefed.targets() if target.id.startswith("stub:1:"))
    debriefed.stage.mean(stub.does)
    other = next(target for target in debriefed.targets() if target.id.startswith("list:"))

    debriefed.stage.mean(other.does)

    assert debriefed.stage.screen.road == other.id.removeprefix("list:")


def test_history_is_only_quoted_on_the_choice_it_made(tmp_path):
    """Where a play left history, no reason of another entry is told."""
    pilot = Pilot(tmp_path, case="microsoft-ireland")
    pilot.begin()
    play = pilot.stage.screen.play
    opened = pilot.stage.screen.sitting.opened
    for turn in takewhile(lambda one: one.scene != "bench-ruling", opened.real.turns):
        play = play.make(turn)
    there = opened.case.open_choices(play.position)
    other = next(choice for choice in there if not choice.historical and choice.picks is None)
    play = play.choose(other.key.choice)
    pilot.stage.screen = type(pilot.stage.screen)(pilot.stage.screen.sitting.played(play))
    pilot.stage.screen = DebriefScreen(pilot.stage.screen.sitting)
    pilot.stage.event(pygame.event.Event(NEWS))

    events = opened.scenario.history.events
    said = " ".join(" ".join(pilot.mirror()).split())
    own = [event for event in events if event.at == "bench-ruling.stay-and-notice"]
    others = [event for event in events if event.why and event not in own]
    assert own
    assert all(begun(event.why) in said for event in own)
    assert not [event.why for event in others if begun(event.why) in said]


def test_a_tab_for_which_the_play_has_nothing_is_not_there(debriefed):
    screen = debriefed.stage.screen

    assert words()("desktop.debrief.claims") not in debriefed.mirror()
    assert screen.handle(Select("claims")).front == screen.front


def test_a_case_that_is_too_large_has_no_odds_and_says_so(debriefed, tmp_path, monkeypatch):
    debriefed.reckoned()
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path / "nothing-kept-here"))
    sitting = debriefed.stage.screen.sitting
    desk = replace(sitting.desk, odds=BackgroundOdds(apart=False, most=10))

    debriefed.stage.screen = DebriefScreen(replace(sitting, desk=desk))
    debriefed.reckoned()

    assert words()("desktop.turned.none") in debriefed.mirror()


def test_another_process_answers_alike(debriefed):
    """The window stays light: what a large case takes is given back with the answer."""
    sitting = debriefed.stage.screen.sitting
    case, turns = sitting.opened.case, sitting.play.replay.turns
    told = threading.Event()
    apart = BackgroundOdds(tell=told.set)
    debriefed.reckoned()

    work = apart.of(case, turns)

    assert work.over.wait(60)
    assert told.wait(60)
    assert work.decisions
    assert work.decisions == sitting.desk.odds.of(case, turns).decisions


def beside_history(case: Case, real: Replay) -> tuple[Play, ChoiceKey]:
    """Return a play that leaves the real course where its road is not the first, and the real choice."""
    play = Play.begin(case, 1)
    for turn in real.turns:
        first, *others = case.open_choices(play.position)
        if others and turn.choice not in (first.key.choice, others[-1].key.choice):
            return play.choose(others[-1].key.choice, ()), turn.key
        play = play.make(turn)
    raise AssertionError("the case has a scene with three choices")


def test_a_fork_names_the_choice_of_history_on_its_card_and_has_its_road_in_front(tmp_path):
    pilot = Pilot(tmp_path)
    opened = pilot.shelf.open("microsoft-ireland")
    play, real = beside_history(opened.case, opened.real)
    pilot.stage.screen = DebriefScreen(Sitting(pilot.stage.screen.desk, opened, play))
    pilot.stage._show_screen()
    pilot.look_up()

    mirror, label = pilot.mirror(), opened.scenario.choice(real).label
    road = mirror.index(words()("desktop.road"))

    assert mirror.count(words()("debrief.fork.real", choice=label)) == 1
    assert label in mirror[road : road + 3]
    assert words()("desktop.road.history") in mirror[road:]


def test_what_documents_the_turns_of_a_play_is_told_in_its_timeline(tmp_path):
    pilot = Pilot(tmp_path, case="microsoft-ireland")
    pilot.begin()
    sitting = pilot.stage.screen.sitting
    play = pilot.stage.screen.play.make(sitting.opened.real.turns[0])
    before = " ".join(" ".join(pilot.mirror()).split())
    pilot.stage.screen = DebriefScreen(sitting.played(play), front="timeline")
    pilot.stage.event(pygame.event.Event(NEWS))

    said = " ".join(" ".join(pilot.mirror()).split())
    heading = words()("debrief.documented")
    assert "Documented by" in said.partition(heading)[2]
    assert "Documented by" not in before
