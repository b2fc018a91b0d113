"""What follows when a matter comes into a posture."""

from datetime import date

from game.model.ids import DeadlineId
from tests.builders import RULE_BOOK, after, desk, fines, played, standing

NOTICE = DeadlineId("order.notice")
CASE = desk(
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
    before = standing(after(CASE, "fine"))

    assert before.posture == "served"
    assert before.sanction is not None
    assert fines(CASE, "fine", "wait", "hold", "wait") == 40


def test_setting_a_sanction_puts_the_count_of_days_back_to_0():
    assert fines(CASE, "daily", "hold", "wait") == 10 + 20 + 40 + 80
    assert fines(CASE, "daily", "hold", "wait", "daily", "wait") == 150 + 150


def test_a_stay_rests_sum_count_and_fines():
    running, stayed = (
        after(CASE, "daily", "hold", "wait"),
        after(CASE, "daily", "hold", "wait", "stay", "wait"),
    )

    assert standing(stayed).sanction == standing(running).sanction
    assert standing(stayed).accrued_days == standing(running).accrued_days == 4
    assert standing(stayed).fines == standing(running).fines == 150


def test_purge_ends_the_sum_and_leaves_fines_due():
    purged = standing(after(CASE, "fine", "hold", "wait", "purge"))

    assert (purged.sanction, purged.accrued_days, purged.fines) == (None, 0, 40)
    assert fines(CASE, "fine", "hold", "wait", "purge", "wait") == 40


def test_vacatur_wipes_fines_out():
    vacated = standing(after(CASE, "fine", "hold", "wait", "vacate"))

    assert (vacated.sanction, vacated.accrued_days, vacated.fines) == (None, 0, 0)
    assert fines(CASE, "fine", "hold", "wait", "vacate", "wait") == 0


def test_the_end_of_a_sum_makes_an_entry_that_says_what_is_due_and_what_is_wiped_out():
    def ended(way: str) -> list[tuple[int, int]]:
        entries = played(CASE, "fine", "hold", "wait", way).steps[-1].entries
        return [(entry.what.owed, entry.what.wiped_out) for entry in entries]

    assert ended("purge") == [(40, 0)]
    assert ended("vacate") == [(0, 40)]


def test_where_no_sum_was_set_and_nothing_owed_its_end_makes_no_entry():
    assert played(CASE, "hold", "purge").docket == ()


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
    position = after(CASE, "raise", "hold")

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
    deadline = after(CASE, "wait", "hold").deadlines[NOTICE]

    assert (deadline.started, deadline.last_day) == (date(2020, 1, 5), date(2020, 1, 19))
    assert NOTICE not in after(CASE, "wait").deadlines


def test_a_deadline_of_the_rule_book_does_not_start_again_between_its_postures():
    deadline = after(CASE, "hold", "wait", "stay", "wait", "lift").deadlines[NOTICE]

    assert deadline.started == date(2020, 1, 1)


def test_a_move_that_leads_back_into_its_posture_does_not_start_the_deadline_again():
    assert after(CASE, "hold", "wait", "hold").deadlines[NOTICE].started == date(2020, 1, 1)


def test_a_deadline_of_the_rule_book_starts_where_its_matter_opens_there():
    case = desk({"act": ""}, {"matters": "{order: {procedure: book, opens_in: contempt}}"})

    assert case.opening().deadlines[NOTICE].last_day == date(2020, 1, 15)


def test_a_deadline_starts_in_the_posture_in_which_the_rule_book_itself_opens():
    case = desk({"act": ""}, book=RULE_BOOK.replace("starts_in: [contempt,", "starts_in: [served, contempt,"))

    assert case.opening().deadlines[NOTICE].started == date(2020, 1, 1)


def test_a_deadline_of_the_rule_book_starts_anew_when_its_matter_comes_back():
    met = after(CASE, "hold", "appeal").deadlines[NOTICE]
    anew = after(CASE, "hold", "appeal", "release", "wait", "hold").deadlines[NOTICE]

    assert met.status == "met"
    assert (anew.status, anew.started) == ("open", date(2020, 1, 5))
