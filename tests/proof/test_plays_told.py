"""What came of an expected play, line by line and key by key; and every way in which it can fall short."""

import pytest

from game.content.loaded import Loaded
from game.content.phrases import Phrases
from game.content.words import load_words
from game.proof.playbook import lines, plain, run_playbook
from tests.builders import read

CASE = """\
scenario_format: 1
id: desk
edition: 1
title: At a desk
matters: {order: {procedure: book, title: The order}, other: {procedure: book, title: Another order}}
facts: {found: {label: It is found}, aired: {label: It is aired}}
meters: {trust: {label: Trust, starts_at: 60}, calm: {label: Calm, starts_at: 30}}
arguments:
  first: {against: order, label: The first ground}
  second: {against: order, label: The second ground}
  third: {against: order, label: The third ground}
cast: {judge: {name: Judge Okafor}}
authorities: {ryan-71: {cite: "Ryan v. Reynard (1971)"}}
opens_at: desk
opens_on: 2020-01-01
scenes:
  desk:
    choices:
      plead:
        label: Plead
        takes: 3 days
        picks: {at_least: 0, at_most: 2, of: [second, first, third], left_out: forfeited}
        effects:
          - {find: [found, aired]}
          - {meter: trust, by: 5}
          - {docket: A letter is filed., cites: [ryan-71]}
        outcomes:
          heard:
            label: Heard
            odds: 60
            moves: [order.hold]
            effects: [{fines: order, to: 700}]
            ruling: {by: judge, disposition: denied, says: So it is.}
            goes_to: hall
          sent-away: {label: Sent away, goes_to: hall}
  hall:
    choices:
      go: {label: Go, goes_to: done}
      ask: {label: Ask, when: [{fact: found}], goes_to: done}
      wait: {label: Wait, when: [{meter: calm, at_least: 90}], goes_to: done}
  done: {ending: {title: It is done}}
"""
COURSE = """\
playbook_format: 1
title: A course
plays:
  - {choose: desk.plead, picks: [first, second], outcome: heard, odds: 60, date: 2020-01-04}
  - {choose: hall.go}
ends_in: done
"""


def run(course: str = COURSE, case: str = CASE):
    loaded: Loaded = read(case, playbooks={"course": course})
    assert not loaded.errors, loaded.errors
    phrases = Phrases(loaded.playable, load_words())
    (book,) = loaded.playbooks
    return run_playbook(book.playbook, phrases), phrases


def shortfalls(*replaced: tuple[str, str]) -> list[tuple]:
    course = COURSE
    for old, new in replaced:
        assert old in course
        course = course.replace(old, new)
    return [(one.turn, one.key, one.what, one.part) for one in run(course)[0].shortfalls]


def test_a_play_as_data():
    found, phrases = run()
    answer = plain(found, phrases)
    docket = answer.pop("docket")

    assert found.holds
    assert answer == {
        "scenario": "desk",
        "edition": str(phrases.scenario.edition),
        "ending": "done",
        "date": "2020-01-04",
        "days": 3,
        "postures": {"order": "contempt", "other": "served"},
        "fines": {"order": 700, "other": 0},
        "preserved": ["first", "second"],
        "forfeited": ["third"],
        "facts": ["aired", "found"],
        "meters": {"trust": 65, "calm": 30},
        "turns": [
            {"scene": "desk", "choice": "plead", "picks": ["first", "second"], "outcome": "heard"},
            {"scene": "hall", "choice": "go", "picks": [], "outcome": None},
        ],
        "shortfalls": [],
    }
    filed = next(entry for entry in docket if entry["cites"])
    assert filed == {"date": "2020-01-04", "by": None, "what": "A letter is filed.", "cites": ["ryan-71"]}
    assert [entry["by"] for entry in docket if entry["by"]] == ["judge"]


def test_a_play_in_lines():
    told = lines(*run())
    docket = [line for line in told if line.startswith("    ")]

    assert [line for line in told if line not in docket] == [
        "At a desk: A course",
        "  The order: In contempt; fines $700",
        "  Another order: Served; fines $0",
        "  Date: 4 January 2020, day 3",
        "  Preserved: The first ground; The second ground",
        "  Forfeited: The third ground",
        "  Meters: Trust 65; Calm 30",
        "  Docket:",
        "  Ending: It is done",
    ]
    assert "    2020-01-04  A letter is filed." in docket


def test_the_docket_of_a_play_has_words_for_links_and_no_marks():
    marked = CASE.replace("A letter is filed.", "'A *letter* cites [@ryan-71 at 5].'")
    (filed,) = [line for line in lines(*run(case=marked)) if "letter" in line]

    assert filed.startswith("    2020-01-04  A letter cites ")
    assert filed.endswith(", at 5.")


