"""A tag of a web page is told; signs that only look like one are left alone."""

import pytest

from tests.messages import faults
from tests.proof.test_checks import HEAD, checked

CASE = (
    HEAD.replace("facts: {found: {label: It is found}}\n", "")
    + """\
scenes:
  desk:
    text: "TEXT"
    choices: {go: {label: Go, goes_to: done}}
  done: {text: It is over., ending: {title: Done}}
"""
)


def told(folder, text):
    problems = [one for one in checked(folder, CASE.replace("TEXT", text)).problems if one.code == "L004"]
    assert not [one for one in problems if faults(one.what, one.remedy)]
    return [(one.place.line, one.remedy) for one in problems]


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("It is <b>not</b> here.", "Write `**words**` for it."),
        ("It is <em>not</em> here.", "Write `*words*` for it."),
        ("One.<br/>Two.", "Take it out; a new paragraph is a new part of a list."),
        ("<a href='https://example.org'>Here</a>", "Take it out; a new paragraph is a new part of a list."),
    ],
)
def test_a_tag_is_told_with_what_there_is_for_it(tmp_path, text, remedy):
    assert told(tmp_path, text) == [(11, remedy)]


@pytest.mark.parametrize(
    "text", ["Five < six, and six > five.", "He wrote <sic>.", "Mail <b@example.org>.", "Well."]
)
def test_other_signs_are_left_alone(tmp_path, text):
    assert told(tmp_path, text) == []
