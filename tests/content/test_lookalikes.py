"""Signs of a word processor in names: each is told once, as what it is, with how the name is typed."""

import pytest

from game.content.lookalikes import typed_plainly
from game.content.problems import Problem
from tests.builders import RULE_BOOK, read, written
from tests.messages import faults

HEAD = {"facts": "{log-kept: {label: The log is kept}}"}
CURLY = ", without the curly quotation marks?"
HYPHEN = ", with the hyphen of the keyboard?"


def told(choices: dict[str, str], head: dict[str, str] = HEAD) -> tuple[Problem, ...]:
    """Return all that is told of a case, warnings too, less that of texts which this one has not."""
    every = read(written(choices, head), RULE_BOOK).problems
    return tuple(one for one in every if one.code != "S030")


@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        ("when: [{fact: \u201clog-kept\u201d}]", f"Did you mean 'log-kept'{CURLY}"),
        ("when: [{fact: \u2018log-kept\u2019}]", f"Did you mean 'log-kept'{CURLY}"),
        ("when: [{fact: \u00ablog-kept\u00bb}]", f"Did you mean 'log-kept'{CURLY}"),
        ("when: [{fact: log\u2013kept}]", f"Did you mean 'log-kept'{HYPHEN}"),
        ("when: [{fact: log\u2011kept}]", f"Did you mean 'log-kept'{HYPHEN}"),
        ("when: [{fact: log-kept\u2019}]", "Did you mean 'log-kept', without the apostrophe?"),
        (
            "when: [{fact: log-\u00adkept}]",
            "Did you mean 'log-kept', without the character that cannot be seen?",
        ),
        ("goes_to: \u201cdesk\u201d", f"Did you mean 'desk'{CURLY}"),
        ("stance: \u201ccomply\u201d", f"Did you mean 'comply'{CURLY}"),
        ("\u201clabel\u201d: Act", f"Did you mean 'label'{CURLY}"),
        ("moves: [\u201chold\u201d]", f"Did you mean 'hold'{CURLY}"),
        ("when: [{fact: \u201clog-kep\u201d}]", "Did you mean 'log-kept'?"),
    ],
)
def test_a_name_with_such_a_sign_is_told_once_with_how_it_is_typed(body, remedy):
    (problem,) = told({"act": body})

    assert problem.remedy == remedy
    assert not faults(problem.what, problem.remedy)


@pytest.mark.parametrize(
    ("id_", "has", "spelt"),
    [
        ("log\u2019s-kept", "an apostrophe", "logs-kept"),
        ("\u201clog-kept\u201d", "quotation marks of a word processor", "log-kept"),
        ("log\u2013kept", "an en dash in place of a hyphen", "log-kept"),
    ],
)
def test_an_id_with_such_a_sign_is_told_where_it_is_declared_and_not_where_it_is_asked_for(id_, has, spelt):
    problems = told({"act": f"when: [{{fact: {spelt}}}]"}, {"facts": f"{{{id_}: {{label: Kept}}}}"})

    assert [(one.code, one.what) for one in problems] == [
        ("S014", f"'{id_}' cannot be a name, since it has {has}")
    ]
    assert problems[0].remedy.endswith(f"such as `{spelt}`.")


def test_a_text_that_begins_with_curly_quotes_is_still_told_beside_other_mistakes():
    problems = told({"act": "label: \u201cAct\u201d", "other": "label: Other, stance: defy"})

    assert {one.code for one in problems} == {"S013", "Y020"}


def test_a_name_of_the_keyboard_is_left_alone():
    assert typed_plainly("log-kept") is None
