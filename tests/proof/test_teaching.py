"""What a class needs: a long enough end, a text for the screen that is read at once, a mask that holds."""

import pytest

from tests.proof.cases import at_a_desk, codes

HEARING = """\
  hearing:
    text: The judge waits.
    on_screen: SCREEN
    choices: {rest: {label: Rest, goes_to: done}}
"""


def plan(folder, code, *, phases="history: 6, debrief: 9", decisions="desk, hearing", words=10):
    """Return whether a code is reported of a plan that begins at the desk."""
    head = f"class: {{plans: {{fifty: {{minutes: 50, decisions: [{decisions}], phases: {{{phases}}}}}}}}}\n"
    rest = HEARING.replace("SCREEN", "word " * words)
    result = at_a_desk(folder, "      go: {label: Go, goes_to: hearing}\n", head=head, rest=rest)
    return code in codes(result)


@pytest.mark.parametrize(("debrief", "reported"), [(6, False), (5, True)])
def test_three_tenths_of_the_minutes_are_kept_for_the_end(tmp_path, debrief, reported):
    """Of fifty, with two minutes each for misconceptions and the last question."""
    assert plan(tmp_path, "T043", phases=f"history: 5, debrief: {debrief}") is reported


@pytest.mark.parametrize(
    ("decisions", "words", "reported"),
    [
        ("desk, hearing", 60, False),
        ("desk, hearing", 61, True),
        ("hearing, desk", 90, False),
        ("hearing, desk", 91, True),
    ],
)
def test_the_first_decision_may_have_more_words_on_the_screen(tmp_path, decisions, words, reported):
    assert plan(tmp_path, "T044", decisions=decisions, words=words) is reported


@pytest.mark.parametrize(("dates", "reported"), [(", dates: days", True), ("", False)])
def test_a_real_date_may_be_shown_where_the_mask_hides_none(tmp_path, dates, reported):
    head = f"mask: {{title: The mailbox abroad{dates}}}\n"
    head += "history: [{date: 2016-07-14, who: The court, what: It ruled for the company.}]\n"
    result = at_a_desk(tmp_path, "      go: {label: Go on 14 July 2016, goes_to: done}\n", head=head)

    assert ("T002" in codes(result)) is reported


def test_phases_that_a_plan_does_not_name_take_their_share_of_its_minutes(tmp_path):
    head = "class: {plans: {long: {minutes: 100, decisions: [desk]}}}\n"
    result = at_a_desk(tmp_path, "      go: {label: Go, goes_to: done}\n", head=head)

    assert "T043" not in codes(result)


def test_a_phase_that_no_class_has_is_told_with_the_one_that_was_meant(tmp_path):
    head = "class: {plans: {fifty: {minutes: 50, decisions: [desk], phases: {discussion: 6}}}}\n"
    result = at_a_desk(tmp_path, "      go: {label: Go, goes_to: done}\n", head=head)

    (problem,) = [one for one in result.problems if one.code == "S012"]
    assert (problem.what, problem.remedy) == ("unknown phase 'discussion'", "Did you mean 'discuss'?")
