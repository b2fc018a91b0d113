"""What the engine answers, in the player's words."""

from datetime import date
from fractions import Fraction

from game.content.phrases import Phrases
from game.content.words import load_words
from game.engine.case import Case
from game.model.ids import ChoiceId
from tests.builders import RULE_BOOK, after, desk, played

WORDS = load_words()
CASE = desk(
    {
        "hold": "label: Refuse openly, stance: contempt, takes: 10 days, moves: [hold]",
        "find": "label: Look for it, effects: [{find: found}]",
        "appeal": "label: Appeal, moves: [appeal]",
        "ask": "label: Ask, when: [{fact: found}, {meter: trust, at_least: 70}]",
        "once": "label: Once, times: 1, until: 2020-03-01, stance: comply",
        "fine": "effects: [{sanction: order, per_day: 50000, doubles: daily, cap: 900000}]",
        "purge": "moves: [purge]",
        "vacate": "moves: [vacate]",
        "reply": "effects: [{deadline: reply, in: 3 days}]",
        "wait": "takes: 10 days",
        "rule": "ruling: {by: judge, on: the motion, disposition: denied, says: No.}, "
        "effects: [{meter: trust, by: -8}]",
        "write": "files: A letter., effects: [{docket: A call., by: judge}]",
    },
    {"meters": "{trust: {label: Customer trust, starts_at: 60}}"},
)
PHRASES = Phrases(CASE.scenario, WORDS)


def reasons(choice: str, *turns: str, case: Case = CASE) -> tuple[str, ...]:
    """Return what is said of a locked choice after some turns."""
    position = after(case, *turns)
    return PHRASES.reasons(case.reasons(position, ChoiceId(choice)), position)


def entries(*turns: str) -> list[str]:
    """Return what the docket says after some turns."""
    return [PHRASES.entry(entry) for entry in played(CASE, *turns).docket]


def test_a_move_that_is_refused_is_told_in_the_sentence_of_its_rule_book():
    assert reasons("appeal") == ("An order to produce is not final.",)


def test_the_authority_of_a_refusal_is_named():
    (reason,) = CASE.reasons(CASE.opening(), ChoiceId("appeal"))

    assert PHRASES.cites_of(reason) == ("ryan",)
    assert PHRASES.short_cite("ryan").startswith("United States v. Ryan")


def test_a_guard_that_fails_is_told_with_what_would_have_earned_it():
    told = reasons("ask", "hold")

    assert told[0] == WORDS("reason.guard", guard="It is found")
    assert told[1] == WORDS("reason.earned_by", choice="Look for it", scene="Desk")
    assert told[2] == WORDS("reason.guard", guard="Customer trust at 70 or more (now 60)")


def test_a_choice_that_is_used_up_is_told_as_such():
    assert reasons("once", "once") == (WORDS("reason.times.one", times=1),)


def test_docket_entries_are_said_in_full():
    assert entries("fine") == [
        "Sanction of $50,000 a day set, doubling each day, never more than $900,000 a day."
    ]
    assert entries("fine", "hold", "wait", "purge")[-1].startswith("The daily sum ends; $")
    assert entries("fine", "hold", "wait", "vacate")[-1].endswith("that was owed is wiped out.")
    assert entries("fine", "hold", "purge")[-1] == "The daily sum ends; nothing is due."
    assert entries("reply", "wait") == ["Deadline missed: Reply."]
    assert entries("rule") == ["Judge Okafor, on the motion: Denied. No."]
    assert entries("write") == ["Judge Okafor: A call.", "A letter."]


def test_a_change_of_a_meter_is_said_with_its_new_value():
    (change,) = played(CASE, "rule").steps[0].changes

    assert PHRASES.change(change) == WORDS(
        "meter.moved", label="Customer trust", moved=PHRASES.moved(change), after=52
    )
    assert PHRASES.moved(change) == WORDS("meter.fell", by="−8")


def test_a_choice_says_its_stance_and_its_time():
    choices = CASE.scenario.scenes["desk"].choices

    assert PHRASES.meta(choices[ChoiceId("hold")]) == f"{WORDS('stance.contempt')} · 10 days"
    assert PHRASES.meta(choices[ChoiceId("once")]) == f"{WORDS('stance.comply')} · until 1 March 2020"
    assert PHRASES.meta(choices[ChoiceId("wait")]) == "10 days"
    assert PHRASES.meta(choices[ChoiceId("find")]) == ""


def test_odds_days_and_sums_are_said_exactly_and_shortly():
    assert [PHRASES.odds(Fraction(n, 1000)) for n in (25, 350, 1000)] == ["2.5", "35", "100"]
    assert PHRASES.day(date(2014, 9, 8)) == "8 September 2014"
    assert PHRASES.short_day(date(2014, 9, 8)) == "8 Sep 2014"
    assert PHRASES.day_number(date(2020, 1, 11)) == 10
    assert PHRASES.money(26_250_000) == "$26,250,000"


def test_a_refused_move_says_once_what_it_opens_and_promises_nothing_that_no_way_leads_to():
    book = RULE_BOOK.replace(
        "contempt: {label: In contempt,", "contempt: {label: In contempt, once: you refuse,"
    )
    case = desk({"appeal": "label: Appeal, moves: [appeal]", "vacate": "moves: [vacate]"}, book=book)
    phrases = Phrases(case.scenario, WORDS)

    def said(*turns: str) -> tuple[str, ...]:
        position = after(case, *turns)
        return phrases.reasons(case.reasons(position, ChoiceId("appeal")), position)

    assert said() == ("An order to produce is not final.", WORDS("reason.opens_once", once="you refuse"))
    assert said("vacate") == ("An order to produce is not final.",), "nothing leads back into contempt"
