"""Names that nothing declares: the words on the screen, or several names in one text."""

import shutil

import pytest

from game.content.called import read_as, written_out
from game.content.loading import load
from tests.builders import ROOT, failing
from tests.messages import faults

FACTS = {"facts": "{frozen: {label: The mailbox is frozen}, narrowed: {label: It is narrowed}}"}


@pytest.mark.parametrize(
    ("written", "key", "remedy"),
    [
        ("one, two", "moves", "Write `[one, two]`."),
        ("one,two", "moves", "Write `[one, two]`."),
        ("one; two", "moves", "Write `[one, two]`."),
        ("one and two", "moves", "Write `[one, two]`."),
        ("one, four", "moves", ""),
        ("one", "moves", ""),
        ("one and two", "fact", "Write a block for each: `{fact: one}, {fact: two}`."),
        ("one or two", "fact", "Write `{any: [{fact: one}, {fact: two}]}`."),
        ("one or two", "posture", "Write `[one, two]`."),
        ("not one", "fact", "Write `{not: [{fact: one}]}`."),
        ("not four", "fact", ""),
        ("one >= 60", "meter", "Write `{meter: one, at_least: 60}`."),
        ("one < -5", "meter", "Write `{meter: one, below: -5}`."),
        ("one and two", "deadline", ""),
    ],
)
def test_several_names_in_one_text_are_shown_as_they_are_written(written, key, remedy):
    assert written_out(written, ["one", "two", "three"], key) == remedy


def test_a_thing_is_known_by_what_a_player_reads_of_it_where_that_is_one_alone():
    declared = {
        "quash": {"label": "The demand is quashed"},
        "won": {"title": "You won"},
        "twice": {"title": "You won"},
    }

    assert read_as("The demand is quashed.", declared) == "quash"
    assert read_as("You won", declared) == ""
    assert read_as("Nobody", {}) == ""


@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        ("when: [{fact: not frozen}]", "Write `{not: [{fact: frozen}]}`."),
        (
            "when: [{fact: frozen and narrowed}]",
            "Write a block for each: `{fact: frozen}, {fact: narrowed}`.",
        ),
        ("when: [{fact: The mailbox is frozen}]", "Did you mean 'frozen'?"),
        ("effects: [{find: frozen and narrowed}]", "Write `[frozen, narrowed]`."),
        ("when: [{posture: served.order}]", "Did you mean 'order.served'?"),
        (
            "when: [{chosen: desk.act and desk.act}]",
            "Write a block for each: `{chosen: desk.act}, {chosen: desk.act}`.",
        ),
        ("goes_to: desk.act", "Write `desk`: here a scene is named, without a choice."),
    ],
)
def test_the_remedy_is_what_was_meant(body, remedy):
    """None of these may lead to the opposite: `not frozen` is no slip of `frozen`."""
    problems = [one for one in failing({"act": body}, FACTS) if one.code == "S012"]

    assert [one.remedy for one in problems] == [remedy]
    assert not faults(problems[0].what, problems[0].remedy)


def test_a_move_and_a_posture_may_be_called_by_their_labels_and_are_then_named():
    book = {"matters": "{order: {procedure: us-production-order}}", "arguments": "{}"}
    (move,) = failing({"act": "moves: [The demand is quashed]"}, book)
    (posture,) = failing({"act": "when: [{posture: Order outstanding}]"}, book)

    assert (move.remedy, posture.remedy) == ("Did you mean 'quash'?", "Did you mean 'ordered'?")


@pytest.mark.parametrize(
    ("meant", "written", "remedy"),
    [
        ("outcome: stands", "outcome: The subpoena stands", "Did you mean 'stands'?"),
        ("choose: envelope.object", "choose: envelope.Object in writing", "Did you mean 'envelope.object'?"),
        ("choose: envelope.object", "choose: Object in writing", "Did you mean 'envelope.object'?"),
        ("choose: envelope.object", "choose: object", "Did you mean 'envelope.object'?"),
        ("ends_in: lost", "ends_in: Broke", "Did you mean 'broke'?"),
        ("ends_in: lost", "ends_in: Fined", "Did you mean 'broke'?"),
        ("{posture: resting}", "{fact: The county asks for two months only}", "Did you mean 'narrowed'?"),
    ],
)
def test_a_playbook_that_names_things_as_a_player_reads_them_is_told_their_ids(
    tmp_path, meant, written, remedy
):
    case = tmp_path / "county-subpoena"
    shutil.copytree(ROOT / "tests" / "cases" / "county-subpoena", case)
    playbook = case / "playbooks" / "at-rest.yaml"
    playbook.write_text(playbook.read_text("utf-8").replace(meant, written, 1), "utf-8")
    (problem,) = load(case / "scenario.yaml").problems

    assert problem.remedy == remedy
    assert not faults(problem.what, problem.remedy)
