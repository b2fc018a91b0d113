"""What a scenario declares before its scenes."""

import pytest

from game.content.problems import Problem
from game.model.cites import Cite
from tests.builders import HEAD, after, desk, failing, open_here, read, written


def problem(**head: str) -> Problem:
    """Return the one problem of a case with some keys at the top."""
    (found,) = failing({"act": ""}, head)
    return found


@pytest.mark.parametrize(
    ("conditions", "name"),
    [
        ("{a: {says: A, when: [{holds: a}]}}", "a"),
        ("{a: {says: A, when: [{holds: b}]}, b: {says: B, when: [{holds: a}]}}", "a"),
        ("{x: {says: X, when: [{holds: a}]}, a: {says: A, when: [{any: [{not: [{holds: a}]}]}]}}", "a"),
    ],
)
def test_conditions_that_refer_to_one_another_in_a_circle_are_told_once(conditions, name):
    """At one of the circle, not at one that only leads into it."""
    found = problem(conditions=conditions)

    assert found.code == "S022"
    assert found.what == f"condition '{name}' refers to itself, directly or through others"


def test_conditions_may_refer_to_others_in_any_order():
    first = "a: {says: A, when: [{holds: b}]}, b: {says: B, when: [{holds: c}]}"
    case = desk(
        {"find": "effects: [{find: found}]", "act": "when: [{holds: a}]"},
        {"conditions": f"{{{first}, c: {{says: C, when: [{{fact: found}}]}}}}"},
    )

    assert open_here(case, case.opening()) == ["find"]
    assert open_here(case, after(case, "find")) == ["find", "act"]


def test_a_row_of_conditions_has_an_end():
    row = ", ".join(f"c{n}: {{says: So, when: [{{holds: c{n + 1}}}]}}" for n in range(60))

    assert problem(conditions=f"{{{row}, c60: {{says: So, when: [{{fact: found}}]}}}}").code == "S022"


@pytest.mark.parametrize(
    "meter",
    [
        "starts_at: 101",
        "starts_at: -1",
        "starts_at: 5, lowest: 5, highest: 5",
        "starts_at: 5, lowest: 9, highest: 1",
    ],
)
def test_a_meter_starts_within_its_bounds(meter):
    assert problem(meters=f"{{trust: {{{meter}}}}}").code == "S008"


@pytest.mark.parametrize("better", ["high", "low"])
def test_better_is_high_or_low(better):
    case = desk({"act": ""}, {"meters": f"{{trust: {{starts_at: 60, better: {better}}}}}"})

    assert case.scenario.meters["trust"].better == better


@pytest.mark.parametrize("better", ["lower", "''", "High"])
def test_better_is_nothing_else(better):
    found = problem(meters=f"{{trust: {{starts_at: 60, better: {better}}}}}")

    assert found.remedy == "Write `high` or `low`."


def test_a_meter_may_be_shown_later():
    """A loss that shows later."""
    case = desk({"act": ""}, {"meters": "{trust: {starts_at: 60, shown_when: [{fact: found}]}}"})

    assert len(case.scenario.meters["trust"].shown_when) == 1


def test_labels_that_are_missing_are_the_ids_in_words():
    case = desk(
        {"act": ""},
        {"facts": "{data-preserved: {}}", "arguments": "{border-rule: {}}", "deadlines": "{re-ply: {}}"},
    )

    assert case.scenario.facts["data-preserved"].label == "Data preserved"
    assert case.scenario.arguments["border-rule"].label == "Border rule"
    assert case.scenario.deadlines["re-ply"] == "Re ply"
    assert case.scenario.deadlines["order.notice"] == "Notice of appeal"


