"""What the engine answers, in the player's words; guards plain and denied."""

from datetime import date
from fractions import Fraction

import pytest

from game.content.phrases import Phrases
from game.content.words import load_words
from game.engine.case import Case
from game.model.cites import Cite
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

    assert PHRASES.cites_of(reason) == (Cite("ryan"),)
    assert PHRASES.short_cite(Cite("ryan")).startswith("United States v. Ryan")


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
    assert PHRASES.moved(change) == WORDS("meter.fell", by=8)


def test_a_choice_says_its_stance_and_its_time():
    choices = CASE.scenario.scenes["desk"].choices

    assert (
        PHRASES.meta(choices[ChoiceId("hold")], date(2020, 1, 1)) == f"{WORDS('stance.contempt')} · 10 days"
    )
    assert (
        PHRASES.meta(choices[ChoiceId("once")], date(2020, 1, 1))
        == f"{WORDS('stance.comply')} · until 1 March 2020"
    )
    assert PHRASES.meta(choices[ChoiceId("wait")], date(2020, 1, 1)) == "10 days"
    assert PHRASES.meta(choices[ChoiceId("find")], date(2020, 1, 1)) == ""


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


HEAD = {
    "matters": "{order: {title: The order, procedure: book}}",
    "meters": "{trust: {label: Trust, starts_at: 60}}",
    "conditions": "{ready: {says: Everything is ready, when: [{fact: found}]}}",
}

SAID = {
    "meter: trust, at_least: 70": ("Trust at 70 or more (now 60)", "Trust below 70 (now 60)"),
    "meter: trust, at_most: 50": ("Trust at 50 or less (now 60)", "Trust above 50 (now 60)"),
    "meter: trust, above: 70": ("Trust at 71 or more (now 60)", "Trust below 71 (now 60)"),
    "meter: trust, is: 7": ("Trust at exactly 7 (now 60)", "Trust at any other value than 7"),
    "fines: order, at_least: 10000": (
        "$10,000 or more owed in The order (now $50)",
        "less than $10,000 owed in The order (now $50)",
    ),
    "sanction: order": ("a daily sum is set in The order", "no daily sum is set in The order"),
    "fact: found": ("It is found", "not so: It is found"),
    "preserved: first": ("“The first ground” is preserved", "“The first ground” is not preserved"),
    "forfeited: first": ("“The first ground” is forfeited", "“The first ground” is not forfeited"),
    "posture: served": ("The order: Served", "The order: anything but Served"),
    "posture: [served, ordered]": ("The order: Served or Order outstanding", None),
    "may: hold": ("the rule book allows: Hold in contempt", "the rule book does not allow: Hold in contempt"),
    "deadline: reply, is: open": ("still running: Reply", "not running: Reply"),
    "deadline: order.notice, is: met": ("met in time: Notice of appeal", "not yet met: Notice of appeal"),
    "before: 2020-02-01": ("before 1 February 2020", "on 1 February 2020 or later"),
    "after: 2020-02-01": ("after 1 February 2020", "on 1 February 2020 or before"),
    "chosen: desk.act": ("“Act” in “Desk” has been chosen", "“Act” in “Desk” has not been chosen"),
    "holds: ready": ("Everything is ready", "not so: Everything is ready"),
    "any: [{fact: found}, {before: 2020-02-01}]": (
        "It is found or before 1 February 2020",
        "none of these: It is found or before 1 February 2020",
    ),
    "not: [{fact: found}, {before: 2020-02-01}]": (
        "not all of these together: It is found and before 1 February 2020",
        "It is found and before 1 February 2020",
    ),
}


@pytest.mark.parametrize(("written", "said"), SAID.items())
def test_a_guard_is_said_in_the_words_of_its_labels_with_the_value_it_looks_at(written, said):
    case = desk(
        {
            "act": f"effects: [{{fines: order, to: 50}}], when: [{{{written}}}]",
            "owe": "effects: [{fines: order, to: 50}]",
        },
        HEAD,
    )
    position = after(case, "owe")
    (guard,) = case.scenario.scenes["desk"].choices["act"].when
    words = Phrases(case.scenario, WORDS)

    plain, denied = said
    assert words.said(guard, position) == plain
    if denied:
        assert words.said(guard, position, denied=True) == denied


