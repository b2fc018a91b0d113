"""The names of a scenario, and whose they are where there are several matters."""

import pytest

from tests.builders import after, desk, failing, standing

TWO = {
    "matters": "{warrant: {procedure: book}, gag: {procedure: us-nondisclosure-order, opens_in: in-force}}",
    "arguments": "{}",
}


def test_names_of_rule_books_are_written_with_their_matter_where_there_are_several():
    case = desk(
        {
            "act": "moves: [warrant.hold], "
            "when: [{posture: [warrant.served, gag.lifted]}, {may: warrant.hold}]",
            "ask": "when: [{deadline: warrant.notice, is: open}]",
        },
        TWO,
    )

    assert standing(after(case, "act"), "warrant").posture == "contempt"
    assert [one.key.choice for one in case.open_choices(after(case, "act"))] == ["ask"]


def test_the_bare_name_is_enough_where_there_is_one_matter_and_the_full_one_is_well_too():
    case = desk({"act": "moves: [hold], when: [{posture: order.served}]", "ask": "moves: [order.hold]"})

    assert standing(after(case, "act")).posture == standing(after(case, "ask")).posture == "contempt"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("moves: [hold]", "S017 there are several matters, and move 'hold' does not say which it belongs to"),
        (
            "when: [{posture: served}]",
            "S017 there are several matters, and posture 'served' does not say which it belongs to",
        ),
        (
            "when: [{deadline: notice, is: met}]",
            "S017 there are several matters, and deadline 'notice' does not say which it belongs to",
        ),
        ("moves: [warrant.hodl]", "S012 unknown move 'hodl' of matter 'warrant'"),
        ("moves: [warant.hold]", "S012 unknown matter 'warant' in 'warant.hold'"),
        ("moves: [hodl]", "S012 unknown move 'hodl'"),
        ("when: [{sanction: served}]", "S012 unknown matter 'served'"),
    ],
)
def test_a_name_that_could_be_several_or_none_is_told(body, said):
    problems = failing({"act": body}, TWO)

    assert said in [f"{one.code} {one.what}" for one in problems]
    assert len(problems) == 1


def test_a_name_of_another_matter_is_told_with_that_matter():
    (problem,) = failing({"act": "moves: [gag.hold]"}, TWO)

    assert (problem.what, problem.remedy) == (
        "unknown move 'hold' of matter 'gag'",
        "Did you mean 'warrant.hold'?",
    )


@pytest.mark.parametrize(
    ("written", "remedy"), [("duty.served", "Write `served`."), ("odrer.served", "Did you mean 'order'?")]
)
def test_a_matter_that_there_is_not_is_left_out_or_fixed(written, remedy):
    (problem,) = failing({"act": f"when: [{{posture: {written}}}]"})

    assert problem.remedy == remedy


def test_the_remedy_names_the_matters_that_have_it():
    both = {**TWO, "matters": "{warrant: {procedure: book}, gag: {procedure: book}}"}

    (problem,) = failing({"act": "moves: [hold]"}, both)

    assert problem.remedy == "Write `warrant.hold` or `gag.hold`."


def test_an_argument_names_its_matter_where_there_are_several():
    (problem,) = failing({"act": ""}, {**TWO, "arguments": "{statute: {label: The statute}}"})

    assert (problem.code, problem.remedy) == ("S017", "Add `against:` with one of: warrant, gag.")


@pytest.mark.parametrize("name", ["Found", "found_it", "-found", "found--it", "a.b", "''", "é", "x" * 65])
def test_ids_are_kebab_case(name):
    problems = failing({"act": ""}, {"facts": f"{{{name}: {{}}}}"})

    assert {one.code for one in problems} <= {"S014", "S008", "Y015"}


def test_a_name_may_look_like_anything_in_kebab_case():
    """`no`, `12` or `null` are names like any other."""
    case = desk({"no": "", "12": "", "null": ""}, {"facts": "{yes: {}, 2014-04-25: {}}"})

    assert list(case.scenario.facts)[-2:] == ["yes", "2014-04-25"]
    assert [one.key.choice for one in case.choices(case.opening())] == ["no", "12", "null"]


@pytest.mark.parametrize(
    ("head", "remedy"),
    [
        ({"facts": "{}"}, "Write one of: strict; or declare it under `facts`."),
        ({"facts": "{nothing: {label: Nothing}}"}, "Did you mean 'nothing'?"),
    ],
)
def test_a_name_that_nothing_declares_is_told_with_where_to_declare_it(head, remedy):
    (problem,) = failing({"act": "effects: [{find: nothin}]"}, head)

    assert (problem.what, problem.remedy) == ("unknown fact 'nothin'", remedy)


def test_where_there_is_no_name_to_choose_from_it_is_told_where_to_declare_one():
    (problem,) = failing({"act": "effects: [{preserve: scope}]"}, {"arguments": "{}"})

    assert problem.remedy == "Declare it under `arguments`."


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("Lowe", "Did you mean 'judge'?"),
        ("LOWE", "Did you mean 'judge'?"),
        ("Low", "Write one of: judge, clerk"),
        ("Judge", "Did you mean 'judge'?"),
        ("e, of", "Write one of: judge, clerk"),
    ],
)
def test_somebody_is_meant_where_just_one_is_shown_by_a_word_that_is_long_enough(name, remedy):
    head = {"cast": "{judge: {name: 'Judge Lowe, of Cork'}, clerk: {name: 'Ann Byrne, of Cork'}}"}
    (problem,) = failing({"act": f"ruling: {{by: '{name}', says: No.}}"}, head)

    assert problem.remedy.startswith(remedy)
    (problem,) = failing({"act": "ruling: {by: of Cork, says: No.}"}, head)
    assert problem.remedy.startswith("Write one of: judge, clerk"), "both are shown as that"


def test_a_name_of_a_list_is_told_at_its_own_place():
    (problem,) = failing({"act": "effects: [{find: [found, other, fuond]}]"})

    line = "      act: {goes_to: desk, effects: [{find: [found, other, fuond]}]}"
    assert problem.place.column == line.index("fuond") + 1


def test_a_noun_that_begins_with_a_vowel_has_the_other_article():
    (problem,) = failing({"act": "effects: [{find: first}]"})

    assert problem.what == "'first' is declared as an argument, not as a fact"


def test_only_the_first_letter_of_an_id_in_words_is_a_capital():
    case = desk({"act": ""}, {"facts": "{the-court-is-strict: {}}"})

    assert case.scenario.facts["the-court-is-strict"].label == "The court is strict"


@pytest.mark.parametrize(
    ("posture", "codes"),
    [
        ("b.anything", ["P001"]),
        ("a.served", ["P001"]),
        ("a.sevred", ["P001", "S012"]),
        ("served", ["P001"]),
        ("anything", ["P001"]),
    ],
)
def test_of_a_matter_whose_rule_book_is_missing_no_name_is_told(posture, codes):
    head = {"matters": "{a: {procedure: book}, b: {procedure: bok}}", "arguments": "{}"}
    problems = failing({"act": f"when: [{{posture: {posture}}}]"}, head)

    assert sorted(one.code for one in problems) == codes


def test_for_a_name_of_no_matter_the_names_with_their_matters_are_listed():
    (problem,) = failing({"act": "moves: [warrant-hold]"}, TWO)

    assert problem.remedy == "Did you mean 'warrant.hold'?"


def test_of_a_name_with_two_points_all_before_the_last_is_the_matter():
    (problem,) = failing({"act": "when: [{posture: order.old.served}]"})

    assert problem.what == "unknown matter 'order.old' in 'order.old.served'"
