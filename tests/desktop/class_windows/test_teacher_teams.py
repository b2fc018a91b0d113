"""T where teams play their own courses: a class of hands by digits, Enter and arrows, and how it is drawn."""

from itertools import combinations

import pygame
import pytest

from game.classroom import commands as ask
from game.classroom.views.teams import standings
from game.desktop.toolkit.intents import Select
from tests.desktop.class_windows.classes import Reading, Rehearsed, words
from tests.desktop.class_windows.test_projector_drawn import drawn
from tests.desktop.class_windows.test_projector_drawn import plain as said


def teams_play(size=(1280, 800), number=8, seats=0, plan="fifty"):
    """Give a class whose teams have begun to play, without a phone where no seats are rehearsed."""
    rehearsed = Rehearsed(size, seats=seats, plan=plan)
    rehearsed.at_work.do(ask.MakeTeams(number))
    rehearsed.at_work.do(ask.SetDevices("team-course"))
    while rehearsed.session.phase != "teams":
        rehearsed.vote()
        rehearsed.first()
    return rehearsed


def enter(rehearsed, digits):
    rehearsed.type(digits)
    rehearsed.key(pygame.K_RETURN)


def turns(rehearsed):
    return {one.team: one.turns for one in standings(rehearsed.session)}


def test_eight_teams_take_a_turn_by_three_keys_each_and_no_enter_too_many_ends_it():
    rehearsed = teams_play()
    assert rehearsed.stage.screen.tab == "reasons"
    assert words()("class.t.teams") in rehearsed.labels()
    for number in range(1, 9):
        enter(rehearsed, f"{number}2")
        assert f"Team {'ABCDEFGH'[number - 1]} has taken B." in " ".join(rehearsed.mirror())
        # The Enter after it only puts the line away.
        rehearsed.key(pygame.K_RETURN)
        assert rehearsed.session.phase == "teams"
    assert set(turns(rehearsed).values()) == {1}

    rehearsed.key(pygame.K_RETURN)
    assert rehearsed.session.phase == "teams"
    assert rehearsed.stage.screen.question, "the teams have not ended: T asks"
    rehearsed.key(pygame.K_RETURN)
    assert rehearsed.session.phase == "teams", "Enter once more stays"


def test_what_is_typed_names_team_and_option_and_a_wrong_key_loses_nothing():
    rehearsed = teams_play(number=3)
    rehearsed.type("2")
    assert any(line.startswith("Team B, 0 turns: ") for line in rehearsed.mirror())
    rehearsed.type("9")
    assert "B: I" in rehearsed.mirror()
    before = rehearsed.session
    rehearsed.key(pygame.K_RETURN)
    assert rehearsed.session is before
    assert rehearsed.stage.screen.told.startswith("Only these can be voted for: A")
    rehearsed.key(pygame.K_BACKSPACE)
    rehearsed.type("1")
    assert "B: A" in rehearsed.mirror()
    rehearsed.key(pygame.K_RETURN)
    assert turns(rehearsed) == {"A": 0, "B": 1, "C": 0}

    enter(rehearsed, "91")
    assert rehearsed.stage.screen.told == words()("class.t.press_help")
    rehearsed.key(pygame.K_ESCAPE)
    rehearsed.press(words()("class.t.take_back", team="B"))
    assert turns(rehearsed)["B"] == 0


def test_a_turn_typed_while_the_team_went_on_by_phone_is_not_taken_for_its_next_one():
    rehearsed = teams_play(number=2, seats=3)
    seat = next(one.id for one in rehearsed.session.present if one.team == "A")
    rehearsed.type("1")
    rehearsed.at_work.do(ask.Vote(seat, "A.0", "B"))
    after = rehearsed.session
    rehearsed.type("1")
    rehearsed.key(pygame.K_RETURN)

    assert rehearsed.session is after
    assert "Team A has gone on meanwhile" in rehearsed.stage.screen.counted
    enter(rehearsed, "11")
    assert turns(rehearsed)["A"] == 2


def test_a_team_is_brought_to_the_front_and_its_option_pressed_by_arrows_and_enter():
    rehearsed = teams_play(number=3)
    rehearsed.press(words()("class.team_course", team="C"))
    option = next(label for label in rehearsed.labels() if label.startswith("B. "))
    rehearsed.press(option)
    assert turns(rehearsed) == {"A": 0, "B": 0, "C": 1}
    assert "Team C has taken B." in " ".join(rehearsed.mirror())
    rehearsed.key(pygame.K_RETURN)
    assert rehearsed.session.phase == "teams"


def with_grounds(rehearsed, team):
    """Bring a team to a scene with an option that has grounds; give its digit."""
    for _ in range(12):
        rehearsed.stage.mean(Select(f"team:{team}"))
        controls = list(rehearsed.stage.view.targets(rehearsed.stage.look))
        found = next((one for one in controls if one.id.startswith("grounds:")), None)
        if found:
            return found
        option = next(one for one in controls if one.id.startswith("press:"))
        rehearsed.press(option.label)
    raise AssertionError("no scene had grounds")