def test_what_is_denied_twice_is_said_plainly():
    case = desk({"act": "when: [{not: [{not: [{fact: found}]}]}]"}, HEAD)
    (guard,) = case.scenario.scenes["desk"].choices["act"].when

    assert Phrases(case.scenario, WORDS).said(guard, case.opening()) == "It is found"


def test_of_many_choices_that_would_have_opened_a_choice_two_are_named():
    finding = {f"find-{number}": f"label: Find {number}, effects: [{{find: found}}]" for number in range(4)}
    case = desk({**finding, "ask": "when: [{fact: found}]", "wait": ""})
    phrases, position = Phrases(case.scenario, WORDS), after(case, "wait")

    said = phrases.reasons(case.reasons(position, ChoiceId("ask")), position)

    assert said[1:] == tuple(WORDS("reason.earned_by", choice=f"Find {n}", scene="Desk") for n in (0, 1))


def test_a_citation_of_more_than_sixty_characters_is_cut_to_its_name():
    fits, longer = "Name, " + "x" * 54, "Name, " + "x" * 55
    case = desk({"act": ""}, {"authorities": f"{{fits: {{cite: '{fits}'}}, longer: {{cite: '{longer}'}}}}"})
    phrases = Phrases(case.scenario, WORDS)

    assert [phrases.short_cite(Cite(one)) for one in ("fits", "longer")] == [fits, "Name"]


@pytest.mark.parametrize(("by", "said"), [(5, WORDS("meter.rose", by=5)), (-5, WORDS("meter.fell", by=5))])
def test_a_rise_and_a_fall_are_said_each_in_its_way(by, said):
    case = desk({"act": f"effects: [{{meter: trust, by: {by}}}]"})
    (change,) = played(case, "act").steps[0].changes

    assert Phrases(case.scenario, WORDS).moved(change) == said


def test_a_choice_with_a_stance_alone_says_it():
    case = desk({"act": "stance: comply", "one": "takes: 1 day"})
    choices, phrases = case.scenario.scenes["desk"].choices, Phrases(case.scenario, WORDS)

    assert phrases.meta(choices[ChoiceId("act")], case.begin().position.date) == WORDS("stance.comply")
    assert phrases.meta(choices[ChoiceId("one")], case.begin().position.date) == "1 day"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("takes: 14 days, outcomes: {heard: {until: 2020-02-15}}", "until 15 February 2020"),
        ("takes: 7 days, outcomes: {heard: {takes: 3 weeks}}", "28 days"),
        (
            "takes: 5 weeks, outcomes: {heard: {odds: 50, takes: 1 day}, late: {takes: 2 days}}",
            "36 to 37 days",
        ),
        ("outcomes: {heard: {odds: 50}, late: {takes: 2 days}}", "up to 2 days"),
        ("until: 2020-02-15, outcomes: {heard: {}}", "until 15 February 2020"),
        ("outcomes: {heard: {}}", ""),
    ],
)
def test_a_card_counts_the_days_of_what_follows_as_the_clock_will(written, said):
    case = desk({"act": written})
    choice, phrases = case.scenario.scenes["desk"].choices[ChoiceId("act")], Phrases(case.scenario, WORDS)

    assert phrases.meta(choice, case.begin().position.date) == said


@pytest.mark.parametrize(
    ("odds", "said"),
    [((1, 3), "33.33"), ((1, 1), "100"), ((0, 1), "0"), ((1, 8), "12.5"), ((1234, 10000), "12.34")],
)
def test_odds_have_four_digits_at_most(odds, said):
    assert PHRASES.odds(Fraction(*odds)) == said


def test_a_day_is_said_as_it_was_asked_for():
    """A class hears the days since the opening instead of dates."""
    phrases = Phrases(CASE.scenario, WORDS, lambda day: f"day {day.day}")

    assert phrases.day(date(2020, 1, 11)) == "day 11"
    assert phrases.meta(CASE.scenario.scenes["desk"].choices[ChoiceId("once")], date(2020, 1, 1)).endswith(
        "day 1"
    )


