"""Changes to a position, each kind as authors write it."""

import pytest

from game.model.cites import Cite
from game.model.ids import DeadlineId, MeterId
from tests.builders import after, desk, fines, played

TRUST, REPLY = MeterId("trust"), DeadlineId("reply")
METERS = {"meters": "{trust: {starts_at: 60, lowest: 10, highest: 80}}"}


def trust(*changes: str) -> int:
    """Return a meter of 10 to 80 that starts at 60, after effects on it."""
    case = desk({"act": f"effects: [{', '.join(changes)}]"}, METERS)
    return after(case, "act").meters[TRUST]


def test_a_meter_is_moved_by_points():
    assert trust("{meter: trust, by: -25}") == 35


def test_a_meter_is_set_to_a_value():
    assert trust("{meter: trust, to: 12}") == 12


@pytest.mark.parametrize(
    ("change", "value"), [("by: 21", 80), ("by: -99", 10), ("to: 81", 80), ("to: -5", 10)]
)
def test_a_meter_is_kept_within_its_bounds(change, value):
    assert trust(f"{{meter: trust, {change}}}") == value


def test_effects_happen_in_their_order():
    assert trust("{meter: trust, by: 50}", "{meter: trust, by: -5}") == 75
    assert trust("{meter: trust, by: -5}", "{meter: trust, by: 50}") == 80


def test_an_effect_whose_when_fails_does_not_happen():
    case = desk(
        {
            "act": "effects: [{meter: trust, by: -9, when: [{fact: found}]}]",
            "find": "effects: [{find: found}]",
        }
    )

    assert after(case, "act").meters[TRUST] == 60
    assert after(case, "find", "act").meters[TRUST] == 51


def test_an_effect_sees_what_those_before_it_changed():
    case = desk({"act": "effects: [{find: found}, {meter: trust, by: 5, when: [{fact: found}]}]"})

    assert after(case, "act").meters[TRUST] == 65


def test_facts_are_found_and_lost_one_or_several_at_a_time():
    case = desk({"find": "effects: [{find: [found, other]}]", "lose": "effects: [{lose: found}]"})

    assert after(case, "find").facts == {"found", "other"}
    assert after(case, "find", "lose").facts == {"other"}


ARGUMENTS = desk(
    {"raise": "effects: [{preserve: [first, second]}]", "give-up": "effects: [{forfeit: [first]}]"}
)


def test_an_argument_is_preserved():
    assert after(ARGUMENTS, "raise").preserved == {"first", "second"}


def test_an_argument_is_forfeited_for_good_even_if_preserved():
    position = after(ARGUMENTS, "raise", "give-up")

    assert position.preserved == {"second"}
    assert position.forfeited == {"first"}


def test_a_forfeited_argument_cannot_be_preserved_again():
    position = after(ARGUMENTS, "give-up", "raise")

    assert position.preserved == {"second"}
    assert position.forfeited == {"first"}


FINES = desk(
    {
        "hold": "moves: [hold]",
        "daily": "effects: [{sanction: order, per_day: 10, doubles: daily}]",
        "add": "effects: [{fines: order, by: 7}]",
        "take": "effects: [{fines: order, by: -100}]",
        "set": "effects: [{fines: order, to: 5}]",
        "one-day": "effects: [{fines: order, by: 1 day}]",
        "two-days": "effects: [{fines: order, by: 2 days}]",
        "wait-two": "takes: 2 days",
    }
)


def test_fines_are_changed_by_a_sum_or_set_to_one():
    assert fines(FINES, "add", "add") == 14
    assert fines(FINES, "add", "take") == 0, "nothing is owed below 0"
    assert fines(FINES, "add", "set") == 5


def test_fines_by_a_day_add_the_next_day_of_the_sum_at_once():
    """A day begun and not ended: after two days of doubling, the third one."""
    assert fines(FINES, "daily", "hold", "wait-two") == 30
    assert fines(FINES, "daily", "hold", "wait-two", "one-day") == 70
    assert fines(FINES, "daily", "two-days", "one-day") == 10 + 20 + 40


def test_fines_by_a_day_add_nothing_where_no_sum_is_set():
    assert fines(FINES, "hold", "one-day") == 0