def test_exhibits_have_a_title_a_text_and_sources():
    exhibits = "{fax: {title: The fax, text: [One., {judge: Two.}], truth: invented, cites: [ryan]}}"
    exhibit = desk({"act": ""}, {"exhibits": exhibits}).scenario.sources.exhibits["fax"]

    assert [(one.text, one.speaker) for one in exhibit.text] == [("One.", None), ("Two.", "judge")]
    assert (exhibit.truth, exhibit.cites) == ("invented", (Cite("ryan"),))


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("opens_at", "dekk", "S012 unknown scene 'dekk'"),
        ("opens_on", "2020-1-1", "S009 'opens_on' needs a date, not '2020-1-1'"),
        ("edition", "0", "S008 editions are counted from 1"),
        ("scenario_format", "2", "S021 this program reads scenario_format 1, not '2'"),
        ("currency", "dollars", "S023 'dollars' is not a currency code"),
        ("language", "English", "S023 'English' is not a language tag"),
        ("minutes", "ten", "S006 'minutes' needs a whole number, not 'ten'"),
        ("matters", "{}", "S008 'matters' has too few items"),
        ("matters", "{order: {procedure: book, opens_in: sevred}}", "S012 unknown posture 'sevred'"),
        ("facts", "{found: {cites: [rayn]}, other: {}}", "S012 unknown authority 'rayn'"),
        ("opens_with", "[{find: fuond}]", "S012 unknown fact 'fuond'"),
        ("variants", "{mild: {opens_with: [{find: fuond}]}}", "S012 unknown fact 'fuond'"),
        ("renamed", "{desk.do: dekk.act}", "S012 unknown choice 'dekk.act'"),
        ("renamed", "{old: dekk}", "S012 unknown scene 'dekk'"),
        ("renamed", "{old.do: desk}", "S012 'desk' does not name the same kind of thing as 'old.do'"),
        ("history", "[{date: 2020-01-01, who: A}]", "S002 the key 'what' is missing in 'history'"),
        ("history", "[{date: 2020-01-01, who: A, what: B, at: dekk}]", "S012 unknown scene 'dekk'"),
        ("history", "[{date: 2020-01-01, who: A, what: B, at: desk.atc}]", "S012 unknown choice 'desk.atc'"),
        ("mask", "{sealed: [rayn]}", "S012 unknown authority 'rayn'"),
        ("class", "{plans: {fifty: {minutes: 50, decisions: [dekk]}}}", "S012 unknown scene 'dekk'"),
        (
            "class",
            "{misconceptions: {one: {claim: A}}}",
            "S002 the key 'in_fact' is missing in 'class.misconceptions.one'",
        ),
    ],
)
def test_a_mistake_at_the_top_is_told(key, value, said):
    found = problem(**{key: value})

    assert f"{found.code} {found.what}" == said


@pytest.mark.parametrize(
    "missing", ["scenario_format", "id", "edition", "title", "matters", "opens_at", "opens_on"]
)
def test_a_key_that_every_case_needs_is_told_where_it_is_missing(missing):
    text = "\n".join(f"{key}: {value}" for key, value in HEAD.items() if key != missing)
    told = read(f"{text}\nscenes:\n  desk: {{ending: {{title: Over}}}}\n").errors

    assert f"the key '{missing}' is missing at the top of the file" in [one.what for one in told]


def test_history_is_told_as_dated_entries_tied_to_what_they_answer():
    head = {
        "history": "[{date: 2013-12-04, who: A magistrate judge, what: Issued the warrant., at: desk.act, "
        "why: It was asked., cites: [ryan]}]",
        "simplified": "[One judge speaks for three.]",
    }
    history = desk({"act": ""}, head).scenario.history
    (event,) = history.events

    assert (event.day.isoformat(), event.who, event.at, event.truth) == (
        "2013-12-04",
        "A magistrate judge",
        "desk.act",
        "documented",
    )
    assert history.simplified == ("One judge speaks for three.",)


def test_a_row_of_just_forty_conditions_is_well():
    row = ", ".join(f"c{n}: {{says: So, when: [{{holds: c{n + 1}}}]}}" for n in range(1, 40))
    head = {"conditions": f"{{{row}, c40: {{says: So, when: [{{fact: found}}]}}}}"}

    assert len(desk({"act": ""}, head).scenario.conditions) == 40
    longer = head["conditions"].replace("{c1:", "{c0: {says: So, when: [{holds: c1}]}, c1:")
    assert problem(conditions=longer).code == "S022"


def test_a_condition_that_only_leads_into_a_circle_is_not_the_one_that_is_told():
    """Even where it comes before all others in the alphabet, and is named by one of the circle."""
    x, y = "x: {says: X, when: [{holds: y}]}", "y: {says: Y, when: [{holds: x}]}"
    found = problem(conditions=f"{{a: {{says: A, when: [{{holds: x}}, {{holds: y}}]}}, {x}, {y}}}")

    assert found.what.startswith("condition 'x' refers to itself")


def test_an_argument_is_raised_against_a_matter_that_there_is():
    assert problem(arguments="{first: {against: ordre}}").what == "unknown matter 'ordre'"


@pytest.mark.parametrize(
    ("expect", "at", "said"),
    [
        ("{endings: {end: {}}}", "{}", "S020 nothing is expected here: there is no bound"),
        (
            "{endings: {end: {at_least: 5, at_most: 4.5}}}",
            "{at_least",
            "S020 no number can lie within these bounds",
        ),
        ("{endings: {edn: {at_least: 5}}}", "edn", "S012 unknown ending 'edn'"),
        ("{endings: {desk: {at_least: 5}}}", "desk", "S012 unknown ending 'desk'"),
        (
            "{minutes: {longest: {at_least: 5, at_most: 4}}}",
            "{at_least",
            "S020 no number can lie within these bounds",
        ),
    ],
)
@pytest.mark.parametrize("of", ["{expect}", "{{mild: {{expect: {expect}}}}}"])
def test_what_cannot_be_expected_is_told_at_its_place(of, expect, at, said):
    key = "expect" if of == "{expect}" else "variants"
    (found,) = failing({"act": ""}, {key: of.format(expect=expect)})

    assert f"{found.code} {found.what}" == said
    assert found.place.column == f"{key}: {of.format(expect=expect)}".index(at) + 1