def test_a_refusal_names_two_postures_that_open_it_each_once():
    book = RULE_BOOK.replace(
        "contempt: {label: In contempt,", "contempt: {label: In contempt, once: you refuse,"
    )
    book = book.replace('"In contempt, stayed", record', '"In contempt, stayed", once: it is stayed, record')
    book = book.replace(
        "from: {contempt: on-appeal,", "from: {ordered: on-appeal, contempt: on-appeal, on-appeal: on-appeal,"
    )
    book = book.replace(
        "ordered: {label: Order outstanding}", "ordered: {label: Order outstanding, once: you refuse}"
    )
    book = book.replace("on-appeal: {label: On appeal,", "on-appeal: {label: On appeal, once: they lose,")
    case = desk({"appeal": "label: Appeal, moves: [appeal]", "vacate": "moves: [vacate]"}, book=book)
    position = case.opening()

    said = Phrases(case.scenario, WORDS).reasons(case.reasons(position, ChoiceId("appeal")), position)

    assert said[1:] == (WORDS("reason.opens_once", once="you refuse or they lose"),)


def test_a_refusal_in_a_posture_from_which_the_move_leads_promises_nothing():
    """What is missing there is another thing than the posture."""
    book = RULE_BOOK.replace(
        "contempt: {label: In contempt,", "contempt: {label: In contempt, once: you refuse,"
    )
    choices = {"appeal": "moves: [appeal]", "hold": "effects: [{find: strict}], moves: [hold]"}
    case = desk(choices, book=book)
    position = after(case, "hold")

    said = Phrases(case.scenario, WORDS).reasons(case.reasons(position, ChoiceId("appeal")), position)

    assert said == ("Here a contempt needs a sanction.",)


def test_only_a_refusal_has_authorities_behind_it():
    (reason,) = CASE.reasons(after(CASE, "once"), ChoiceId("once"))

    assert PHRASES.cites_of(reason) == ()


def test_entries_of_a_matter_name_it_where_there_are_several():
    two = {
        "matters": "{one: {title: The warrant, procedure: book}, two: {procedure: book}}",
        "arguments": "{}",
    }
    case = desk({"fine": "effects: [{sanction: one, per_day: 5}]"}, two)
    (entry,) = played(case, "fine").docket

    assert Phrases(case.scenario, WORDS).entry(entry) == "The warrant: Sanction of $5 a day set."


@pytest.mark.parametrize(
    ("ruling", "said"),
    [
        ("by: judge, says: No.", "Judge Okafor: No."),
        ("says: No.", "No."),
        ("says: No., disposition: denied", "Denied: No."),
        ("says: No., disposition: denied, by: judge", "Judge Okafor: Denied. No."),
        ("says: No., disposition: denied, on: the motion", "On the motion: Denied. No."),
    ],
)
def test_a_ruling_is_said_by_what_is_known_of_it(ruling, said):
    case = desk({"rule": f"ruling: {{{ruling}}}"})
    (entry,) = played(case, "rule").docket

    assert Phrases(case.scenario, WORDS).entry(entry) == said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "Sanction of $50 a day set."),
        (", cap: 60", "Sanction of $50 a day set, never more than $60 a day."),
        (", doubles: weekly", "Sanction of $50 a day set, doubling each week."),
    ],
)
def test_a_daily_sum_is_said_with_its_growth_and_its_cap(more, said):
    case = desk({"fine": f"effects: [{{sanction: order, per_day: 50{more}}}]"})
    (entry,) = played(case, "fine").docket

    assert Phrases(case.scenario, WORDS).entry(entry) == said


def test_fines_that_are_wiped_out_and_those_that_stay_due_are_told_apart():
    case = desk(
        {
            "fine": "effects: [{sanction: order, per_day: 50}]",
            "hold": "takes: 1 day, moves: [hold]",
            "wait": "takes: 10 days",
            "purge": "moves: [purge]",
            "vacate": "moves: [vacate]",
        }
    )
    phrases = Phrases(case.scenario, WORDS)
    ended = [
        phrases.entry(played(case, "fine", "hold", "wait", one).docket[-1]) for one in ("purge", "vacate")
    ]

    assert ended == [
        "The daily sum ends; $500 stays due.",
        "The daily sum ends; $500 that was owed is wiped out.",
    ]


def test_a_citation_is_shown_with_its_pin():
    assert PHRASES.short_cite(Cite("ryan", "532")) == "United States v. Ryan, 402 U.S. 530 (1971), at 532"
    assert PHRASES.full_cite(Cite("ryan", "(a)")) == "United States v. Ryan, 402 U.S. 530(a) (1971)"
