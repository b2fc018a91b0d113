"""A playbook that falls short is told with the reason, at the place of what does not hold."""

import pytest

from tests.messages import faults
from tests.proof.cases import checked

CASE = """\
scenario_format: 1
id: desk
edition: 1
title: At a desk
summary: A desk, an order, and a choice.
matters: {order: {procedure: book}}
facts: {found: {label: It is found}}
meters: {trust: {label: Trust, starts_at: 60}}
opens_at: desk
opens_on: 2020-01-01
scenes:
  desk:
    text: The order is on the desk.
    choices:
      look: {label: Look for it, times: 1, effects: [{find: found}, {meter: trust, by: 5}], goes_to: desk}
      show: {label: Show it, when: [{fact: found}], goes_to: hearing}
      appeal: {label: Appeal, moves: [appeal], intended: That is the lesson., goes_to: hearing}
      skip: {label: Skip it, shown_when: [{not: [{fact: found}]}], goes_to: hearing}
  hearing:
    text: The judge waits.
    choices:
      speak:
        label: Speak
        outcomes:
          heard: {label: Heard, odds: 60, goes_to: done}
          cut-off: {label: Cut off, goes_to: done}
      leave: {label: Leave, goes_to: done}
  done: {text: It is over., ending: {title: Done}}
"""


def told(folder, *turns, ends_in="done"):
    """Return what is told of a playbook of these turns: line, column, code, what and remedy."""
    (folder / "playbooks").mkdir()
    plays = "".join(f"  - {{{turn}}}\n" for turn in turns)
    text = f"playbook_format: 1\ntitle: A play\nplays:\n{plays}ends_in: {ends_in}\n"
    (folder / "playbooks" / "play.yaml").write_text(text, "utf-8")
    problems = [one for one in checked(folder, CASE).problems if one.place.path.name == "play.yaml"]
    assert not [one for one in problems if faults(one.what, one.remedy)]
    return [(one.place.line, one.place.column, one.code, one.what, one.remedy) for one in problems]


@pytest.mark.parametrize(
    ("turn", "remedy"),
    [
        ("choose: desk.show", "It is locked: 'Needs: It is found.' Open it before, or take the turn out."),
        (
            "choose: desk.appeal",
            "It is locked: 'An order to produce is not final.' Open it before, or take the turn out.",
        ),
    ],
)
def test_a_turn_that_is_locked_is_told_with_the_reason_that_the_player_reads(tmp_path, turn, remedy):
    (problem,) = told(tmp_path, turn)

    assert problem[2] == "D101"
    assert problem[4] == remedy


def test_a_choice_that_is_not_shown_is_told_as_that(tmp_path):
    (problem,) = told(tmp_path, "choose: desk.look", "choose: desk.skip", "choose: hearing.leave")

    assert problem[4] == "It is not there, since its `shown_when` does not hold: fix that, or the playbook."


def test_a_turn_in_another_scene_is_told_with_where_the_case_stands(tmp_path):
    (problem,) = told(tmp_path, "choose: desk.skip", "choose: desk.look")

    assert problem[4] == ("Write a turn of scene 'hearing' here: speak, leave.")


def test_a_turn_after_the_end_is_told_as_one_too_many(tmp_path):
    (problem,) = told(tmp_path, "choose: desk.skip", "choose: hearing.leave", "choose: desk.look")

    assert problem[4] == "The play is over in 'done': take this turn out."


def test_an_outcome_that_is_left_open_is_asked_for(tmp_path):
    (problem,) = told(tmp_path, "choose: desk.skip", "choose: hearing.speak")

    assert problem[4] == "Write `outcome:` with one of: heard, cut-off."


def test_a_guard_that_does_not_hold_is_told_as_it_was_written_at_its_own_place(tmp_path):
    (problem,) = told(
        tmp_path,
        "choose: desk.skip, then: [{meter: trust, at_least: 50}, {meter: trust, at_least: 70}]",
        "choose: hearing.leave",
    )

    assert problem[:4] == (4, 62, "D102", "this does not hold after the turn: {meter: trust, at_least: 70}")
    assert problem[4].startswith("It is 60 then: ")


def test_odds_that_were_written_as_a_probability_are_understood(tmp_path):
    (problem,) = told(tmp_path, "choose: desk.skip", "choose: hearing.speak, outcome: heard, odds: 0.6")

    assert problem[4] == "Odds are points of 100: write `odds: 60`."


def test_a_choice_is_locked_in_the_scene_after_the_turn(tmp_path):
    (problem,) = told(tmp_path, "choose: desk.skip, locked: [show]", "choose: hearing.leave")

    assert problem[4] == "Name choices of 'hearing', the scene after this turn: speak, leave."


def test_a_play_that_stops_short_is_told_as_one(tmp_path):
    (problem,) = told(tmp_path, "choose: desk.skip")

    assert problem[3] == "the play stops in 'hearing', and does not come to 'done'"
    assert problem[4] == "Add the turns that lead there, or write `ends_in: hearing`."


def test_a_playbook_may_end_anywhere_where_it_does_not_say(tmp_path):
    assert told(tmp_path, "choose: desk.skip", ends_in="hearing") == []
    (tmp_path / "playbooks" / "play.yaml").write_text(
        "playbook_format: 1\ntitle: A play\nplays: [{choose: desk.skip}]\n", "utf-8"
    )

    assert checked(tmp_path, CASE).errors == 0