def reply(*turns: str) -> tuple[str, str]:
    """Return the last day and the status of a deadline after some turns."""
    case = desk(
        {
            "start": "effects: [{deadline: reply, in: 2 weeks}]",
            "longer": "effects: [{deadline: reply, by: 7 days}]",
            "shorter": "effects: [{deadline: reply, by: -5 days}]",
            "shortest": "effects: [{deadline: reply, by: -2 weeks}]",
            "meet": "effects: [{meet: reply}]",
            "wait": "takes: 10 days",
        }
    )
    deadline = after(case, *turns).deadlines[REPLY]
    return deadline.last_day.isoformat(), deadline.status


def test_a_deadline_runs_from_the_day_it_is_started():
    assert reply("wait", "start") == ("2020-01-25", "open")


def test_starting_a_deadline_again_starts_it_anew():
    assert reply("start", "wait", "start") == ("2020-01-25", "open")
    assert reply("start", "wait", "wait", "start") == ("2020-02-04", "open"), "even a missed one"
    assert reply("start", "meet", "start") == ("2020-01-15", "open"), "even one that was met"


def test_a_deadline_is_moved_while_it_is_open():
    assert reply("start", "longer") == ("2020-01-22", "open")
    assert reply("start", "shorter") == ("2020-01-10", "open")
    assert reply("start", "meet", "longer") == ("2020-01-15", "met")
    assert reply("start", "wait", "wait", "longer") == ("2020-01-15", "missed")


def test_a_deadline_that_is_moved_into_the_past_is_missed_today():
    """Its last day is then yesterday, so that the docket does not tell of it on an earlier day."""
    assert reply("start", "wait", "shortest") == ("2020-01-10", "missed")


def test_meeting_a_deadline_does_nothing_unless_it_is_open():
    assert reply("start", "meet") == ("2020-01-15", "met")
    assert reply("start", "wait", "wait", "meet") == ("2020-01-15", "missed")


def test_moving_or_meeting_a_deadline_that_has_not_started_does_nothing():
    case = desk({"longer": "effects: [{deadline: reply, by: 7 days}]", "meet": "effects: [{meet: reply}]"})

    assert after(case, "longer", "meet").deadlines == {}


def test_a_docket_effect_writes_an_entry_of_its_own():
    case = desk({"act": "effects: [{docket: A letter came., by: judge, cites: [ryan]}]"})

    (entry,) = played(case, "act").docket

    assert (entry.what.what, entry.what.by, entry.cites) == ("A letter came.", "judge", (Cite("ryan"),))


CAUSES = desk(
    {
        "own": "because: The choice's., effects: [{meter: trust, by: 1, because: Its own.}]",
        "choice": "because: The choice's., effects: [{meter: trust, by: 1}]",
        "ruling": "ruling: {says: The ruling's.}, effects: [{meter: trust, by: 1}]",
        "both": "because: The choice's., ruling: {says: The ruling's.}, effects: [{meter: trust, by: 1}]",
        "grave": "effects: [{meter: trust, by: -20, grave: true, truth: inferred}]",
    }
)


@pytest.mark.parametrize(
    ("choice", "cause"),
    [
        ("own", "Its own."),
        ("choice", "The choice's."),
        ("ruling", "The ruling's."),
        ("both", "The choice's."),
    ],
)
def test_the_cause_of_an_effect_is_its_own_else_the_choices_or_the_rulings(choice, cause):
    (step,) = played(CAUSES, choice).steps

    assert [change.because for change in step.changes] == [cause]


def test_an_effect_may_be_grave_and_carry_its_truth():
    (step,) = played(CAUSES, "grave").steps
    (change,) = step.changes

    assert (change.grave, change.truth, change.before, change.after) == (True, "inferred", 60, 40)


def test_a_meter_that_stays_where_it_is_has_no_change_to_show():
    case = desk({"act": "effects: [{meter: trust, to: 60}]"})

    assert played(case, "act").steps[0].changes == ()


def test_a_docket_effect_carries_its_truth_and_stands_on_its_day():
    case = desk({"act": "takes: 3 days, truth: inferred, effects: [{docket: A letter came.}]"})

    (entry,) = played(case, "act").docket

    assert (entry.day.isoformat(), entry.truth) == ("2020-01-04", "inferred")
