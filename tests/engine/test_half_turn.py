"""One half of a turn: time passes, postures are entered, effects and moves happen in their order."""

from datetime import date

import pytest

from game.model.cites import Cite
from game.model.ids import DeadlineId
from tests.builders import RULE_BOOK, after, desk, docket, fines, odds, open_here, played, standing

PASSING_CASE = desk(
    {
        "fine": "effects: [{sanction: order, per_day: 10}]",
        "daily": "effects: [{sanction: order, per_day: 10, doubles: daily}]",
        "hold": "moves: [hold]",
        "hold-after-five": "takes: 5 days, moves: [hold]",
        "stay": "moves: [stay]",
        "lift": "moves: [lift-stay]",
        "wait": "takes: 1 day",
        "wait-five": "takes: 5 days",
        "wait-two-weeks": "takes: 2 weeks",
        "wait-on": "until: 2020-01-11",
        "wait-long": "takes: 40 days",
        "reply": "effects: [{deadline: reply, in: 3 days}]",
        "appeal": "moves: [appeal]",
    }
)


@pytest.mark.parametrize(
    ("way", "days"), [("wait", 1), ("wait-five", 5), ("wait-two-weeks", 14), ("wait-on", 10)]
)
def test_a_day_is_owed_from_date_d_to_d_plus_n_for_n_days(way, days):
    assert fines(PASSING_CASE, "fine", "hold", way) == 10 * days


def test_a_day_is_owed_when_it_has_passed_in_a_posture_where_sanctions_accrue():
    assert fines(PASSING_CASE, "fine", "wait-five") == 0, "not before contempt"
    assert fines(PASSING_CASE, "fine", "hold") == 0, "not on the day it begins"
    assert fines(PASSING_CASE, "fine", "hold", "wait") == 10


def test_time_passes_in_the_postures_then_in_force():
    """The five days before the finding are not days in contempt, though one half of a turn has both."""
    assert fines(PASSING_CASE, "fine", "hold-after-five") == 0


def test_no_fine_runs_while_stayed_and_the_count_rests_too():
    assert fines(PASSING_CASE, "daily", "hold", "wait", "stay", "wait-two-weeks") == 10
    assert fines(PASSING_CASE, "daily", "hold", "wait", "stay", "wait-two-weeks", "lift", "wait") == 10 + 20


def test_no_fine_runs_where_no_sum_is_set():
    assert fines(PASSING_CASE, "hold", "wait-two-weeks") == 0


def test_a_sum_that_is_set_later_costs_nothing_for_the_days_before():
    assert fines(PASSING_CASE, "hold", "wait-five", "fine", "wait") == 10


def test_the_last_day_of_a_deadline_is_in_time():
    position = after(PASSING_CASE, "reply", *["wait"] * 3)

    assert position.deadlines[DeadlineId("reply")].status == "open"


def test_the_day_after_its_last_a_deadline_is_missed():
    position = after(PASSING_CASE, "reply", *["wait"] * 4)

    assert position.deadlines[DeadlineId("reply")].status == "missed"


def test_a_deadline_missed_makes_an_entry_on_its_own_day():
    """Two weeks pass at once; it was missed on the fifth of January, the day after the last."""
    assert docket(played(PASSING_CASE, "reply", "wait-two-weeks")) == [("2020-01-05", "DeadlineMissed")]


def test_deadlines_that_run_out_together_are_entered_in_the_order_of_their_days():
    replay = played(PASSING_CASE, "hold", "reply", "wait-long")
    missed = [(entry.day.isoformat(), entry.what.deadline) for entry in replay.docket]

    assert missed == [("2020-01-05", "reply"), ("2020-01-16", "order.notice")]


NOTICE = DeadlineId("order.notice")
ENTERING_CASE = desk(
    {
        "fine": "effects: [{sanction: order, per_day: 10}]",
        "daily": "effects: [{sanction: order, per_day: 10, doubles: daily}]",
        "hold": "moves: [hold]",
        "stay": "moves: [stay]",
        "lift": "moves: [lift-stay]",
        "appeal": "moves: [appeal]",
        "release": "moves: [release]",
        "purge": "moves: [purge]",
        "vacate": "moves: [vacate]",
        "wait": "takes: 4 days",
        "raise": "effects: [{preserve: first}]",
    }
)


def test_a_sanction_can_be_announced_in_any_posture():
    before = standing(after(ENTERING_CASE, "fine"))

    assert before.posture == "served"
    assert before.sanction is not None
    assert fines(ENTERING_CASE, "fine", "wait", "hold", "wait") == 40


def test_setting_a_sanction_puts_the_count_of_days_back_to_0():
    assert fines(ENTERING_CASE, "daily", "hold", "wait") == 10 + 20 + 40 + 80
    assert fines(ENTERING_CASE, "daily", "hold", "wait", "daily", "wait") == 150 + 150


def test_a_stay_rests_sum_count_and_fines():
    running, stayed = (
        after(ENTERING_CASE, "daily", "hold", "wait"),
        after(ENTERING_CASE, "daily", "hold", "wait", "stay", "wait"),
    )

    assert standing(stayed).sanction == standing(running).sanction
    assert standing(stayed).accrued_days == standing(running).accrued_days == 4
    assert standing(stayed).fines == standing(running).fines == 150


def test_purge_ends_the_sum_and_leaves_fines_due():
    purged = standing(after(ENTERING_CASE, "fine", "hold", "wait", "purge"))

    assert (purged.sanction, purged.accrued_days, purged.fines) == (None, 0, 40)
    assert fines(ENTERING_CASE, "fine", "hold", "wait", "purge", "wait") == 40


