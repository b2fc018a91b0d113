"""A comparison or a change that is written inside a name: one message, with what to write instead."""

import pytest

from tests.builders import failing
from tests.messages import faults

HEAD = {"meters": "{standing: {starts_at: 50}, costs: {starts_at: 0}}"}


def told(body: str) -> list[tuple[str, str]]:
    """Return what is told of a choice, and what to write instead."""
    problems = failing({"act": body}, HEAD)
    assert not [one for one in problems if faults(one.what, one.remedy)]
    return [(one.what, one.remedy) for one in problems]


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        ("standing >= 60", "at_least: 60"),
        ("standing>60", "above: 60"),
        ("standing at least 60", "at_least: 60"),
        ("standing is below 60", "below: 60"),
        ("standing = 60", "is: 60"),
        ("standing 60", "at_least: 60"),
        ("60 <= standing", "at_least: 60"),
        ("standig \u2265 60", "at_least: 60"),
    ],
)
@pytest.mark.parametrize("key", ["meter", "fact"])
def test_a_comparison_inside_a_name_is_one_mistake_with_the_guard_that_was_meant(written, bound, key):
    expected = (f"unknown {key} '{written}'", f"Write `{{meter: standing, {bound}}}`.")

    assert told(f'when: [{{{key}: "{written}"}}]') == [expected]


@pytest.mark.parametrize(
    ("written", "change"),
    [
        ("standing +8", "by: 8"),
        ("standing by -8", "by: -8"),
        ("standing - 8", "by: -8"),
        ("standing += 8", "by: 8"),
        ("standing = 8", "to: 8"),
        ("standig 8", "by: 8"),
    ],
)
def test_a_change_inside_a_name_is_one_mistake_with_the_effect_that_was_meant(written, change):
    expected = (f"unknown meter '{written}'", f"Write `{{meter: standing, {change}}}`.")

    assert told(f"effects: [{{meter: {written}}}]") == [expected]


@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        ("when: [standing >= 60]", "Write `{meter: standing, at_least: 60}`, if 'standing' is a meter."),
        ("when: [{standing >= 60}]", "Write `{meter: standing, at_least: 60}`, if 'standing' is a meter."),
        ("when: [{standing: 60}]", "Write `{meter: standing, at_least: 60}`, if 'standing' is a meter."),
        ('when: [{standing: "> 60"}]', "Write `{meter: standing, above: 60}`, if 'standing' is a meter."),
        ("effects: [standing + 8]", "Write `{meter: standing, by: 8}`, if 'standing' is a meter."),
        ('when: [{meter: standing, is: ">= 60"}]', "Write `at_least: 60`."),
        ('when: [{meter: standing, ">=": 60}]', "Did you mean 'at_least'?"),
        ("when: [{meter: standing, at_least: 60%}]", "Write `60`, digits alone."),
        ('effects: [{meter: standing, "+": 8}]', "Did you mean 'by'?"),
    ],
)
def test_a_comparison_or_a_change_outside_a_name_is_told_with_what_was_meant(body, remedy):
    assert [one for _, one in told(body)] == [remedy]


def test_fines_that_are_compared_or_changed_inside_the_name_of_their_matter_are_told_so():
    assert [one for _, one in told("when: [{fines: order > 0}]")] == ["Write `{fines: order, above: 0}`."]
    assert [one for _, one in told("effects: [{fines: order +500}]")] == ["Write `{fines: order, by: 500}`."]


def test_a_name_that_nothing_declares_and_no_number_beside_it_are_two_mistakes():
    assert len(told("when: [{meter: patience}]")) == 2
