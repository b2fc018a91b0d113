"""Loops without end; what stands twice, a paragraph or a label, and what may well stand twice."""

import pytest

from tests.proof.cases import FACTS, HEAD, checked, found

TWICE = "It is Friday again, and the order is on the desk."
CASE = (
    HEAD.replace(FACTS, "")
    + """\
scenes:
  desk:
    text: [FIRST]
    choices:
      go: {label: Go, goes_to: street}
      stay: {label: Stay, takes: 1 day, goes_to: street}
  street:
    text:
      - It rains.
      - SECOND
    choices: {walk: {label: Walk, goes_to: done}}
  done: {text: It is over., ending: {title: Done}}
"""
)


def told(folder, case):
    return [
        (one.code, one.place.line) for one in checked(folder, case).problems if one.code in ("D109", "D113")
    ]


@pytest.mark.parametrize(
    "second", [TWICE, f"{{text: '{TWICE}'}}", TWICE.replace(" the order", "   the order")]
)
def test_a_paragraph_in_two_scenes_is_told_at_the_second(tmp_path, second):
    case = CASE.replace("FIRST", f'"{TWICE}"').replace("SECOND", second)

    assert told(tmp_path, case) == [("D109", 18)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It rains again.", "It rains again."),
        (f'"{TWICE}"', f'{{text: "{TWICE}", when: [{{chosen: desk.go}}]}}'),
        (f'"{TWICE}"', "It is Friday again, and the order is on the chair."),
        (f'"{TWICE}", "{TWICE}"', "It rains on."),
    ],
)
def test_a_short_one_and_one_that_only_some_plays_show_may_stand_twice(tmp_path, first, second):
    assert told(tmp_path, CASE.replace("FIRST", first).replace("SECOND", second)) == []


@pytest.mark.parametrize("label", ["Go", "  go", "GO"])
def test_two_choices_with_one_label_are_told(tmp_path, label):
    case = (
        CASE.replace("FIRST", "Look.").replace("SECOND", "Look.").replace("label: Stay", f'label: "{label}"')
    )

    assert told(tmp_path, case) == [("D113", 14)]


def test_two_forms_of_a_choice_may_have_one_label(tmp_path):
    case = CASE.replace("FIRST", "Look.").replace("SECOND", "Look.")
    case = case.replace("{label: Stay,", "{label: Go, shown_when: [{after: 2020-01-01}],")

    assert told(tmp_path, case) == []


LOOP = (
    HEAD.replace(FACTS, "")
    + """\
scenes:
  desk:
    text: The order is on the desk.
    choices:
      go: {label: Go, goes_to: street}
      over: {label: It is over, goes_to: done}
  street:
    text: It rains.
    choices:
      on: {label: Go on, goes_to: done}
      back:
        label: Go back
        BACK
        outcomes: {early: {label: Early, odds: 50, goes_to: desk}, late: {label: Late, goes_to: done}}
      again: {label: Go round, times: 2, goes_to: street}
  done: {text: It is over., ending: {title: Done}}
"""
)


def test_a_loop_without_end_is_told_with_a_choice_that_goes_round(tmp_path):
    told = found(checked(tmp_path, LOOP.replace("BACK", "takes: 1 day")), "D001").problem

    assert "Add `times: 1`, or another number, to a choice on the way, such as 'street.back'" in told.remedy
    assert "or let every round use up a meter that nothing on the way raises." in told.remedy


@pytest.mark.parametrize(
    "back", ["times: 1", "when: [{meter: trust, above: 0}]\n        effects: [{meter: trust, by: -60}]"]
)
def test_a_loop_that_ends_is_not_told(tmp_path, back):
    with pytest.raises(StopIteration):
        found(checked(tmp_path, LOOP.replace("BACK", back)), "D001")