def test_of_endings_nothing_is_told_where_a_part_of_the_file_was_left_out():
    found = problem(expect="{endings: {edn: {at_least: 5}}}", odd="1")

    assert found.what == "unknown key 'odd'"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("summary", "An '[[oath]]'", "unknown term 'oath'"),
        ("role", "A '[[oath]]'", "unknown term 'oath'"),
        ("class", "{plans: {p: {minutes: 5, decisions: [desk], moot: dekk}}}", "unknown scene 'dekk'"),
        ("class", "{plans: {p: {minutes: 5, decisions: [desk], asks: no}}}", "unknown misconception 'no'"),
        ("class", "{plans: {p: {minutes: 5, decisions: [desk], what_if: no}}}", "unknown variant 'no'"),
        (
            "class",
            "{misconceptions: {m: {claim: A, in_fact: B, after: {ask: C, answers: {a: A, b: B}, right: c}}}}",
            "unknown answer 'c'",
        ),
        ("class", "{misconceptions: {m: {claim: A, in_fact: B, cites: [rayn]}}}", "unknown authority 'rayn'"),
        ("renamed", "{old: desk.act}", "'desk.act' does not name the same kind of thing as 'old'"),
        ("exhibits", "{fax: {title: A, text: B, cites: [rayn]}}", "unknown authority 'rayn'"),
        ("history", "[{date: 2020-01-01, who: A, what: B, cites: [rayn]}]", "unknown authority 'rayn'"),
    ],
)
def test_a_name_at_the_top_that_nothing_declares_is_told(key, value, said):
    assert problem(**{key: value}).what == said


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ({"place": "corutroom"}, "the game has no place 'corutroom'"),
        (
            {"cast": "{judge: {name: A, portrait: nobody-there}}"},
            "the game has no portrait 'nobody-there'",
        ),
    ],
)
def test_a_drawing_that_there_is_not_is_a_warning_at_the_top_too(head, said):
    told = read(written({"act": ""}, head)).problems

    assert [(one.severity, one.what) for one in told if one.code == "A001"] == [("warning", said)]


@pytest.mark.parametrize(
    ("cite", "meant"),
    [
        ("ryan 532", "`ryan at 532`"),
        ("ryan at", "`ryan at PIN`, such as `ryan at 532`"),
        ("ryan, 532", "`ryan at 532`"),
        ("ryan § 4", "`ryan at § 4`"),
        ("ryan (b)", "`ryan at (b)`"),
    ],
)
def test_what_stands_behind_the_id_of_a_cite_is_a_pin(cite, meant):
    (problem,) = failing({"act": f"cites: ['{cite}']"})

    assert (problem.code, problem.what) == ("S024", f"'{cite}' is no id with a pin")
    assert problem.remedy == f"Write {meant}, or the id alone."


def test_a_cite_of_an_unknown_authority_is_told_at_its_column_whatever_its_pin():
    (problem,) = failing({"act": "cites: [ryan at 532, rayn at 534]"})

    assert (problem.code, problem.remedy) == ("S012", "Did you mean 'ryan'?")
    line = written({"act": "cites: [ryan at 532, rayn at 534]"}).splitlines()[problem.place.line - 1]
    assert line[problem.place.column - 1 :].startswith("rayn at 534")


def test_a_cite_has_its_pin():
    case = desk({"act": "cites: ryan at 532-533, files: A motion."})

    assert case.scenario.scenes["desk"].choices["act"].half.cites == (Cite("ryan", "532-533"),)


def test_what_says_what_documents_it_is_documented():
    paper = "{paper: {title: A paper, text: It says so., documented_by: ryan at 3}}"
    history = "[{date: 2020-01-02, who: A, what: B., documented_by: [ryan at 5], cites: [ryan]}]"
    effects = "effects: [{docket: A letter came., documented_by: [ryan at 2]}, {find: found}]"
    case = desk(
        {"act": f"documented_by: [ryan at 1], {effects}", "say": f"truth: invented, {effects}"},
        {"exhibits": paper, "history": history},
    )
    scenario, desk_ = case.scenario, case.scenario.scenes["desk"]
    act, say = desk_.choices["act"].half, desk_.choices["say"].half

    assert (act.truth, act.documented_by) == ("documented", (Cite("ryan", "1"),))
    assert act.effects[0].change.documented_by == (Cite("ryan", "2"),)
    assert [one.truth for one in say.effects] == ["documented", "invented"]
    assert scenario.sources.exhibits["paper"].truth == "documented"
    assert scenario.history.events[0].documented_by == (Cite("ryan", "5"),)
    assert scenario.history.events[0].cites == (Cite("ryan"),)


def test_what_documents_something_must_be_declared():
    (problem,) = failing({"act": "documented_by: [rayn at 1]"})

    assert (problem.code, problem.remedy) == ("S012", "Did you mean 'ryan'?")