def test_grounds_follow_the_option_as_digits_or_are_written_where_it_is_pressed(monkeypatch):
    monkeypatch.setattr("tests.desktop.class_windows.classes.lesson", grounded_lesson)
    rehearsed = teams_play(number=2)
    found = with_grounds(rehearsed, "A")
    digit = "ABCDEFGHI".index(found.id[-1]) + 1
    taken = turns(rehearsed)["A"]
    rehearsed.key(pygame.K_ESCAPE)
    enter(rehearsed, f"1{digit}")
    assert "grounds" in rehearsed.stage.screen.told
    assert rehearsed.stage.screen.typed == f"1{digit}", "what was typed stays, and the grounds can follow"
    enter(rehearsed, "1")
    assert turns(rehearsed)["A"] == taken + 1
    assert len(rehearsed.session.roads["A"][-1].taken[taken].turn.picks) == 1

    rehearsed.stage.mean(Select("team:B"))
    rehearsed.press(with_grounds(rehearsed, "B").label)
    assert "1. " in " ".join(rehearsed.mirror())
    rehearsed.key(pygame.K_ESCAPE)
    assert rehearsed.session.phase == "teams"
    rehearsed.press(with_grounds(rehearsed, "B").label)
    rehearsed.type("1")
    rehearsed.key(pygame.K_RETURN)
    assert any(one.turn.picks for one in rehearsed.session.roads["B"][-1].taken)


def grounded_lesson(plan="fifty"):
    """Give the small case of the tests, whose first scene has an option with grounds."""
    from game.classroom.lesson import lesson_of, load_aliases
    from tests.classroom.rooms import loaded

    return lesson_of(loaded(), plan, words(), load_aliases())


def test_p_turns_to_the_page_of_a_team_and_back_by_what_t_offers():
    rehearsed = teams_play(number=2)
    rehearsed.press(words()("class.offer.team_on_p", team="A"))
    page = rehearsed.hall.projector().body
    shown = " ".join(said(piece) for page in drawn(rehearsed, (1280, 800)) for piece in page)
    assert words()("class.team_course", team="A") in shown
    for option in (one for one in page.options if one.open):
        assert option.label in shown
    enter(rehearsed, "12")
    told = [said(piece) for page in drawn(rehearsed, (1280, 800)) for piece in page]
    assert words()("class.p.team_tells") in told
    rehearsed.key(pygame.K_RETURN)
    rehearsed.press(words()("class.offer.team_on_p", team="B"))
    rehearsed.press(words()("class.offer.teams_on_p"))
    assert rehearsed.hall.projector().body.teams


def test_on_one_display_teams_are_played_by_digits_and_their_pages_turned():
    rehearsed = teams_play(number=2)
    rehearsed.hall.shared = True
    rehearsed.press(words()("class.offer.team_on_p", team="A"))
    rehearsed.type("12")
    assert "A: B" in rehearsed.mirror()
    rehearsed.key(pygame.K_RETURN)

    assert turns(rehearsed) == {"A": 1, "B": 0}
    assert rehearsed.hall.projector().body.followed


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_every_tab_is_drawn_whole_while_teams_play_and_when_they_are_compared(size, monkeypatch):
    reading, rehearsed = Reading(monkeypatch), teams_play(size)
    for number in range(1, 9):
        enter(rehearsed, f"{number}{1 + number % 3}")
    for phase in ("teams", "history"):
        while rehearsed.session.phase != phase:
            rehearsed.first()
        for tab in ("room", "seats", "reasons", "rules", "texts"):
            rehearsed.stage.mean(Select(f"tab:{tab}"))
            pen = rehearsed.look()
            assert not list(reading.unread(pen, rehearsed.surface)), (phase, tab)
            tabs = {pen.hits[name].box.top for name in pen.hits if name.startswith("tab:")}
            assert len(tabs) == 1, "all tabs stand in one row"
            for one, other in combinations(pen.written, 2):
                common = one.box.inflate(0, -one.box.height // 3).clip(
                    other.box.inflate(0, -other.box.height // 3)
                )
                assert common.width < 3 or common.height < 3, (phase, tab, one.text, other.text)
            for name, hit in pen.hits.items():
                for piece in pen.written:
                    inside = hit.box.contains(piece.box)
                    apart = not hit.box.colliderect(piece.box.inflate(0, -8))
                    assert inside or apart, (phase, tab, name, piece.text)


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_whose_device_a_seat_is_is_told_in_whole_sentences(size):
    rehearsed = Rehearsed(size)
    rehearsed.at_work.do(ask.MakeTeams(4))
    rehearsed.stage.mean(Select("tab:seats"))
    pen = rehearsed.look()
    for name in ("each", "team-counts", "team-vote", "team-course"):
        box = pen.hits[f"devices:{name}"].box
        inside = [piece.text for piece in pen.written if box.contains(piece.box)]
        assert " ".join(inside).replace("\N{NO-BREAK SPACE}", " ") == words()(f"class.t.devices.{name}")