def test_vacatur_wipes_fines_out():
    vacated = standing(after(ENTERING_CASE, "fine", "hold", "wait", "vacate"))

    assert (vacated.sanction, vacated.accrued_days, vacated.fines) == (None, 0, 0)
    assert fines(ENTERING_CASE, "fine", "hold", "wait", "vacate", "wait") == 0


def test_the_end_of_a_sum_makes_an_entry_that_says_what_is_due_and_what_is_wiped_out():
    def ended(way: str) -> list[tuple[int, int]]:
        entries = played(ENTERING_CASE, "fine", "hold", "wait", way).steps[-1].entries
        return [(entry.what.owed, entry.what.wiped_out) for entry in entries]

    assert ended("purge") == [(40, 0)]
    assert ended("vacate") == [(0, 40)]


def test_where_no_sum_was_set_and_nothing_owed_its_end_makes_no_entry():
    assert played(ENTERING_CASE, "hold", "purge").docket == ()


def test_fines_that_survive_vacatur_stand_in_a_matter_from_which_no_move_leads_to_void():
    """Criminal contempt: the order falls, the other matter's fines stay."""
    case = desk(
        {
            "punish": "effects: [{fines: criminal, to: 250}]",
            "owe": "effects: [{fines: civil, to: 100}]",
            "vacate": "moves: [civil.vacate]",
        },
        {"matters": "{civil: {procedure: book}, criminal: {procedure: book}}", "arguments": "{}"},
    )

    position = after(case, "punish", "owe", "vacate")

    assert standing(position, "civil").fines == 0
    assert standing(position, "criminal").fines == 250


def test_a_closed_record_forfeits_every_argument_that_is_not_preserved():
    position = after(ENTERING_CASE, "raise", "hold")

    assert position.preserved == {"first"}
    assert position.forfeited == {"second", "third"}


def test_a_closed_record_forfeits_nothing_against_another_matter():
    """One ground against two orders is two arguments."""
    case = desk(
        {"hold": "moves: [warrant.hold]"},
        {
            "matters": "{warrant: {procedure: book}, gag: {procedure: book}}",
            "arguments": "{warrant-void: {against: warrant}, gag-void: {against: gag}}",
        },
    )

    assert after(case, "hold").forfeited == {"warrant-void"}


def test_a_matter_that_opens_where_the_record_is_closed_has_lost_what_was_not_raised():
    case = desk({"act": ""}, {"matters": "{order: {procedure: book, opens_in: contempt}}"})

    assert case.opening().forfeited == {"first", "second", "third"}


def test_a_deadline_of_the_rule_book_starts_when_its_matter_comes_in_from_outside():
    deadline = after(ENTERING_CASE, "wait", "hold").deadlines[NOTICE]

    assert (deadline.started, deadline.last_day) == (date(2020, 1, 5), date(2020, 1, 19))
    assert NOTICE not in after(ENTERING_CASE, "wait").deadlines


def test_a_deadline_of_the_rule_book_does_not_start_again_between_its_postures():
    deadline = after(ENTERING_CASE, "hold", "wait", "stay", "wait", "lift").deadlines[NOTICE]

    assert deadline.started == date(2020, 1, 1)


def test_a_move_that_leads_back_into_its_posture_does_not_start_the_deadline_again():
    assert after(ENTERING_CASE, "hold", "wait", "hold").deadlines[NOTICE].started == date(2020, 1, 1)


def test_a_deadline_of_the_rule_book_starts_where_its_matter_opens_there():
    case = desk({"act": ""}, {"matters": "{order: {procedure: book, opens_in: contempt}}"})

    assert case.opening().deadlines[NOTICE].last_day == date(2020, 1, 15)


def test_a_deadline_starts_in_the_posture_in_which_the_rule_book_itself_opens():
    case = desk({"act": ""}, book=RULE_BOOK.replace("starts_in: [contempt,", "starts_in: [served, contempt,"))

    assert case.opening().deadlines[NOTICE].started == date(2020, 1, 1)


def test_a_deadline_of_the_rule_book_starts_anew_when_its_matter_comes_back():
    met = after(ENTERING_CASE, "hold", "appeal").deadlines[NOTICE]
    anew = after(ENTERING_CASE, "hold", "appeal", "release", "wait", "hold").deadlines[NOTICE]

    assert met.status == "met"
    assert (anew.status, anew.started) == ("open", date(2020, 1, 5))


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

    assert (filed.what.what, filed.cites, filed.truth) == ("A motion.", (Cite("ryan"),), "documented")
    assert (ruled.what.says, ruled.what.by, ruled.what.on, ruled.what.disposition) == (
        "No.",
        "judge",
        "the motion",
        "denied",
    )
    assert (ruled.cites, ruled.truth) == ((Cite("ryan"),), "documented")


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


def test_vacatur_says_what_it_wipes_out_where_fines_were_owed_and_no_daily_sum_ran():
    case = desk({"owe": "effects: [{fines: order, to: 100}]", "vacate": "moves: [vacate]"})

    (entry,) = played(case, "owe", "vacate").steps[-1].entries

    assert (entry.what.owed, entry.what.wiped_out) == (0, 100)


def test_a_move_whose_guard_fails_is_left_out_and_those_behind_it_are_made():
    case = desk(
        {"act": "moves: [{move: hold, when: [{fact: found}]}, order-at-once]"}, {"facts": "{found: {}}"}
    )

    assert standing(after(case, "act")).posture == "ordered"
