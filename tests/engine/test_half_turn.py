"""One half of a turn: what happens in it, and in which order."""

from datetime import date

from tests.builders import after, desk, docket, fines, odds, open_here, played, standing


def test_time_passes_before_picks_effects_and_moves():
    """An effect that starts a deadline counts from the day on which the time is over."""
    case = desk({"act": "takes: 5 days, effects: [{deadline: reply, in: 3 days}], moves: [hold]"})

    position = after(case, "act")

    assert position.deadlines["reply"].started == date(2020, 1, 6)
    assert position.deadlines["order.notice"].started == date(2020, 1, 6)


def test_picked_arguments_are_preserved_before_effects():
    case = desk(
        {
            "file": "picks: {of: [first, second], at_most: 1}, "
            "effects: [{meter: trust, by: 5, when: [{preserved: first}]}, {forfeit: second}]"
        }
    )

    assert after(case, "file(first)").meters["trust"] == 65
    assert after(case, "file(second)").preserved == set(), "preserved first, then forfeited"


def test_what_is_left_out_of_a_brief_is_forfeited_and_what_is_picked_stays():
    """Only what was on offer is given up: `third` is no ground of this brief."""
    case = desk(
        {
            "raise": "effects: [{preserve: [first, second, third]}]",
            "brief": "picks: {of: [first, second], at_least: 0, at_most: 1, left_out: forfeited}",
        }
    )

    with_one, bare = after(case, "raise", "brief(first)"), after(case, "raise", "brief")

    assert (with_one.preserved, with_one.forfeited) == ({"first", "third"}, {"second"})
    assert (bare.preserved, bare.forfeited) == ({"third"}, {"first", "second"})


def test_effects_happen_before_moves():
    """The argument is raised by an effect, so the move that closes the record does not lose it."""
    case = desk({"act": "effects: [{preserve: first}, {sanction: order, per_day: 5}], moves: [hold]"})

    position = after(case, "act")

    assert position.preserved == {"first"}
    assert position.forfeited == {"second", "third"}


def test_moves_are_made_one_after_the_other():
    case = desk({"act": "moves: [hold, stay, appeal]", "wrong": "moves: [stay, hold]"})

    assert standing(after(case, "act")).posture == "on-appeal"
    assert open_here(case, case.opening()) == ["act"]


def test_making_a_move_within_a_deadline_meets_it():
    case = desk({"hold": "moves: [hold]", "appeal": "takes: 14 days, moves: [appeal]"})

    deadline = after(case, "hold", "appeal").deadlines["order.notice"]

    assert (deadline.status, deadline.ended) == ("met", date(2020, 1, 15))


def test_a_planned_move_whose_when_fails_is_left_out():
    case = desk(
        {
            "act": "moves: [hold, {move: stay, when: [{fact: found}]}]",
            "find": "effects: [{find: found}]",
        }
    )

    assert standing(after(case, "act")).posture == "contempt"
    assert standing(after(case, "find", "act")).posture == "contempt-stayed"


def test_the_when_of_a_planned_move_is_judged_when_its_turn_comes():
    case = desk(
        {
            "act": "effects: [{find: found}], "
            "moves: [{move: hold, when: [{fact: found}]}, {move: stay, when: [{posture: contempt}]}]"
        }
    )

    assert standing(after(case, "act")).posture == "contempt-stayed"


def test_a_planned_move_that_is_left_out_locks_nothing():
    case = desk({"act": "moves: [{move: stay, when: [{fact: found}]}]"})

    assert open_here(case, case.opening()) == ["act"]


def test_the_docket_entry_comes_last_and_is_dated_when_the_half_is_over():
    case = desk(
        {"act": "takes: 5 days, effects: [{docket: First.}, {sanction: order, per_day: 1}], files: Last."}
    )

    assert docket(played(case, "act")) == [
        ("2020-01-06", "Filed"),
        ("2020-01-06", "SanctionStarted"),
        ("2020-01-06", "Filed"),
    ]
    assert played(case, "act").docket[-1].what.what == "Last."


def test_where_files_and_ruling_are_missing_there_is_no_entry():
    case = desk({"act": "takes: 5 days, moves: [hold]", "deal": "outcomes: {done: {moves: [hold]}}"})

    assert docket(played(case, "act")) == []
    assert docket(played(case, "deal:done")) == []


def test_files_and_ruling_carry_their_authorities_and_their_truth():
    case = desk(
        {
            "act": "files: A motion., cites: [ryan], truth: documented, "
            "ruling: {by: judge, on: the motion, disposition: denied, says: No., cites: [ryan]}"
        }
    )

    filed, ruled = played(case, "act").docket

    assert (filed.what.what, filed.cites, filed.truth) == ("A motion.", ("ryan",), "documented")
    assert (ruled.what.says, ruled.what.by, ruled.what.on, ruled.what.disposition) == (
        "No.",
        "judge",
        "the motion",
        "denied",
    )
    assert (ruled.cites, ruled.truth) == (("ryan",), "documented")


def test_a_sanction_that_is_set_makes_an_entry_of_its_own():
    case = desk({"act": "effects: [{sanction: order, per_day: 5, doubles: weekly, cap: 20}]"})

    (entry,) = played(case, "act").docket

    assert (entry.what.matter, entry.what.sanction.per_day, entry.what.sanction.cap) == ("order", 5, 20)


def test_a_turn_has_counsels_half_and_then_the_courts():
    case = desk(
        {
            "act": "takes: 2 days, effects: [{meter: trust, by: 1}], files: A motion., "
            "outcomes: {denied: {takes: 3 days, effects: [{meter: trust, by: -5}], ruling: {says: No.}}}"
        }
    )

    replay = played(case, "act:denied")

    assert replay.position.date == date(2020, 1, 6)
    assert docket(replay) == [("2020-01-03", "Filed"), ("2020-01-06", "Ruled")]
    assert [change.after for change in replay.steps[0].changes] == [61, 56]


def test_a_choice_that_only_goes_on_has_no_second_half():
    case = desk({"act": "takes: 2 days"})

    (step,) = played(case, "act").steps

    assert step.outcome is None
    assert odds(case, case.opening(), "act") == {}


def test_each_half_passes_its_time_in_the_postures_then_in_force():
    """Counsel's days come before contempt, the court's after it."""
    case = desk(
        {
            "act": "takes: 3 days, effects: [{sanction: order, per_day: 10}], moves: [hold], "
            "outcomes: {later: {takes: 4 days, moves: [purge]}}"
        }
    )

    assert fines(case, "act:later") == 40


def test_several_matters_run_each_on_its_own_clock():
    case = desk(
        {
            "hold": "effects: [{sanction: one, per_day: 10}, {sanction: two, per_day: 7}], moves: [one.hold]",
            "wait": "takes: 3 days",
            "both": "moves: [two.hold]",
        },
        {"matters": "{one: {procedure: book}, two: {procedure: book}}", "arguments": "{}"},
    )

    position = after(case, "hold", "wait", "both", "wait")

    assert (standing(position, "one").fines, standing(position, "two").fines) == (60, 21)
