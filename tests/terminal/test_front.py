"""What can be typed, and what is answered to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from game.engine.case import Case
from game.engine.play import Play
from game.model.ids import MeterId
from game.pages.lines.page import WIDTH
from game.terminal.front import NAMES, TypedCommand, TypedNumber, UnknownInput, numbers_in, understood
from tests.builders import CASES, ROOT, SHIPPED, desk, read, written
from tests.terminal.scripts import WORDS, loaded, printed, script

FIRST_STEPS = ROOT / "scenarios" / "first-steps" / "scenario.yaml"


COPIED = {"facts": "{copied: {label: It is copied}}"}


def first_steps(*typed, seed=7):
    case = script(FIRST_STEPS, "historical").case
    return printed(Play.begin(case, seed), typed)


def typed(case, *lines, seed=7):
    return printed(Play.begin(case, seed), lines)


def answers(text):
    """Give what was answered to each line, without the prompts."""
    return [part.partition("\n")[2].strip("\n") for part in text.split("Your choice: ")[1:]]


def test_the_beginning_says_who_you_are_and_how_to_play():
    text = first_steps()

    for said in ("The paper warrant", "You are counsel to Harbourline Mail", "What is watched", "Type ?"):
        assert said in text


@pytest.mark.parametrize("line", ["foo", "9", "0", "1 2", "9?", "-3", "\x1b[2J"])
def test_what_is_no_choice_is_told_and_nothing_happens(line):
    (answer, again) = answers(first_steps(line, "t"))

    assert "is not a choice here.\nChoose a number from 1 to 4, or ? for help." in answer
    assert "\x1b" not in answer
    assert again.startswith("Scene 1. Two pages by fax")


def test_where_nothing_can_be_chosen_no_number_is_asked_for():
    (answer,) = answers(typed(desk({"go": "goes_to: end, shown_when: [{fact: copied}]"}, COPIED), ""))

    assert answer.startswith("Nothing can be chosen here.")


def test_an_empty_line_says_what_can_be_typed():
    assert answers(first_steps(""))[0].startswith("Choose a number from 1 to 4, or ? for help.")


def test_undo_takes_the_turn_back_and_redo_makes_it_again():
    before, after, undone, redone = answers(first_steps("t", "2", "u", "y"))

    assert undone == f"The turn is taken back.\n\n{before}"
    assert after.endswith(
        redone.removeprefix("The turn is made again.\n\n").removesuffix("\n\nThe input ended.")
    )


def test_undo_and_the_same_choice_again_give_the_same_outcome():
    once, _, again = answers(first_steps("2", "u", "2"))

    assert again.removesuffix("\n\nThe input ended.") == once


def test_where_nothing_can_be_taken_back_or_made_again_it_says_so():
    undone, redone = answers(first_steps("u", "y"))

    assert undone == "This is the opening; there is nothing to take back."
    assert redone.startswith("There is nothing to make again.")


GATE = desk(
    {
        "appeal": "label: Appeal at once, moves: [appeal], stance: litigate, takes: 1 day",
        "hold": "label: Stand in contempt, moves: [hold]",
        "second": "label: Only with it, when: [{fact: found}]",
        "look": "label: Look for it, effects: [{find: found}]",
    }
)


def test_a_locked_choice_says_why_with_its_authority():
    text = typed(GATE, "1", "1?")

    shown, tried, more = text.split("1. Appeal at once")[1], *answers(text)
    why = "An order to produce is not final. United States v. Ryan, 402 U.S. 530 (1971)."
    for place in (shown, tried, more):
        assert why in " ".join(place.split())
    assert tried.startswith("1 is locked.")
    assert "Locked. Litigate" in shown


def test_a_locked_choice_cannot_be_made():
    text = typed(GATE, "1", "3", "t")

    assert text.count("You choose:") == 0
    assert "3 is locked. Needs: It is found." in text


def test_a_choice_opens_once_its_reason_is_gone():
    text = typed(GATE, "4", "3")

    assert "You choose: Only with it" in text


PICKS = desk(
    {
        "file": "label: File, picks: {of: [first, second, third], at_most: 2, label: Which grounds?}",
        "all": "label: Raise what is left, picks: {of: [first], at_most: 1}",
        "brief": "label: Brief, picks: {of: [first, second], at_least: 0, at_most: 1, left_out: forfeited}",
    }
)


def test_picks_are_asked_for_by_number():
    text = typed(PICKS, "1", "3 1", "r")

    assert "Which grounds?\n  1. The first ground\n  2. Second\n  3. Third\nChoose 1 to 2." in text
    assert "With: The first ground; Third" in text
    assert "Preserved: The first ground\nNot raised yet: Second\nPreserved: Third" in text


def test_whoever_builds_a_brief_reads_beforehand_that_the_rest_is_given_up():
    text = typed(PICKS, "3", "1", "r")

    assert "2. Second\nChoose 0 to 1.\nWhat you leave out is given up for good." in text
    assert "Preserved: The first ground\nForfeited: Second\nNot raised yet: Third" in text
    assert "given up for good" not in typed(PICKS, "1", "1")


@pytest.mark.parametrize("line", ["1 2 3", "4", "0", "1 1", "foo", "u"])
def test_picks_that_do_not_fit_are_asked_for_again(line):
    text = typed(PICKS, "1", line, "1")

    assert "Choose 1 to 2. Type numbers from 1 to 3, or an empty line to go back." in text
    assert "With: The first ground" in text


def test_an_empty_line_leads_back_from_the_picks():
    text = typed(PICKS, "1", "", "t")

    assert "Nothing is picked, so the choice is not made." in text
    assert "You choose" not in text


def test_where_only_one_set_can_be_picked_nobody_is_asked():
    assert "You choose: Raise what is left\nWith: The first ground" in typed(PICKS, "2")


BROKEN = desk(
    {
        "bad": "label: Gamble, outcomes: {one: {label: One, odds: 40}, other: {label: Other, odds: 40}}",
        "good": "label: Wait, takes: 1 day",
        "far": "label: Sleep, takes: 36525 days",
    },
    {"opens_on": "2999-12-31"},
)


def test_a_mistake_of_the_scenario_is_a_sentence_and_undo_is_possible():
    text = typed(BROKEN, "2", "1", "u", "2")

    assert "make 80 instead of 100 here" in " ".join(text.split())
    assert "The play stays where it was" in text
    assert "The turn is taken back." in text
    assert text.count("You choose: Wait") == 2


def test_a_choice_past_the_end_of_the_calendar_is_told_and_the_others_can_be_made():
    text = typed(BROKEN, *["3"] * 70, "2")

    assert "year 9999" in text
    assert text.count("You choose: Sleep") == 69
    assert "3 is locked." in text
    assert "You choose: Wait" in text


def test_the_odds_that_were_drawn_are_shown_after_the_turn_and_not_before():
    case = desk({"go": "label: Go, outcomes: {a: {label: Up, odds: 35}, b: {label: Down}}"})
    text = typed(case, "1")
    before, after = text.split("You choose: Go")

    assert "in 100" not in before
    assert re_drawn(after)


def re_drawn(text):
    """Tell whether a drawn outcome and what else could have come are told with their odds."""
    drawn = {
        "It turned out: Up. That was drawn at 35 in 100.\nIt could have been: Down (65 in 100).",
        "It turned out: Down. That was drawn at 65 in 100.\nIt could have been: Up (35 in 100).",
    }
    return any(one in text for one in drawn)


def test_a_meter_that_is_hidden_is_not_told_of():
    case = desk(
        {"go": "label: Go, effects: [{meter: trust, by: 5}, {meter: secret, by: -7}]"},
        {
            "meters": "{trust: {starts_at: 60}, "
            "secret: {starts_at: 50, label: A secret loss, shown_when: [{fact: found}]}}"
        },
    )

    text = typed(case, "1", "m")
    assert "Trust: 60 to 65." in text
    assert "secret" not in text
    assert Play.begin(case, 7).position.meters[MeterId("secret")] == 50


def test_each_sheet_can_be_looked_at():
    headings = {
        "d": "Docket",
        "r": "Record",
        "m": "Meters",
        "c": "Clock",
        "p": "Procedure",
        "g": "Words",
        "a": "Sources",
        "e": "Documents",
        "?": "A number makes that choice.",
    }
    for letter, heading in headings.items():
        assert answers(first_steps(letter))[0].startswith(heading)


def test_the_clock_tells_deadlines_and_what_runs():
    case = desk(
        {
            "hold": "label: Stand, moves: [hold], "
            "effects: [{sanction: order, per_day: 50000, doubles: daily}]",
            "wait": "label: Wait, takes: 3 days",
            "stay": "label: Stay, moves: [stay]",
        }
    )
    text = typed(case, "1", "2", "c", "3", "c")
    running, stayed = answers(text)[2], answers(text)[4]

    assert "Notice: the last day is 15 January 2020. 11 days left." in running.replace(" of appeal", "")
    assert "$350,000 in fines." in running
    assert "Daily sum: $50,000. Running." in running
    assert "Doubles each day; the next day costs $400,000." in running
    assert "Daily sum: $50,000. Stayed." in stayed
    assert "$350,000 in fines so far; the $400,000 a day is stayed." in " ".join(text.split())


def test_the_procedure_says_where_the_order_stands_and_what_is_not_open():
    text = " ".join(typed(GATE, "p").split())

    assert "You are here: Served." in text
    assert "Hold in contempt." in text.split("Open from here")[1].split("Not open from here")[0]
    assert "Appeal: An order to produce is not final. [1]" in text.split("Not open from here")[1]


def test_a_document_is_shown_in_full_once_and_again_when_asked_for():
    scenario = written({"go": "label: Go"}, {"exhibits": "{fax: {title: The fax, text: Two pages.}}"})
    case_text = scenario.replace("  desk:\n", "  desk:\n    exhibits: [fax]\n")
    text = typed(Case(read(case_text).playable), "1", "e")
    assert text.count("Two pages.") == 2
    assert "Document: The fax. You have seen it; e shows it again." in text


def test_a_document_is_shown_as_what_was_done_has_made_it_and_in_full_again_where_it_changed():
    letter = "{title: The letter, text: [Dear court., {text: We appeal., when: [{fact: found}]}]}"
    scenario = written(
        {"go": "label: Go", "look": "label: Look, effects: [{find: found}]"},
        {"exhibits": f"{{letter: {letter}}}"},
    )
    case = Case(read(scenario.replace("  desk:\n", "  desk:\n    exhibits: [letter]\n")).playable)

    unchanged, changed = typed(case, "1", "e"), typed(case, "2", "e")
    assert "We appeal." not in unchanged
    assert unchanged.count("Dear court.") == 2
    assert changed.count("We appeal.") == 2
    assert changed.count("Dear court.") == 3
    assert "You have seen it" not in changed


def test_a_speaker_is_introduced_the_first_time_only():
    case = desk(
        {"go": "label: Go"},
        {"cast": "{judge: {name: Judge Okafor, role: District judge}}"},
        text='[{judge: He said "no".}, {judge: Twice.}]',
    )
    text = typed(case, "1")

    assert text.count("Judge Okafor (District judge): “He said ‘no’.”") == 1
    assert text.count("Judge Okafor: “He said ‘no’.”") == 1
    assert text.count("Judge Okafor: “Twice.”") == 2


def test_a_paragraph_is_shown_only_where_its_guard_holds():
    case = desk(
        {
            "look": "label: Look, effects: [{find: found}], "
            "text: [{text: Now you see it., when: [{fact: found}]}, {text: Never., when: [{fact: other}]}]"
        },
        text="[{text: It is lost., when: [{not: [{fact: found}]}]}, "
        "{text: It is there., when: [{fact: found}]}]",
    )
    before, after = typed(case, "1").split("You choose")

    assert ("It is lost." in before, "It is there." in before) == (True, False)
    assert ("It is lost." in after, "It is there." in after) == (False, True)
    assert "Now you see it." in after
    assert "Never." not in after


LINES = some.one_of(
    some.integers(0, 9).map(str),
    some.sampled_from([*"drmcpgaetuys?q", "1?", "2?", "1 2", "1,2", "", "s name", "undo", "\x00", "999"]),
    some.text(max_size=5),
)


@given(some.sampled_from([*SHIPPED, *CASES]), some.lists(LINES, max_size=25), some.integers(0, 99))
@settings(max_examples=60)
def test_whatever_is_typed_every_line_is_answered_and_none_is_too_wide(path, lines, seed):
    case = Case(loaded(path).playable)
    text = printed(Play.begin(case, seed), [line.replace("\n", " ") for line in lines])

    assert [line for line in text.split("\n") if len(line) > WIDTH] == []


def test_an_ending_offers_its_debrief_in_parts():
    of = script(FIRST_STEPS, "historical")
    parts = answers(printed(Play.begin(of.case, of.seed), [*of.lines, "2", "10", "99", "u"], real=of.replay))[
        -4:
    ]

    assert parts[0].startswith("Luck ledger")
    assert "is not a choice here.\nChoose a number from 1 to 9" in parts[1]
    assert "is not a choice here." in parts[2]
    assert parts[3].startswith("The turn is taken back.")


def test_the_whole_debrief_is_printed_where_a_pipe_ends_and_not_twice():
    of = script(FIRST_STEPS, "historical")
    begin = Play.begin(of.case, of.seed)

    assert printed(begin, of.lines, real=of.replay).count("\nLuck ledger\n") == 1
    assert printed(begin, [*of.lines, "9"], real=of.replay).count("\nLuck ledger\n") == 1
    assert printed(begin, [*of.lines, "9", "u", "1"], real=of.replay).count("\nLuck ledger\n") == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("yahoo-belgium", "This is how the real course ended."),
        ("cloud-act-quillhaven", "This is how the road ends that the case marks. No real case took it."),
    ],
)
def test_an_ending_is_called_real_only_where_a_real_case_stands_behind_it(name, said):
    of = script(ROOT / "scenarios" / name / "scenario.yaml", "historical")
    text = " ".join(printed(Play.begin(of.case, of.seed), of.lines, real=of.replay).split())

    assert said in text
    assert ("real course" in text) == ("real course" in said)


def test_a_fork_is_told_beside_history_with_the_reason():
    of = script(FIRST_STEPS, "quiet-file")
    real = script(FIRST_STEPS, "historical").replay
    text = " ".join(printed(Play.begin(of.case, of.seed), of.lines, real=real).split())

    course = text.split("Your course 1.")[1].split("Luck ledger")[0]
    assert "On the marked road: Produce what is in this building" in course
    assert "Why (inferred): " in course


def test_a_case_without_a_real_course_says_so():
    case = desk({"end": "goes_to: end, label: Stop"})

    assert "This case has no real course of its own." in typed(case, "1")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3", TypedNumber(3)),
        (" 3. ", TypedNumber(3)),
        ("3)", TypedNumber(3)),
        ("3?", TypedNumber(3, asks=True)),
        ("?3", TypedNumber(3, asks=True)),
        ("3 ?", TypedNumber(3, asks=True)),
        ("0", TypedNumber(0)),
        ("u", TypedCommand("undo")),
        ("U", TypedCommand("undo")),
        ("undo", TypedCommand("undo")),
        ("y", TypedCommand("redo")),
        ("?", TypedCommand("help")),
        ("q", TypedCommand("quit")),
        ("exit", TypedCommand("quit")),
        ("s Before the appeal", TypedCommand("save", "Before the appeal")),
        ("", UnknownInput("")),
        ("-1", UnknownInput("-1")),
        ("1 2", UnknownInput("1 2")),
        ("³", UnknownInput("³")),
        ("9" * 5000, UnknownInput("9" * 5000)),
        ("appeal", UnknownInput("appeal")),
    ],
)
def test_a_typed_line_is_understood(typed, meant):
    assert understood(typed, WORDS) == meant


def test_no_letter_or_word_means_two_commands():
    typed = [word for name in NAMES for word in WORDS(f"terminal.command.{name}").split()]

    assert len(typed) == len(set(typed))


def test_the_help_names_every_command_by_its_letter():
    letters = {line.split()[0] for line in WORDS("terminal.help").splitlines()}

    assert {WORDS(f"terminal.command.{name}").split()[0] for name in NAMES} <= letters


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [("1 3", (1, 3)), ("1,3", (1, 3)), (" 2 ", (2,)), ("", ()), ("1 x", None), ("-1", None), ("1.5", None)],
)
def test_numbers_are_read_with_spaces_or_commas_between_them(typed, numbers):
    assert numbers_in(typed) == numbers


@given(some.text())
def test_whatever_is_typed_means_something(typed):
    assert isinstance(understood(typed, WORDS), TypedNumber | TypedCommand | UnknownInput)
    numbers_in(typed)


def test_what_documents_the_real_course_is_told_after_the_end_and_not_before():
    of = script(FIRST_STEPS, "historical")
    lines = ("a", "d", *of.lines)
    text = " ".join(printed(Play.begin(of.case, of.seed), lines, real=of.replay).split())
    before, _, after = text.partition("What is real behind this case")

    assert "Documented by [" in after
    assert "Documented by" not in before