def test_what_is_none_yet_is_told_as_none():
    told = lines(*run(COURSE.replace("  - {choose: hall.go}\n", "").replace("done", "hall")))

    assert told[-1] == "  Ending: none yet, it stands in hall"
    none = CASE.replace(
        "picks: {at_least: 0, at_most: 2, of: [second, first, third], left_out: forfeited}", "times: 1"
    )
    told = lines(
        *run("playbook_format: 1\ntitle: A course\nplays: [{choose: desk.plead, outcome: sent-away}]\n", none)
    )
    assert "  Preserved: none" in told
    assert "  Forfeited: none" in told
    bare = none.replace(
        "meters: {trust: {label: Trust, starts_at: 60}, calm: {label: Calm, starts_at: 30}}\n", ""
    )
    bare = bare.replace("          - {meter: trust, by: 5}\n", "").replace(
        "{meter: calm, at_least: 90}", "{fact: found}"
    )
    assert "  Meters: none" in lines(*run("playbook_format: 1\ntitle: None\nplays: []\n", bare))


def test_the_lines_say_where_it_fell_short():
    found, phrases = run(COURSE.replace("2020-01-04", "2020-01-05").replace("ends_in: done", "ends_in: desk"))

    assert lines(found, phrases)[-2:] == [
        "  Not as expected, turn 1: after this turn it is 2020-01-04, not 2020-01-05",
        "  Not as expected, the whole play: the play ends in 'done', not in 'desk'",
    ]
    assert plain(found, phrases)["shortfalls"] == [
        {"turn": 0, "key": "date", "what": "after this turn it is 2020-01-04, not 2020-01-05"},
        {"turn": None, "key": "ends_in", "what": "the play ends in 'done', not in 'desk'"},
    ]


THEN = "date: 2020-01-04}"
THREE = "date: 2020-02-01, locked: [go], then: [{meter: trust, at_least: 65}, {fines: order, above: 900}]}"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("odds: 60", "odds: 40", [(0, "odds", "the odds of this outcome are 60, not 40", None)]),
        (
            "  - {choose: hall.go}",
            "  - {choose: hall.go, odds: 100}",
            [(1, "odds", "the odds of this outcome are none, it has no outcomes, not 100", None)],
        ),
        ("odds: 60", "odds: 60.5", [(0, "odds", "the odds of this outcome are 60, not 60.5", None)]),
        (THEN, "locked: [go, wait]}", [(0, "locked", "choice 'go' is open, not locked", 0)]),
        (THEN, "locked: [wait, ask]}", [(0, "locked", "choice 'ask' is open, not locked", 1)]),
        (THEN, "locked: [wait]}", []),
        (THEN, "locked: [plead]}", [(0, "locked", "choice 'plead' is not there in scene 'hall'", 0)]),
        (THEN, "then: [{fact: found}, {meter: trust, at_least: 65}]}", []),
    ],
)
def test_each_expectation_is_held_by_itself(old, new, told):
    assert shortfalls((old, new)) == told


def test_every_expectation_that_does_not_hold_is_told_in_order():
    found = shortfalls(
        (
            THEN,
            THREE,
        ),
        ("odds: 60", "odds: 40"),
    )

    assert [(turn, key, part) for turn, key, _, part in found] == [
        (0, "odds", None),
        (0, "date", None),
        (0, "then", 1),
        (0, "locked", 0),
    ]


@pytest.mark.parametrize(
    ("guard", "remedy"),
    [
        (
            "{meter: trust, at_least: 66}",
            "It is 65 then: fix the scenario, or the playbook where it expects too much.",
        ),
        (
            "{fines: order, above: 700}",
            "They are 700 then: fix the scenario, or the playbook where it expects too much.",
        ),
        (
            "{posture: [other.contempt, order.served]}",
            "It stands in 'served' then: fix the scenario, or the playbook where it expects too much.",
        ),
        ("{not: [{fact: found}]}", ""),
    ],
)
def test_it_is_told_how_things_stand_that_were_expected_otherwise(guard, remedy):
    found, _ = run(COURSE.replace(THEN, f"then: [{guard}]}}"))

    assert [one.remedy for one in found.shortfalls] == [remedy]


def test_a_turn_that_cannot_be_made_ends_the_play_and_no_ending_is_asked_for():
    found, _ = run(COURSE.replace("hall.go", "hall.wait"))

    assert [(one.turn, one.key) for one in found.shortfalls] == [(1, "choose")]
    assert found.shortfalls[0].what.startswith("the turn 'hall.wait' cannot be made: ")
    assert found.replay.position.scene == "hall"


def test_a_reason_that_is_long_is_cut():
    label = "It is found " * 12
    case = CASE.replace("{label: It is found}", f"{{label: {label}}}").replace(
        "{find: [found, aired]}", "{find: aired}"
    )
    found, _ = run(COURSE.replace("hall.go", "hall.ask"), case)
    (remedy,) = [one.remedy for one in found.shortfalls]

    assert remedy == f"It is locked: '{('Needs: ' + label)[:120]}...' Open it before, or take the turn out."
