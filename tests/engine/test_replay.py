"""The positions of a playthrough."""

from game.engine.replay import Replay
from tests.builders import desk, docket, played, record, turn

CASE = desk(
    {
        "hold": "moves: [hold], files: Held.",
        "fine": "effects: [{sanction: order, per_day: 10}]",
        "wait": "takes: 3 days",
        "purge": "moves: [purge], files: Produced.",
        "draw": "outcomes: {granted: {odds: 40}, denied: {}}",
    },
    {"opens_with": "[{docket: The case opens.}]"},
)
TURNS = ("hold", "fine", "wait", "draw:denied", "purge")


def test_replay_equals_the_turns_played_one_by_one():
    replay: Replay = CASE.begin()
    for written in TURNS:
        replay = replay.then(CASE.advance(replay.position, turn(written)))

    assert replay == played(CASE, *TURNS)


def test_each_step_leads_from_one_position_to_the_next():
    replay = played(CASE, *TURNS)
    positions = [replay.opening, *(step.after for step in replay.steps)]

    assert [step.before for step in replay.steps] == positions[:-1]
    assert replay.position == positions[-1]
    assert replay.turns == tuple(map(turn, TURNS))


def test_the_docket_is_the_log_in_the_order_of_dates():
    assert docket(played(CASE, *TURNS)) == [
        ("2020-01-01", "Filed"),
        ("2020-01-01", "Filed"),
        ("2020-01-01", "SanctionStarted"),
        ("2020-01-04", "SanctionEnded"),
        ("2020-01-04", "Filed"),
    ]


def test_each_step_keeps_the_odds_of_every_outcome_that_was_open():
    step = played(CASE, "draw:denied").steps[0]

    assert {one.outcome.id: str(one.odds) for one in step.odds} == {"granted": "2/5", "denied": "3/5"}


def test_a_play_without_turns_stands_at_its_opening():
    replay = played(CASE)

    assert replay.position == CASE.opening()
    assert CASE.replay(record(CASE)) == CASE.begin() == replay
