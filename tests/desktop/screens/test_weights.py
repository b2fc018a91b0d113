"""Why it turned out so, in the window: the reason of a turn, and what made the odds of a draw."""

import pytest

from game.content.phrases import Phrases
from game.desktop.screens.after import AfterScreen, after_turn
from game.desktop.screens.desk import OpenedCase, Sitting
from game.desktop.screens.scene import SceneScreen
from game.desktop.toolkit.intents import Choose, Pick, Select
from game.engine.play import Play
from game.pages.lines.telling import transcript
from tests.builders import desk
from tests.desktop.pilot import Pilot, words

WON = (
    "{label: Won, odds_from: Judges seldom do., because: The first ground is new., odds: {base: 20, plus: ["
    "{when: [{preserved: first}], points: 15}, {when: [{meter: trust, at_least: 50}], points: -5}, "
    "{when: [{preserved: second}], points: 9}]}}"
)
MOTION = (
    "label: File it, because: A motion is made in writing., "
    "picks: {at_least: 1, at_most: 2, of: [first, second, third]}, "
    f"outcomes: {{won: {WON}, lost: {{label: Lost}}}}"
)
ASKED = (
    "label: Ask, outcomes: {yes: {label: He agrees, "
    "odds: {base: 30, plus: [{when: [{meter: trust, at_least: 50}], points: 12}]}}, no: {label: He does not}}"
)


@pytest.fixture
def sitting(tmp_path):
    case = desk({"motion": MOTION, "ask": ASKED, "wait": "label: Wait, because: Waiting costs nothing."})
    phrases = Phrases(case.scenario, words())
    return Sitting(Pilot(tmp_path).stage.screen.desk, OpenedCase(case, phrases), Play.begin(case, 7))


def said(screen, look) -> list[str]:
    return [line.text for line in screen.view().lines(look)]


@pytest.fixture
def look(tmp_path):
    return Pilot(tmp_path).stage.look


def test_the_page_of_a_draw_names_each_addition_with_its_points_the_base_the_sum_and_where_from(
    sitting, look
):
    lines = said(after_turn(sitting.played(sitting.play.choose("motion", ("first",)))), look)

    at = lines.index("What made the odds: Won")
    assert lines[at + 1 : at + 10] == [
        *("To begin with", "20", "“The first ground” is preserved", "+15"),
        *("Trust at 50 or more (now 60)", "−5", "Won", "30 in 100", "Judges seldom do."),
    ]
    assert not [line for line in lines if "+9" in line]


def test_what_followed_says_because_of_what_even_where_nothing_else_is_told(sitting, look):
    screen = after_turn(sitting.played(sitting.play.choose("wait")))

    assert isinstance(screen, AfterScreen)
    assert "Because: Waiting costs nothing." in said(screen, look)


def test_an_opened_card_says_what_moves_its_odds_with_the_grounds_that_are_ticked(sitting, look):
    opened = SceneScreen(sitting).handle(Choose("motion"))
    ticked = opened.handle(Pick("first"))

    moved = [[line for line in said(screen, look) if "moves the odds" in line] for screen in (opened, ticked)]
    told = "“The first ground” is preserved +15; Trust at 50 or more (now 60) −5"
    assert moved == [[], [f"What moves the odds of “Won”: {told}."]]


def test_the_tab_of_the_meters_says_what_moves_the_odds_of_the_other_choices(sitting, look):
    lines = said(SceneScreen(sitting).handle(Select("meters")), look)

    assert "What moves the odds here" in lines
    assert [line for line in lines if line.startswith("Ask: ") and "+12" in line]


def test_the_terminal_says_the_same(sitting):
    play = sitting.play.choose("motion", ("first",))
    text = " ".join(" ".join(transcript(play, sitting.opened.phrases, None)).split())

    for told in ("Won stood at 20 to begin with.", "+15: “The first ground” is preserved"):
        assert told in text
    assert "That makes 30 in 100. The odds: Judges seldom do." in text
